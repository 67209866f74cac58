"""The page before a visit: it fills the screen, and any key or touch begins."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from accessibility.describe import describe
from kiosk.page import Notice, Page, Paragraph
from kiosk.text import Text
from ui.blocks.base import dismiss
from ui.blocks.label import Label
from ui.theme.paint import box, brush
from ui.theme.paint import icon as draw_icon
from ui.theme.sizes import Kind
from ui.theme.theme import Theme

_KINDS: Final[tuple[tuple[Kind, Kind], ...]] = (("display", "lead"), ("title", "body"), ("subheading", "small"))
"""Sizes of the heading and of the rest, the largest first."""


class _Picture(QLabel):
    """The hand: decoration, since the words say the same."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme, self.name = theme, name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        describe(self, decorative=True)

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.scale.icon("display")
        return QSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:
        side = self.height()
        draw_icon(brush(self), self.theme, self.name, "accent", QRectF((self.width() - side) / 2, 0, side, side))


class _Hint(QWidget):
    """How to begin without sight, in a raised box as wide as its words."""

    def __init__(self, theme: Theme, text: Text) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.label = Label(theme, text, "lead", icon="headphones")
        self.column.addWidget(self.label)
        self.restyle()

    def restyle(self) -> None:
        scale = self.theme.scale
        side, above = scale.length(30), scale.length(20)
        self.column.setContentsMargins(side, above, side, above)

    def paintEvent(self, _: QPaintEvent) -> None:
        box(brush(self), self.theme, QRectF(self.rect()), "raised")


class AttractView(QWidget):
    """Heading, the same in the other languages, a hint; the whole view is one target."""

    started = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.parts: list[QWidget] = []
        self._pressed = False
        self._sounds = True
        self._hint: QWidget | None = None
        self.column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.restyle()

    def restyle(self) -> None:
        scale = self.theme.scale
        self.column.setContentsMargins(scale.margin, scale.margin, scale.margin, scale.margin)
        self.column.setSpacing(scale.length(16))
        self._choose_sizes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_sizes()

    def _choose_sizes(self) -> None:
        """The largest sizes with which all words are seen: nothing scrolls here, since any touch begins.

        Where not even the smallest is small enough the picture goes, which only says the same.
        """
        for part in self.parts[:1]:
            part.show()
        if not self._fits() and self.parts:
            self.parts[0].hide()
            self._fits()

    def _fits(self) -> bool:
        """Take the largest sizes with which it fits; False when the smallest are too large."""
        for kinds in _KINDS:
            for label in self.findChildren(Label):
                label.set_kind(kinds[0] if label.level else kinds[1])
            for part in self.findChildren(QWidget):
                part.updateGeometry()
            self.column.invalidate()
            if self.column.heightForWidth(self.width()) <= self.height():
                return True
        return False

    def set_sounds(self, sounds: bool) -> None:
        """Whether anything can be heard here: where nothing can, nobody is asked to listen."""
        if sounds != self._sounds:
            self._sounds = sounds
            self._show_hint()
            self._choose_sizes()

    def _show_hint(self) -> None:
        if self._hint is not None:
            self._hint.setVisible(self._sounds)

    def show_page(self, page: Page) -> None:
        """Show the attract page."""
        self._hint = None
        while self.column.count():
            self.column.takeAt(0)
        for part in self.parts:
            dismiss(part)
        centre = Qt.AlignmentFlag.AlignHCenter
        heading = Label(self.theme, page.heading, "display", align=centre, level=1)
        heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.parts = [_Picture(self.theme, page.icon or "hand"), heading]
        self.column.addStretch(1)
        self.column.addWidget(self.parts[0])
        self.column.addSpacing(self.theme.scale.length(24))
        self.column.addWidget(heading)
        self.column.addSpacing(self.theme.scale.length(24))
        for block in page.blocks:
            if isinstance(block, Paragraph):
                self._add(Label(self.theme, block.text, "lead", align=centre))
            elif isinstance(block, Notice):
                self.column.addSpacing(self.theme.scale.length(20))
                self._add_hint(block.text)
        self.column.addStretch(1)
        for part in self.findChildren(QWidget):
            part.show()  # a layout reckons with nothing that is still to be shown, and nothing of that gets the focus
        self._show_hint()
        self._choose_sizes()
        heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, part: QWidget) -> None:
        self.parts.append(part)
        self.column.addWidget(part)

    def _add_hint(self, text: Text) -> None:
        """In the middle, as wide as its words: an alignment would forget that they wrap."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(_Hint(self.theme, text))
        row.addStretch(1)
        self._add(holder)
        self._hint = holder

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed:
            self._pressed = False
            self.started.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On the way down, so that the key's own release does nothing on the next page."""
        if not event.isAutoRepeat():
            self.started.emit()
        event.accept()

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab begins a visit too, and does not move the focus."""
        self.started.emit()
        return True
