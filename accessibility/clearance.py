"""What a mark must leave free: the ink of words, its own and that of its neighbours, by which a frame finds its place (ACC-5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget

from accessibility.overlay import EDGE
from accessibility.word_places import word_rects

REACH: Final = 2 * EDGE
"""Pixels that a frame takes outside what it surrounds."""


def inked(widget: QWidget, text: str, start: int, end: int) -> tuple[QRect, ...]:
    """Where the ink of `text[start:end]` can be, one rectangle a line, in the widget's coordinates: as high as the text's own
    letters, not as a line of the font, which reaches into the lines around it."""
    metrics = widget.fontMetrics()
    ink = metrics.tightBoundingRect(text)
    above, below = metrics.ascent() + ink.top(), metrics.descent() - ink.bottom()
    found = []
    for line in word_rects(widget, text, start, end):
        spare = line.height() - metrics.height()
        top = line.top() + spare // 2 + above
        found.append(QRect(line.left(), top, line.width(), line.bottom() - spare // 2 - below - top + 1))
    return tuple(found)


def labels_near(window: QWidget, place: QRect, reach: int = REACH) -> list[QWidget]:
    """The labels in sight within `reach` pixels of `place`, which is in the window's coordinates."""
    outer = place.adjusted(-reach, -reach, reach, reach)
    shown = (each for each in window.findChildren(QLabel) if each.isVisible())
    return [each for each in shown if QRect(each.mapTo(window, QPoint()), each.size()).intersects(outer)]


def whole_words(place: QRect, window: QWidget, labels: Iterable[QWidget]) -> QRect:
    """`place` with the words that its edge would cut through."""
    for taken in (each for label in labels for each in _taken(label, window)):
        if taken.intersects(place):
            place = place.united(taken)
    return place


def frame_around(place: QRect, window: QWidget, others: Iterable[QWidget], reach: int = REACH) -> QRect:
    """The inner edge of a frame `reach` pixels wide around `place`, in the window's coordinates, that covers none of the
    `others`: a side that has no room outside goes inside, where a line has room above and below its letters."""
    outer = place.adjusted(-reach, -reach, reach, reach)
    for taken in (each for other in others for each in _taken(other, window)):
        if not taken.intersects(outer) or taken.intersects(place.adjusted(reach, reach, -reach, -reach)):
            continue
        if taken.center().y() < place.top() + reach:
            outer.setTop(max(outer.top(), taken.bottom() + 1))
        elif taken.center().y() > place.bottom() - reach:
            outer.setBottom(min(outer.bottom(), taken.top() - 1))
        elif taken.right() < place.center().x():
            outer.setLeft(max(outer.left(), taken.right() + 1))
        elif taken.left() > place.center().x():
            outer.setRight(min(outer.right(), taken.left() - 1))
    return outer.adjusted(reach, reach, -reach, -reach)


def _taken(widget: QWidget, window: QWidget) -> tuple[QRect, ...]:
    """What is drawn: of a label its letters, of anything else all of it."""
    at = widget.mapTo(window, QPoint())
    if isinstance(widget, QLabel):
        text = widget.text()
        return tuple(each.translated(at) for each in inked(widget, text, 0, len(text)))
    return (QRect(at, widget.size()),)
