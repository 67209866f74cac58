"""What the pages about acting for somebody else ask the office to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.desk import Person
from kiosk.portal.resources.mandates import Mandate

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class ListMandates:
    """Whom the person may act for → a tuple of `Mandate`."""

    language: str
    after: float = 0.0

    def perform(self, office: Office) -> tuple[Mandate, ...]:
        return office.acting.mandates()


@dataclass(frozen=True, slots=True)
class ActFor:
    """Act for somebody from now on → `Person`, who acts for them."""

    mandate: str = field(repr=False)
    language: str
    after: float = 0.0

    def perform(self, office: Office) -> Person:
        return office.acting.act_for(self.mandate)


@dataclass(frozen=True, slots=True)
class ActForOneself:
    """Act for nobody else any more → `Person`."""

    language: str
    after: float = 0.0

    def perform(self, office: Office) -> Person:
        return office.acting.act_for_oneself(self.language)
