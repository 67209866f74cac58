"""What those who take part ask the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.journeys.journey import AtOnce
from kiosk.outcomes import Printed
from kiosk.participation import AppealBegun, AppealSent
from kiosk.portal.resources.appeals import Appeal, AppealBody, AppealReceived

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class BeginAppeal(AtOnce):
    """What the portal takes → `AppealBegun`."""

    language: str

    def perform(self, office: Office) -> AppealBegun:
        return office.participation.begin_appeal()


@dataclass(frozen=True, slots=True)
class SendAppeal(AtOnce):
    """Send it; doing it again for the same attempt is the same appeal → `AppealSent`. `owner` is empty without a name."""

    attempt: str
    body: AppealBody = field(repr=False)
    owner: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> AppealSent:
        return office.participation.send_appeal(self.attempt, self.body, self.owner)


@dataclass(frozen=True, slots=True)
class PrintAppeal(AtOnce):
    """The number, and the code where there is one, printed at a kiosk, saved at home → `Printed`. `agency` is a name."""

    received: AppealReceived = field(repr=False)
    agency: str
    language: str

    def perform(self, office: Office) -> Printed:
        return office.participation.print_appeal(self.received, self.agency, self.language)


@dataclass(frozen=True, slots=True)
class ListAppeals(AtOnce):
    """The person's appeals, newest first → a tuple of `Appeal`."""

    language: str

    def perform(self, office: Office) -> tuple[Appeal, ...]:
        return office.participation.appeals()


@dataclass(frozen=True, slots=True)
class LoadAppeal(AtOnce):
    """One of the person's appeals → `Appeal`."""

    id: str
    language: str

    def perform(self, office: Office) -> Appeal:
        return office.participation.appeal(self.id)


@dataclass(frozen=True, slots=True)
class FollowAppeal(AtOnce):
    """An appeal that came without a name, by its number and its code → `Appeal`. Nobody need be signed in."""

    reference: str = field(repr=False)
    token: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> Appeal:
        return office.participation.follow_appeal(self.reference, self.token)
