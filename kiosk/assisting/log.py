"""What staff did and when they were called, in a file of its own that cannot grow without end (ACC-97).

One line of JSON each: `{"at": "2026-11-22T10:15:00+04:00", "kiosk": "Hall 2", "action": "coming", "step": "question"}`. Nothing in it is about the
person: no service, no name, no number of an application, and not how long a visit was.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from kiosk.assisting.view import Step

NAME: Final = "staff-actions.jsonl"
MOST_BYTES: Final = 64 * 1024
"""Of one file: some seven hundred lines."""
OLD_FILES: Final = 4
"""Files of before that are kept: `staff-actions.jsonl.1` is the youngest."""


class Kind(StrEnum):
    """What happened: the first two are the visitor's, the others of staff."""

    CALLED = "called"
    TAKEN_BACK = "taken-back"
    COMING = "coming"
    HELPED = "helped"
    MORE_TIME = "more-time"
    ENDED = "ended"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line. `kiosk` is the name in its settings, `at` is local time to the second with its zone."""

    at: str
    kiosk: str
    action: Kind
    step: Step


def _now() -> datetime:
    return datetime.now().astimezone()


class ActionLog:
    """Writes for one kiosk. The file is for this account's eyes only (mode 0600). `most_bytes` bounds each of the files."""

    def __init__(
        self,
        folder: Path,
        kiosk: str,
        *,
        most_bytes: int = MOST_BYTES,
        old_files: int = OLD_FILES,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self.path = folder / NAME
        self._kiosk, self._most_bytes, self._old_files, self._now = kiosk, most_bytes, old_files, now

    def write(self, action: Kind, step: Step) -> None:
        """Add a line; the oldest file goes when the newest is full. Raises `OSError`."""
        at = self._now().isoformat(timespec="seconds")
        line = msgspec.json.encode(Entry(at=at, kiosk=self._kiosk, action=action, step=step)) + b"\n"
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._size() + len(line) > self._most_bytes:
            self._rotate()
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, line)
        finally:
            os.close(descriptor)

    def _size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def _rotate(self) -> None:
        """Every file takes the name of the one before it; the last is gone."""
        if not self.path.exists():
            return
        for number in range(self._old_files - 1, 0, -1):
            older = self._named(number)
            if older.exists():
                older.replace(self._named(number + 1))
        self.path.replace(self._named(1))

    def _named(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}")
