"""Text on the page: it wraps anywhere, keeps to 66 characters a line, and tells the screen reader what it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from accessibility.describe import describe
from accessibility.word_places import offset_in
from kiosk.text import Text
from ui.theme.paint import brush
from ui.theme.paint import icon as draw_icon
from ui.theme.sizes import Kind
from ui.theme.theme import Theme
from ui.theme.tokens import Use
from ui.theme.wrap import Wrapped


class Label(QLabel):
    """A piece of text, with a picture before it if it has one. Qt's own label neither breaks a long word nor limits a line."""

    def __init__(
        self,
        theme: Theme,
        text: Text,
        kind: Kind = "body",
        use: Use = "text",
        *,
        icon: str = "",
        icon_use: Use | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        level: int = 0,
        lead: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.kind, self.use, self.align = theme, kind, use, align
        self.icon, self.icon_use = icon, icon_use or use
        self.bounded = True
        self.lead = lead
        self.icon_centred = False
        self.level = level
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if level:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_text(text)

    def show_text(self, text: Text) -> None:
        """Show other words."""
        self.words = text
        # with something that it names, Qt would take what follows an ampersand for a key
        self.setText(text.text if self.buddy() is None else text.text.replace("&", "&&"))
        describe(self, name=text, level=self.level or None)
        self.restyle()

    def set_named(self, named: QWidget) -> None:
        """Tell screen readers what these words name (ACC-43, ACC-80)."""
        self.setBuddy(named)
        self.show_text(self.words)

    def restyle(self) -> None:
        self.setFont(self.theme.font(self.kind))
        self.setPalette(self.theme.colours(self.use))
        self._wrapped = Wrapped(
            self.words.text, self.theme.font(self.kind), self.theme.scale.line(self.kind), self.align
        )
        if self.lead:
            self._wrapped.embolden(self.lead)
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Another size of the text."""
        if kind != self.kind:
            self.kind = kind
            self.restyle()

    def longest_word(self) -> int:
        """The width of the longest word with its picture: narrower than this, words break."""
        font, line = self.theme.font(self.kind), self.theme.scale.line(self.kind)
        words = self.words.text.split() or [""]
        return self._before() + max(Wrapped(word, font, line).natural_width() for word in words)

    def _before(self) -> int:
        """The room that the picture takes at the left."""
        if not self.icon:
            return 0
        return self.theme.scale.icon(self.kind) + self.theme.scale.length(14)

    def _text_width(self, width: int) -> int:
        width -= self._before()
        return max(1, min(width, self.theme.scale.measure(self.kind)) if self.bounded else width)

    def heightForWidth(self, width: int) -> int:
        height = self._wrapped.height(self._text_width(width))
        return max(height, self.theme.scale.icon(self.kind)) if self.icon else height

    def sizeHint(self) -> QSize:
        width = self._text_width(self._wrapped.natural_width() + self._before()) + self._before()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._before() + self.theme.scale.text(self.kind), self.theme.scale.line(self.kind))

    def _text_place(self) -> QRectF:
        before = self._before()
        width = self._text_width(self.width())
        left = before + (self.width() - before - width) / 2 if self.align & Qt.AlignmentFlag.AlignHCenter else before
        height = self._wrapped.height(width)
        side = self.theme.scale.icon(self.kind)
        top = max(0.0, (min(self.height(), max(side, height)) - height) / 2) if self.icon else 0.0
        return QRectF(left, top, width, height)

    def word_rects(self, text: str, start: int, end: int) -> list[QRect]:
        """Where `text[start:end]` stands, one rectangle a line (`accessibility.word_places`)."""
        offset = offset_in(self.words.text, text)
        if offset is None:
            return []
        rects = self._wrapped.rects(max(0, start + offset), max(0, end + offset), self._text_place())
        return [rect.toAlignedRect() for rect in rects]

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = brush(self)
        place = self._text_place()
        if self.icon:
            side = self.theme.scale.icon(self.kind)
            line = place.height() if self.icon_centred else self.theme.scale.line(self.kind)
            at = QRectF(0, place.top() + (line - side) / 2, side, side)
            draw_icon(painter, self.theme, self.icon, self.icon_use, at)
        self._wrapped.draw(painter, place, self.theme.colour(self.use))
