"""The kiosk of a tour that signs in with mobile ID: known to the sandbox portal by a key that lives as long as the tour."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from kiosk.enrolling import enrol
from kiosk.settings import KioskSettings, Settings

if TYPE_CHECKING:
    from kiosk.sandbox.server import Running

JOURNEYS: Final = frozenset({"sign-in"})
"""Those that show what only an enrolled kiosk can do. Who brings a screen reader goes through them at home."""
NAME: Final = "ASAN 1, zal"


@contextmanager
def enrolled(settings: Settings, portal: Running) -> Iterator[Settings]:
    """The settings of a kiosk that the portal knows."""
    with tempfile.TemporaryDirectory() as folder:
        kiosk = KioskSettings(name=NAME, state=str(Path(folder) / "state"))
        at_kiosk = msgspec.structs.replace(settings, mode="kiosk", kiosk=kiosk)
        enrol(at_kiosk, portal.enrolment_code())
        yield at_kiosk
