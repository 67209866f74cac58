"""Writing a file whole or not at all, for this account's eyes only."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

PART: Final = ".part"
"""The ending of what is being written; what still has it after a power cut is nobody's."""


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` at `path`, with mode 0600 in a folder of mode 0700; it is on the disk when this returns. Raises `OSError`."""
    private_folder(path.parent)
    descriptor, unfinished = tempfile.mkstemp(suffix=PART, dir=path.parent)  # of mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(unfinished).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def private_folder(folder: Path) -> None:
    """A folder that nobody else looks into, whose name outlives a power cut. Raises `OSError`."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    for each in missing:
        sync_folder(each.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that: else a power cut takes a file that is whole."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
