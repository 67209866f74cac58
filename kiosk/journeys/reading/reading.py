"""A document page by page: a picture of the page, its text below it, turning to the next.

The text stands on the page like any other: the reading cursor goes through it, it is read aloud, and it has the size that
the person has chosen. The picture has the width of the page, and the magnifier makes it larger.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, stay
from kiosk.journeys.reading.requests import ShowPage
from kiosk.journeys.reading.text_layer import paragraphs
from kiosk.page import Action, Block, Buttons, Notice, NoticeKind, Page, Paragraph, Picture, Subheading
from kiosk.portal.errors import PortalError
from kiosk.text import Text
from kiosk.viewing.looking import PageShown, Why
from kiosk.viewing.office import Unshown
from kiosk.viewing.sources import PDF, OfDocument, Source

NEXT = "next-page"
PREVIOUS = "previous-page"


def opened_with(source: Source, desk: Desk) -> ShowPage:
    """The first work of `Reading`."""
    return ShowPage(source, 1, desk.language)


@dataclass(frozen=True, slots=True)
class Reading:
    """One page at a time. Opened with `opened_with`. `number` is the page that is asked for."""

    source: Source
    number: int = 1
    found: PageShown | Unshown | None = None
    owner: str = ""
    error: PortalError | None = None
    keep: str = ""

    def load(self, desk: Desk) -> ShowPage:
        return ShowPage(self.source, self.number, desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="next-page"):
                return self._turned(self.number + 1, desk)
            case Activated(action="previous-page"):
                return self._turned(self.number - 1, desk)
            case Arrived(request=ShowPage(number=number)) if number != self.number:
                return stay(self)  # the person has turned on meanwhile
        return fetched(self, event, desk)

    def _turned(self, number: int, desk: Desk) -> Next:
        total = self.found.total if isinstance(self.found, PageShown) else 1
        turned = replace(self, number=max(1, min(number, total)), found=None)
        return stay(turned, turned.load(desk))

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The page is coming.")
        return drawn(self, desk, _("Document"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, found: PageShown | Unshown, desk: Desk) -> Page:
        if isinstance(found, Unshown):
            return self._unshown(found, desk)
        _ = desk.wording
        place = _("Page {number} of {total}", number=found.number, total=found.total)
        picture = Picture(
            found.png,
            found.width,
            found.height,
            _("Picture of page {number}", number=found.number),
            paper=self.source.media_type == PDF,
        )
        turn_back = Action(PREVIOUS, _("Previous page"), icon="arrow-left")
        turns = (Buttons((turn_back,)),) if found.number > 1 else ()
        # what the state issues is in Azerbaijani where nothing else is said; of other files nobody knows
        issued = self.source.document.language or "az" if isinstance(self.source, OfDocument) else ""
        language = issued or desk.language
        texts = [Paragraph(Text(each, language, private=True)) for each in paragraphs(found.text)]
        if texts:
            blocks: list[Block] = [picture, *turns, Subheading(_("What stands on this page")), *texts]
        else:
            words = _("There is no text on this page that could be read aloud, only a picture.")
            blocks = [Notice(words), picture, *turns]
        return Page(
            f"reading/{self.source.key}/{found.number}",
            _("Document"),
            tuple(blocks),
            step=place if found.total > 1 else None,
            main=Action(NEXT, _("Next page"), icon="arrow-right") if found.number < found.total else None,
            back=back(_),
            said=(place,) if found.total > 1 else (),
        )

    def _unshown(self, found: Unshown, desk: Desk) -> Page:
        _ = desk.wording
        heading, words = {
            Why.LOCKED: (
                _("This document is locked with a password"),
                _("It cannot be shown here. Open it with a program that asks for its password."),
            ),
            Why.TOO_LARGE: (
                _("This document is too large to be shown"),
                _("It would take too long to draw this page here."),
            ),
            Why.BROKEN: (_("This document cannot be shown"), _("The file is damaged, or it is no document at all.")),
            Why.NO_SUCH_PAGE: (_("This document cannot be shown"), _("It does not have this page any more.")),
        }[found.why]
        saved = (
            _("You can still print it, or send it to your phone.")
            if desk.at_kiosk
            else _("You can still save it, or send it to your phone.")
        )
        more = (Paragraph(saved),) if isinstance(self.source, OfDocument) else ()
        notice = Notice(words, kind=NoticeKind.PROBLEM)
        return Page(f"reading/unshown/{found.why}", heading, (notice, *more), error=True, back=back(_))
