"""A QR code of at least 60 mm in a white box, with words below (ACC-8)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from accessibility.describe import describe
from kiosk.page import QrCode
from kiosk.qr import qr_rows
from ui.blocks.base import BlockWidget
from ui.blocks.context import Context
from ui.blocks.label import Label
from ui.theme.paint import brush, code
from ui.theme.theme import Theme

QUIET_ZONE = 4
"""Modules of white around the code (ISO/IEC 18004)."""


class _Code(QLabel):
    """The code itself: always black on white, whatever the palette, since cameras read that best."""

    def __init__(self, theme: Theme, block: QrCode) -> None:
        super().__init__()
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.room = theme.scale.qr
        self.rows = qr_rows(block.data)
        describe(self, name=block.alternative, role="picture")  # its words tell nothing private, whatever it holds

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def module(self) -> int:
        """Side of one module, in whole pixels, so that the code has sharp edges."""
        modules = len(self.rows) + 2 * QUIET_ZONE
        return max(1, min(-(-self.theme.scale.qr // modules), self.room // modules))

    def set_room(self, room: int) -> None:
        """Keep within `room` pixels: a very small window at home has no place for the usual size."""
        if room != self.room:
            self.room = room
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = self.module() * (len(self.rows) + 2 * QUIET_ZONE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        code(brush(self), self.theme, QRectF(self.rect()), self.rows, QUIET_ZONE)


class QrCodeBlock(BlockWidget[QrCode]):
    """The code and its caption."""

    def __init__(self, block: QrCode, context: Context) -> None:
        super().__init__(block, context)
        self.code = _Code(context.theme, block)
        self.caption = Label(context.theme, block.caption, use="muted", align=Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.caption)
        describe(self.caption, order=-1)  # what it is for is said before what it is
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "code"):
            self.code.set_room(2 * self.context.theme.scale.qr)

    def set_room(self, width: int) -> None:
        """The width of the page, inside its margins."""
        self.code.set_room(width)
