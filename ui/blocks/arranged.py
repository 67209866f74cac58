"""Widgets that lay their children out for a width: rows that wrap, and tiles in equal columns."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme

TILE_EM = 15.5
"""The least width of a tile's column, in running text sizes."""
CLOSE = 14
"""The gap between two rows where room is short: more than 3 mm on the reference kiosk (ACC-61)."""


class Arranged(QWidget):
    """A widget whose height follows from its width. Subclasses say where the children stand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_items(self, items: Sequence[QWidget]) -> None:
        """Show these, in this order; they become children."""
        self.items = list(items)
        for item in self.items:
            if item.parentWidget() is not self:
                item.setParent(self)
        self.updateGeometry()

    @abstractmethod
    def rectangles(self, width: int) -> list[QRect]:
        """The places of the shown children for a width. The type checker sees to it that every subclass says them."""

    def shown(self) -> list[QWidget]:
        return [item for item in self.items if not item.isHidden()]

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self.rectangles(width)), default=0)

    def widest(self) -> int:
        """The width that shows everything in one row."""
        return sum(item.sizeHint().width() for item in self.shown())

    def sizeHint(self) -> QSize:
        width = self.widest()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(max((item.minimumSizeHint().width() for item in self.shown()), default=0), 0)

    def arrange(self) -> None:
        """Put the children in their places."""
        for item, place in zip(self.shown(), self.rectangles(self.width()), strict=True):
            item.setGeometry(place)

    def resizeEvent(self, _: QResizeEvent) -> None:
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was hidden asked for no new places (Qt lays out only what is seen)."""
        super().showEvent(event)
        self.updateGeometry()
        self.arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.arrange()
        return super().event(event)

    def restyle(self) -> None:
        self.updateGeometry()


class Flow(Arranged):
    """Children in a row that wraps. `low` sets them on the lower edge of their row.

    `wide` makes each row fill a narrow page, where a finger looks for a button at either side.
    """

    NARROW_EM = 36
    GAP = 22

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        low: bool = False,
        wide: bool = False,
        gap: int = GAP,
        row_gap: int = 0,
    ) -> None:
        super().__init__(theme, parent)
        self.low, self.wide, self.reference_gap, self.row_gap = low, wide, gap, row_gap or gap

    def gap(self) -> int:
        return max(self.theme.scale.length(self.reference_gap), 8)

    def widest(self) -> int:
        return super().widest() + self.gap() * max(0, len(self.shown()) - 1)

    def rectangles(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        gap, left, top, row = self.gap(), 0, 0, 0
        for item in self.shown():
            wish = item.sizeHint()
            if left and left + wish.width() > width:
                self._settle(places, row, width)
                left, top, row = 0, places[-1].bottom() + 1 + self.theme.scale.length(self.row_gap), len(places)
            wide = min(wish.width(), max(width, 1))
            high = item.heightForWidth(wide) if item.hasHeightForWidth() else wish.height()
            places.append(QRect(left, top, wide, high))
            left += wide + gap
        self._settle(places, row, width)
        return places

    def _settle(self, places: list[QRect], first: int, width: int) -> None:
        """Make what stands in one row equally high, or let it stand on the lower edge."""
        row = places[first:]
        if not row:
            return
        if self.wide and self._is_narrow(width):
            self._widen(places, first, width)
            row = places[first:]
        high = max(place.height() for place in row)
        for index, place in enumerate(row, start=first):
            if self.low:
                place.moveBottom(place.top() + high - 1)
            else:
                place.setHeight(high)
            places[index] = place

    def _is_narrow(self, width: int) -> bool:
        """Whether the page is narrow; one of two columns of a wide page is not."""
        window = self.window()
        page = max(width, window.width()) if window is not self else width
        return page < self.NARROW_EM * self.theme.scale.body

    def _widen(self, places: list[QRect], first: int, width: int) -> None:
        """Share what is left of a row among its children."""
        row = places[first:]
        gaps = self.gap() * (len(row) - 1)
        spare = width - gaps - sum(place.width() for place in row)
        left = 0
        for index, place in enumerate(row, start=first):
            wide = place.width() + max(0, spare) // len(row)
            places[index] = QRect(left, place.top(), wide, place.height())
            left += wide + self.gap()


class Tiling(Arranged):
    """Children in columns of equal width and rows of equal height, at most `most` columns.

    `least_em` is the least width of a column, in running text sizes. With `tall`, the rows share the whole height as far as nothing becomes higher than it is wide; with
    `even`, no row is left with fewer children than it need be.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        most: int = 3,
        least_em: float = TILE_EM,
        tall: bool = False,
        even: bool = False,
    ) -> None:
        super().__init__(theme, parent)
        self.most, self.least_em, self.tall, self.even = most, least_em, tall, even
        self.closer = False

    def gap(self) -> int:
        """Between two children; a little less where `closer` was asked for, and still what ACC-61 asks."""
        return max(8, self.theme.scale.length(CLOSE)) if self.closer else self.theme.scale.gap

    def widest(self) -> int:
        widths = [item.sizeHint().width() for item in self.shown()]
        columns = min(self.most, len(widths))
        return max(widths, default=0) * columns + self.gap() * max(0, columns - 1)

    def columns(self, width: int) -> int:
        least = self.theme.scale.body * self.least_em
        gap = self.gap()
        count = len(self.shown())
        columns = max(1, min(self.most, count, int((width + gap) // (least + gap))))
        rows = -(-count // columns)
        return -(-count // rows) if self.even and rows else columns

    def rectangles(self, width: int) -> list[QRect]:
        shown, gap = self.shown(), self.gap()
        if not shown:
            return []
        columns = self.columns(width)
        wide = (width - gap * (columns - 1)) // columns
        high = max(item.heightForWidth(wide) for item in shown)
        rows = -(-len(shown) // columns)
        if self.tall:
            share = (self.height() - gap * (rows - 1)) // rows
            high = max(high, min(share, wide)) if self.width() == width else high
        return [
            QRect((index % columns) * (wide + gap), (index // columns) * (high + gap), wide, high)
            for index in range(len(shown))
        ]

    def heightForWidth(self, width: int) -> int:
        tall, self.tall = self.tall, False
        try:
            return super().heightForWidth(width)
        finally:
            self.tall = tall
