"""A window that speaks, and what was heard, captioned and given to a screen reader: for every test that listens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.install import Layer, install
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.recording import RecordingVoice
from tests.ui.demo_window import DemoWindow

ASKS = "Private. Plug in headphones, or press F12 to hear it aloud."
PRIVATE = "Private"


class Waiting:
    """One thing that is to happen."""

    def __init__(self, at: float, then: Callable[[], None]) -> None:
        self.at, self.then, self.cancelled = at, then, False

    def cancel(self) -> None:
        self.cancelled = True


class ManualTimers:
    """Time that passes only when a test lets it."""

    def __init__(self) -> None:
        self.time = 100.0
        self.waiting: list[Waiting] = []

    def now(self) -> float:
        return self.time

    def after(self, seconds: float, then: Callable[[], None]) -> Waiting:
        self.waiting.append(Waiting(self.time + seconds, then))
        return self.waiting[-1]

    def pass_by(self, seconds: float) -> None:
        """Let time pass, and what is due happen at its time."""
        until = self.time + seconds
        while due := [each for each in self.waiting if not each.cancelled and each.at <= until]:
            first = min(due, key=lambda each: each.at)
            self.waiting.remove(first)
            self.time = first.at
            first.then()
        self.time = until


class Room:
    """A demo window with the whole layer on it. Further words are `install`'s own."""

    def __init__(self, window: DemoWindow, qtbot: QtBot, **words: Any) -> None:
        self.window, self.qtbot = window, qtbot
        self.voice = RecordingVoice()
        self.queue = SpeechQueue(self.voice, clock=self.voice.clock)
        self.timers = ManualTimers()
        self.told: list[tuple[str, bool]] = []
        self.captions: list[str] = []
        self.layer: Layer = install(
            window,
            queue=self.queue,
            language="en",
            tell_reader=lambda _widget, text, urgent: self.told.append((text, urgent)),
            timers=self.timers,
            **words,
        )
        self.announcer, self.speech = self.layer.announcer, self.layer.speech
        self.announcer.captioned.connect(self.captions.append)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(self.window.focusWidget(), character)

    def said(self) -> list[str]:
        """The written words of everything said since the last call, as captions show them."""
        found, self.captions[:] = list(self.captions), []
        return found

    def wait(self, seconds: float) -> None:
        """Time passes for the layer and for the voice."""
        self.timers.pass_by(seconds)
        self.voice.advance(round(seconds * 1000))
        QApplication.processEvents()


def open_room(qtbot: QtBot, **words: Any) -> Room:
    """A room whose window is shown and active, with the focus on its heading and nothing said yet."""
    window = DemoWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    room = Room(window, qtbot, **words)
    window.heading.setFocus()
    room.said()
    return room
