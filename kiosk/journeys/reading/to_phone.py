"""A document for one's own phone: a code with a short-lived address, under which the phone fetches the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, stay
from kiosk.journeys.reading.requests import LinkDocument
from kiosk.page import Action, Notice, NoticeKind, Page, QrCode, Steps
from kiosk.portal.errors import PortalError
from kiosk.portal.resources.documents import Document
from kiosk.portal.resources.uploads import DocumentLink


@dataclass(frozen=True, slots=True)
class ToPhone:
    """The code, until its time is over; a new one by one key. Opened with `LinkDocument`."""

    document: Document
    found: DocumentLink | None = None
    owner: str = ""
    error: PortalError | None = None
    keep: str = ""

    def load(self, desk: Desk) -> LinkDocument:
        del desk
        return LinkDocument(self.document)

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="new-code"):
                return stay(replace(self, found=None), LinkDocument(self.document))
            case Arrived(request=LinkDocument(document=document)) if document != self.document:
                return stay(self)
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The code is coming.")
        return drawn(self, desk, _("Document on your phone"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, link: DocumentLink, desk: Desk) -> Page:
        _ = desk.wording
        again = Action("new-code", _("New code"), icon="rotate-ccw")
        if link.expires_at <= desk.now():
            notice = Notice(_("Get a new code with one key."), kind=NoticeKind.WARNING)
            return Page("to-phone/over", _("The code has expired"), (notice,), main=again, back=back(_))
        steps = Steps(
            (
                _("Hold the phone’s camera to the code."),
                _("The phone opens the document. Save it there."),
            )
        )
        until = _("The code works until {time}. Let nobody else take a picture of it.", time=_clock(link.expires_at))
        return Page(
            "to-phone",
            _("Document on your phone"),
            (steps, Notice(until, kind=NoticeKind.WARNING)),
            aside=(
                QrCode(
                    link.url,
                    caption=_("Code for the camera"),
                    alternative=_("A picture that opens the document on your phone."),
                    private=True,
                ),
            ),
            main=again,
            back=back(_),
        )


def _clock(moment: datetime) -> str:
    """The time of day in Azerbaijan."""
    return f"{moment.astimezone(formatting.AZERBAIJAN):%H:%M}"
