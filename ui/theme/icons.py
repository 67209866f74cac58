"""Lucide pictures in any colour and size. A picture never stands without a word, so it has no words of its own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.theme.fonts import RESOURCES

FOLDER: Final = RESOURCES / "icons"


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer | None:
    path = Path(FOLDER / f"{name}.svg")
    if not path.is_file():
        return None
    drawing = path.read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.replace('stroke-width="2"', f'stroke-width="{stroke}"').encode()))


def draw_icon(painter: QPainter, name: str, colour: str, place: QRectF, stroke: float = 2) -> None:
    """Draw the picture; an unknown name draws nothing, since the word beside it says it all."""
    renderer = _renderer(name, colour, stroke)
    if renderer is not None:
        renderer.render(painter, place)
