"""Writing much in one place: how much room is left is said when it gets little, and seldom (ACC-69)."""

from __future__ import annotations

from typing import Final

from kiosk.page import Block, Paragraph
from kiosk.text import Text, Wording

STEPS: Final = (20, 50, 100, 200, 500)
"""How many characters are left when it is said again. Between two nothing is said: who writes is not disturbed."""


def room(text: str, most: int, _: Wording) -> Block | None:
    """A line under the field; always there where there is a limit, so that nothing moves. `most` 0 is no limit."""
    if most <= 0:
        return None
    return Paragraph(_news(text, most, _) or _("There is room for {count} characters.", count=most), quiet=True)


def room_said(text: str, most: int, _: Wording) -> tuple[Text, ...]:
    """The same for the ear, where it is news."""
    news = _news(text, most, _) if most > 0 else None
    return (news,) if news is not None else ()


def too_long(text: str, most: int, _: Wording) -> Text | None:
    """The error after Continue; None where it fits."""
    over = len(text.strip()) - most
    if most <= 0 or over <= 0:
        return None
    return _.plural(
        "The text is too long. Take away {count} character.",
        "The text is too long. Take away {count} characters.",
        over,
    )


def _news(text: str, most: int, _: Wording) -> Text | None:
    left = most - len(text.strip())
    if left < 0:
        return _("The text is too long now. Make it shorter.")
    step = next((each for each in STEPS if left < each), None)
    if step is None or most <= step:
        return None
    return _("Fewer than {count} characters are left.", count=step)
