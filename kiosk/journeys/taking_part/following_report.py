"""Following a report about a place by its number, or by the code that came before there was one (Open311 GeoReport v2)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back, go_on
from kiosk.journeys.events import Activated, Arrived, Changed, Event
from kiosk.journeys.journey import Next, stay
from kiosk.journeys.looking_up import looked_up
from kiosk.journeys.problems import problem_page
from kiosk.journeys.taking_part.report_requests import FindReport
from kiosk.page import Action, Fact, Facts, Field, Notice, NoticeKind, Page, Paragraph
from kiosk.portal.errors import PortalError
from kiosk.portal.resources.reports import Report
from kiosk.text import Text


@dataclass(frozen=True, slots=True)
class FollowingReport:
    """Asks for the number, then shows how the report stands. `waits` is a code that has no number yet."""

    number: str = ""
    fault: str = ""
    asking: bool = False
    waits: bool = False
    found: Report | None = None
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="number", value=value):
                return stay(replace(self, number=value))
            case Activated(action="another"):
                return stay(FollowingReport())
            case Activated(action="continue" | "retry") if self.found is None:
                if not self.number.strip():
                    return stay(replace(self, fault="empty", error=None))
                asking = replace(self, asking=True, fault="", waits=False, error=None)
                return stay(asking, FindReport(self.number.strip(), desk.language))
            case Arrived(request=FindReport(), result=Report() as found):
                return stay(replace(self, asking=False, found=found))
            case Arrived(request=FindReport(), result=None):
                return stay(replace(self, asking=False, waits=True))
        return looked_up(self, event, FindReport)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("Follow a report")
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk, kept=True)
        if self.asking:
            waiting = Paragraph(_("Please wait. The report is coming."))
            return Page("follow-report/asking", heading, (waiting,), busy=True, back=back(_))
        if self.found is not None:
            return _shown(self.found, desk)
        faults = {
            "empty": _("Write the number."),
            "unknown": _("There is no report of this number. Compare it sign by sign."),
        }
        fault = faults.get(self.fault)
        waits = Notice(_("It has been received. It has no number yet. Look again later."))
        field = Field(
            "number",
            self.number,
            label=_("Number or code"),
            hint=_("You got it when you sent the report."),
            error=fault,
            length=60,
        )
        page = Page(
            "follow-report",
            heading,
            (waits, field) if self.waits else (field,),
            main=go_on(_),
            back=back(_),
            said=(waits.text,) if self.waits else (),
        )
        return with_error(page, "number", fault, _)


def status_text(report: Report, desk: Desk) -> Text:
    """How it stands, in the page's language; the server's own word for a state that this program does not know."""
    _ = desk.wording
    # Translators: the state of a report about a place: somebody still has to repair it; it is done
    known = {"open": _("Not repaired yet"), "closed": _("Closed")}
    return known.get(report.status) or Text(report.status or _("not stated").text, desk.language)


def _shown(report: Report, desk: Desk) -> Page:
    _, language = desk.wording, desk.language
    kind = NoticeKind.SUCCESS if report.status == "closed" else NoticeKind.INFORMATION
    notes = Text(report.notes, language) if report.notes else _("There is no note about it.")
    told = (
        (_("Number"), report.number),
        (_("What"), report.service_name),
        (_("Where"), report.address),
        (_("Your words"), report.description),
        (_("Who looks after it"), report.agency),
        (_("Sent on"), formatting.date_and_time(report.requested_at, language) if report.requested_at else ""),
        (_("Last changed"), formatting.date_and_time(report.updated_at, language) if report.updated_at else ""),
    )
    rows = tuple(Fact(label, (Text(value, language),)) for label, value in told if value)
    return Page(
        "follow-report/found",
        _("Follow a report"),
        (Notice(notes, title=status_text(report, desk), kind=kind), Facts(rows)),
        main=Action("another", _("Another number"), icon="rotate-ccw"),
        back=back(_),
    )
