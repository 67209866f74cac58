"""How the keys look: colours, fonts and lengths that a program passes in, so that they come from its own theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from accessibility.screen_keyboard.layouts import KeyRole

DrawPicture = Callable[[QPainter, KeyRole | None, QColor, QRectF], bool]
"""Draws the picture of a key's role, or for None the tick of what is selected; False when there is none."""


def no_picture(_painter: QPainter, _role: KeyRole | None, _colour: QColor, _place: QRectF) -> bool:
    """For a program without pictures: words alone."""
    return False


@dataclass(frozen=True, slots=True)
class KeyboardStyle:
    """Lengths in logical pixels.

    `key` is the height that a key should have (20 mm at a kiosk, ACC-61), `least` the height that it may shrink to where
    the window is low. `surface` is the ground of a key, `raised` that of the keyboard, `ink` and `on_ink` are for what is
    selected. `most` is how much of the window's height the keys take at most, before they become smaller than they should be.
    """

    surface: QColor
    raised: QColor
    text: QColor
    border: QColor
    ink: QColor
    on_ink: QColor
    pressed: QColor
    letters: QFont
    words: QFont
    key: int
    least: int
    gap: int
    margin: int
    edge: int
    radius: int
    most: float = 0.4
    picture: DrawPicture = no_picture


SIZES: Final = 3
"""Sizes of the keyboard: small, as it should be, large."""
_KEY: Final = (0.74, 1.0, 1.4)
_LETTERS: Final = (1.0, 1.0, 1.3)
_MOST: Final = (0.8, 1.0, 1.4)


def sized(style: KeyboardStyle, size: int) -> KeyboardStyle:
    """The style in one of the sizes. The small one leaves more of the page, and its keys are no smaller than `least`. Words
    are as large in all of them: keys become higher, and no wider than the screen."""
    key = max(style.least, round(style.key * _KEY[size]))
    return replace(style, key=key, letters=_enlarged(style.letters, _LETTERS[size]), most=style.most * _MOST[size])


def _enlarged(font: QFont, factor: float) -> QFont:
    font = QFont(font)
    font.setPixelSize(round(font.pixelSize() * factor))
    return font
