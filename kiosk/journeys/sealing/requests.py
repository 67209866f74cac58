"""What is asked of the office when there is no line, and when somebody comes back with a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from kiosk.journeys.journey import AtOnce
from kiosk.outcomes import Locked, LockedState, MayLock, NotLocked, Printed

if TYPE_CHECKING:
    from kiosk.office import Office
    from kiosk.portal.resources.applications import Application


@dataclass(frozen=True, slots=True)
class AskToLock(AtOnce):
    """May the answers of an attempt be locked now? → `MayLock`, or None. Asks nobody but this machine."""

    attempt: str

    def perform(self, office: Office) -> MayLock | None:
        return office.without_line.may_lock(self.attempt)


@dataclass(frozen=True, slots=True)
class LockAnswers(AtOnce):
    """Seal the answers and keep them → `Locked` or `NotLocked`. `birth_date` is asked of whoever has not signed in."""

    attempt: str
    service: str
    form: str
    form_version: str
    values: Mapping[str, Any] = field(repr=False)
    language: str
    birth_date: date | None = field(default=None, repr=False)

    def perform(self, office: Office) -> Locked | NotLocked:
        from kiosk.sealing.desk import Form

        form = Form(self.service, self.form, self.form_version, self.language, self.values)
        return office.without_line.lock(self.attempt, form, self.birth_date)


@dataclass(frozen=True, slots=True)
class PrintSlip(AtOnce):
    """The code on paper, or in the person's own folder at home → `Printed`."""

    locked: Locked
    service: str
    language: str

    def perform(self, office: Office) -> Printed:
        return office.without_line.print_slip(self.locked, self.service, self.language)


@dataclass(frozen=True, slots=True)
class LoadLocked(AtOnce):
    """What was locked on this computer → a tuple of `LockedState`, the newest first."""

    def perform(self, office: Office) -> tuple[LockedState, ...]:
        return office.without_line.all_locked()


@dataclass(frozen=True, slots=True)
class ClaimByCode(AtOnce):
    """What was locked, as a draft of whoever is signed in → `Application`. `code` is its bare digits."""

    code: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> Application:
        return office.sealing.claim(self.code)
