"""What the persons of the tours have met on their way, each mended and held here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessibility.outline import item_for, outline
from accessibility.speech.silent import SilentVoice
from accessibility.touch_targets import seen_place
from kiosk.page import Action, Buttons, Field, FieldKind, Notice, Page, Paragraph
from kiosk.settings import Settings
from tests.ui.keyboard_driving import FINGERS, opened, question, settle, with_finger
from tests.ui.sample_pages import sayer
from tests.ui.visiting import NOBODY, visiting
from ui.blocks.push import Push
from ui.theme.look import Look
from ui.visiting import VisitWindow


@pytest.fixture
def visit(qtbot: QtBot) -> Iterator[VisitWindow]:
    """At a kiosk, on the first page."""
    settings = Settings(mode="kiosk", language="en", portal=NOBODY)
    with visiting(qtbot, settings, SilentVoice(), size=(1920, 1080)) as visit:
        with_finger(visit.window.attract)
        qtbot.waitUntil(lambda: not visit.presenter.page.attract)
        settle()
        yield visit


@pytest.fixture
def at_home(qtbot: QtBot) -> Iterator[VisitWindow]:
    """With the largest letters."""
    settings = Settings(language="en", portal=NOBODY, preferences={"zoom_percent": 400})
    with visiting(qtbot, settings, SilentVoice()) as visit:
        settle()
        yield visit


@pytest.mark.acc(58)
def test_a_missed_touch_leaves_the_field_and_its_keyboard_as_they_were(visit: VisitWindow) -> None:
    assert visit.window.view.body is not None
    field = visit.window.view.fields()[0]
    with_finger(field)
    assert visit.window.dock.is_shown
    with_finger(visit.window.view.body.heading)
    assert visit.layer.touch.touch.mark.isVisible()
    assert QApplication.focusWidget() is field
    assert visit.window.dock.is_shown


@pytest.mark.acc(58)
def test_what_scrolls_into_sight_under_the_finger_is_pressed_all_the_same(visit: VisitWindow, qtbot: QtBot) -> None:
    window = visit.window
    field = window.view.fields()[0]
    with_finger(field)
    QTest.keyClicks(field, "criminal record")
    qtbot.waitUntil(lambda: any(item.name.startswith("Criminal-record") for item in outline(window)))
    settle()
    rows = [item for item in outline(window) if item.position is not None and item.position[1] > 3]
    cut = next(item for item in rows if 0 < seen_place(item, window).height() < item.place.height() - 20)
    touch(window, seen_place(cut, window).bottomLeft() + QPoint(80, -4))
    qtbot.waitUntil(lambda: visit.presenter.page.id.startswith("service/"))


def touch(window: QWidget, point: QPoint) -> None:
    """A finger at one place of the window."""
    handle = window.windowHandle()
    QTest.touchEvent(handle, FINGERS[0]).press(0, point, handle).commit()
    settle()
    QTest.touchEvent(handle, FINGERS[0]).release(0, point, handle).commit()
    settle()


@pytest.mark.acc(57)
def test_a_bar_that_comes_while_one_writes_does_not_hide_the_field(at_home: VisitWindow, qtbot: QtBot) -> None:
    """At 400 % the first letter brings a button that clears the search, and so a bar below the page."""
    window = at_home.window
    assert window.bottom.isHidden()
    field = window.view.fields()[0]
    field.setFocus()
    QTest.keyClicks(field, "c")
    qtbot.waitUntil(window.bottom.isVisible)
    settle()
    item = item_for(outline(window), field)
    assert item is not None
    assert seen_place(item, window).height() == item.place.height()


@pytest.mark.acc(57)
def test_the_box_in_which_one_writes_is_seen_in_every_row_of_a_code(qtbot: QtBot) -> None:
    window = opened(qtbot, "en", Look(zoom=400), (1280, 700))
    asked = replace(question("en", FieldKind.CODE, length=12), focus="first")
    code = asked.blocks[0]
    assert isinstance(code, Field)
    window.show_page(replace(asked, blocks=(replace(code, alphabet="0123456789"),)))
    settle()
    entry = window.view.code_entry()
    assert entry is not None
    assert entry.hasFocus()
    for _ in range(12):
        QTest.keyClicks(entry, "7")
        settle()
        seen = entry.visibleRegion().boundingRect()
        assert seen.contains(entry.box_in_hand().center()), entry.text()


@pytest.mark.acc(57)
def test_what_comes_into_a_page_pushes_the_focus_out_of_sight_nowhere(qtbot: QtBot) -> None:
    window = opened(qtbot, "en", Look(zoom=400), (1280, 800))
    say = sayer("en")
    words = say("Çap et", "Print", "Печать")
    button, text = Buttons((Action("print", words),)), Paragraph(words)
    page = Page("done", words, (text, text, button))
    window.show_page(page)
    push = next(each for each in window.view.findChildren(Push) if each.isVisible() and each.label.text == "Print")
    push.setFocus()
    window.show_page(replace(page, blocks=(text, text, *[Notice(words)] * 4, button)))
    settle()
    assert push.hasFocus()
    assert push.visibleRegion().boundingRect().height() == push.height()
