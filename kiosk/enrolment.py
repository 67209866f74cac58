"""What an enrolled kiosk keeps of itself: its key, and under which name which portal knows it (docs/decisions/0021-enrolled-kiosks.md).

One file in a folder of its own, for this account's eyes only: mode 0600 in 0700. A file that others can read is not used.
"""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path
from typing import Any, Final

import msgspec

from kiosk.settings import Settings

ENROLLED: Final = "device"
"""The name of the file, without its ending."""
_APPLICATION: Final = "egov-kiosk"
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class Enrolment(msgspec.Struct, frozen=True, kw_only=True):
    """Which portal knows this kiosk, as whom, and the private key that proves it (a JSON Web Key)."""

    portal: str
    device_id: str
    client_id: str
    jwk: dict[str, Any]
    ring: str = ""

    def __repr__(self) -> str:
        return f"Enrolment({self.device_id})"


class EnrolmentError(Exception):
    """The file is there and cannot be used. `reason` is `open` (others can read it), `broken` or `unreadable`."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def state_folder(settings: Settings) -> Path:
    """Where a kiosk keeps what it is."""
    if settings.kiosk.state:
        return Path(settings.kiosk.state)
    import platformdirs

    return platformdirs.user_state_path(_APPLICATION, appauthor=False)


def load(settings: Settings, name: str = ENROLLED) -> Enrolment | None:
    """The enrolment at the portal of `settings`; None when there is none, or one at another portal. Raises `EnrolmentError`."""
    path = _path(settings, name)
    try:
        with path.open("rb") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & _OTHERS:
                raise EnrolmentError(path, "open")
            found = msgspec.json.decode(file.read(), type=Enrolment)
    except FileNotFoundError:
        return None
    except OSError:
        raise EnrolmentError(path, "unreadable") from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise EnrolmentError(path, "broken") from None
    return found if found.portal.rstrip("/") == settings.portal.url.rstrip("/") else None


def save(settings: Settings, enrolment: Enrolment, name: str = ENROLLED) -> Path:
    """Keep it, whole or not at all; returns where. Raises `OSError`."""
    path = _path(settings, name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.parent.chmod(0o700)
    descriptor, unfinished = tempfile.mkstemp(dir=path.parent)  # of mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(enrolment))
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return path


def forget(settings: Settings, name: str = ENROLLED) -> None:
    """Keep it no longer. Raises `OSError`."""
    _path(settings, name).unlink(missing_ok=True)


def _path(settings: Settings, name: str) -> Path:
    return state_folder(settings) / f"{name}.json"
