"""How loud a known sentence is: what the program hands to the sound card, and what the card's loop-back hears of it.

The first is measured everywhere, on the silent device too. The second needs PulseAudio or PipeWire and their `parec`: it
records the monitor of the sink, which is what goes to the plug. What the air carries needs a sound level meter: the program
uses no microphone (ACC-25).
"""

from __future__ import annotations

import array
import math
import shutil
import subprocess
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from accessibility.speech.interface import DEFAULT_RATE, DEFAULT_VOLUME
from accessibility.speech.timing import RATE_HZ, SAMPLE_BYTES

if TYPE_CHECKING:
    from accessibility.speech.device import Device, Samples

QUIETEST_DB: Final = -60.0
"""Below this, in dB of the loudest there can be, nothing was played."""
_PATIENCE: Final = 4.0
_FULL: Final = 32768
RECORDER: Final = "parec"
_RECORD: Final = (
    "--device=@DEFAULT_MONITOR@", "--raw", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1", "--latency-msec=50",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """Levels in dB of the loudest there can be (RMS of what is not silence); None where there was nothing to measure.
    `device` is None when the sound went to nobody."""

    level_db: float | None
    device: str | None
    cause: str = ""
    loop_back_db: float | None = None
    loop_back_cause: str = ""


class Meter:
    """Adds up samples."""

    def __init__(self) -> None:
        self._squares = 0
        self._count = 0

    def add(self, samples: bytes) -> None:
        """Signed 16-bit samples; stretches that are all silence do not count."""
        whole = samples[: len(samples) // SAMPLE_BYTES * SAMPLE_BYTES]
        if any(whole):
            numbers = array.array("h", whole)
            self._squares += sum(number * number for number in numbers)
            self._count += len(numbers)

    @property
    def decibels(self) -> float | None:
        """None when there was nothing but silence."""
        if not self._count:
            return None
        return round(20 * math.log10(math.sqrt(self._squares / self._count) / _FULL), 1)


class Tap:
    """A device that measures what it is given."""

    def __init__(self, device: Device, meter: Meter) -> None:
        self.backend = device.backend
        self._device, self._meter = device, meter

    def start(self, callback_generator: Samples, /) -> None:
        measured = self._measured(callback_generator)
        next(measured)
        self._device.start(measured)

    def close(self) -> None:
        self._device.close()

    def _measured(self, samples: Samples) -> Samples:
        frames = yield b""
        while True:
            given = samples.send(frames)
            self._meter.add(given)
            frames = yield given


def measure(sentence: str, language: str) -> Heard:
    """Say `sentence` once at the default volume and measure it; takes as long as it sounds."""
    from accessibility.speech.synthesis import Unavailable, milliseconds

    try:
        samples = _samples(sentence, language)
    except Unavailable as error:
        return Heard(None, None, str(error))
    seconds = milliseconds(samples) / 1000
    recorder = Recorder()
    recorder.wait_for_sound()
    level, device, answered = _play(samples, seconds)
    loop_back, cause = recorder.end()
    if not answered:
        return Heard(level, device, "the sound card does not answer", loop_back, cause)
    # on the silent device nothing of ours can come back
    return Heard(level, device, "", loop_back if device else None, cause if device else "no sound card")


def _samples(sentence: str, language: str) -> bytes:
    from accessibility.speech.prepare import prepare
    from accessibility.speech.synthesis import open_synthesiser
    from accessibility.speech.utterance import Segment, Utterance

    synthesiser = open_synthesiser()
    prepared = prepare(1, Utterance((Segment(sentence, language),)))
    return b"".join(synthesiser.pcm(each.spoken, each.language, DEFAULT_RATE) for each in prepared.sentences)


def _play(samples: bytes, seconds: float) -> tuple[float | None, str | None, bool]:
    """Level, device, and whether it was played to its end."""
    from accessibility.speech.device import NoDevice, open_device, open_silent_device
    from accessibility.speech.player import Mark, Player

    meter, taps, over = Meter(), list[Tap](), threading.Event()
    silent = threading.Event()

    def opened() -> Device:
        try:
            device = open_device()
        except NoDevice:
            silent.set()
            device = open_silent_device()
        taps.append(Tap(device, meter))
        return taps[0]

    def report(mark: Mark, _at: float) -> None:
        if mark.what == "finished":
            over.set()

    player = Player(report, opened)
    player.volume(DEFAULT_VOLUME)
    player.put(memoryview(samples), Mark(1, 0, "finished"))
    answered = over.wait(seconds + _PATIENCE) and player.audio is not None
    if answered:
        taps[0].close()
    return meter.decibels, None if silent.is_set() or not answered else player.audio, answered


class Recorder:
    """Records what the default sink plays, where that can be had."""

    def __init__(self) -> None:
        self._meter = Meter()
        self._heard = 0
        self._cause = ""
        self._began = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        path = shutil.which(RECORDER)
        if path is None:
            self._cause = f"{RECORDER}: not installed"
            return
        try:
            self._process = subprocess.Popen([path, *_RECORD], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603
        except OSError as error:
            self._cause = f"{RECORDER}: {error.strerror}"
            return
        self._reader = threading.Thread(target=self._read, name="loop-back", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        while samples := self._process.stdout.read(4096):
            self._heard += len(samples)
            self._meter.add(samples)
            self._began.set()
        self._began.set()

    def wait_for_sound(self) -> None:
        """Until it records, or cannot: what is played before would be missed."""
        if self._process is not None:
            self._began.wait(_PATIENCE)

    def end(self) -> tuple[float | None, str]:
        """The level, -inf for silence; None and why when nothing was recorded."""
        if self._process is None:
            return None, self._cause
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._reader.join(_PATIENCE)
        if self._process.stdout is not None:
            self._process.stdout.close()
        if not self._heard:
            return None, f"{RECORDER}: no monitor of the sound card"
        level = self._meter.decibels
        return (-120.0 if level is None else level), ""
