"""The demo program with the layer on it, as who looks at it meets it: pixels, places, pointer, keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from accessibility.install import Layer, install
from accessibility.preferences import Preferences
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.recording import RecordingVoice
from tests.ui.demo_window import DemoWindow
from ui.theme.tokens import PALETTES, PaletteName


class Sighted:
    """A window, its layer, and what the person asked for with the layer's own buttons."""

    def __init__(self, window: DemoWindow) -> None:
        self.window = window
        self.voice = RecordingVoice()
        self.queue = SpeechQueue(self.voice, clock=self.voice.clock)
        self.layer: Layer = install(window, queue=self.queue, language="en")
        self.preferences = Preferences(language="en", speech=True)
        self.wished: list[dict[str, object]] = []
        self.captions: list[str] = []
        self.layer.seeing.wished.connect(self.wished.append)
        self.layer.announcer.captioned.connect(self.captions.append)

    def prefer(self, **changes: object) -> None:
        """The person sets something."""
        self.preferences = replace(self.preferences, **changes)  # type: ignore[arg-type]
        self.layer.apply(self.preferences)
        settle()

    def press(self, key: Qt.Key) -> None:
        """A key, as the platform gives it."""
        QTest.keyClick(self.window.windowHandle(), key)
        settle()

    def click(self, at: QPoint) -> None:
        """A click at a place of the window, as the platform gives it."""
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        settle()

    def picture(self) -> QImage:
        """What is seen."""
        settle()
        return self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def place(self, widget: QWidget) -> QRect:
        """Where a widget stands in the window."""
        return QRect(widget.mapTo(self.window, QPoint()), widget.size())


def opened() -> Sighted:
    """The demo program as it is begun."""
    window = DemoWindow()
    window.resize(900, 900)
    window.show()
    window.activateWindow()
    for _ in range(20):
        settle()
    assert window.isActiveWindow()
    window.heading.setFocus()
    room = Sighted(window)
    settle()
    return room


def closed(room: Sighted) -> None:
    """The demo program as it is ended."""
    room.layer.seeing.end()
    room.voice.close()
    room.window.close()
    room.window.deleteLater()
    settle()


def settle() -> None:
    """Let the window come to rest."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def dress(window: QWidget, name: str) -> None:
    """Give a plain window the two colours of one of the palettes."""
    tokens, colours = PALETTES[PaletteName(name)], QPalette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        colours.setColor(role, QColor(tokens.text))
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Button):
        colours.setColor(role, QColor(tokens.surface))
    window.setStyleSheet("")
    window.setPalette(colours)


def brightness(picture: QImage) -> float:
    """The mean of all pixels, from 0 for black to 1 for white."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    data = bytes(grey.constBits())
    lines = (data[row * grey.bytesPerLine() : row * grey.bytesPerLine() + grey.width()] for row in range(grey.height()))
    return sum(map(sum, lines)) / (grey.width() * grey.height() * 255)
