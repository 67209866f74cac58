"""The layer's own spoken words: for roles, states, places and keystrokes, in one person's language. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accessibility.preferences import Verbosity
from accessibility.roles import Role, State
from translations import Messages

if TYPE_CHECKING:
    from accessibility.items import Item


class Vocabulary:
    """Every message stands here once, with its comment for the translator."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def role(self, role: Role, verbosity: Verbosity) -> Iterator[str]:
        """The word for a role: never when brief, the rest of them only in full (blind visitors found them noise)."""
        if verbosity is not Verbosity.BRIEF:
            word = self._role(role) or (self._role_in_full(role) if verbosity is Verbosity.FULL else "")
            if word:
                yield word

    def _role(self, role: Role) -> str:
        pgettext = self._messages.pgettext
        match role:
            case Role.FIELD:
                # Translators: spoken: a place to write in
                return pgettext("spoken", "field")
            case Role.CHECKBOX:
                # Translators: spoken: a box that can be ticked or not
                return pgettext("spoken", "tick box")
            case Role.RADIO:
                # Translators: spoken: one of several answers, of which one can be chosen
                return pgettext("spoken", "option")
            case Role.CHOICE:
                # Translators: spoken: a field that opens a list to choose from
                return pgettext("spoken", "list to choose from")
            case Role.LIST:
                # Translators: spoken: a list of things, one under the other
                return pgettext("spoken", "list")
            case Role.SLIDER:
                # Translators: spoken: a control for less or more, such as the volume
                return pgettext("spoken", "less or more")
            case _:
                return ""

    def _role_in_full(self, role: Role) -> str:
        pgettext = self._messages.pgettext
        match role:
            case Role.BUTTON:
                # Translators: spoken: something to press on the screen
                return pgettext("spoken", "button")
            case Role.LINK:
                # Translators: spoken: words that lead somewhere else
                return pgettext("spoken", "link")
            case Role.HEADING:
                # Translators: spoken: the title of a page or of a part of it
                return pgettext("spoken", "heading")
            case Role.PICTURE:
                # Translators: spoken before the words that describe a picture
                return pgettext("spoken", "picture")
            case Role.PROGRESS:
                # Translators: spoken of something that shows how far a work has got
                return pgettext("spoken", "progress")
            case Role.KEY:
                # Translators: spoken of a key of the keyboard that stands on the screen
                return pgettext("spoken", "key")
            case Role.STATUS | Role.ALERT:
                # Translators: spoken before a message, such as "Saved"
                return pgettext("spoken", "message")
            case Role.GROUP:
                # Translators: spoken of several things that belong together
                return pgettext("spoken", "group")
            case _:
                return ""

    def checked(self, item: Item, *, off: bool = False) -> Iterator[str]:
        """Whether the item is ticked, chosen or selected. With `off`, also that a button no longer is."""
        pgettext = self._messages.pgettext
        checked = State.CHECKED in item.state
        if item.role is Role.CHECKBOX:
            # Translators: spoken of a tick box
            yield pgettext("spoken", "ticked") if checked else pgettext("spoken", "not ticked")
        elif item.role is Role.RADIO:
            # Translators: spoken of one of several answers
            yield pgettext("spoken", "chosen") if checked else pgettext("spoken", "not chosen")
        elif item.role is Role.ROW:
            return  # the row that is read is the one selected
        elif checked or State.SELECTED in item.state:
            # Translators: spoken of a button that is the present one of several
            yield pgettext("spoken", "selected")
        elif off:
            # Translators: spoken of a button that is no longer the present one
            yield pgettext("spoken", "not selected")

    def states(self, state: frozenset[State]) -> Iterator[str]:
        """What else stands in the way of using an item."""
        if State.READ_ONLY in state:
            # Translators: spoken of a field whose value cannot be changed
            yield self._messages.pgettext("spoken", "cannot be changed")
        if State.DISABLED in state:
            # Translators: spoken of a button or a field that cannot be used at present
            yield self._messages.pgettext("spoken", "not available now")
        if State.BUSY in state:
            # Translators: spoken of something that takes a while
            yield self._messages.pgettext("spoken", "please wait")
        if State.EXPANDED in state:
            # Translators: spoken of a list or a part of the page that is open, so that what it holds can be read
            yield self._messages.pgettext("spoken", "open")
        if State.COLLAPSED in state:
            # Translators: spoken of a list or a part of the page that is closed, so that what it holds is hidden
            yield self._messages.pgettext("spoken", "closed")

    def empty(self) -> str:
        # Translators: spoken of a field in which nothing is written
        return self._messages.pgettext("spoken", "empty")

    def required(self) -> str:
        # Translators: spoken of a question that has to be answered
        return self._messages.pgettext("spoken", "must be filled in")

    def problem(self) -> str:
        # Translators: spoken before the sentence that says what is wrong with an answer
        return self._messages.pgettext("spoken", "There is a problem")

    def position(self, number: int, count: int, *, option: bool = False) -> str:
        if option:
            # Translators: spoken: one of several answers, of which one can be chosen, and which of them it is
            return self._messages.pgettext("spoken", "option {number} of {count}").format(number=number, count=count)
        # Translators: spoken: the second of five things is "2 of 5"
        return self._messages.pgettext("spoken", "{number} of {count}").format(number=number, count=count)

    def place(self, number: int, count: int) -> str:
        # Translators: spoken when the person asks where on the page they are
        text = self._messages.pgettext("spoken", "Item {number} of {count} on this page")
        return text.format(number=number, count=count)

    def edge(self, *, top: bool) -> str:
        if top:
            # Translators: spoken when the person tries to go above the first thing on the page
            return self._messages.pgettext("spoken", "Top of the page")
        # Translators: spoken when the person tries to go below the last thing on the page
        return self._messages.pgettext("spoken", "End of the page")

    def nothing(self) -> str:
        # Translators: spoken when a page has nothing on it
        return self._messages.pgettext("spoken", "Nothing to read here")

    def star(self) -> str:
        # Translators: spoken instead of each character that is typed into a secret field
        return self._messages.pgettext("spoken", "star")

    def words(self, count: int) -> str:
        # Translators: spoken while somebody writes a private text: how many words there are
        return self._messages.ngettext("{count} word", "{count} words", count).format(count=count)

    def words_are_counted(self) -> str:
        # Translators: spoken of a private text before it is written
        return self._messages.pgettext("spoken", "While you write you hear how many words there are.")

    def how_to_hear_writing(self, key: str) -> str:
        # Translators: spoken of a private field before anything is written in it; {key} is the name of a key
        text = self._messages.pgettext("spoken", "To hear what you write, plug in headphones or press {key}.")
        return text.format(key=key)

    def not_aloud(self) -> str:
        # Translators: spoken in place of a private value while others could hear it
        return self._messages.pgettext("spoken", "Private. It is read only with headphones.")

    def not_aloud_unless(self, key: str) -> str:
        # Translators: spoken in place of a private value while others could hear it; {key} is the name of a key
        text = self._messages.pgettext("spoken", "Private. Plug in headphones, or press {key} to hear it aloud.")
        return text.format(key=key)

    def private(self) -> str:
        # Translators: spoken in place of a private value, to who has heard before how to listen to it
        return self._messages.pgettext("spoken", "Private")

    def hidden_count(self, count: int) -> str:
        # Translators: spoken of a password or a code: only how long it is
        return self._messages.ngettext("{count} hidden character", "{count} hidden characters", count).format(
            count=count
        )

    def deleted(self) -> str:
        # Translators: spoken after the character that the person has just deleted
        return self._messages.pgettext("spoken", "deleted")

    def deleted_count(self, count: int) -> str:
        # Translators: spoken when several characters were deleted at once
        return self._messages.ngettext("{count} character deleted", "{count} characters deleted", count).format(
            count=count
        )

    def end_of_text(self) -> str:
        # Translators: spoken when the text cursor stands behind the last character
        return self._messages.pgettext("spoken", "end of the text")

    def character(self, text: str) -> str:
        """The name of a character that has no sound; empty for all others."""
        if text == " ":
            # Translators: spoken when the person types a space
            return self._messages.pgettext("spoken", "space")
        if text == "\n":
            # Translators: spoken when the person begins a new line
            return self._messages.pgettext("spoken", "new line")
        return ""
