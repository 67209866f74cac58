"""A field that is higher than the window: what of it is in sight has a whole ring, wherever one writes in it (ACC-56)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from kiosk.page import Field, FieldKind, Page
from kiosk.text import Text
from tests.ui.sweep import Setting, settle, window_of
from ui.blocks.entry import Area
from ui.window import Window

pytestmark = pytest.mark.usefixtures("qapp")
LONG = "\n".join(f"{number}. The lamp does not light." for number in range(60))


def seen(window: Window) -> QRect:
    """The part of the page that can be seen, on the screen."""
    room = window.view.area.viewport()
    return QRect(room.mapToGlobal(QPoint(0, 0)), room.size())


def ring(window: Window) -> QRect:
    return QRect(window.ring.mapToGlobal(QPoint(0, 0)), window.ring.size())


@pytest.mark.acc(56, 57)
@pytest.mark.parametrize("setting", [Setting("home", 200, window=(1280, 800)), Setting("kiosk", 3)], ids=str)
def test_all_four_sides_of_the_ring_are_in_sight(setting: Setting) -> None:
    field = Field("text", LONG, Text("What happened?", "en"), kind=FieldKind.MULTILINE)
    with window_of(setting) as window:
        window.show_page(Page("long", Text("Write", "en"), (field,), focus="text"))
        settle()
        area = QApplication.focusWidget()
        assert isinstance(area, Area)
        assert area.height() > seen(window).height()
        for place in (QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End):
            area.moveCursor(place)
            area.ensureCursorVisible()
            window.view.keep_in_sight(area)
            settle()
            assert seen(window).contains(ring(window))
            caret = QRect(area.viewport().mapToGlobal(area.cursorRect().topLeft()), area.cursorRect().size())
            inside = ring(window).adjusted(*(2 * window.theme.scale.ring * side for side in (1, 1, -1, -1)))
            assert inside.contains(caret.center()), "the ring covers no line that is being written"


def test_a_field_that_fits_has_its_ring_around_all_of_it() -> None:
    setting = Setting("home", 100, window=(1280, 800))
    field = Field("text", "a", Text("What happened?", "en"), kind=FieldKind.MULTILINE)
    with window_of(setting) as window:
        window.show_page(Page("short", Text("Write", "en"), (field,), focus="text"))
        settle()
        area = QApplication.focusWidget()
        assert area is not None
        assert window.ring.height() == area.height() + 4 * window.theme.scale.ring
