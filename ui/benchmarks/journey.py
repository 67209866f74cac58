"""The journey `apply` through a live window: its longest stall, its bytes, and the memory when the receipt is saved."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt

from kiosk.sandbox.handset import Handset
from ui.benchmarks.live import Live
from ui.tour.driver import Driver
from ui.tour.journeys import JOURNEYS, Tour
from ui.tour.record import Record

if TYPE_CHECKING:
    from accessibility.speech.recording import Heard, RecordingVoice
    from kiosk.sandbox.server import Running

RECEIPT: Final = "receipt-saved"
READING_SECONDS: Final = 1.0
"""How long this person looks at the first page before the first key."""
KEY_SECONDS: Final = 0.01
"""How long nothing may be painted after a key before this person presses the next."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one journey took. Memory in megabytes as `Live.memory` tells it, the longest stall in milliseconds of the clock and (`stall_work`) of
    processor time, bytes of HTTP both ways."""

    memory: tuple[float, float]
    stall: float
    stall_work: float
    requests: int
    wire_bytes: int


def take_journey(live: Live, portal: str, folder: Path) -> Taken:
    """Go through `apply` with the keys of a tour. Raises `ui.tour.driver.Lost` when it cannot be finished."""
    driver = _KeysOnly(live)
    record = _MemoryOnly(driver, folder, "apply", "az", "", time.perf_counter(), live=live)
    live.finger.rest(READING_SECONDS)
    live.finger.forget()
    JOURNEYS["apply"](Tour(driver, record, cast("Running", _Elsewhere(portal)), "az"))
    traffic = live.visit.clients.traffic
    total = traffic.sent_bytes + traffic.received_bytes
    return Taken(record.memory, live.finger.longest_sweep, live.finger.longest_work, traffic.requests, total)


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """A portal in another process, so that the window's memory is the window's own."""

    url: str

    def phone(self, language: str = "az") -> Handset:
        return Handset(self.url, language)


class _Patience:
    """Stands where a tour's simulated voice stands: the live voice keeps its own time."""

    heard: tuple[Heard, ...] = ()

    def advance(self, milliseconds: int) -> None:
        """Nothing to simulate."""

    def drain(self) -> None:
        """This person does not wait for the end of a sentence."""


class _KeysOnly(Driver):
    """Presses keys through the finger, which times what they cause."""

    def __init__(self, live: Live) -> None:
        super().__init__(live.visit, cast("RecordingVoice", _Patience()))
        self._finger = live.finger

    def press(
        self, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self._finger.post(key, text, modifiers)
        self.settle()

    def settle(self, milliseconds: int = 0) -> None:
        self._finger.rest(max(KEY_SECONDS, milliseconds / 1000))


@dataclass(slots=True)
class _MemoryOnly(Record):
    """Takes no pictures, which would be stalls of their own; weighs the processes when the receipt is there."""

    live: Live = field(kw_only=True)
    memory: tuple[float, float] = (0.0, 0.0)

    def meet(self, name: str = "") -> None:
        if name == RECEIPT:
            self.memory = self.live.memory()
