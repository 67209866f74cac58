"""What the keypad says: its keys by name, what they are for, and where there is nothing to do. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from accessibility.compose import Composer
from accessibility.describe import Words
from accessibility.help_words import HelpWords
from accessibility.keypad_profile import PadKey
from accessibility.keys import Command
from translations import Messages

_COMMANDS: Final = {
    Command.AFTER: PadKey.DOWN,
    Command.BEFORE: PadKey.UP,
    Command.ACTION: PadKey.ACTION,
    Command.HELP: PadKey.HELP,
    Command.QUIETER: PadKey.LESS,
    Command.LOUDER: PadKey.MORE,
}


class KeypadWords:
    """In one person's language. The names are what stands on the keys, or what their shape is."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def key(self, key: PadKey) -> str:
        """What a key is called."""
        pgettext = self._messages.pgettext  # by this name the words are found for translation
        match key:
            case PadKey.UP:
                return pgettext("keypad", "Up")
            case PadKey.DOWN:
                return pgettext("keypad", "Down")
            case PadKey.ACTION:
                # Translators: the large round key of a tactile keypad, which chooses
                return pgettext("keypad", "Round key")
            case PadKey.BACK:
                return pgettext("keypad", "Back")
            case PadKey.NEXT:
                return pgettext("keypad", "Next")
            case PadKey.LESS:
                # Translators: the key << of a tactile keypad
                return pgettext("keypad", "Double arrow left")
            case PadKey.MORE:
                # Translators: the key >> of a tactile keypad
                return pgettext("keypad", "Double arrow right")
            case PadKey.HELP:
                return pgettext("keypad", "Help")
            case PadKey.PANIC:
                # Translators: a key of a tactile keypad that undoes all settings of the person
                return pgettext("keypad", "Usual settings")
            case _:
                return ""

    def purpose(self, key: PadKey) -> str:
        """What a key is for, where no keyboard has its like."""
        pgettext = self._messages.pgettext  # by this name the words are found for translation
        match key:
            case PadKey.BACK:
                purpose = pgettext("keypad", "{key}: one step back, or from the letters back to the field.")
            case PadKey.NEXT:
                purpose = pgettext("keypad", "{key}: the main button of the page.")
            case PadKey.LESS:
                purpose = pgettext("keypad", "{key}: less. Among the letters, one row up. Else quieter.")
            case PadKey.PANIC:
                purpose = pgettext("keypad", "{key}: pressed three times, it brings the usual settings back.")
            case _:
                purpose = pgettext("keypad", "{key}: more. Among the letters, one row down. Else louder.")
        return purpose.format(key=self.key(key))

    def writing(self) -> str:
        """How to write."""
        text = self._messages.pgettext(
            "keypad", "To write in a field, press {key}: you come to letters on the screen. {back} leads out of them."
        )
        return text.format(key=self.key(PadKey.ACTION), back=self.key(PadKey.BACK))

    def no_back(self) -> str:
        # Translators: spoken when the person presses Back on the keypad and there is no way back
        return self._messages.pgettext("spoken", "There is nothing to go back to.")

    def no_next(self) -> str:
        # Translators: spoken when the person presses Next on the keypad and the page has no next step
        return self._messages.pgettext("spoken", "This page has no next step. Choose something on it.")

    def no_keyboard(self) -> str:
        # Translators: spoken when the person wants to write with the keypad and no keyboard can be shown on the screen
        return self._messages.pgettext("spoken", "There is no keyboard on the screen here.")


class KeypadWay:
    """How help speaks of the keypad. It is one of the ways in once it was used, or wished for."""

    def __init__(self, composer: Callable[[], Composer]) -> None:
        self._composer = composer
        self.is_on = False

    def first_words(self) -> Sequence[Words]:
        help_words, key = HelpWords(self._composer().messages), self.key_of
        return (help_words.first(key(Command.AFTER), key(Command.ACTION), key(Command.HELP)),)

    def layers(self) -> Sequence[Sequence[Words]]:
        help_words, words = HelpWords(self._composer().messages), self._words
        walking: list[Words] = [
            help_words.purpose(command, self.key_of(command))
            for command in (Command.AFTER, Command.BEFORE, Command.ACTION, Command.HELP)
        ]
        turning = [words.purpose(key) for key in (PadKey.BACK, PadKey.NEXT, PadKey.LESS, PadKey.MORE)]
        return walking, [*turning, words.writing()]

    def key_of(self, command: Command) -> str:
        return self._words.key(_COMMANDS[command]) if command in _COMMANDS else ""

    @property
    def _words(self) -> KeypadWords:
        return KeypadWords(self._composer().messages)
