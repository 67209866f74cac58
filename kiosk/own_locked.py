"""At home: which sealed forms were left from this computer, so that their owner can see what became of them (ACC-96).

One small file of names and days. It holds no code, no name of a person and no name of a service. At a kiosk there is none.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from kiosk.formatting import AZERBAIJAN
from kiosk.outcomes import LockedState
from kiosk.portal.errors import Offline, TimedOut
from kiosk.sealing.files import write_whole

if TYPE_CHECKING:
    from kiosk.outcomes import Locked

_log: Final = logging.getLogger(__name__)
NAME: Final = "mine.json"
MOST: Final = 20
SHOWN_AFTER: Final = timedelta(days=30)
"""How long after its last day one is still told of."""


class _Left(msgspec.Struct, frozen=True, rename="camel"):
    id: str
    locked_at: datetime
    kept_until: date


class OwnLocked:
    """What was locked here. `here` tells of one what is known without asking, `state` what became of it, and raises the family
    in `portal/errors.py`. Used from worker threads."""

    def __init__(
        self,
        path: Path,
        here: Callable[[str], str | None],
        state: Callable[[str], str],
        now: Callable[[], datetime],
    ) -> None:
        self._path, self._here, self._state, self._now = path, here, state, now
        self._lock = threading.Lock()

    def remember(self, locked: Locked) -> None:
        """Another one. Where that cannot be written it is sent all the same, and not told of here."""
        with self._lock:
            left = [*self._read(), _Left(locked.id, self._now().astimezone(UTC), locked.kept_until)]
            try:
                write_whole(self._path, msgspec.json.encode(left[-MOST:]))
            except OSError as error:
                _log.warning("what was locked here cannot be noted: %s", type(error).__name__)

    def all(self) -> tuple[LockedState, ...]:
        """Each with what became of it, the newest first. Without a line those that were sent say that it is not known."""
        with self._lock:
            left = [each for each in reversed(self._read()) if self._told(each)]
        found, has_line = list[LockedState](), True
        for each in left:
            state = self._here(each.id)
            if state is None and has_line:
                state = self._asked(each)
                has_line = state is not None  # each question on a dead line takes its whole time
            found.append(LockedState(each.locked_at, each.kept_until, state or "sent"))
        return tuple(found)

    def _told(self, left: _Left) -> bool:
        return left.kept_until + SHOWN_AFTER >= self._now().astimezone(AZERBAIJAN).date()

    def _asked(self, left: _Left) -> str | None:
        """What the portal says; None without a line."""
        try:
            return self._state(left.id)
        except (Offline, TimedOut):
            return None

    def _read(self) -> list[_Left]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=list[_Left])
        except FileNotFoundError:
            return []
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            _log.warning("what was locked here cannot be read: %s", type(error).__name__)
            return []
