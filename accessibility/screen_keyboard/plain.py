"""How the keys look in a program that has no theme for them: in its palette and its font."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QWidget

from accessibility.screen_keyboard.style import KeyboardStyle

KEY_MM = 12.7
"""Height of a key (VVSG 2.0 7.2-I)."""
_LEAST = 44


def plain_style(window: QWidget, mm_per_px: float) -> KeyboardStyle:
    """The window's own two colours: what stands out in its text stands out on its keys."""
    palette = window.palette()
    ink, ground = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
    words = QFont(window.font())
    metrics = QFontMetrics(words)
    words.setPixelSize(max(16, metrics.height() - metrics.descent()))
    letters = QFont(words)
    letters.setPixelSize(round(words.pixelSize() * 1.4))
    return KeyboardStyle(
        surface=ground,
        raised=ground,
        text=ink,
        border=ink,
        ink=ink,
        on_ink=ground,
        pressed=_between(ink, ground),
        letters=letters,
        words=words,
        key=max(_LEAST, round(KEY_MM / mm_per_px), QFontMetrics(letters).height() + 12),
        least=_LEAST,
        gap=8,
        margin=8,
        edge=2,
        radius=6,
    )


def _between(ink: QColor, ground: QColor) -> QColor:
    """The ground with a little of the ink in it."""
    parts = (round((4 * b + a) / 5) for a, b in zip(ink.getRgb()[:3], ground.getRgb()[:3], strict=True))  # type: ignore[index]
    return QColor(*parts)
