"""Sends what waits, each until the portal has proved that it has it: backing off, never dropping, in turns (contract §A.4 3).

It sees names, times and ciphertext. A deposit is removed here only against a receipt over its own bytes, so whatever is lost on the
way, and whenever this process is killed, the same bytes go again under the same name, and the portal has one of them.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final

from kiosk.portal.errors import (
    Cancelled,
    Conflict,
    Forbidden,
    NotFound,
    Offline,
    PortalError,
    Rejected,
    ResyncRequired,
    ServerFault,
    TimedOut,
    TooManyRequests,
    Unauthorised,
)
from kiosk.sealing.store import Broken, DepositStore

_log: Final = logging.getLogger(__name__)
Leave = Callable[[str, bytes], object]
"""Leaves one at the portal; raises the family in `portal/errors.py` unless a receipt came that verifies."""

FIRST_WAIT: Final = 2.0
LONGEST_WAIT: Final = 900.0
"""Seconds: bounds of the wait after a failure. It doubles each time, and is drawn anew from all that is below."""
_SPREAD: Final = 30.0
"""Seconds at most by which those whom a portal told to come again at one time come apart."""
_REFUSED: Final = (Rejected, Forbidden, NotFound, Unauthorised, ResyncRequired)
_NO_LINE: Final = (Offline, TimedOut)


@dataclass(slots=True)
class _Waiting:
    tries: int = 0
    until: float = 0.0


class Sender:
    """Sends from `store`. `line` opens a way to the portal for one turn; `clock` is in seconds and never goes back.

    Used from one thread. Another sender at the same folder does no harm.
    """

    def __init__(
        self,
        store: DepositStore,
        line: Callable[[], AbstractContextManager[Leave]],
        clock: Callable[[], float],
        draw: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._store, self._line, self._clock, self._draw = store, line, clock, draw
        self._waits: dict[str, _Waiting] = {}

    def turn(self) -> float | None:
        """Send what is due; returns the seconds until the next is, None when nothing waits. Raises `Cancelled` alone."""
        try:
            waiting = [each.id for each in self._store.waiting()]
        except OSError as error:
            _log.warning("the sealed forms cannot be listed: %s", type(error).__name__)
            return LONGEST_WAIT
        self._waits = {each: self._waits.get(each, _Waiting()) for each in waiting}
        due = [each for each in waiting if self._waits[each].until <= self._clock()]
        if due:
            self._send(due)
        return min((max(0.0, wait.until - self._clock()) for wait in self._waits.values()), default=None)

    def _send(self, due: list[str]) -> None:
        try:
            with self._line() as leave:
                for deposit in due:
                    if not self._sent(deposit, leave):
                        self._put_off(due)
                        return
        except Cancelled:
            raise
        except PortalError as error:
            _log.info("%d sealed forms wait: %s", len(due), type(error).__name__)
            self._put_off(due, _wanted(error))

    def _sent(self, deposit: str, leave: Leave) -> bool:
        """Send one, whatever comes of it; False when there is no line, so that the others need not be tried."""
        try:
            leave(deposit, self._store.read(deposit))
            self._store.remove(deposit)
            del self._waits[deposit]
            _log.info("sealed form %s has arrived", deposit)
        except KeyError:
            self._waits.pop(deposit, None)  # another sender was faster
        except Broken:
            self._set_aside(deposit, "broken")
        except Cancelled:
            raise
        except _NO_LINE as error:
            _log.info("sealed form %s waits: %s", deposit, type(error).__name__)
            return False
        except _REFUSED as error:
            self._set_aside(deposit, type(error).__name__)
        except PortalError as error:
            if isinstance(error, Conflict) and error.retry_after is None:
                self._set_aside(deposit, "Conflict")
            else:
                _log.info("sealed form %s waits: %s", deposit, type(error).__name__)
                self._put_off([deposit], _wanted(error))
        except OSError as error:
            _log.warning("sealed form %s waits: %s", deposit, type(error).__name__)
            self._put_off([deposit])
        return True

    def _set_aside(self, deposit: str, why: str) -> None:
        """Nothing but its name is told: whoever keeps the machine sees it in `doctor` too."""
        try:
            self._store.set_aside(deposit)
        except OSError:
            self._put_off([deposit])
            return
        self._waits.pop(deposit, None)
        _log.error("sealed form %s cannot be sent (%s) and is kept aside", deposit, why)

    def _put_off(self, deposits: list[str], wanted: float | None = None) -> None:
        """Try them again later: after what the portal `wanted`, else after a while drawn at random (full jitter)."""
        for wait in (self._waits[each] for each in deposits if each in self._waits):
            if wait.until > self._clock():
                continue
            if not wanted:  # nothing, or a time that has passed: never without a pause
                seconds = self._draw(0.0, min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(wait.tries, 16)))
            else:
                seconds = wanted + self._draw(0.0, min(_SPREAD, wanted))
            wait.tries += 1
            wait.until = self._clock() + seconds


def _wanted(error: PortalError) -> float | None:
    """For how many seconds the portal asks to wait."""
    match error:
        case TooManyRequests(seconds=seconds):
            return seconds
        case ServerFault(retry_after=seconds) | Conflict(retry_after=seconds):
            return seconds
    return None
