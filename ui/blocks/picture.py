"""A picture of a page: as wide as there is room and the person's text size asks for; paper in the person's own colours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from accessibility.describe import describe
from kiosk.page import Picture
from ui.blocks.base import BlockWidget
from ui.blocks.context import Context
from ui.theme.paint import box, brush
from ui.theme.theme import Theme

WIDE_EM: Final = 46
"""The usual width in sizes of the running text: who has larger text has a larger picture."""
_LEAST: Final = QSize(60, 60)


class _Page(QLabel):
    """The picture, scaled once for each width and look."""

    def __init__(self, theme: Theme, block: Picture) -> None:
        super().__init__()
        self.theme, self.block = theme, block
        self._image = QImage.fromData(block.data)
        self._drawn: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        describe(self, name=block.alternative, role="picture")  # its words tell nothing private

    def restyle(self) -> None:
        self._drawn = None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._width(round(self.theme.scale.body * WIDE_EM))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return _LEAST

    def heightForWidth(self, width: int) -> int:
        return max(1, round(self._width(width) * self.block.height / max(1, self.block.width)))

    def _width(self, room: int) -> int:
        return min(room, round(self.theme.scale.body * WIDE_EM))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = brush(self)
        width = self._width(self.width())
        place = QRectF(0, 0, width, min(self.height(), self.heightForWidth(width)))
        wanted = (place.size() * self.devicePixelRatioF()).toSize()
        if self._drawn is None or self._drawn.size() != wanted:
            self._drawn = self._scaled(wanted)
        painter.drawPixmap(place, self._drawn, QRectF(self._drawn.rect()))
        box(painter, self.theme, place, "none", "border")

    def _scaled(self, size: QSize) -> QPixmap:
        image = self._image.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        if self.block.paper and self.theme.colour("surface").lightness() < self.theme.colour("text").lightness():
            image = _recoloured(image, self.theme.colour("text"), self.theme.colour("surface"))
        return QPixmap.fromImage(image)


def _recoloured(image: QImage, ink: QColor, paper: QColor) -> QImage:
    """Black becomes `ink` and white `paper`: a white sheet in the middle of a dark screen dazzles."""
    table = [
        QColor(
            *((shade * light + (255 - shade) * dark) // 255 for light, dark in zip(_rgb(paper), _rgb(ink), strict=True))
        ).rgb()
        for shade in range(256)
    ]
    # one byte a pixel is its shade, and an index into the table
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    indexed = QImage(grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine(), QImage.Format.Format_Indexed8)
    indexed.setColorTable(table)
    return indexed.copy()


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


class PictureBlock(BlockWidget[Picture]):
    """The picture; what stands on it follows as text."""

    def __init__(self, block: Picture, context: Context) -> None:
        super().__init__(block, context)
        self.picture = _Page(context.theme, block)
        self.column.addWidget(self.picture)
        self.restyle()
