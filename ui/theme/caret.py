"""A caret that can be seen: as wide as a stroke of the text is, where Qt draws a hair line."""

from __future__ import annotations

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget


class CaretStyle(QProxyStyle):
    """Fusion with a wide caret. Keep a reference for as long as a widget has it."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.width = 2

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric == QStyle.PixelMetric.PM_TextCursorWidth:
            return self.width
        return super().pixelMetric(metric, option, widget)
