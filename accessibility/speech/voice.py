"""The program's side of the voice process: starts it, gives it work, hears its events, starts it anew when it dies."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from accessibility.speech import wire
from accessibility.speech.interface import (
    DEFAULT_RATE,
    DEFAULT_VOLUME,
    Failed,
    Finished,
    Listener,
    Ready,
    SentenceStarted,
    Stopped,
    VoiceEvent,
)
from accessibility.speech.link import QUIT_SECONDS, Link
from accessibility.speech.normalise import normalise
from accessibility.speech.recovery import Recovery
from accessibility.speech.utterance import Prepared

WARM_SECONDS: Final = 1.0
"""How long after its start the voice prepares what it may have to say, and how long between two languages."""
PROCESS: Final = "accessibility.speech.voice_process"
_MEMORY: Final = {"MALLOC_MMAP_THRESHOLD_": "262144"}
"""Give a voice's dictionary back when another voice takes over: the Russian one alone is 8.5 MB. Only glibc reads this."""
_ROOT: Final = Path(__file__).resolve().parents[2]


class Voice:
    """A `Speaker` in a process of its own. Methods return at once and may be called from any thread."""

    def __init__(self, calibration_db: float = 0.0, module: str = PROCESS) -> None:
        """`calibration_db` is what this kiosk's speaker needs more than others for the same loudness: see `loudness`.
        `module` is what the process runs. Raises `OSError` when no process can be started."""
        self._listeners: list[Listener] = []
        self._lock = threading.RLock()
        self._current: Prepared | None = None
        self._rate = DEFAULT_RATE
        self._volume = DEFAULT_VOLUME
        self._calibration_db = calibration_db
        self._paused = False
        self._module = module
        self._recovery = Recovery()
        self._closing = False
        self._ready = threading.Event()
        self.state: Ready | Failed | None = None
        self._link = Link(_start(module))
        self._send_settings()
        self._reader = threading.Thread(target=self._read, name="voice events", daemon=True)
        self._reader.start()
        self._closed = threading.Event()
        self._warming = threading.Thread(target=self._warm, name="voice rules", daemon=True)
        self._warming.start()

    @property
    def process_id(self) -> int:
        """Of the voice's process, for measuring and watching it."""
        return self._link.process.pid

    def wait_ready(self, seconds: float) -> Ready | Failed | None:
        """What the voice said of itself when it came up; None when it said nothing in time."""
        self._ready.wait(seconds)
        return self.state

    def listen(self, listener: Listener) -> None:
        """Who listens late is told first what the voice has said of itself; twice, when both happen at once."""
        self._listeners.append(listener)
        if self.state is not None:
            listener(self.state)

    def speak(self, prepared: Prepared) -> None:
        with self._lock:
            self._current = prepared
            self._paused = False
            self._send(self._speak(prepared))

    def stop(self) -> None:
        with self._lock:
            self._current = None
            self._send(wire.Stop())

    def stop_after_sentence(self) -> None:
        self._send(wire.StopAfterSentence())

    def pause(self) -> None:
        with self._lock:
            self._paused = True
            self._send(wire.Pause())

    def resume(self) -> None:
        with self._lock:
            self._paused = False
            self._send(wire.Resume())

    def set_rate(self, rate: int) -> None:
        self._rate = rate
        self._send(wire.SetRate(rate))

    def set_volume(self, volume: int) -> None:
        self._volume = volume
        self._send(wire.SetVolume(volume, self._calibration_db))

    def close(self) -> None:
        """End the process, which is given a moment to do so by itself; it is gone when this returns."""
        with self._lock:
            self._closing = True
            self._closed.set()
            self._current = None
            link = self._link
        link.end(QUIT_SECONDS)
        self._reader.join(timeout=1)
        self._warming.join(timeout=1)

    def _send(self, command: wire.Command) -> None:
        with self._lock:
            # a dead process is noticed by the reader, which starts another and gives it the current work
            self._link.put(command)

    def _send_settings(self) -> None:
        self.set_rate(self._rate)
        self.set_volume(self._volume)

    def _speak(self, prepared: Prepared) -> wire.Speak:
        sentences = [(self._recovery.voice(sentence.language), sentence.spoken) for sentence in prepared.sentences]
        return wire.Speak(prepared.number, sentences, prepared.first)

    def _read(self) -> None:
        while True:
            link = self._link
            stream = link.process.stdout
            with contextlib.suppress(OSError, ValueError, msgspec.DecodeError):
                while stream is not None and (event := wire.read(stream, wire.EVENTS)) is not None:
                    link.heard(event)
                    if not isinstance(event, wire.Alive):
                        self._note(event)
                        self._tell(event)
            link.end()
            if stream is not None:
                stream.close()
            if not self._start_anew():
                return

    def _note(self, event: VoiceEvent) -> None:
        """Keep what is needed to go on after a death."""
        if isinstance(event, Ready | Failed):
            self.state = event
            self._ready.set()
            return
        with self._lock:
            current = self._current
            if current is None or current.number != event.number:
                return
            if isinstance(event, SentenceStarted):
                self._current = replace(current, first=event.index)
            elif isinstance(event, Finished | Stopped):
                self._current = None

    def _start_anew(self) -> bool:
        """Another process with the settings and the work of the last one; False when there is to be none."""
        with self._lock:
            if self._closing:
                return False
            hope = self._recovery.died(self._current)
        if not hope:
            return self._give_up("the voice process keeps ending")
        try:
            link = Link(_start(self._module, wire.AWAKE), self._recovery.patience)
        except OSError as error:
            return self._give_up(f"no voice process: {type(error).__name__}")
        with self._lock:
            if not self._closed.is_set():
                self._link = link
                self._send_settings()
                if self._current is not None:
                    self._send(self._speak(self._current))
                if self._paused:
                    self._send(wire.Pause())
                return True
        link.end()
        return False

    def _give_up(self, reason: str) -> bool:
        failed = Failed(reason, for_good=True)
        self._note(failed)
        self._tell(failed)
        return False

    def _warm(self) -> None:
        """Compile the normaliser's rules before they are needed: 20 ms a language that nobody should wait for, and that
        the program's own start should not wait for either."""
        for language in ("az", "en", "ru"):
            if self._closed.wait(WARM_SECONDS):
                return
            normalise("", language)

    def _tell(self, event: VoiceEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)


def _start(module: str, *words: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(  # noqa: S603  our own interpreter and module
        [sys.executable, "-m", module, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_MEMORY, "PYTHONPATH": path},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
