"""Documents that the state has issued to a person: the list, one of them, looking at it, and taking it along."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import ListDocuments, LoadDocument, PrintDocument
from kiosk.journeys.events import Activated, Arrived, Event, Failed
from kiosk.journeys.fetched_list import FetchedList
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.own_things.reminders import remind_action, reminding
from kiosk.journeys.printing import outcome_notice, outcome_said, print_action
from kiosk.journeys.reading.reading import Reading, opened_with
from kiosk.journeys.reading.requests import LinkDocument
from kiosk.journeys.reading.to_phone import ToPhone
from kiosk.outcomes import Printed
from kiosk.page import Action, Buttons, Fact, Facts, Notice, NoticeKind, Page, Paragraph, Subheading
from kiosk.portal.errors import PortalError
from kiosk.portal.resources.documents import Document, Verification
from kiosk.text import Text
from kiosk.viewing.sources import OfDocument


@dataclass(frozen=True, slots=True)
class Documents(FetchedList[Document]):
    """The person's documents, newest first. Opened with `ListDocuments`."""

    place = "documents"

    def load(self, desk: Desk) -> ListDocuments:
        return ListDocuments(desk.language)

    def heading(self, desk: Desk) -> Text:
        return desk.wording("Documents")

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. Your documents are coming.")

    def row(self, item: Document, desk: Desk) -> Action:
        return Action("open", _name(item, desk), argument=item.id, description=_about(item, desk))

    def opened(self, item: str, desk: Desk) -> Next | None:
        return opening(self, OneDocument(item), LoadDocument(item, desk.language))


def _name(document: Document, desk: Desk) -> Text:
    day = formatting.long_date(document.issued_at.astimezone(formatting.AZERBAIJAN).date(), desk.language)
    # Translators: a row of a list of documents: what it is and when it was issued
    return desk.wording("{title} · {day}", title=document.title, day=day)


def _about(document: Document, desk: Desk) -> Text:
    """Who issued it, and whether it is in force."""
    issuer = coded_text(document.issuer, desk.language)
    # Translators: a row of a list of documents: who issued it, and whether it is in force
    return desk.wording("{issuer} · {state}", issuer=issuer, state=_state(document, desk))


def _state(document: Document, desk: Desk) -> Text:
    _ = desk.wording
    if document.revoked_at is not None:
        return _("Cancelled")
    if document.valid_to and document.valid_to < desk.now().astimezone(formatting.AZERBAIJAN).date().isoformat():
        return _("No longer in force")
    return _("In force")


@dataclass(frozen=True, slots=True)
class OneDocument:
    """One document: what it is, and taking it along. Opened with `LoadDocument`."""

    id: str
    found: Document | None = None
    owner: str = ""
    error: PortalError | None = None
    getting: bool = False
    printed: Printed | None = None
    keep: str = ""

    def load(self, desk: Desk) -> LoadDocument:
        return LoadDocument(self.id, desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="print") if self.found is not None and not self.getting:
                return stay(replace(self, getting=True, printed=None), PrintDocument(self.found, desk.language))
            case Arrived(request=PrintDocument(), result=Printed() as printed):
                return stay(replace(self, getting=False, printed=printed))
            case Failed(request=PrintDocument(), error=error):
                return stay(replace(self, getting=False, error=error))
            case Activated(action="look-at") if self.found is not None:
                source = OfDocument(self.found)
                return opening(replace(self, printed=None), Reading(source), opened_with(source, desk))
            case Activated(action="remind") if self.found is not None:
                return reminding(self, self.found)
            case Activated(action="to-phone") if self.found is not None:
                return opening(replace(self, printed=None), ToPhone(self.found), LinkDocument(self.found))
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The document is coming.")
        return drawn(self, desk, _("Document"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, document: Document, desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        if self.getting:
            waiting = Paragraph(_("Please wait. The document is coming."))
            return Page(f"document/{document.id}/getting", _("Document"), (waiting,), busy=True, back=back(_))
        size = max(1, round(document.size / 1024))
        rows = [
            Fact(_("Status"), (_state(document, desk),)),
            Fact(_("Issued by"), (coded_text(document.issuer, language),)),
            Fact(_("Issued on"), (Text(formatting.long_date(document.issued_at.date(), language), language),)),
        ]
        if document.valid_to:
            rows.append(Fact(_("Valid until"), (Text(formatting.written_date(document.valid_to, language), language),)))
        if document.verification_code:
            rows.append(Fact(_("Code to check it by"), (code_text(document.verification_code, language),)))
        rows.append(Fact(_("File"), (_("PDF, {size} KB", size=size),)))
        return Page(
            f"document/{document.id}",
            _("Document"),
            (
                Subheading(Text(document.title, language)),
                *outcome_notice(self.printed, desk),
                Facts(tuple(rows)),
                Buttons(
                    (
                        Action("look-at", _("Look at the document"), icon="eye"),
                        print_action(_("Print the document"), _("Save the document"), desk),
                        Action("to-phone", _("Send to my phone"), icon="smartphone"),
                        *remind_action(document, desk),
                    )
                ),
            ),
            back=back(_),
            said=outcome_said(self.printed, desk),
        )


def code_text(code: str, language: str) -> Text:
    """A document's code in groups of four; said letter by letter."""
    groups = [code[begin : begin + 4] for begin in range(0, len(code), 4)]
    return Text(" ".join(groups), language, spoken=", ".join(" ".join(group) for group in groups))


def verification_notice(found: Verification, desk: Desk) -> Notice:
    """Whether a document holds, in words."""
    _ = desk.wording
    if found.revoked_at is not None:
        return Notice(
            _("The body that issued it has cancelled it."),
            title=_("This document does not hold."),
            kind=NoticeKind.PROBLEM,
        )
    if not found.valid:
        return Notice(
            _("It is genuine, but its time is over."), title=_("This document does not hold."), kind=NoticeKind.PROBLEM
        )
    return Notice(
        _("Compare the facts here with the document."), title=_("This document holds."), kind=NoticeKind.SUCCESS
    )
