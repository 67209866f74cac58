"""Room for the layer's own controls at the foot of a window of any program: nothing of the program is covered.

The window's contents margins grow by what stands there, which every layout heeds.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QWidget

from accessibility.lifetime import while_whole

HeightOf = Callable[[int], int]


class Strips(QObject):
    """The strips of one window, the first one lowest. Each is as wide as the window and as high as it asks for."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._margin = window.contentsMargins().bottom()
        self._strips: list[tuple[QWidget, HeightOf]] = []
        window.installEventFilter(self)

    def put(self, strip: QWidget, height: HeightOf) -> None:
        """Show a strip, a child of the window, above those that are there."""
        if all(strip is not each for each, _ in self._strips):
            self._strips.append((strip, height))
        self.arrange()
        strip.show()

    def take(self, strip: QWidget) -> None:
        """Hide a strip and give its room back."""
        self._strips = [each for each in self._strips if each[0] is not strip]
        strip.hide()
        self.arrange()

    def height_without(self, strip: QWidget) -> int:
        """How high the others are together."""
        width = self._window.width()
        return sum(height(width) for each, height in self._strips if each is not strip)

    def arrange(self) -> None:
        """Put every strip in its place."""
        window, bottom = self._window, self._window.height()
        for strip, height in self._strips:
            high = height(window.width())
            bottom -= high
            strip.setGeometry(QRect(0, bottom, window.width(), high))
        margins = window.contentsMargins()
        margins.setBottom(self._margin + window.height() - bottom)
        if margins != window.contentsMargins():
            window.setContentsMargins(margins)

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() == QEvent.Type.Resize and self._strips:
            self.arrange()
        return False
