"""Where a completed form is sealed and kept, and where one hears what became of it. Needs no line but for `state`."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, Literal

from kiosk.formatting import AZERBAIJAN
from kiosk.sealing.code import checked, new_code
from kiosk.sealing.keys import KeptKeys
from kiosk.sealing.store import DepositStore

State = Literal["waiting", "received", "claimed", "expired", "refused", "unknown"]
"""`waiting`: still on this machine. `refused`: the portal did not take it, and it lies here. `unknown`: neither here nor there."""
_LEAST_DAYS: Final = 1
_MOST_DAYS: Final = 3650


class NoKey(Exception):
    """There is no key of the portal that holds: nothing can be sealed."""


@dataclass(frozen=True, slots=True)
class SealedSlip:
    """What its owner takes along. `code` is in groups, as it is said and printed; the repr shows the id alone.

    `kept_until` is the last day on which the portal surely still has it.
    """

    id: str
    code: str = field(repr=False)
    kept_until: date = field(repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """A completed form, in the language in which it was filled in."""

    service_id: str
    form_id: str
    form_version: str
    language: str
    answers: Mapping[str, Any] = field(repr=False)


class SealingDesk:
    """Seals for one portal. `ask` asks that portal what became of a deposit (`portal/deposits.py`). Safe from any thread."""

    def __init__(
        self,
        store: DepositStore,
        keys: KeptKeys,
        ask: Callable[[str], str],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._keys = keys
        self._ask = ask
        self._now = now

    def possible(self) -> bool:
        """Whether a form can be sealed now: a key that holds is at hand, and there is room. Asks nobody."""
        try:
            return self._keys.read().best(self._now()) is not None and self._store.has_room()
        except OSError:
            return False

    def seal(self, form: Form, *, birth_date: date | None = None, id_token: str = "") -> SealedSlip:
        """Seal a form and keep it; it is on the disk when this returns.

        `id_token` is that of whoever is signed in; without one `birth_date` says who may claim it. Raises `NoKey`, `TooLarge`
        (`envelope.py`), and `OSError` when the disk is full or the store is (`StoreFull`): then nothing was kept.
        """
        from kiosk.sealing.envelope import Envelope, seal

        published, now = self._keys.read(), self._now()
        key = published.best(now)
        if key is None:
            raise NoKey
        kept_until = _last_day(now, published.keep_days)
        deposit, code = str(uuid.uuid4()), new_code()
        envelope = Envelope(
            id=deposit,
            service_id=form.service_id,
            form_id=form.form_id,
            form_version=form.form_version,
            language=form.language,
            answers=form.answers,
            code=checked(code),
            sealed_at=now,
            birth_date=birth_date,
            id_token=id_token,
        )
        self._store.add(deposit, seal(envelope, key))
        return SealedSlip(deposit, code, kept_until)

    def state(self, deposit: str) -> State:
        """What became of one. Only what is not on this machine any more is asked for; raises the family in `portal/errors.py`."""
        here = self.here(deposit)
        if here is not None:
            return here
        found = self._ask(deposit)
        states: tuple[State, ...] = ("received", "claimed", "expired")
        return next((each for each in states if each == found), "unknown")

    def here(self, deposit: str) -> State | None:
        """What is known of one without asking: None where it is not on this machine any more."""
        if any(each.id == deposit for each in self._store.waiting()):
            return "waiting"
        return "refused" if any(each.id == deposit for each in self._store.aside()) else None


def _last_day(sealed: datetime, keep_days: int) -> date:
    """The last day on all of which a portal has what it received at once: it goes after so many days, at that time of the day."""
    days = min(max(keep_days, _LEAST_DAYS), _MOST_DAYS)
    return (sealed + timedelta(days=days)).astimezone(AZERBAIJAN).date() - timedelta(days=1)
