"""Strokes and fills that several widgets share: boxes, rings, pictures."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.icons import draw_icon
from ui.theme.theme import Theme
from ui.theme.tokens import Use


def brush(widget: QWidget) -> QPainter:
    """A painter with smooth edges on `widget`."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    theme: Theme,
    place: QRectF,
    fill: Use = "none",
    edge: Use = "none",
    *,
    width: float | None = None,
) -> None:
    """A rounded box; its edge lies inside `place`."""
    width = theme.scale.edge if width is None else width
    half = width / 2 if edge != "none" else 0
    painter.setPen(QPen(theme.colour(edge), width) if edge != "none" else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(fill) if fill != "none" else Qt.BrushStyle.NoBrush)
    radius = theme.scale.radius
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), radius - half, radius - half)


def barred_box(painter: QPainter, theme: Theme, place: QRectF, bar: Use) -> None:
    """A raised box with a bar at its left side; in two-colour palettes it has an edge, since raised is the page's colour."""
    radius = theme.scale.radius
    path = QPainterPath()
    path.addRoundedRect(place, radius, radius)
    square = QPainterPath()
    square.addRect(QRectF(place.left(), place.top(), 2 * radius, place.height()))
    path = path.united(square)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(path, theme.colour("raised"))
    if theme.palette.raised == theme.palette.surface:
        painter.strokePath(_inset(place, radius, theme), QPen(theme.colour("border"), theme.scale.edge))
    painter.fillRect(QRectF(place.left(), place.top(), theme.scale.length(10), place.height()), theme.colour(bar))


def _inset(place: QRectF, radius: int, theme: Theme) -> QPainterPath:
    half = theme.scale.edge / 2
    path = QPainterPath()
    path.addRoundedRect(place.adjusted(half, half, -half, -half), radius, radius)
    return path


def rings(painter: QPainter, theme: Theme, place: QRectF) -> None:
    """The double ring of the focus around `place`: inner, then outer, each at least 4 px (ACC-56)."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width, reach = theme.scale.ring, 0.0
    for use in ("ring", "ring_outer"):
        painter.setPen(QPen(theme.colour("ring" if use == "ring" else "ring_outer"), width))
        grow = reach + width / 2
        radius = theme.scale.radius + grow
        painter.drawRoundedRect(place.adjusted(-grow, -grow, grow, grow), radius, radius)
        reach += width


def icon(painter: QPainter, theme: Theme, name: str, use: Use, place: QRectF) -> None:
    """A picture in the colour of a use."""
    draw_icon(painter, name, theme.palette[use], place)


def code(painter: QPainter, theme: Theme, place: QRectF, rows: tuple[bytes, ...], quiet: int) -> None:
    """A QR code, black on white in every palette: cameras read nothing else as well."""
    painter.setBrush(Qt.GlobalColor.white)
    painter.setPen(QPen(theme.colour("border"), theme.scale.edge))
    half = theme.scale.edge / 2
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), theme.scale.radius, theme.scale.radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    module = int(place.width()) // (len(rows) + 2 * quiet)
    start = (int(place.width()) - module * len(rows)) // 2
    for row, modules in enumerate(rows):
        for column, dark in enumerate(modules):
            if dark:
                painter.fillRect(start + column * module, start + row * module, module, module, Qt.GlobalColor.black)
