"""The mark of what is said covers no letter: neither of the words that it marks nor of those above and below (ACC-5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from accessibility.clearance import frame_around, inked
from accessibility.highlight import Mark
from accessibility.items import Item
from accessibility.outline import outline
from accessibility.scanning_places import seen_place
from accessibility.scanning_ring import ScanRing
from accessibility.scanning_tree import Spot, tree_of
from tests.ui.pages import PAGES
from tests.ui.sweep import Setting, settle, show, window_of
from ui.theme.tokens import PaletteName
from ui.window import Window

SETTINGS = (
    Setting("kiosk", 2, PaletteName.LIGHT, "az"),
    Setting("kiosk", 3, PaletteName.YELLOW_ON_BLACK, "ru", (1280, 800)),
    Setting("home", 200, PaletteName.DARK, "en", (1280, 800)),
)


def seen(window: Window) -> Iterator[tuple[Item, QWidget]]:
    """What can be read on the page and is wholly in view."""
    port = window.view.area.viewport()
    room = QRect(port.mapTo(window, QPoint()), port.size())
    for item in outline(window):
        widget = item.widget
        if (
            widget is not None
            and item.row < 0
            and port.isAncestorOf(widget)
            and room.contains(place_of(widget, window))
        ):
            yield item, widget


def place_of(widget: QWidget, window: Window) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def dark(picture: QImage, place: QRect) -> set[tuple[int, int]]:
    """The pixels of letters: those that differ clearly from the ground beside them."""
    ground = picture.pixelColor(place.right(), place.top()).lightness()
    return {
        (x, y)
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
        if abs(picture.pixelColor(x, y).lightness() - ground) > 96
    }


@pytest.mark.acc(5)
@pytest.mark.parametrize("setting", SETTINGS, ids=str)
@pytest.mark.parametrize("name", ["question-choice-error", "take-settings", "problem-offline"])
def test_the_frame_of_what_is_said_covers_no_other_words(qapp: QApplication, name: str, setting: Setting) -> None:
    with window_of(setting) as window:
        show(window, PAGES[name], setting)
        found = list(seen(window))
        assert len(found) > 2
        plain = window.grab().toImage()
        labels = [widget for _, widget in found if isinstance(widget, QLabel)]
        for _, widget in found:
            mark = Mark(window)
            others = [each for _, each in found if each is not widget]
            mark.show_at(frame_around(place_of(widget, window), window, others), ())
            mark.raise_()
            settle()
            marked = window.grab().toImage()
            for label in (each for each in labels if each is not widget):
                for line in inked(label, label.text(), 0, len(label.text())):
                    at = line.translated(label.mapTo(window, QPoint()))
                    letters = dark(plain, at)
                    hidden = {each for each in letters if marked.pixelColor(*each) != plain.pixelColor(*each)}
                    assert not hidden, (widget.accessibleName(), "covers", label.text(), len(hidden))
            mark.hide()
            mark.deleteLater()


@pytest.mark.acc(5)
@pytest.mark.parametrize("setting", SETTINGS, ids=str)
@pytest.mark.parametrize("name", ["question-choice-error", "take-settings", "problem-offline"])
def test_the_letters_lie_in_their_ink(qapp: QApplication, name: str, setting: Setting) -> None:
    """Whatever the kind of text: bold, large, with a picture before it, a bold beginning, on several lines."""
    with window_of(setting) as window:
        show(window, PAGES[name], setting)
        for _, label in seen(window):
            lines = inked(label, label.text(), 0, len(label.text())) if isinstance(label, QLabel) else ()
            if not lines:
                continue
            words = [line.translated(label.mapTo(window, QPoint())) for line in lines]
            picture, whole = window.grab().toImage(), place_of(label, window)
            left = min(line.left() for line in words)
            text = whole.adjusted(left - whole.left(), 0, 0, 0)
            outside = [p for p in dark(picture, text) if not any(_near(line).contains(*p) for line in words)]
            assert not outside, (label.accessibleName(), words, outside[:3])


def _near(line: QRect) -> QRect:
    return line.adjusted(-3, -2, 3, 2)


def spots_of(spots: Iterable[Spot]) -> Iterator[Spot]:
    for spot in spots:
        yield spot
        yield from spots_of(spot.inside)


@pytest.mark.acc(49, 56)
@pytest.mark.parametrize("setting", SETTINGS, ids=str)
@pytest.mark.parametrize("name", ["home", "take-settings", "problem-offline"])
def test_the_rings_of_a_scan_cover_no_words(qapp: QApplication, name: str, setting: Setting) -> None:
    with window_of(setting) as window:
        show(window, PAGES[name], setting)
        plain = window.grab().toImage()
        labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text()]
        places = [seen_place(spot, window) for spot in spots_of(tree_of(outline(window)))]
        assert len(places) > 4
        ring = ScanRing(window)
        for place in places:
            ring.put_around(place)
            settle()
            marked = window.grab().toImage()
            for label in labels:
                seen = label.visibleRegion().boundingRect()
                for line in inked(label, label.text(), 0, len(label.text())):
                    at = line.intersected(seen).translated(label.mapTo(window, QPoint()))
                    letters = set() if at.isEmpty() else dark(plain, at)
                    hidden = {each for each in letters if marked.pixelColor(*each) != plain.pixelColor(*each)}
                    assert not hidden, (place, "covers", label.text(), len(hidden))
