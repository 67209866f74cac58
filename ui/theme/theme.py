"""The theme: what a look means in fonts and colours. Widgets ask it; it knows no widget."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QWidget

from ui.theme.caret import CaretStyle
from ui.theme.fonts import FAMILY, load_fonts
from ui.theme.look import Look
from ui.theme.sizes import WEIGHTS, Kind, Scale
from ui.theme.stylesheet import style_sheet
from ui.theme.tokens import PALETTES, Palette, Use


@runtime_checkable
class Themed(Protocol):
    """A widget that follows the theme: `restyle` is called after each change of look."""

    def restyle(self) -> None: ...


class Theme:
    """One look at a time; shared by all widgets of a window."""

    def __init__(self, look: Look | None = None) -> None:
        load_fonts()
        self.caret = CaretStyle()
        self.set_look(look or Look())

    def set_look(self, look: Look) -> None:
        self.look = look
        self.scale = Scale.of(look)
        self.caret.width = max(2, round(self.scale.text("field") / 11))
        self.palette: Palette = PALETTES[look.palette]
        self._fonts: dict[Kind, QFont] = {}
        self._palettes: dict[tuple[Use, Use], QPalette] = {}

    def colour(self, use: Use) -> QColor:
        """The colour for a use; transparent for "none"."""
        return QColor(0, 0, 0, 0) if use == "none" else QColor(self.palette[use])

    def font(self, kind: Kind) -> QFont:
        if kind not in self._fonts:
            font = QFont(FAMILY)
            font.setPixelSize(self.scale.text(kind))
            font.setWeight(QFont.Weight(WEIGHTS.get(kind, 400)))
            if kind in ("title", "display"):
                font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
            elif kind == "value":
                font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 103)
            self._fonts[kind] = font
        return self._fonts[kind]

    def colours(self, text: Use = "text", ground: Use = "surface") -> QPalette:
        """A palette for Qt's own parts: text, ground, placeholder, selection."""
        key = (text, ground)
        if key not in self._palettes:
            self._palettes[key] = self._colours(text, ground)
        return self._palettes[key]

    def _colours(self, text: Use, ground: Use) -> QPalette:
        palette, role = QPalette(), QPalette.ColorRole
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(each, self.colour(text))
        for each in (role.Window, role.Button):
            palette.setColor(each, self.colour(ground))
        palette.setColor(role.Base, self.colour(ground))
        palette.setColor(role.PlaceholderText, self.colour("muted"))
        palette.setColor(role.Highlight, self.colour("ink"))
        palette.setColor(role.HighlightedText, self.colour("on_ink"))
        palette.setColor(role.Link, self.colour("accent"))
        return palette

    def dress_plain(self, widget: QWidget) -> None:
        """Give plain Qt widgets, such as a scroll bar or a keyboard from elsewhere, the one style sheet."""
        widget.setStyleSheet(style_sheet(self.palette, self.scale))

    def dress(self, window: QWidget) -> None:
        """Give a window the colours and the font, and let everything in it that is themed follow."""
        window.setPalette(self.colours())
        window.setFont(self.font("body"))
        for widget in window.findChildren(QWidget):
            if isinstance(widget, Themed):
                widget.restyle()
