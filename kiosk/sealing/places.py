"""Where this machine keeps what waits to be deposited at one portal, and that portal's published keys."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kiosk.enrolment import state_folder
from kiosk.sealing.keys import KeptKeys
from kiosk.sealing.store import DepositStore
from kiosk.settings import Settings

_FOLDER: Final = "deposits"
_KEYS: Final = "keys.json"
_PRACTICE: Final = ("127.0.0.1_*", "localhost_*")
_FORGOTTEN_SECONDS: Final = 7 * 86_400.0
_UNSAFE: Final = re.compile(r"[^\w.-]+", re.ASCII)


def store_of(settings: Settings) -> DepositStore:
    """The folder for the portal of `settings`: what was sealed for one is never sent to another."""
    return DepositStore(_place(settings))


def keys_of(settings: Settings) -> KeptKeys:
    """The kept keys of the portal of `settings`."""
    return KeptKeys(_place(settings) / _KEYS)


def tidy(settings: Settings, now: float | None = None) -> None:
    """Remove what was sealed for practice portals on this machine that nobody has used for a week: each start may have had
    another one, and they do not come back. Raises `OSError`."""
    limit = (time.time() if now is None else now) - _FORGOTTEN_SECONDS
    here = _place(settings)
    for pattern in _PRACTICE:
        for folder in here.parent.glob(pattern):
            newest = max((file.stat().st_mtime for file in (folder, *folder.rglob("*"))), default=limit)
            if folder != here and newest < limit:
                shutil.rmtree(folder)


def _place(settings: Settings) -> Path:
    parts = urlsplit(settings.portal.url)
    name = _UNSAFE.sub("_", f"{parts.netloc}{parts.path}".strip("/")) or "portal"
    return state_folder(settings) / _FOLDER / name
