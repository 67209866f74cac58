"""What its owner does with the code of locked answers, in words: on the screen and on paper they are the same."""

from __future__ import annotations

from kiosk.text import Text, Wording


def what_to_do(_: Wording, *, by_birth_date: bool, at_kiosk: bool) -> tuple[Text, ...]:
    """The steps, the first one first. `at_kiosk` is where they were locked, `by_birth_date` how the portal tells whose they are."""
    sent = (
        _("The kiosk sends your answers when the line is back. You need not stay here.")
        if at_kiosk
        else _("Your answers are sent when the line is back. Open this program then.")
    )
    whose = (
        _("Sign in there. The portal compares your date of birth.")
        if by_birth_date
        else _("Sign in there as you did today.")
    )
    return (
        sent,
        _("Then go to any kiosk, or open the program at home. Choose “My applications”, then “I have a code”."),
        whose,
        _("Write the code, look at your answers and send the application."),
    )


def carried(code: str, _: Wording) -> str:
    """What the picture for a phone holds: words, so that a phone shows them and dials nothing."""
    return _("Code of my locked answers: {code}", code=code).text
