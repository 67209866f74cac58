"""All that journeys may ask the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kiosk.journeys.journey import AtOnce
from kiosk.outcomes import Begun, Loaded, Printed, Seen, Sent
from kiosk.portal.awaited import BrowserPage, DeviceCode, MobileRequest
from kiosk.portal.resources.applications import Application, Prefill

if TYPE_CHECKING:
    from kiosk.desk import Person
    from kiosk.office import Office

Shown = DeviceCode | BrowserPage | MobileRequest
"""What stands on the screen while somebody confirms elsewhere."""


@dataclass(frozen=True, slots=True)
class FetchForm(AtOnce):
    """The form of a service → `Begun`."""

    service: str

    def perform(self, office: Office) -> Begun:
        return office.begin(self.service)


@dataclass(frozen=True, slots=True)
class BeginSignIn(AtOnce):
    """A new code to confirm on a phone → `DeviceCode`. `level` is the assurance that a service asks for, `max_age` how many
    seconds ago one may have signed in at most (RFC 9470). `stays` is whether one wants to stay signed in on this computer."""

    level: str = ""
    max_age: int | None = None
    stays: bool = False

    def perform(self, office: Office) -> DeviceCode:
        office.signed_in.wanted = self.stays
        code = office.reception.begin(self.level, self.max_age)
        return replace(code, mobile=code.mobile and office.mobile.enrolled)


@dataclass(frozen=True, slots=True)
class BeginMobileSignIn(AtOnce):
    """Ask somebody on their phone, by their mobile ID → `MobileRequest`. `attempt` tells one asking from the next."""

    phone: str = field(repr=False)
    user_id: str = field(repr=False)
    attempt: int
    level: str = ""

    def perform(self, office: Office) -> MobileRequest:
        return office.mobile.begin(self.phone, self.user_id, self.level)


@dataclass(frozen=True, slots=True)
class GiveUpSignIn(AtOnce):
    """Somebody does not want to sign in with this any more: whoever confirms it now is not let in → None."""

    code: Shown

    def perform(self, office: Office) -> None:
        office.reception.give_up(self.code)


@dataclass(frozen=True, slots=True)
class BeginBrowserSignIn(AtOnce):
    """Open the sign-in page in the browser of this computer, at home → `BrowserPage`."""

    level: str = ""
    max_age: int | None = None
    stays: bool = False

    def perform(self, office: Office) -> BrowserPage:
        office.signed_in.wanted = self.stays
        return office.reception.begin_in_browser(self.level, self.max_age)


@dataclass(frozen=True, slots=True)
class PollSignIn:
    """Has the person confirmed? → `Person`, or what to go on waiting with (the interval of a code may have grown)."""

    code: Shown
    after: float = 0.0

    def perform(self, office: Office) -> Person | Shown:
        return office.reception.poll(self.code)


@dataclass(frozen=True, slots=True)
class FetchPrefill(AtOnce):
    """What the state already holds for the form of a service → `Prefill`."""

    service: str

    def perform(self, office: Office) -> Prefill:
        return office.prefill(self.service)


@dataclass(frozen=True, slots=True)
class SendApplication(AtOnce):
    """Send the answers; doing it again for the same attempt is the same application → `Sent`.

    `attachments` are files that were sent before, `signature` is of these answers, where the form needs one.
    """

    attempt: str
    service: str
    form_version: str
    values: Mapping[str, Any] = field(repr=False)
    declarations: tuple[str, ...]
    language: str
    attachments: tuple[str, ...] = ()
    signature: str = ""

    def perform(self, office: Office) -> Sent:
        return office.send(
            self.attempt,
            self.service,
            self.form_version,
            self.values,
            self.declarations,
            attachments=self.attachments,
            signature_id=self.signature,
        )


@dataclass(frozen=True, slots=True)
class ListApplications(AtOnce):
    """The person's applications, newest first → a tuple of `Application`."""

    language: str

    def perform(self, office: Office) -> tuple[Application, ...]:
        return office.applications()


@dataclass(frozen=True, slots=True)
class LoadApplication(AtOnce):
    """One application with its events → `Loaded`."""

    id: str
    language: str

    def perform(self, office: Office) -> Loaded:
        return office.application(self.id)


@dataclass(frozen=True, slots=True)
class WithdrawApplication(AtOnce):
    """Take an application back → `Loaded`, its new state."""

    id: str
    language: str

    def perform(self, office: Office) -> Loaded:
        return office.withdraw(self.id)


@dataclass(frozen=True, slots=True)
class LoadReceipt(AtOnce):
    """The receipt of an application that was sent before → `Sent`."""

    id: str

    def perform(self, office: Office) -> Sent:
        return office.receipt(self.id)


@dataclass(frozen=True, slots=True)
class PrintReceipt(AtOnce):
    """The receipt as tagged PDF, printed at a kiosk, saved at home → `Printed`."""

    sent: Sent
    language: str

    def perform(self, office: Office) -> Printed:
        return office.print_receipt(self.sent, self.language)


@dataclass(frozen=True, slots=True)
class PrintPreparationSheet(AtOnce):
    """What to bring and where, on paper → `Printed`."""

    service: str
    language: str

    def perform(self, office: Office) -> Printed:
        return office.print_preparation_sheet(self.service, self.language)


@dataclass(frozen=True, slots=True)
class PrintProfile(AtOnce):
    """A person's settings on paper: a code and six digits → `Printed`. Nothing else is in them."""

    text: str
    digits: str
    language: str

    def perform(self, office: Office) -> Printed:
        return office.print_profile(self.text, self.digits, self.language)


@dataclass(frozen=True, slots=True)
class LookForCode(AtOnce):
    """Look through the camera for a code, for a short while → `Seen`."""

    def perform(self, office: Office) -> Seen:
        return office.look_for_code()
