"""What is being said is marked where it stands: a box and a line under the word, and a frame around the thing (ACC-5).

The voice tells which written words it says; the thing on the window that bears them is found by them, so that no program
need do anything. Words that stand nowhere, such as "field", mark nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from accessibility.clearance import frame_around, inked
from accessibility.items import Item
from accessibility.outline import outline
from accessibility.overlay import EDGE, HIGHLIGHT, Sheet, Stage, two_lines
from accessibility.preferences import Preferences
from accessibility.roles import State
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import Utterance
from accessibility.word_places import word_rects

_AROUND: Final = 2
"""Pixels between a word and its box."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Which words are being said: `utterance.segments[segment].text[start:end]`; none when `start` is `end`."""

    utterance: Utterance
    segment: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The whole text that the words are of."""
        return self.utterance.segments[self.segment].text


class Mark(Sheet):
    """Draws the frame and the boxes over the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, HIGHLIGHT)
        self._window = window
        self.frame = QRect()
        self.words: tuple[QRect, ...] = ()

    def show_at(self, frame: QRect, words: tuple[QRect, ...]) -> None:
        """Mark a thing, which may be nothing, and words; in the window's coordinates."""
        if (frame, words) == (self.frame, self.words) and not self.isHidden():
            return
        self.frame, self.words = frame, words
        room = self._window.rect()
        area = QRegion(_wider(frame)) if frame.isValid() else QRegion()
        for word in words:
            area = area.united(_wider(word))
        place = area.boundingRect().intersected(room)
        self.setGeometry(place)
        self.setVisible(not place.isEmpty())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.translate(-self.pos())
        inner, outer = two_lines(painter, self._window.palette())
        if self.frame.isValid():
            for pen, reach in ((inner, EDGE / 2), (outer, EDGE * 1.5)):
                painter.setPen(pen)
                painter.drawRect(QRectF(self.frame).adjusted(-reach, -reach, reach, reach))
        inner.setWidth(EDGE // 2)
        outer.setWidth(EDGE // 2)
        for word in self.words:
            for pen, reach in ((inner, _AROUND), (outer, _AROUND + EDGE // 2)):
                painter.setPen(pen)
                painter.drawRect(QRectF(word).adjusted(-reach, -reach, reach, reach))
            line = QRect(word.left() - _AROUND, word.bottom() + 1, word.width() + 2 * _AROUND, EDGE)
            painter.fillRect(line, inner.color())


class Highlight(QObject):
    """Follows the voice. `said(spoken)` comes on the window's thread with each word, for captions; `placed(rectangle)` says
    where on the window it stands."""

    said = Signal(object)
    placed = Signal(QRect)
    _heard = Signal(object)

    def __init__(self, window: QWidget, stage: Stage, queue: SpeechQueue) -> None:
        super().__init__(window)
        self._window, self._stage = window, stage
        self._on, self.followed = True, False
        """Whether words are marked, and whether something else goes after them."""
        self._spoken: Spoken | None = None
        self._item: Item | None = None
        self._text: tuple[Utterance, int] | None = None
        self._at = 0
        self._around: list[QWidget] = []
        self.mark: Mark | None = None
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        queue.listen_words(self._word)
        stage.changed.connect(self._place)

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings."""
        self._on = preferences.highlight_words
        if not self._on:
            self._clear()

    def end(self) -> None:
        """The visit is over: nothing is said any more, and nothing is kept."""
        self._clear()
        self._text, self._around = None, []

    def _word(self, utterance: Utterance, segment: int, start: int, end: int) -> None:
        """On the voice's thread, or on any other."""
        self._heard.emit(Spoken(utterance, segment, start, end))

    @Slot(object)
    def _hear(self, spoken: Spoken) -> None:
        self.said.emit(spoken)
        if spoken.start == spoken.end or not (self._on or self.followed):
            self._clear()
            return
        if self._text != (spoken.utterance, spoken.segment):
            self._find(spoken)
        self._spoken = spoken
        self._place(follow=True)

    def _find(self, spoken: Spoken) -> None:
        """The thing that bears the text: the one in focus, else the next one in the order of reading; of a field and its
        label the one on which the words stand."""
        if self._text is None or self._text[0] is not spoken.utterance:
            self._at = 0
        self._text = (spoken.utterance, spoken.segment)
        items = outline(self._window)
        self._around = [each.widget for each in items if each.widget is not None and each.row < 0]
        found = list(_bearing(items, spoken.text))
        focused = [at for at in found if State.FOCUSED in items[at].state]
        first = self._at == 0 and spoken.segment == 0
        ahead = [at for at in found if at >= self._at]
        wanted = (focused if first else []) + ahead + found
        best = next((at for at in wanted if _shows(items[at], spoken)), next(iter(wanted), None))
        self._item = None if best is None else items[best]
        self._at = self._at if best is None else best

    @Slot()
    def _place(self, *, follow: bool = False) -> None:
        """Mark it where it is now: what is said may have moved since."""
        spoken, item = self._spoken, self._item
        widget = item.widget if item is not None else None
        if spoken is None or item is None or widget is None or not widget.isVisible():
            if self.mark is not None:
                self.mark.hide()
            return
        inner = QRect(widget.mapTo(self._window, QPoint()), widget.size()) if item.row < 0 else item.place
        words = tuple(
            rect.translated(inner.topLeft())
            for rect in inked(widget, spoken.text, spoken.start, spoken.end)
            if item.row < 0
        )
        seen = _seen(widget, self._window)
        words = tuple(word for word in words if seen.contains(word.center()))
        if self._on:
            focused = State.FOCUSED in item.state and widget.hasFocus()
            around = frame_around(inner, self._window, self._others(widget))
            frame = QRect() if focused else around.intersected(seen)
            self._marker().show_at(frame, words)
        if follow:
            self.placed.emit(words[0] if words else inner)

    def _others(self, marked: QWidget) -> Iterator[QWidget]:
        """What else stood on the window when the text was found."""
        for each in self._around:
            if shiboken6.isValid(each) and each is not marked and each.isVisible() and not each.isAncestorOf(marked):
                yield each

    def _marker(self) -> Mark:
        if self.mark is None:
            self.mark = Mark(self._window)
            self._stage.add(self.mark, HIGHLIGHT)
        return self.mark

    def _clear(self) -> None:
        self._spoken = self._item = None
        if self.mark is not None:
            self.mark.show_at(QRect(), ())
            self.mark.hide()


def _bearing(items: tuple[Item, ...], text: str) -> Iterator[int]:
    """The numbers of the items that bear `text` as name, value, hint or error."""
    wanted = text.strip()
    for at, item in enumerate(items):
        if wanted in (item.name, item.said, item.value, item.description, item.error):
            yield at


def _shows(item: Item, spoken: Spoken) -> bool:
    """Whether it is known where the words stand on the item."""
    widget = item.widget
    return widget is not None and item.row < 0 and bool(word_rects(widget, spoken.text, spoken.start, spoken.end))


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of the window in which `widget` can be seen: of a scrolled page what is in view."""
    seen, holder = window.rect(), widget.parentWidget()
    while holder is not None and holder is not window:
        seen = seen.intersected(QRect(holder.mapTo(window, QPoint()), holder.size()))
        holder = holder.parentWidget()
    return seen


def _wider(rect: QRect) -> QRect:
    reach = 2 * EDGE + _AROUND
    return rect.adjusted(-reach, -reach, reach, reach)
