"""What the pages about acting for somebody else ask the office to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.desk import Person
from kiosk.journeys.journey import AtOnce
from kiosk.portal.resources.mandates import Mandate

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class ListMandates(AtOnce):
    """Whom the person may act for → a tuple of `Mandate`."""

    language: str

    def perform(self, office: Office) -> tuple[Mandate, ...]:
        return office.acting.mandates()


@dataclass(frozen=True, slots=True)
class ActFor(AtOnce):
    """Act for somebody from now on → `Person`, who acts for them."""

    mandate: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> Person:
        return office.acting.act_for(self.mandate)


@dataclass(frozen=True, slots=True)
class ActForOneself(AtOnce):
    """Act for nobody else any more → `Person`."""

    language: str

    def perform(self, office: Office) -> Person:
        return office.acting.act_for_oneself(self.language)
