"""A window that is being taken apart: Python's half of the layer is empty already while Qt still sends events and signals to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessibility.install import install
from accessibility.preferences import Magnifier, Preferences
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.recording import RecordingVoice
from tests.ui.demo_window import DemoWindow
from ui.idle import IdleWatch
from ui.wedge import Wedge
from ui.window import Window


def filters(window: QWidget) -> list[QObject]:
    """Everything of ours on the window that filters events."""
    return [
        each
        for each in (window, *window.findChildren(QObject))
        if getattr(getattr(type(each), "eventFilter", None), "__module__", "").startswith(("accessibility", "ui"))
    ]


def events() -> Iterator[QEvent]:
    """One of each kind that a filter of ours looks at."""
    yield QResizeEvent(QSize(600, 800), QSize(700, 900))
    kinds = QEvent.Type
    for kind in (kinds.Show, kinds.Hide, kinds.Move, kinds.WinIdChange, kinds.UpdateRequest, kinds.LayoutRequest):
        yield QEvent(kind)
    for kind in (kinds.ApplicationFontChange, kinds.FocusOut, kinds.ParentChange):
        yield QEvent(kind)
    nothing, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    for kind in (kinds.KeyPress, kinds.KeyRelease):
        yield QKeyEvent(kind, Qt.Key.Key_A, nothing, "a")
    for kind in (kinds.MouseButtonPress, kinds.MouseButtonRelease):
        yield QMouseEvent(kind, QPointF(5, 5), QPointF(5, 5), left, left, nothing)


@contextmanager
def taken_apart(parts: list[QObject]) -> Iterator[None]:
    """What the collector does to them, until the block ends."""
    kept = [dict(vars(each)) for each in parts]
    for each in parts:
        vars(each).clear()
    yield
    for each, was in zip(parts, kept, strict=True):
        vars(each).update(was)


def hear_everything(parts: list[QObject], window: QWidget) -> None:
    """Each hears of everything once more, and keeps nothing back."""
    with taken_apart(parts):
        for each in parts:
            for watched in (window, window.windowHandle()):
                for event in events():
                    assert each.eventFilter(watched, event) is False, each


def demo(qtbot: QtBot) -> DemoWindow:
    """A program with all of the layer at work."""
    window = DemoWindow()
    qtbot.addWidget(window)
    layer = install(window, queue=SpeechQueue(RecordingVoice()), language="en", screen_keyboard=True)
    window.show()
    layer.apply(Preferences(language="en", curtain=True, magnifier=Magnifier.LENS, screen_keyboard="yes"))
    window.street.setFocus()
    QApplication.processEvents()
    return window


def test_no_filter_of_the_layer_hears_anything_then(qtbot: QtBot) -> None:
    window = demo(qtbot)
    found = filters(window)
    assert len(found) >= 12
    hear_everything(found, window)


def test_no_filter_of_the_program_hears_anything_then(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    watch = IdleWatch(window, 60, 10)
    watch.start()
    parts: list[QObject] = [watch, Wedge(window), window.dock, window.ring, window.view]
    window.show()
    hear_everything(parts, window)


@pytest.mark.parametrize("elsewhere", [False, True], ids=["nowhere", "elsewhere"])
def test_the_focus_is_followed_no_longer_then(qtbot: QtBot, elsewhere: bool) -> None:
    """The focus leaves a window as it goes, and the application tells everybody of it."""
    window = demo(qtbot)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    parts = [each for each in window.findChildren(QObject) if type(each).__module__.startswith("accessibility")]
    with taken_apart([each for each in parts if not isinstance(each, QWidget)]):
        application.focusChanged.emit(window.street, window.go_on if elsewhere else None)


def test_a_window_may_have_got_another_handle_meanwhile(qtbot: QtBot) -> None:
    """As when its frame is taken away: what was listened to is gone, and the curtain and the magnifier end all the same."""
    window = DemoWindow()
    qtbot.addWidget(window)
    layer = install(window, queue=SpeechQueue(RecordingVoice()), language="en")
    window.show()
    layer.apply(Preferences(language="en", speech=True, curtain=True, magnifier=Magnifier.FULL))
    former = window.windowHandle()
    window.destroy()
    assert not shiboken6.isValid(former)
    layer.end(Preferences(language="en", speech=True))
    assert not layer.seeing.curtain.is_drawn
    assert layer.seeing.magnifier.kind is Magnifier.OFF
