"""What reports about a place ask the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.journeys.journey import AtOnce
from kiosk.portal.resources.reports import Report, ReportAttribute, ReportBody
from kiosk.reporting import ReportBegun, Reported

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class BeginReport(AtOnce):
    """What can be reported → `ReportBegun`."""

    language: str

    def perform(self, office: Office) -> ReportBegun:
        return office.reporting.begin()


@dataclass(frozen=True, slots=True)
class LoadAttributes(AtOnce):
    """What is asked about a report → a tuple of `ReportAttribute`."""

    service: str
    language: str

    def perform(self, office: Office) -> tuple[ReportAttribute, ...]:
        return office.reporting.attributes(self.service)


@dataclass(frozen=True, slots=True)
class SendReport(AtOnce):
    """Send it; again for the same attempt looks first whether it has arrived → `Reported`."""

    attempt: str
    body: ReportBody = field(repr=False)
    language: str

    def perform(self, office: Office) -> Reported:
        return office.reporting.send(self.attempt, self.body)


@dataclass(frozen=True, slots=True)
class FindReport(AtOnce):
    """A report by its number or its code → `Report`; None where a code has no number yet."""

    name: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> Report | None:
        return office.reporting.report(self.name)
