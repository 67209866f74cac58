"""Where files can be chosen from: at home one's own folders and sticks, at a kiosk its scanner's folder and sticks.

Nothing outside these places is shown, whatever a link in them points to.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kiosk.settings import Settings
from kiosk.uploading.content import shown_name
from kiosk.uploading.results import Folder, Row

MOST: Final = 500
"""Entries of one folder that are shown: the newest."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place to look in. `kind`: documents, downloads, pictures, desktop, scans, stick."""

    kind: str
    path: Path


def home_places() -> tuple[Place, ...]:
    """A person's own folders, and what is plugged in."""
    import platformdirs

    own = (
        Place("downloads", platformdirs.user_downloads_path()),
        Place("documents", platformdirs.user_documents_path()),
        Place("pictures", platformdirs.user_pictures_path()),
        Place("desktop", platformdirs.user_desktop_path()),
    )
    return (*(each for each in own if each.path.is_dir()), *sticks(_mounts()))


def kiosk_places(scans: str, mounts: str) -> tuple[Place, ...]:
    """The folder that the scanner writes to, and the sticks that are mounted under another."""
    found = [Place("scans", Path(scans))] if scans and Path(scans).is_dir() else []
    return (*found, *(sticks((Path(mounts),)) if mounts else ()))


def places_of(settings: Settings) -> tuple[Place, ...]:
    """Those that the settings tell of at a kiosk; at home a person's own."""
    return kiosk_places(settings.kiosk.scans, settings.kiosk.sticks) if settings.at_kiosk else home_places()


def sticks(folders: Sequence[Path]) -> tuple[Place, ...]:
    """What is mounted under `folders`."""
    found: list[Place] = []
    for folder in folders:
        try:
            found += [Place("stick", each) for each in sorted(folder.iterdir()) if each.is_dir()]
        except OSError:
            continue
    return tuple(found)


class Folders:
    """Looks into the places of `places`, and nowhere else. Called from worker threads."""

    def __init__(self, places: Callable[[], tuple[Place, ...]]) -> None:
        self._places = places

    def places(self) -> tuple[Place, ...]:
        """All places that are there now: a stick may just have been put in."""
        return self._places()

    def look(self, path: str) -> Folder:
        """What is in a folder; `gone` when it is not there any more, or may not be looked into."""
        root, here = self._root(path), Path(path)
        if root is None:
            return Folder(path, here.name, gone=True)
        folders: list[Row] = []
        files: list[Row] = []
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    row = None if entry.name.startswith(".") else _row(entry)
                    if row is not None and self._root(row.path) is not None:
                        (folders if entry.is_dir() else files).append(row)
        except OSError:
            return Folder(path, here.name, gone=True)
        folders.sort(key=lambda row: row.name.casefold())
        files.sort(key=lambda row: row.changed or datetime.min.replace(tzinfo=UTC), reverse=True)
        above = "" if here == root else str(here.parent)
        return Folder(path, here.name, tuple(folders[:MOST]), tuple(files[:MOST]), above)

    def allows(self, path: str) -> bool:
        """Whether a file is in one of the places."""
        return self._root(path) is not None

    def _root(self, path: str) -> Path | None:
        """The place that a path is in, links followed."""
        try:
            real = Path(path).resolve()
            return next((each.path for each in self._places() if real.is_relative_to(each.path.resolve())), None)
        except (OSError, RuntimeError, ValueError):
            return None


def _row(entry: os.DirEntry[str]) -> Row | None:
    try:
        about = entry.stat()
        if entry.is_dir():
            return Row(shown_name(entry.name), entry.path)
        changed = datetime.fromtimestamp(about.st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return None
    return Row(shown_name(entry.name), entry.path, about.st_size, changed) if entry.is_file() else None


def _mounts() -> tuple[Path, ...]:
    """Where a desktop of Linux shows what is plugged in."""
    if os.name != "posix":
        return ()
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        return ()
    return (Path("/media") / user, Path("/run/media") / user)
