"""Paper and files: at a kiosk a sheet is printed, at home it is saved; what came of it is said on the page."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.outcomes import Printed
from kiosk.page import Action, Block, Notice, NoticeKind
from kiosk.text import Text


def print_action(at_kiosk: Text, at_home: Text, desk: Desk) -> Action:
    """The button that fits the place."""
    return Action("print", at_kiosk, icon="printer") if desk.at_kiosk else Action("print", at_home, icon="download")


def outcome_notice(printed: Printed | None, desk: Desk) -> tuple[Block, ...]:
    """What to say after the button was used; nothing before."""
    _ = desk.wording
    match printed:
        case None:
            return ()
        case Printed(printer=printer) if printer:
            return (
                Notice(_("Take the sheet from the printer."), title=_("It is being printed."), kind=NoticeKind.SUCCESS),
            )
        case Printed(file=file) if file:
            return (Notice(_("Saved as: {file}", file=file), kind=NoticeKind.SUCCESS),)
        case _:
            return (_failed(desk),)


def _failed(desk: Desk) -> Notice:
    _ = desk.wording
    if desk.at_kiosk:
        advice = _("Take a picture of the screen, or ask a member of staff.")
        return Notice(advice, title=_("The printer does not answer."), kind=NoticeKind.PROBLEM)
    advice = _("Take a picture of the screen with your phone.")
    return Notice(advice, title=_("The file could not be saved."), kind=NoticeKind.PROBLEM)


def outcome_said(printed: Printed | None, desk: Desk) -> tuple[Text, ...]:
    """The same for the ear: it is told without moving the focus (ACC-69)."""
    notices = (block for block in outcome_notice(printed, desk) if isinstance(block, Notice))
    return tuple(text for notice in notices for text in (notice.title, notice.text) if text is not None)
