"""What pages about the sign-in itself ask the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.desk import Person, SignedOut
from kiosk.journeys.journey import AtOnce
from kiosk.outcomes import SignInState

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class Restore(AtOnce):
    """Go on with the sign-in that is kept on this computer → `Person`, `SignedOut` where it does not hold any more, or None."""

    language: str

    def perform(self, office: Office) -> Person | SignedOut | None:
        return office.signed_in.restore(self.language)


@dataclass(frozen=True, slots=True)
class WantToStay(AtOnce):
    """Whoever signs in now wants to stay signed in on this computer, or does not → whether that is possible here."""

    wanted: bool

    def perform(self, office: Office) -> bool:
        office.signed_in.wanted = self.wanted
        return office.signed_in.can_stay


@dataclass(frozen=True, slots=True)
class LoadSignIn(AtOnce):
    """How one is signed in here, and where else → `SignInState`."""

    language: str

    def perform(self, office: Office) -> SignInState:
        return office.signed_in.state()


@dataclass(frozen=True, slots=True)
class Stay(AtOnce):
    """Stay signed in on this computer, or only until the program ends → `SignInState`."""

    wanted: bool

    def perform(self, office: Office) -> SignInState:
        return office.signed_in.stay(wanted=self.wanted)


@dataclass(frozen=True, slots=True)
class EndSignIn(AtOnce):
    """End one of the person's sign-ins, somewhere else → `SignInState`."""

    id: str

    def perform(self, office: Office) -> SignInState:
        return office.signed_in.end(self.id)


@dataclass(frozen=True, slots=True)
class SignOut(AtOnce):
    """Sign out here, or everywhere → `SignedOut`."""

    everywhere: bool = False

    def perform(self, office: Office) -> SignedOut:
        return office.signed_in.sign_out_everywhere() if self.everywhere else office.signed_in.sign_out()
