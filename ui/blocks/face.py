"""What stands on something that can be pressed: a picture, words, an explanation, a tick; laid out for a width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from accessibility.word_places import offset_in
from ui.theme.paint import icon as draw_icon
from ui.theme.sizes import Kind
from ui.theme.theme import Theme
from ui.theme.tokens import Use
from ui.theme.wrap import Wrapped

Mark = Literal["", "box", "circle"]
"""The place for a tick: a box where several can be ticked, a circle where one can."""
TICK: Final = "check"
_TICK_PART: Final = 0.72
"""How much of its place the tick takes."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of button looks: uses of colour and kinds of text, never a colour or a size.

    `stacked` puts the picture above the words. `centred` centres the row. `pad` and `least` are lengths on the reference
    kiosk; a `least` of 0 is the usual target.
    """

    text: Kind = "button"
    fill: Use = "surface"
    edge: Use = "border"
    ink: Use = "text"
    quiet: Use = "muted"
    picture: Use = "text"
    stacked: bool = False
    centred: bool = True
    pad: int = 28
    icon_gap: int = 16
    trailing: bool = False
    above: int = 12
    picture_like: Kind | None = None
    underlined: bool = False


class Face:
    """The contents of one button; in a row it can begin with the place for a tick."""

    def __init__(
        self, theme: Theme, style: Style, title: str, note: str = "", icon: str = "", *, mark: Mark = ""
    ) -> None:
        self.theme, self.style, self.icon, self.mark = theme, style, icon, mark
        scale = theme.scale
        align = Qt.AlignmentFlag.AlignHCenter if style.stacked else Qt.AlignmentFlag.AlignLeft
        font = QFont(theme.font(style.text))
        font.setUnderline(style.underlined)
        self.title = Wrapped(title, font, scale.line(style.text), align)
        self.note = Wrapped(note, theme.font("small"), scale.line("small"), align) if note else None
        self._has_title = bool(title)
        self.side = scale.icon(style.picture_like or style.text) if icon else 0
        self.gap = scale.length(style.icon_gap) if icon and title else 0
        self.mark_side = scale.icon(style.text) if mark else 0
        self.before = self.mark_side + scale.length(style.icon_gap) if mark else 0
        self.pad = scale.length(style.pad) + scale.edge if style.pad else 0
        self.above = scale.length(style.above) + scale.edge

    def _words_width(self, width: float) -> float:
        beside = 0 if self.style.stacked else self.before + self.side + self.gap
        return max(1.0, width - 2 * self.pad - beside)

    def _words_height(self, width: float) -> int:
        height = self.title.height(width) if self._has_title else 0
        return height + (self.note.height(width) if self.note else 0)

    def natural(self, least: int) -> QSize:
        """The size with nothing wrapped."""
        words = self.title.natural_width() if self._has_title else 0
        words = max(words, self.note.natural_width() if self.note else 0)
        beside = self.before + self.side + self.gap
        width = (max(words, self.side) if self.style.stacked else words + beside) + 2 * self.pad
        return QSize(max(width, least), self.height(max(width, least), least))

    def height(self, width: float, least: int) -> int:
        """The height for a width, at least `least`."""
        words = self._words_height(self._words_width(width))
        inside = self.side + self.gap + words if self.style.stacked else max(words, self.side, self.mark_side)
        return max(least, inside + 2 * self.above)

    def draw(self, painter: QPainter, place: QRectF, ink: Use, quiet: Use, picture: Use) -> None:
        """Draw in the middle of `place`; a row that is not centred begins at the left."""
        side, title, note = self._places(place)
        if self.side:
            draw_icon(painter, self.theme, self.icon, picture, side)
        if self._has_title:
            self.title.draw(painter, title, self.theme.colour(ink))
        if self.note is not None:
            self.note.draw(painter, note, self.theme.colour(quiet))

    def mark_place(self, place: QRectF) -> QRectF:
        """Where the place for the tick stands when the face is drawn in `place`."""
        top = round(place.center().y() - self.mark_side / 2)  # on whole pixels its line is sharp
        return QRectF(place.left() + self.pad, top, self.mark_side, self.mark_side)

    def draw_mark(self, painter: QPainter, place: QRectF, use: Use, *, ticked: bool) -> None:
        """Draw the place for the tick at the beginning of `place`, empty or ticked."""
        at, edge = self.mark_place(place), self.theme.scale.edge
        painter.setPen(QPen(self.theme.colour(use), edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = at.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        if self.mark == "circle":
            painter.drawEllipse(line)
        else:
            painter.drawRect(line)
        if ticked:
            inset = at.width() * (1 - _TICK_PART) / 2
            draw_icon(painter, self.theme, TICK, use, at.adjusted(inset, inset, -inset, -inset))

    def word_rects(self, text: str, start: int, end: int, place: QRectF) -> list[QRectF]:
        """Where `text[start:end]` stands when the face is drawn in `place`: in its words or in its explanation."""
        _, title, note = self._places(place)
        for words, at in ((self.title, title), (self.note, note)):
            offset = offset_in(words.text, text) if words is not None else None
            if words is not None and offset is not None:
                return words.rects(max(0, start + offset), max(0, end + offset), at)
        return []

    def _places(self, place: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        """Where picture, words and explanation stand."""
        width = self._words_width(place.width())
        words = self._words_height(width)
        if self.style.stacked:
            top = place.top() + (place.height() - self.side - self.gap - words) / 2
            side = QRectF(place.center().x() - self.side / 2, top, self.side, self.side)
            return side, *self._words_places(place.left() + self.pad, top + self.side + self.gap, width)
        used = max(self.title.widest(width) if self._has_title else 0, self.note.widest(width) if self.note else 0)
        left = place.left() + self.pad + self.before
        if self.style.centred:
            left += max(0.0, (place.width() - 2 * self.pad - self.before - self.side - self.gap - used) / 2)
        middle = place.center().y()
        first = left if not self.style.trailing else left + used + self.gap
        words_left = left if self.style.trailing else left + self.side + self.gap
        side = QRectF(first, middle - self.side / 2, self.side, self.side)
        return side, *self._words_places(words_left, middle - words / 2, width)

    def _words_places(self, left: float, top: float, width: float) -> tuple[QRectF, QRectF]:
        high = self.title.height(width) if self._has_title else 0
        note = self.note.height(width) if self.note is not None else 0
        return QRectF(left, top, width, high), QRectF(left, top + high, width, note)
