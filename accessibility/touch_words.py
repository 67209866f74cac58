"""What is said of touches that did nothing, and of the pointer that rests. No Qt."""

from __future__ import annotations

from translations import messages


class TouchWords:
    """Every message stands here once, in one person's language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._messages = messages("accessibility", language)

    def nothing_pressed(self) -> str:
        # Translators: spoken and shown when the finger touched a place where there is nothing to press
        return self._messages.pgettext("spoken", "Nothing was pressed there.")

    def slipped(self) -> str:
        # Translators: spoken when the finger slid off a button before it was lifted; the button's name follows
        return self._messages.pgettext("spoken", "Your finger slid off. This was not pressed:")

    def one_finger(self) -> str:
        # Translators: spoken when several fingers or the whole hand touched the screen; nothing was pressed
        return self._messages.pgettext("spoken", "Nothing was pressed. Touch with one finger.")

    def pause(self) -> str:
        # Translators: on a button; a pointer that rests on something presses it, until this button was pressed
        return self._messages.gettext("Stop pressing by resting")

    def go_on(self) -> str:
        # Translators: on a button; a pointer that rests on something is to press it again
        return self._messages.gettext("Press by resting again")

    def paused(self) -> str:
        # Translators: spoken after the button "Stop pressing by resting"
        return self._messages.pgettext("spoken", "Resting presses nothing now.")

    def resumed(self) -> str:
        # Translators: spoken after the button "Press by resting again"
        return self._messages.pgettext("spoken", "Rest on something to press it.")
