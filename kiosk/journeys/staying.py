"""What pages say about staying signed in on this computer, where that is possible and where it is not."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.page import Action, Notice, NoticeKind, Page
from kiosk.text import Text


def staying(desk: Desk) -> Text:
    """What it means to stay signed in."""
    return desk.wording(
        "You will stay signed in until you sign out. Choose this only on a computer that nobody else uses."
    )


def no_key_store(desk: Desk) -> Text:
    """Why nobody can stay signed in here."""
    return desk.wording(
        "There is no safe for passwords here that this program can use. So you cannot stay signed in: your sign-in ends"
        " when you close the program."
    )


def unkept(desk: Desk) -> Text:
    """What it means that the key store did not take a sign-in, and what to do."""
    return desk.wording(
        "The safe for passwords of this computer did not take your sign-in, so it ends when you close the program. Open the"
        " safe, then choose “Stay signed in on this computer” again in “My sign-in”."
    )


def unkept_page(desk: Desk) -> Page:
    """Signed in, and not for as long as was wanted: said before it surprises anybody."""
    _ = desk.wording
    main = Action("continue", _("Continue"), icon="arrow-right")
    return Page("sign-in/unkept", _("You are signed in"), (Notice(unkept(desk), kind=NoticeKind.WARNING),), main=main)
