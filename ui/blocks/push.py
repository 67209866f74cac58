"""Everything that can be pressed: buttons, tiles, rows, options, keys.

It acts when the finger leaves it (how far a finger may slip is for `accessibility.touch`, ACC-58), a held key acts once
(ACC-38), and Enter does what Space does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QSizePolicy, QWidget

from accessibility.describe import describe
from accessibility.exposing import mark_chosen
from kiosk.text import Text
from ui.blocks.face import TICK, Face, Mark, Style
from ui.theme.paint import box, brush
from ui.theme.theme import Theme
from ui.theme.tokens import PALETTES, PaletteName, Use

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


# a second Qt base class would crash: at run time this is a plain mixin
if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object


class _Pressable(_Button):
    """What the three Qt classes below share. Qt's classes give the role that a screen reader hears."""

    theme: Theme
    style_: Style
    mark: Mark = ""

    def set_up(self, theme: Theme, style: Style, label: Text, *, icon: str = "", note: Text | None = None) -> None:
        """Give the button its words and its picture; call once, before it is shown."""
        self.theme, self.style_, self.icon_name, self.note = theme, style, icon, note
        self.least: tuple[int, int] | None = None
        self.sample: PaletteName | None = None
        self.terse = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoRepeat(False)
        self.set_words(label, note)

    def set_words(self, label: Text, note: Text | None = None) -> None:
        """Other words on the same button."""
        self.label, self.note = label, note
        self.setText(label.text.replace("&", "&&"))
        describe(self, name=label, description=note if note is not None else "")
        self.restyle()

    def set_icon(self, icon: str) -> None:
        self.icon_name = icon
        self.restyle()

    def restyle(self) -> None:
        self.setFont(self.theme.font(self.style_.text))
        self.setPalette(self.theme.colours(self.style_.ink, self.style_.fill))
        note = self.note.text if self.note and not self.terse else ""
        self._face = Face(self.theme, self.style_, self.label.text, note, self._picture(), mark=self.mark)
        self._hint: tuple[tuple[int, int], QSize] | None = None
        self.updateGeometry()
        self.update()

    def _picture(self) -> str:
        return TICK if self.is_selected() and not self.mark else self.icon_name

    def mark_place(self) -> QRectF:
        """Where its tick stands, or will stand; nowhere on what has no place for one."""
        return self._face.mark_place(QRectF(self.rect())) if self.mark else QRectF()

    def is_selected(self) -> bool:
        return self.property("selected") is True or bool(self.isCheckable() and self.isChecked())

    def set_selected(self, selected: bool) -> None:
        """Mark as the current one of several, or as another of them: filled, with a tick (never by colour alone, ACC-46)."""
        mark_chosen(self, selected)
        self.restyle()

    def _least(self) -> tuple[int, int]:
        return self.least or (self.theme.scale.target, self.theme.scale.target)

    def sizeHint(self) -> QSize:
        least = self._least()
        if self._hint is None or self._hint[0] != least:
            self._hint = (least, self._face.natural(least[1]).expandedTo(QSize(*least)))
        return QSize(self._hint[1])

    def natural_height(self) -> int:
        """The height that the words need in one line."""
        return self._face.natural(0).height()

    def minimumSizeHint(self) -> QSize:
        width, height = self._least()
        return QSize(min(width, self.sizeHint().width()), height)

    def heightForWidth(self, width: int) -> int:
        return self._face.height(width, self._least()[1])

    def hitButton(self, position: QPoint) -> bool:
        """All of it can be pressed, also where Qt would take the words of an option alone."""
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in _ENTER:
            self.setDown(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in _ENTER:
            if self.isDown():
                self.setDown(False)
                self.click()
        else:
            super().keyReleaseEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = brush(self)
        fill, edge, ink, quiet, picture = self._uses()
        place = QRectF(self.rect())
        if self.sample is not None:
            self._paint_sample(place)
            return
        box(painter, self.theme, place, fill, edge)
        self._face.draw(painter, place, ink, quiet, picture)
        if self.mark:
            self._face.draw_mark(painter, place, ink, ticked=self.is_selected())

    def word_rects(self, text: str, start: int, end: int) -> list[QRect]:
        """Where `text[start:end]` stands, one rectangle a line (`accessibility.word_places`)."""
        return [rect.toAlignedRect() for rect in self._face.word_rects(text, start, end, QRectF(self.rect()))]

    def _uses(self) -> tuple[Use, Use, Use, Use, Use]:
        style = self.style_
        if self.is_selected():
            return "ink", "ink", "on_ink", "on_ink", "on_ink"
        if self.isDown() and style.fill != "action":
            return "pressed", style.edge, "text", "text", "text"
        return style.fill, style.edge, style.ink, style.quiet, style.picture

    def _paint_sample(self, place: QRectF) -> None:
        """In the colours of another palette: the R R R of the portal."""
        assert self.sample is not None
        own, self.theme.palette = self.theme.palette, PALETTES[self.sample]
        try:
            painter = brush(self)
            selected = self.is_selected()
            box(painter, self.theme, place, "ink" if selected else "surface", "border")
            use: Use = "on_ink" if selected else "text"
            self._face.draw(painter, place, use, use, use)
        finally:
            self.theme.palette = own


class Push(_Pressable, QPushButton):
    """A button."""

    def __init__(self, theme: Theme, style: Style, label: Text, parent: QWidget | None = None, **more: Any) -> None:
        super().__init__(parent)
        self.set_up(theme, style, label, **more)
        self.setAutoDefault(False)


class RadioPush(_Pressable, QRadioButton):
    """One of several, with a circle for its tick; the arrow keys move among them."""

    mark = "circle"

    def __init__(self, theme: Theme, style: Style, label: Text, parent: QWidget | None = None, **more: Any) -> None:
        super().__init__(parent)
        self.set_up(theme, style, label, **more)
        self.toggled.connect(self.restyle)


class CheckPush(_Pressable, QCheckBox):
    """One of several that may be chosen together, with a box for its tick."""

    mark = "box"

    def __init__(self, theme: Theme, style: Style, label: Text, parent: QWidget | None = None, **more: Any) -> None:
        super().__init__(parent)
        self.set_up(theme, style, label, **more)
        self.toggled.connect(self.restyle)
