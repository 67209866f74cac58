"""Reporting that something is wrong at a place: what, where, the server's own questions, check, send (Open311 GeoReport v2).

Nobody signs in, and everybody can read a report. The place is told in words: there is no map.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed
from kiosk.journeys.journey import Next, home, stay
from kiosk.journeys.listing import turned
from kiosk.journeys.problems import problem_page
from kiosk.journeys.taking_part import report_pages as pages
from kiosk.journeys.taking_part.notice_of_place import ADDRESS, DESCRIPTION, NOWHERE, SERVICE, TOWN, PlaceNotice
from kiosk.journeys.taking_part.report_requests import BeginReport, LoadAttributes, SendReport
from kiosk.journeys.taking_part.towns import CHOOSE as CHOOSE_TOWN
from kiosk.page import Page
from kiosk.portal.errors import NotFound, PortalError
from kiosk.portal.resources.reports import ReportService
from kiosk.reporting import ReportBegun, Reported

LOADING: Final = "loading"
ASKING: Final = "asking"
CHECK: Final = "check"
SENDING: Final = "sending"
DONE: Final = "done"


@dataclass(frozen=True, slots=True)
class Reporting:
    """One report. Opened with `BeginReport`. `at` is the key of a question, or one of the stages above."""

    at: str = LOADING
    attempt: str = ""
    services: tuple[ReportService, ...] = ()
    notice: PlaceNotice = field(default_factory=PlaceNotice)
    query: str = ""
    first: int = 0
    changing: bool = False
    fault: bool = False
    sent: Reported | None = None
    error: PortalError | None = None
    told_in: str = ""

    @property
    def keep(self) -> str:
        return "report" if self.sent is None else ""

    @property
    def begun(self) -> bool:
        """Whether words would be lost."""
        return self.sent is None and any(self.notice.entry(each).strip() for each in (ADDRESS, DESCRIPTION))

    @property
    def holding(self) -> bool:
        """While it is being sent nobody leaves: the answer is its number."""
        return self.at == SENDING

    def on(self, event: Event, desk: Desk) -> Next | None:
        if self.at == SERVICE and (other := turned(self, event)) is not None:
            return stay(other)
        if self.at == TOWN and (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Arrived(request=BeginReport(), result=ReportBegun(services, attempt)) if not self.attempt:
                return stay(replace(self, at=SERVICE, services=services, attempt=attempt, error=None))
            case Arrived(request=LoadAttributes(service=service), result=tuple() as found):
                if service != self.notice.service:
                    return None
                return stay(self._asked_now(replace(self.notice, attributes=found)))
            case Arrived(request=SendReport(), result=Reported() as sent):
                return stay(replace(self, at=DONE, sent=sent, error=None))
            case Failed(request=BeginReport() | LoadAttributes() | SendReport() as asked, error=error):
                at = {LOADING: LOADING, ASKING: SERVICE}.get(self.at, CHECK)
                return stay(replace(self, at=at, error=error, told_in=asked.language))
            case Changed(key=key, value=value):
                return stay(self._changed(key, value))
            case Activated() if self.at == SENDING:
                return stay(self)
            case Activated() if self.error is not None:
                return self._after_failure(event, desk)
            case Activated():
                return self._activated(event, desk)
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None and self.at == LOADING and isinstance(self.error, NotFound):
            return pages.none_page(desk)
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk, kept=self.begun, told_in=self.told_in)
        match self.at:
            case "loading" | "asking":
                return pages.loading_page(desk)
            case "check":
                return pages.check_page(self.notice, self.services, desk)
            case "sending":
                return pages.sending_page(desk)
            case "done":
                assert self.sent is not None
                return pages.done_page(self.sent, desk)
        asked = pages.Asked(self.at, self.notice, self.services, self.fault, self.query, self.first)
        return pages.question_page(asked, desk)

    def _activated(self, event: Activated, desk: Desk) -> Next | None:
        match self.at, event.action:
            case "done", ("back" | "home" | "continue"):
                return home()
            case "check", "change" if event.argument in self.notice.asked():
                return stay(replace(self, at=event.argument, changing=True, fault=False, first=0))
            case "check", "continue":
                return self._send(desk)
            case "check", "back":
                return stay(replace(self, at=self.notice.asked()[-1], changing=False))
            case "service", "choose-service":
                return self._serve(event.argument, desk)
            case "town", ("choose-town" | "no-town"):
                town = event.argument if event.action == CHOOSE_TOWN else NOWHERE
                return replace(self, notice=self._with(TOWN, town)).answered()
            case _, "continue" if self.at in self.notice.asked():
                return self.answered()
            case _, "back" if self.at in self.notice.asked():
                return self._back()
        return None

    def _after_failure(self, event: Activated, desk: Desk) -> Next | None:
        match event.action:
            case "retry" if self.at == LOADING:
                return stay(replace(self, error=None), BeginReport(desk.language))
            case "retry" if self.at == SERVICE:
                return self._serve(self.notice.service, desk)
            case "retry" | "back" if self.at != LOADING:
                return stay(replace(self, error=None))
        return None

    def _with(self, key: str, value: str) -> PlaceNotice:
        return replace(self.notice, entries={**self.notice.entries, key: value})

    def _changed(self, key: str, value: str) -> Reporting:
        if key == TOWN and self.at == TOWN:
            return replace(self, query=value, first=0)
        return replace(self, notice=self._with(key, value))

    def _serve(self, code: str, desk: Desk) -> Next:
        """What was chosen to be reported; what is asked about it is fetched where there is anything."""
        service = next((each for each in self.services if each.code == code), None)
        notice = replace(self.notice, service=code, attributes=())
        if service is not None and service.asks:
            asking = replace(self, at=ASKING, notice=notice, error=None, first=0)
            return stay(asking, LoadAttributes(code, desk.language))
        return stay(self._asked_now(notice))

    def _asked_now(self, notice: PlaceNotice) -> Reporting:
        """On to the place; or to what is missing, when the kind of the report was changed at the end."""
        at = (notice.first_fault() or CHECK) if self.changing else TOWN
        return replace(
            self, notice=notice, at=at, error=None, first=0, fault=False, changing=self.changing and at != CHECK
        )

    def answered(self) -> Next:
        """After Continue on a question: its error, or what comes next."""
        if self.notice.fault(self.at):
            return stay(replace(self, fault=True))
        asked = self.notice.asked()
        position = asked.index(self.at) + 1
        if self.changing:
            at = self.notice.first_fault() or CHECK
        else:
            at = asked[position] if position < len(asked) else CHECK
        return stay(replace(self, at=at, fault=False, first=0, changing=self.changing and at != CHECK))

    def _back(self) -> Next | None:
        if self.changing:
            return stay(replace(self, at=CHECK, fault=False, changing=False))
        asked = self.notice.asked()
        position = asked.index(self.at)
        return stay(replace(self, at=asked[position - 1], fault=False, first=0)) if position else None

    def _send(self, desk: Desk) -> Next:
        faulty = self.notice.first_fault()
        if faulty:
            return stay(replace(self, at=faulty, changing=True, fault=True))
        request = SendReport(self.attempt, self.notice.body(desk), desk.language)
        return stay(replace(self, at=SENDING), request)
