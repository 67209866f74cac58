"""The sentences of spoken help: each key by its name and what it does. No Qt; every message stands here once."""

from __future__ import annotations

from accessibility.keys import Command
from accessibility.roles import Role
from translations import Messages


class HelpWords:
    """In one person's language. `{key}` is always the name of a key, as the way in calls it."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def purpose(self, command: Command, key: str) -> str:
        """What a key does."""
        return self._purpose(command).format(key=key)

    def _purpose(self, command: Command) -> str:
        pgettext = self._messages.pgettext
        match command:
            case Command.STOP:
                return pgettext("spoken help", "{key}: be quiet.")
            case Command.REPEAT:
                return pgettext(
                    "spoken help",
                    "{key}: hear the last thing again. Twice: letter by letter. Three times: a word for each letter.",
                )
            case Command.READ_PAGE:
                return pgettext("spoken help", "{key}: read the whole page. Any key stops the reading.")
            case Command.WHERE_AM_I:
                return pgettext("spoken help", "{key}: where am I?")
            case Command.PAUSE:
                return pgettext("spoken help", "{key}: pause the voice, and go on.")
            case Command.BEFORE:
                return pgettext("spoken help", "{key}: the thing before.")
            case Command.AFTER:
                return pgettext("spoken help", "{key}: the next thing.")
            case Command.ACTION:
                return pgettext("spoken help", "{key}: choose it.")
            case Command.HELP:
                return pgettext("spoken help", "{key}: help. Hold it to learn the keys.")
            case Command.SLOWER | Command.FASTER:
                return self._speed(command)
            case Command.QUIETER | Command.LOUDER:
                return self._loudness(command)
            case Command.HEAR_ALOUD:
                return pgettext("spoken help", "{key}: hear a private thing aloud. Twice: all of them.")
            case Command.CURTAIN:
                return pgettext("spoken help", "{key}: make the screen dark, and show it again.")

    def _speed(self, command: Command) -> str:
        if command is Command.SLOWER:
            return self._messages.pgettext("spoken help", "{key}: speak slower.")
        return self._messages.pgettext("spoken help", "{key}: speak faster.")

    def _loudness(self, command: Command) -> str:
        if command is Command.QUIETER:
            return self._messages.pgettext("spoken help", "{key}: quieter.")
        return self._messages.pgettext("spoken help", "{key}: louder.")

    def tab(self, key: str, back: str) -> str:
        # Translators: {key} is Tab, {back} is Shift and Tab
        return self._messages.pgettext("spoken help", "{key}: the next thing to use. {back}: the one before.").format(
            key=key, back=back
        )

    def escape(self, key: str) -> str:
        return self._messages.pgettext("spoken help", "{key}: one step back.").format(key=key)

    def use(self, role: Role, key: str) -> str:
        """How to use what one stands on; empty for what is only read. `key` is the one that chooses."""
        pgettext = self._messages.pgettext
        match role:
            case Role.BUTTON | Role.LINK | Role.KEY | Role.ROW | Role.OTHER:
                return pgettext("spoken help", "To choose it, press {key}.").format(key=key)
            case Role.CHECKBOX:
                return pgettext("spoken help", "To tick it or not, press {key}.").format(key=key)
            case Role.RADIO:
                return pgettext("spoken help", "To choose this answer, press {key}.").format(key=key)
            case Role.FIELD:
                return pgettext("spoken help", "Write your answer here.")
            case Role.CHOICE | Role.SLIDER | Role.LIST:
                return pgettext("spoken help", "To change it, press the arrow keys.")
            case _:
                return pgettext("spoken help", "This is only to be read.")

    def in_help(self, more: str, again: str, leave: str) -> str:
        """How to go on in help."""
        # Translators: {more}, {again} and {leave} are names of keys
        text = self._messages.pgettext(
            "spoken help", "For more help press {more}. To hear this again press {again}. To leave help press {leave}."
        )
        return text.format(more=more, again=again, leave=leave)

    def title(self) -> str:
        # Translators: spoken as the help with the keys begins
        return self._messages.pgettext("spoken help", "Help")

    def last(self) -> str:
        return self._messages.pgettext("spoken help", "That is all the help there is.")

    def left(self) -> str:
        return self._messages.pgettext("spoken help", "Help has ended.")

    def exploring(self, leave: str) -> str:
        # Translators: spoken when each key only says what it is; {leave} is the name of a key
        text = self._messages.pgettext(
            "spoken help", "Learn the keys. Each key only says what it is. To leave, press {leave}."
        )
        return text.format(leave=leave)

    def first(self, after: str, action: str, help_key: str) -> str:
        """The first thing that a person hears of the keys (ACC-4)."""
        # Translators: spoken at the beginning of a visit; all three are names of keys
        text = self._messages.pgettext(
            "spoken help", "Press {after} to hear the next thing, and {action} to choose it. Press {help} for help."
        )
        return text.format(after=after, action=action, help=help_key)

    def first_in_brief(self, help_key: str) -> str:
        # Translators: spoken at the beginning of a visit; {help} is the name of a key
        return self._messages.pgettext("spoken help", "Press {help} for help.").format(help=help_key)

    def headphones_out(self, key: str) -> str:
        """Shown, and never spoken, while nothing is to be heard on the loudspeaker."""
        # Translators: shown when the headphones have been pulled out; {key} is the name of a key
        text = self._messages.pgettext(
            "spoken help",
            "The headphones are out, and the voice is silent. Plug them in again, or press {key} for the loudspeaker.",
        )
        return text.format(key=key)

    def voice_on(self) -> str:
        # Translators: spoken when the person has switched the voice on with a key
        return self._messages.pgettext("spoken help", "The voice is on.")

    def loudspeaker(self) -> str:
        return self._messages.pgettext("spoken help", "The voice comes from the loudspeaker.")

    def all_aloud(self, key: str) -> str:
        # Translators: spoken when the person has agreed that others may hear; {key} is the name of a key
        text = self._messages.pgettext(
            "spoken help", "From now on private things are said aloud. To stop that, press {key} twice."
        )
        return text.format(key=key)

    def not_aloud(self) -> str:
        return self._messages.pgettext("spoken help", "Private things are not said aloud any more.")

    def writing_aloud(self) -> str:
        # Translators: spoken when the person has asked to hear what they write in a private field
        return self._messages.pgettext("spoken help", "What you write here is said aloud until you leave this field.")

    def nothing_private(self) -> str:
        return self._messages.pgettext("spoken help", "There is nothing private here.")
