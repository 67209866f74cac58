"""The sound card, by miniaudio, the only file that knows it; a silent one where there is none or where it does not answer."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Final, Protocol

from accessibility.speech.timing import RATE_HZ, SAMPLE_BYTES

if TYPE_CHECKING:
    import miniaudio

PERIOD_MS: Final = 5
PERIODS: Final = 4
"""What is kept for the sound card: 20 ms, in which synthesis may hold the interpreter. When it asks for a period it holds the
others: what the player drops goes on sounding for 15 ms at most."""
OPEN_SECONDS: Final = 1.0
"""A sound card opens within some 20 ms; a sound server that hangs never does."""

Samples = Generator[bytes, int, None]
"""Is sent how many frames the device wants, and yields them."""


class Device(Protocol):
    """Takes samples as fast as they sound. Its methods may hang when the driver does."""

    backend: str

    def start(self, callback_generator: Samples, /) -> None:
        """Take samples from `callback_generator` from now on, on the device's own thread."""

    def close(self) -> None:
        """Take no more."""


class NoDevice(Exception):
    """There is no sound card here."""


def open_device() -> Device:
    """The sound card of this machine. Raises `NoDevice`."""
    miniaudio = _miniaudio()
    with _quiet_stderr():
        try:
            return _open(miniaudio, None)
        except miniaudio.MiniaudioError as error:
            raise NoDevice from error


def open_silent_device() -> Device:
    """Takes samples as a sound card does, and nobody hears them."""
    miniaudio = _miniaudio()
    return _open(miniaudio, [miniaudio.Backend.NULL])


def start_within(seconds: float, open_device: Callable[[], Device], fill: Callable[[int], bytes]) -> Device:
    """Open a device and start it; `fill` is asked for so many frames whenever it wants some.

    Raises `NoDevice` when there is none, or when it has not asked for any in time; what it asks for later is silence.
    """
    answered, taking, late = threading.Event(), threading.Event(), threading.Event()
    opened: list[Device] = []

    def take() -> Samples:
        frames = yield b""
        taking.set()
        answered.set()
        while True:
            frames = yield bytes(frames * SAMPLE_BYTES) if late.is_set() else fill(frames)

    def work() -> None:
        with contextlib.suppress(NoDevice):
            opened.append(open_device())
            samples = take()
            next(samples)
            opened[0].start(samples)
            if late.is_set():
                opened[0].close()
            return
        answered.set()

    threading.Thread(target=work, name="open audio", daemon=True).start()
    answered.wait(seconds)
    if not taking.is_set():
        late.set()
        raise NoDevice
    return opened[0]


def _open(module: ModuleType, backends: list[miniaudio.Backend] | None) -> Device:
    device: Device = module.PlaybackDevice(
        module.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=RATE_HZ,
        buffersize_msec=PERIOD_MS,
        callback_periods=PERIODS,
        backends=backends,
        app_name="egov-kiosk",
    )
    return device


def _miniaudio() -> ModuleType:
    """Import miniaudio without what it has for internet radio: an HTTP client is 9 MB and 40 ms that no voice needs."""
    if "miniaudio" not in sys.modules and "urllib.request" not in sys.modules:
        sys.modules["urllib.request"] = ModuleType("urllib.request")
        try:
            import miniaudio
        finally:
            del sys.modules["urllib.request"]
    import miniaudio

    return miniaudio


@contextlib.contextmanager
def _quiet_stderr() -> Iterator[None]:
    """ALSA writes a page on stderr where there is no sound card; the person who looks there needs one line, not that."""
    if sys.stderr is None:
        yield
        return
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
