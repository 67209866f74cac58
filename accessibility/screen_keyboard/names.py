"""What is written on a key and what it is called, in the person's language. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from accessibility.screen_keyboard.layouts import LAYOUTS, Key, KeyRole, Kind, Layer
from translations import Messages


class Shift(StrEnum):
    """Whether capitals are written: none, one, or all until the key is pressed again."""

    OFF = "off"
    ONCE = "once"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class KeyWords:
    """`shown` stands on the key, `name` is what a screen reader says, `said` replaces it for the voice."""

    shown: str
    name: str
    said: str
    language: str


@dataclass(frozen=True, slots=True)
class Names:
    """The words of a keyboard. `language` is that of the words, not that of the letters."""

    messages: Messages
    language: str

    def of(self, key: Key, *, letters: str, layer: Layer, shift: Shift, kind: Kind) -> KeyWords:
        """The words of one key; `letters` is the language of the layout."""
        if key.role is KeyRole.WRITE:
            return self._character(key.writes, letters)
        shown = self._shown(key.role, letters, layer, shift, kind)
        name = self._name(key.role, shown, layer)
        return KeyWords(shown, name, "", self.language)

    def _character(self, character: str, letters: str) -> KeyWords:
        sign = self.sign(character)
        if sign:
            return KeyWords(character, character, sign, self.language)
        if character.isalpha() and character != character.lower():
            # Translators: spoken name of a key that writes a capital letter
            said = self.messages.pgettext("spoken", "capital {letter}").format(letter=character)
            return KeyWords(character, character, said, self.language if letters == self.language else letters)
        return KeyWords(character, character, "", letters)

    def _shown(self, role: KeyRole, letters: str, layer: Layer, shift: Shift, kind: Kind) -> str:
        gettext = self.messages.gettext
        match role:
            case KeyRole.SHIFT if shift is Shift.LOCKED:
                # Translators: on a key of the keyboard on the screen: all letters are written as capitals
                return gettext("All capitals")
            case KeyRole.SHIFT:
                # Translators: on a key of the keyboard on the screen: the next letter is a capital
                return gettext("Capital")
            case KeyRole.LAYER if layer is Layer.SIGNS:
                return LAYOUTS["en" if kind is Kind.EMAIL else letters].first
            case KeyRole.LAYER:
                return "123"
            case KeyRole.LANGUAGE:
                return LAYOUTS[letters].name
            case KeyRole.SPACE:
                # Translators: on the space bar of the keyboard on the screen
                return gettext("Space")
            case KeyRole.LINE:
                # Translators: on a key of the keyboard on the screen: begins a new line
                return gettext("New line")
            case KeyRole.ERASE:
                # Translators: on a key: takes away the character before the text cursor
                return gettext("Delete")
            case KeyRole.LEFT:
                # Translators: on a key: moves the text cursor to the left
                return gettext("Left")
            case KeyRole.RIGHT:
                # Translators: on a key: moves the text cursor to the right
                return gettext("Right")
            case KeyRole.NEXT if kind is Kind.SEARCH:
                # Translators: on a key of the keyboard on the screen: begins the search
                return gettext("Search")
            case KeyRole.NEXT:
                # Translators: on a key of the keyboard on the screen: goes to the next field
                return gettext("Next")
            case KeyRole.HIDE:
                # Translators: on a key: puts the keyboard on the screen away
                return gettext("Hide")
            case KeyRole.SIZE:
                # Translators: on a key of the keyboard on the screen: makes its keys larger or smaller. Very short
                return gettext("Size")
            case _:
                return ""

    def _name(self, role: KeyRole, shown: str, layer: Layer) -> str:
        gettext = self.messages.gettext
        match role:
            case KeyRole.LAYER if layer is Layer.SIGNS:
                # Translators: name of the key that shows letters; {letters} is what stands on it, such as "abc"
                return gettext("Letters, {letters}").format(letters=shown)
            case KeyRole.LAYER:
                # Translators: name of the key that shows digits and signs; "123" stands on it
                return gettext("Digits and signs, 123")
            case KeyRole.LANGUAGE:
                # Translators: name of a key; {language} is the language whose letters the keys have now
                return gettext("Language of the keys: {language}").format(language=shown)
            case KeyRole.HIDE:
                # Translators: name of a key; {hide} is the word that stands on it, "Hide"
                return gettext("Keyboard: {hide}").format(hide=shown)
            case KeyRole.SIZE:
                # Translators: name of a key; {size} is the word that stands on it, "Size"
                return gettext("{size} of the keys").format(size=shown)
            case _:
                return shown

    def keyboard(self) -> str:
        """What the whole is called."""
        # Translators: name of the keyboard on the screen
        return self.messages.gettext("Keyboard")

    def opened(self) -> str:
        # Translators: spoken when the keyboard appears on the screen
        return self.messages.pgettext("spoken", "The keyboard is on the screen.")

    def closed(self) -> str:
        # Translators: spoken when the keyboard goes from the screen
        return self.messages.pgettext("spoken", "The keyboard is put away.")

    def state(self, layer: Layer, shift: Shift) -> str:
        """What the keys write now (ACC-37)."""
        pgettext = self.messages.pgettext
        if layer is Layer.SIGNS:
            # Translators: spoken when the keys change
            return pgettext("spoken", "Digits and signs")
        if shift is Shift.LOCKED:
            # Translators: spoken when the keys change
            return pgettext("spoken", "All letters are capitals")
        if shift is Shift.ONCE:
            # Translators: spoken when the keys change
            return pgettext("spoken", "The next letter is a capital")
        # Translators: spoken when the keys change
        return pgettext("spoken", "Small letters")

    def size(self, size: int) -> str:
        """How large the keys are now."""
        pgettext = self.messages.pgettext
        if size == 0:
            # Translators: spoken when the keys of the keyboard on the screen change
            return pgettext("spoken", "Small keys")
        if size == 1:
            # Translators: spoken when the keys of the keyboard on the screen change
            return pgettext("spoken", "Keys of the usual size")
        # Translators: spoken when the keys of the keyboard on the screen change
        return pgettext("spoken", "Large keys")

    def hidden(self) -> str:
        """In place of a character that nobody else is to hear."""
        return self.messages.pgettext("spoken", "star")

    def deleted(self) -> str:
        return self.messages.pgettext("spoken", "deleted")

    def sign(self, character: str) -> str:
        """The name of a sign; empty for what is called as it sounds."""
        pgettext = self.messages.pgettext
        names = {
            " ": lambda: pgettext("spoken", "space"),
            "\n": lambda: pgettext("spoken", "new line"),
            ".": lambda: pgettext("spoken", "full stop"),
            ",": lambda: pgettext("spoken", "comma"),
            "-": lambda: pgettext("spoken", "hyphen"),
            "/": lambda: pgettext("spoken", "slash"),
            ":": lambda: pgettext("spoken", "colon"),
            ";": lambda: pgettext("spoken", "semicolon"),
            "(": lambda: pgettext("spoken", "opening bracket"),
            ")": lambda: pgettext("spoken", "closing bracket"),
            "?": lambda: pgettext("spoken", "question mark"),
            "!": lambda: pgettext("spoken", "exclamation mark"),
            "@": lambda: pgettext("spoken", "at sign"),
            "_": lambda: pgettext("spoken", "low line"),
            "№": lambda: pgettext("spoken", "number sign"),
            "%": lambda: pgettext("spoken", "per cent"),
            "&": lambda: pgettext("spoken", "and sign"),
            "+": lambda: pgettext("spoken", "plus"),
            "=": lambda: pgettext("spoken", "equals"),
            "'": lambda: pgettext("spoken", "apostrophe"),
            '"': lambda: pgettext("spoken", "quotation mark"),
            "«": lambda: pgettext("spoken", "opening quotation mark"),
            "»": lambda: pgettext("spoken", "closing quotation mark"),
            "*": lambda: pgettext("spoken", "asterisk"),
        }
        name = names.get(character)
        return name() if name is not None else ""
