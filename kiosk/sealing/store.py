"""The folder of what waits to be deposited: ciphertexts under random names, and nothing else (ACC-96).

A file holds one compact JWE; its name is the deposit's UUID, its time is when it was sealed. Nothing here can be opened on this
machine. Several processes may use the same folder.
"""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kiosk.sealing.files import PART, private_folder, sync_folder, write_whole

MOST: Final = 500
"""So many may wait: 30 MB at most. A kiosk without a line for weeks says in time that it can take no more."""
MOST_ASIDE: Final = 200
LARGEST: Final = 65_536
_ENDING: Final = ".jwe"
_ASIDE: Final = "aside"
_STALE_SECONDS: Final = 3600.0
_TRIED_SECONDS: Final = 30 * 86_400.0
_COMPACT: Final = re.compile(rb"[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)


class StoreFull(OSError):
    """Nothing more can be kept until some of it has been sent."""


class Broken(ValueError):
    """A file that is no ciphertext: cut short by a power failure, or written over."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One that is kept here."""

    id: str
    sealed_at: datetime


class DepositStore:
    """What waits, and what the portal did not want (`aside`). Everything raises `OSError` when the disk fails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._aside = folder / _ASIDE

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def aside_folder(self) -> Path:
        """Where that lies which the portal did not take."""
        return self._aside

    def has_room(self) -> bool:
        """Whether another one may be kept."""
        return len(self.waiting()) < MOST

    def add(self, deposit: str, ciphertext: bytes) -> None:
        """Keep one; it is on the disk when this returns. Raises `StoreFull`."""
        if not self.has_room():
            raise StoreFull("too many wait")
        write_whole(self._path(deposit), ciphertext)

    def waiting(self) -> tuple[Kept, ...]:
        """What waits to be sent, the oldest first."""
        return _listed(self._folder)

    def aside(self) -> tuple[Kept, ...]:
        """What the portal refused, the oldest first."""
        return _listed(self._aside)

    def read(self, deposit: str) -> bytes:
        """One that waits. Raises `KeyError` when it does not wait any more, `Broken` when the file is no ciphertext."""
        try:
            content = self._path(deposit).read_bytes()
        except FileNotFoundError:
            raise KeyError(deposit) from None
        if len(content) > LARGEST or not _COMPACT.fullmatch(content):
            raise Broken(deposit)
        return content

    def remove(self, deposit: str) -> None:
        """The portal has it."""
        self._path(deposit).unlink(missing_ok=True)
        if self._folder.exists():
            sync_folder(self._folder)

    def set_aside(self, deposit: str) -> None:
        """It cannot be sent as it is: keep it apart, for whoever keeps the machine; of too many the oldest go."""
        private_folder(self._aside)
        with suppress(FileNotFoundError):
            self._path(deposit).replace(self._aside / f"{deposit}{_ENDING}")
        for old in self.aside()[:-MOST_ASIDE]:
            (self._aside / f"{old.id}{_ENDING}").unlink(missing_ok=True)

    def bring_back(self, now: float | None = None) -> None:
        """Let what was refused in the last month wait again: that may have been the fault of how a portal was set up, and whoever
        mended it does not know of this machine."""
        since = (time.time() if now is None else now) - _TRIED_SECONDS
        for each in self.aside():
            if each.sealed_at.timestamp() >= since and not self._path(each.id).exists():
                (self._aside / f"{each.id}{_ENDING}").replace(self._path(each.id))

    def sweep(self, now: float | None = None) -> None:
        """Remove what a power cut or a kill left half written, once it is an hour old: by then nobody writes at it."""
        limit = (time.time() if now is None else now) - _STALE_SECONDS
        for left in self._folder.glob(f"*{PART}"):
            with suppress(FileNotFoundError):
                if left.stat().st_mtime < limit:
                    left.unlink()

    def _path(self, deposit: str) -> Path:
        return self._folder / f"{uuid.UUID(deposit)}{_ENDING}"


def _listed(folder: Path) -> tuple[Kept, ...]:
    return tuple(sorted(_files(folder), key=lambda kept: (kept.sealed_at, kept.id)))


def _files(folder: Path) -> Iterator[Kept]:
    for file in folder.glob(f"*{_ENDING}"):
        with suppress(FileNotFoundError, ValueError):  # gone meanwhile; not ours by its name
            yield Kept(str(uuid.UUID(file.stem)), datetime.fromtimestamp(file.stat().st_mtime, UTC))
