"""Where unfinished uploads are, so that they go on after a restart: at home in a file, at a kiosk nowhere but in memory.

An upload is known by (sha256, application, user), hashed together: the file says neither whose it is nor what it is called
(contract §C.3).
"""

from __future__ import annotations

import hashlib
import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:  # loaded with the first upload, after the first page
    from kiosk.portal.tus import Place

MOST: Final = 50


class _Entry(msgspec.Struct, frozen=True):
    url: str
    expires: datetime | None = None


class Remembered:
    """Places of unfinished uploads. `file` None keeps them in memory; one that cannot be read or written is as good as none."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._read_so_far: dict[str, _Entry] | None = None

    def place(self, sha256: str, application: str, user: str) -> Place | None:
        """Where this file of this person is, if it was begun."""
        from kiosk.portal.tus import Place

        with self._lock:
            entry = self._kept.get(_key(sha256, application, user))
        return None if entry is None else Place(entry.url, entry.expires)

    def keep(self, sha256: str, application: str, user: str, place: Place | None) -> None:
        """Remember a place; None forgets it."""
        key = _key(sha256, application, user)
        with self._lock:
            self._kept.pop(key, None)
            if place is not None:
                self._kept[key] = _Entry(place.url, place.expires)
            while len(self._kept) > MOST:
                self._kept.pop(next(iter(self._kept)))
            self._write()

    @property
    def _kept(self) -> dict[str, _Entry]:
        if self._read_so_far is None:
            self._read_so_far = self._read()
        return self._read_so_far

    def _read(self) -> dict[str, _Entry]:
        if self._file is None:
            return {}
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, _Entry])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return {}

    def _write(self) -> None:
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = self._file.with_suffix(".new")
            unfinished.touch(mode=0o600)
            unfinished.write_bytes(msgspec.json.encode(self._kept))
            unfinished.replace(self._file)
        except OSError:
            return


def _key(sha256: str, application: str, user: str) -> str:
    return hashlib.sha256("\0".join((sha256, application, user)).encode()).hexdigest()
