"""The part of the audit that looks at the drawn window: contrast of text and edges, and the ring of the focus.

Contrast is that of WCAG 2.2. Text is drawn with smooth edges, so the colour of a letter is taken to be the one among the
frequent colours that differs most from the ground; the colours in between are its edges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QRadioButton, QWidget

from accessibility.audit_layout import contents_of
from accessibility.findings import Finding, Limits, Rule, label_of, label_of_widget
from accessibility.items import Act, Item
from accessibility.roles import INPUTS, Role, State
from accessibility.widgets import label_text, place_of
from accessibility.word_places import word_rects

_INSET = 10
"""Pixels at the side of a control that belong to its border and its ring."""
_ENOUGH = 3
"""A colour of fewer pixels is a smooth edge."""
_AROUND = 12
"""Pixels around a control in which its ring may be drawn."""
_MOST_ROWS = 96
"""Rows of pixels of one text that are looked at: enough for several lines of it."""


class Picture:
    """The pixels of a window, in its logical coordinates."""

    def __init__(self, window: QWidget, area: QRect | None = None) -> None:
        grabbed = window.grab(area if area is not None else window.rect()).toImage()
        ratio = grabbed.devicePixelRatio()
        if ratio != 1:
            size = grabbed.size() / ratio
            grabbed = grabbed.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation
            )
        image = grabbed.convertToFormat(QImage.Format.Format_RGB32)
        self.rect = image.rect()
        self._line = image.bytesPerLine() // 4
        self._pixels = memoryview(bytes(image.constBits())).cast("I")

    def row(self, y: int, left: int, right: int) -> memoryview:
        """The pixels from `left` up to `right` in one row."""
        return self._pixels[y * self._line + left : y * self._line + right]

    def at(self, point: QPoint) -> int:
        return self._pixels[point.y() * self._line + point.x()]

    def colours(self, place: QRect) -> Counter[int]:
        """How often each colour occurs in `place`."""
        found: Counter[int] = Counter()
        inside = place.intersected(self.rect)
        for y in range(inside.top(), min(inside.bottom() + 1, inside.top() + _MOST_ROWS)):
            found.update(self.row(y, inside.left(), inside.right() + 1))
        return found

    def all_pixels(self) -> memoryview:
        return self._pixels


@lru_cache(maxsize=4096)
def luminance(colour: int) -> float:
    """Relative luminance of 0xRRGGBB, WCAG 2.2."""
    channels = ((colour >> shift & 0xFF) / 255 for shift in (16, 8, 0))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pixels(window: QWidget, items: Sequence[Item], limits: Limits) -> Iterator[Finding]:
    """Every finding about colours. What is scrolled away is not drawn and so not judged."""
    picture = Picture(window)
    for label, name, place in _texts(window, items):
        ratio = text_contrast(picture, place)
        if ratio is not None and ratio < limits.contrast:
            yield Finding(Rule.CONTRAST, label, f"{name[:40]!r} {ratio:.1f}:1, wanted {limits.contrast:g}:1")
    for item in items:
        # what has the focus has its ring in place of its edge
        if (
            item.role in INPUTS | {Role.BUTTON}
            and _is_drawn(item)
            and _is_whole(item)
            and State.FOCUSED not in item.state
        ):
            ratio = _edge_of(picture, item, window)
            if ratio < limits.edge_contrast:
                text = f"edge {ratio:.1f}:1, wanted {limits.edge_contrast:g}:1"
                yield Finding(Rule.EDGE, label_of(item), text)


def rings(window: QWidget, items: Sequence[Item], limits: Limits) -> Iterator[Finding]:
    """What Tab reaches shows it (ACC-56) and is not covered (ACC-57). Moves the focus and puts it back."""
    before = window.focusWidget()
    for item in items:
        widget = item.handle
        if widget is None or Act.FOCUS not in item.acts or item.row >= 0:
            continue
        if item.role is not Role.RADIO and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        yield from _ring(window, widget, item, limits)
    if before is not None:
        before.setFocus()


def _ring(window: QWidget, widget: QWidget, item: Item, limits: Limits) -> Iterator[Finding]:
    item.reveal()
    widget.clearFocus()
    area = place_of(widget, window).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(window.rect())
    if area.isEmpty() or widget.visibleRegion().isEmpty():
        yield Finding(Rule.HIDDEN, label_of(item), "is out of sight while it has the focus")
        return
    without = Picture(window, area).all_pixels()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if not widget.hasFocus():
        yield Finding(Rule.RING, label_of(item), "did not take the focus; the window must be active")
        return
    changed = Counter(
        pair for pair in zip(without, Picture(window, area).all_pixels(), strict=True) if pair[0] != pair[1]
    )
    clear = sum(count for (old, new), count in changed.items() if contrast(old, new) >= limits.edge_contrast)
    # a ring inside the edge is as much shorter
    wanted = 2 * limits.ring * (widget.width() + widget.height() - 8 * limits.ring)
    if clear < wanted:
        text = f"{clear} pixels change clearly with the focus, wanted {wanted}"
        yield Finding(Rule.RING, label_of(item), text)


def text_contrast(picture: Picture, place: QRect) -> float | None:
    """Contrast of what is written in `place`; None when nothing is drawn there."""
    colours = picture.colours(place)
    if len(colours) < 2:
        return None if not colours else 1.0
    ground = colours.most_common(1)[0][0]
    letters = [colour for colour, count in colours.items() if colour != ground and count >= _ENOUGH]
    return max((contrast(colour, ground) for colour in letters or colours), default=1.0)


def _texts(window: QWidget, items: Sequence[Item]) -> Iterator[tuple[str, str, QRect]]:
    """Where text is drawn: labels, also those inside controls, and the controls' own words."""
    for label in window.findChildren(QLabel):
        if label.isEnabled() and label_text(label).strip() and _shows_a_line(label, label.fontMetrics().height()):
            part = label.contentsRect()
            yield label_of_widget(label), label_text(label), _visible(label, window, part)
    for item in items:
        if not _is_drawn(item) or isinstance(item.handle, QLabel) or item.handle is None:
            continue
        if item.row >= 0:
            yield label_of(item), item.name, item.place.intersected(place_of(item.handle, window))
            continue
        words = _words_in(item.handle)
        if words is not None and _shows_a_line(item.handle, words.height()):
            yield label_of(item), item.name, _visible(item.handle, window, words)


def _shows_a_line(widget: QWidget, line: int) -> bool:
    """Whether so much of it is in sight that there is something written: the edge of a page cuts through what it shows."""
    part = widget.visibleRegion().boundingRect()
    return not part.isEmpty() and part.height() >= min(line + _INSET, widget.height())


def _visible(widget: QWidget, window: QWidget, part: QRect) -> QRect:
    return place_of(widget, window, part.intersected(widget.visibleRegion().boundingRect()))


def _words_in(widget: QWidget) -> QRect | None:
    """Where the words of a control stand, without its border, its ring and its mark; None when there are none."""
    if isinstance(widget, QAbstractButton):
        if not widget.text():
            return None
        places = word_rects(widget, widget.text(), 0, len(widget.text()))
        if places:
            return reduce(QRect.united, places)
        if isinstance(widget, QCheckBox | QRadioButton | QPushButton):
            words = contents_of(widget)
            if not words.isEmpty() and not isinstance(widget, QPushButton):
                return words.adjusted(0, _inset(words), -_inset(words), -_inset(words))
    elif not (getattr(widget, "text", str)() or getattr(widget, "placeholderText", str)()):
        return None
    inset = _inset(widget.rect())
    return widget.rect().adjusted(inset, inset, -inset, -inset)


def _inset(place: QRect) -> int:
    return min(_INSET, place.height() // 4, place.width() // 4)


def _is_drawn(item: Item) -> bool:
    return (
        item.handle is not None
        and State.DISABLED not in item.state
        and not item.place.isEmpty()
        and not item.handle.visibleRegion().isEmpty()
    )


def _is_whole(item: Item) -> bool:
    """Whether all of it is in sight: the edge of a page that scrolls cuts through the edges of what it shows."""
    return item.handle is not None and item.handle.visibleRegion().boundingRect().height() >= item.handle.height()


def _edge_of(picture: Picture, item: Item, window: QWidget) -> float:
    """A tick box and a round mark stand at the beginning of their line, so there the left side is followed further."""
    deep = 32 if item.role in (Role.CHECKBOX, Role.RADIO) else _INSET
    return max(_edge_contrast(picture, place, deep) for place in _frames(item, window))


def _frames(item: Item, window: QWidget) -> Iterator[QRect]:
    """The control, and what fits closely around it: a program may draw the border there."""
    yield item.place
    widget = item.widget
    holder = None if widget is None else widget.parentWidget()
    while widget is not None and holder is not None and holder is not window:
        if holder.height() > widget.height() + 2 * _AROUND:
            return
        yield place_of(holder, window)
        holder = holder.parentWidget()


def _edge_contrast(picture: Picture, place: QRect, deep: int) -> float:
    """The clearest of the four sides: what is drawn at the edge of a control against what is just outside it."""
    inside = place.intersected(picture.rect.adjusted(2, 2, -2, -2))
    middle = inside.center()
    left = [QPoint(x, middle.y()) for x in range(inside.left() - 2, inside.left() + deep)]
    right = [QPoint(x, middle.y()) for x in range(inside.right() + 2, inside.right() - _INSET, -1)]
    top = [QPoint(middle.x(), y) for y in range(inside.top() - 2, inside.top() + _INSET)]
    bottom = [QPoint(middle.x(), y) for y in range(inside.bottom() + 2, inside.bottom() - _INSET, -1)]
    best = 1.0
    for side in (left, right, top, bottom):
        seen = [picture.at(point) for point in side if picture.rect.contains(point)]
        if seen:
            best = max(best, max(contrast(colour, seen[0]) for colour in seen))
    return best
