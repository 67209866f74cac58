"""Where the sound goes, and whether only the person hears it: headphones, followed as they are plugged in and pulled out.

On Linux `pactl`, which PulseAudio and PipeWire both come with, tells of it: `pactl subscribe` that something has changed, and
`pactl -f json` what (VxSuite asks the same). It was tried with a program that answers like `pactl`, and not with a jack.
Elsewhere nothing is known, and what is private waits for the person's consent.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QByteArray, QObject, QProcess, QProcessEnvironment

PATIENCE_MS: Final = 500
_ENDING_MS: Final = 500
_HEADPHONES: Final = ("headphone", "headset", "handset")

Changed = Callable[[bool | None], None]
"""Is told None when something has changed and is being looked at, and then whether it ends at headphones."""


class Sinks(Protocol):
    """What is known of the sound's way out."""

    @property
    def headphones(self) -> bool | None:
        """Whether only the person hears it; None where nothing is known."""

    def watch(self, changed: Changed) -> None:
        """Have `changed` called, on the window's thread, whenever that may have changed: with None while it is in doubt, so
        that nothing is heard of what is said meanwhile, and then with what it is."""

    def mute(self, muted: bool) -> None:
        """Silence the device itself, and let it sound again."""

    def close(self) -> None:
        """Follow nothing any more, and leave the device sounding."""


def hears_alone(info: Mapping[str, Any], sinks: Sequence[Mapping[str, Any]]) -> tuple[str, bool]:
    """The sink that programs play to, by its name, and whether it ends at somebody's ears (ACC-3, ACC-11).

    `info` and `sinks` are what `pactl -f json info` and `pactl -f json list sinks` say. The port that is in use decides;
    a sink without ports, as Bluetooth has, says in its properties what it is.
    """
    name = str(info.get("default_sink_name") or "")
    sink = next((each for each in sinks if each.get("name") == name), None) or (sinks[0] if len(sinks) == 1 else None)
    if sink is None:
        return name, False
    active = str(sink.get("active_port") or "")
    ports = sink.get("ports") or []
    port: Mapping[str, Any] = next((each for each in ports if each.get("name") == active), {})
    properties: Mapping[str, Any] = sink.get("properties") or {}
    told = (active, port.get("type")) if active else (properties.get("device.form_factor"),)
    words = " ".join(str(each or "").lower() for each in told)
    return str(sink.get("name") or ""), any(word in words for word in _HEADPHONES)


def open_sinks(parent: QObject, program: str = "pactl", *, sounding: bool = False) -> Sinks | None:
    """What can be known on this machine; None where there is no `pactl`, or no sound server answers it. With `sounding` a
    device that somebody before has left silent sounds again: for a kiosk, not for a person's own computer."""
    path = shutil.which(program)
    if path is None:
        return None
    sinks = PactlSinks(path, parent)
    if sinks.headphones is None:
        sinks.close()
        return None
    if sounding:
        sinks.sound()
    return sinks


def _text(said: QByteArray) -> str:
    return bytes(said.data()).decode("utf-8", "replace")


class PactlSinks(QObject):
    """Asks `program`, which is `pactl`, and asks again whenever it tells of a change."""

    def __init__(self, program: str, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._changed: Changed | None = None
        self._sink = ""
        self._muted = False
        self.headphones = self._now()
        self._events = self._process()
        self._events.readyReadStandardOutput.connect(self._something_changed)
        self._events.start(program, ["subscribe"])

    def watch(self, changed: Changed) -> None:
        self._changed = changed

    def mute(self, muted: bool) -> None:
        if self._sink and muted is not self._muted:
            self._muted = muted
            self._ask("set-sink-mute", self._sink, "1" if muted else "0")

    def sound(self) -> None:
        """Let the device sound, whoever has silenced it."""
        self._muted = True
        self.mute(False)

    def close(self) -> None:
        self.mute(False)
        self._changed = None
        self._events.readyReadStandardOutput.disconnect(self._something_changed)
        self._events.kill()
        self._events.waitForFinished(_ENDING_MS)

    def _something_changed(self) -> None:
        lines = _text(self._events.readAllStandardOutput()).splitlines()
        if not any(" on sink #" in line or " on card #" in line or " on server" in line for line in lines):
            return
        if self._changed is not None:
            self._changed(None)
        now = self._now()
        self.headphones = self.headphones if now is None else now
        if self._changed is not None:
            self._changed(bool(self.headphones))

    def _now(self) -> bool | None:
        try:
            info, sinks = (
                json.loads(self._ask("-f", "json", "info")),
                json.loads(self._ask("-f", "json", "list", "sinks")),
            )
            self._sink, alone = hears_alone(info, sinks)
        except (ValueError, AttributeError, TypeError):
            return None
        return alone

    def _ask(self, *words: str) -> str:
        process = self._process()
        process.start(self._program, list(words))
        if not process.waitForFinished(PATIENCE_MS):
            process.kill()
            process.waitForFinished(_ENDING_MS)
        answer = _text(process.readAllStandardOutput())
        process.deleteLater()
        return answer

    def _process(self) -> QProcess:
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("LC_ALL", "C")
        process.setProcessEnvironment(environment)
        return process
