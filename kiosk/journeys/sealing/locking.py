"""A form with no line: told what will happen, filled in, locked, and left with a code. Lives inside the application (ACC-96).

Questions, checks and the page of all answers are the application's own. What a line is needed for is left out, and comes when
its owner is back with the code: prefilling, documents, the declaration, the signature, sending.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.forms.answers import values_of
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, home, stay
from kiosk.journeys.requests import FetchForm
from kiosk.journeys.sealing.requests import AskToLock, LockAnswers, PrintSlip
from kiosk.outcomes import Begun, Locked, MayLock, NotLocked, Printed
from kiosk.portal.errors import Offline, PortalError, TimedOut

if TYPE_CHECKING:
    from kiosk.journeys.applying import Applying

BIRTH_DATE: Final = "birth-date"
EARLIEST: Final = date(1900, 1, 1)

Stage = Literal["offered", "told", "trying", "filling", "asking", "locking", "kept", "leaving", "refused"]


@dataclass(frozen=True, slots=True)
class Locking:
    """Where one is with it. `offered`: beside "try again", after the line went; `filling`: the application's pages are shown.

    `asks_birth_date` is whether that has to say whose the answers are. `tries` counts how often the line was tried in vain.
    """

    stage: Stage = "told"
    asks_birth_date: bool = True
    birth_date: str = field(default="", repr=False)
    fault: str = ""
    tries: int = 0
    locked: Locked | None = field(default=None, repr=False)
    printed: Printed | None = None
    reason: str = ""

    @property
    def covers(self) -> bool:
        """Whether its own page is shown in place of the application's."""
        return self.stage not in ("offered", "filling")

    @property
    def kept(self) -> bool:
        """Whether the answers are locked: nothing is lost by leaving but the code."""
        return self.locked is not None

    @property
    def taken(self) -> bool:
        """Whether the code is on paper or in a file."""
        return self.printed is not None and bool(self.printed.printer or self.printed.file)


def line_lost(error: PortalError) -> bool:
    """Whether it is the line that failed, so that the answers may be locked instead."""
    return isinstance(error, Offline | TimedOut)


def begun(state: Applying, found: Begun) -> Applying:
    """The form has come: over the line, or from this machine because there is none. What was written stays."""
    attempt = state.attempt or found.attempt
    known = replace(state, definition=found.definition, attempt=attempt, stage="before", error=None)
    if found.without_line is None:
        return replace(known, locking=None)
    tries = state.locking.tries + 1 if state.locking is not None else 0
    return replace(known, locking=Locking(asks_birth_date=found.without_line.asks_birth_date, tries=tries))


def within(host: Applying, event: Event, desk: Desk) -> Next | None:
    """What an event means while there is no line; None where it is the application's own."""
    match event:
        case Resumed(result=(Offline() | TimedOut()) as lost) if host.stage == "before":
            return stay(replace(host, stage="failed", error=lost), AskToLock(host.attempt))
        case Arrived(request=AskToLock(), result=MayLock(asks)) if host.stage == "failed":
            return stay(replace(host, locking=Locking("offered" if host.entries else "told", asks)))
        case Arrived(request=AskToLock()):
            return stay(host)
    locking = host.locking
    if locking is None:
        return None
    match event:
        case Arrived(request=FetchForm(), result=Begun() as found):
            return _line_tried(begun(host, found), desk)
        case Failed(request=FetchForm()):
            return stay(replace(host, locking=replace(locking, stage="told", tries=locking.tries + 1)))
        case Arrived(request=LockAnswers(), result=Locked() as locked):
            return stay(replace(host, locking=replace(locking, stage="kept", locked=locked, birth_date="")))
        case Arrived(request=LockAnswers(), result=NotLocked("nobody")):
            return stay(replace(host, locking=replace(locking, stage="asking", asks_birth_date=True)))
        case Arrived(request=LockAnswers(), result=NotLocked(reason)):
            return stay(replace(host, locking=replace(locking, stage="refused", reason=reason)))
        case Failed(request=LockAnswers(), error=error):
            return stay(replace(host, stage="failed", error=error, locking=None))
        case Arrived(request=PrintSlip(), result=Printed() as printed):
            return stay(replace(host, locking=replace(locking, printed=printed)))
        case Failed(request=PrintSlip()):
            return stay(replace(host, locking=replace(locking, printed=Printed())))
        case Changed(key="birth-date", value=value) if locking.stage == "asking":
            return stay(replace(host, locking=replace(locking, birth_date=value)))
        case Activated(action=action):
            return _activated(host, locking, action, desk)
    return None


def _line_tried(host: Applying, desk: Desk) -> Next:
    """There is a line again: the application goes on as ever, by signing in. Or there is still none."""
    return host.begin(desk) if host.locking is None else stay(host)


def _activated(host: Applying, locking: Locking, action: str, desk: Desk) -> Next | None:
    match locking.stage, action:
        case "offered", "lock":
            return stay(replace(host, locking=replace(locking, stage="told")))
        case "offered", ("retry" | "back"):
            return replace(host, locking=None).on(Activated(action), desk)
        case "filling", _:
            return _filling(host, locking, action)
        case (("told" | "asking"), "retry"):
            return stay(replace(host, locking=replace(locking, stage="trying")), FetchForm(host.service))
        case "told", "continue":
            return stay(replace(host.first_question(), locking=replace(locking, stage="filling"), error=None))
        case "told", "back" if host.error is not None and host.entries:
            return stay(replace(host, locking=replace(locking, stage="offered")))
        case "told", "back":
            return close()
        case "asking", "continue":
            return _lock(host, locking, desk)
        case "asking", "back":
            return stay(replace(host, stage="check", locking=replace(locking, stage="filling", fault="")))
        case "refused", ("continue" | "back"):
            return stay(replace(host, stage="check", locking=replace(locking, stage="filling")))
        case "kept" | "leaving", _:
            return _kept(host, locking, action, desk)
        case (("trying" | "locking"), _):
            return stay(host)
    return None


def _filling(host: Applying, locking: Locking, action: str) -> Next | None:
    """The application's own pages, but for their two ends."""
    match host.stage, action:
        case "question", "back" if not host.changing and host.at == host.asked_names()[0]:
            return stay(replace(host, stage="before", fault="", locking=replace(locking, stage="told")))
        case "check", "continue":
            faulty = host.faulty()
            return stay(faulty or replace(host, locking=replace(locking, stage="asking", fault="")))
    return None


def _lock(host: Applying, locking: Locking, desk: Desk) -> Next:
    """Lock the answers, once it is known whose they are."""
    assert host.definition is not None
    day = None
    if locking.asks_birth_date:
        fault, day = checked_day(locking.birth_date, desk.now().astimezone(formatting.AZERBAIJAN).date())
        if day is None:
            return stay(replace(host, locking=replace(locking, fault=fault)))
    request = LockAnswers(
        host.attempt,
        host.service,
        host.definition.form_id,
        host.definition.version,
        host.form.counted(values_of(host.form, host.entries)),
        desk.language,
        day,
    )
    return stay(replace(host, locking=replace(locking, stage="locking", fault="")), request)


def _kept(host: Applying, locking: Locking, action: str, desk: Desk) -> Next | None:
    """The code stays until the person leaves it; without a sheet of it they are asked first."""
    assert locking.locked is not None
    match locking.stage, action:
        case "kept", "print":
            return stay(host, PrintSlip(locking.locked, host.service, desk.language))
        case "kept", ("home" | "back") if locking.taken:
            return home()
        case "kept", ("home" | "back"):
            return stay(replace(host, locking=replace(locking, stage="leaving")))
        case "leaving", "back":
            return stay(replace(host, locking=replace(locking, stage="kept")))
        case "leaving", ("continue" | "home"):
            return home()
    return None


def checked_day(written: str, today: date) -> tuple[str, date | None]:
    """The day that was written, or what is wrong with it: `empty` or `wrong`."""
    if not written.strip():
        return "empty", None
    try:
        day = date.fromisoformat(written.strip())
    except ValueError:
        return "wrong", None
    return ("", day) if EARLIEST <= day < today else ("wrong", None)
