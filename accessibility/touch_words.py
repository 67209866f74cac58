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

    def of_exploring(self) -> tuple[str, ...]:
        """How to explore by touch."""
        pgettext = self._messages.pgettext
        return (
            # Translators: spoken help for a person who explores the screen with a finger
            pgettext(
                "spoken",
                "Slide one finger over the screen to hear what is there. Touch the same thing again to press it.",
            ),
            # Translators: spoken help for a person who explores the screen with a finger
            pgettext("spoken", "Lifting the finger presses nothing. Take as long as you like before you touch again."),
            # Translators: spoken help about the keyboard on the screen, for a person who explores with a finger
            pgettext("spoken", "A letter on the screen is written when you lift your finger from it."),
        )

    def of_resting(self) -> tuple[str, ...]:
        """How to press by resting."""
        pgettext = self._messages.pgettext
        return (
            # Translators: spoken help for a person whose pointer presses what it rests on
            pgettext(
                "spoken", "Rest the pointer on something to press it. Move off before the ring is full to stop that."
            ),
            # Translators: spoken help; the button at the bottom of the window is called "Stop pressing by resting"
            pgettext("spoken", "The button at the bottom left stops it, and lets it go on."),
        )

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
