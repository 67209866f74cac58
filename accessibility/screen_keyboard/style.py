"""How the keys look: colours, fonts and lengths that a program passes in, so that they come from its own theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
    the window is low. `slip` is how far a finger may slide off a key and still mean it (ACC-58). `surface` is the ground
    of a key, `raised` that of the keyboard, `ink` and `on_ink` are for what is selected.
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
    slip: int
    picture: DrawPicture = no_picture
