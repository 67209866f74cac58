"""A consultation that has closed, or was taken off, while somebody was taking part: said clearly, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.page import Action, Block, Notice, NoticeKind, Page, Paragraph, Subheading
from kiosk.portal.errors import Conflict, NotFound, PortalError
from kiosk.portal.resources.consultations import Consultation
from kiosk.text import Text

CLOSED: Final = "consultation-closed"
WRITE_INSTEAD: Final = "write-instead"


def is_over(error: PortalError | None) -> bool:
    """Whether an answer says that nobody can take part any more."""
    return isinstance(error, NotFound) or (isinstance(error, Conflict) and error.code == CLOSED)


def closed_page(consultation: Consultation, error: PortalError, written: Sequence[Text], desk: Desk) -> Page:
    """What happened, what was written, and whom it can be written to instead."""
    _ = desk.wording
    blocks: list[Block] = []
    if written:
        blocks.append(Notice(_("What you wrote was not sent. It is kept on this page."), kind=NoticeKind.WARNING))
        agency = consultation.organiser
        if agency is not None:
            told = coded_text(agency, desk.language)
            blocks.append(Paragraph(_("You can send the same words to {agency} as a proposal.", agency=told)))
        blocks.append(Subheading(_("Your words")))
        blocks += [Paragraph(each) for each in written]
    else:
        blocks.append(Notice(_("Your vote was not counted."), kind=NoticeKind.WARNING))
    instead = Action(WRITE_INSTEAD, _("Send it as a proposal"), icon="send")
    gone = isinstance(error, NotFound)
    return Page(
        f"consultation/{consultation.id}/over",
        _("The consultation was taken off the portal") if gone else _("The consultation has closed"),
        tuple(blocks),
        error=True,
        main=instead if written and consultation.organiser is not None else None,
        back=back(_),
    )
