"""A page in a window: in place where it can, anew where it must, with focus, text and order kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from kiosk.page import REPEAT, Action, Field, Page, Tiles
from kiosk.text import Text
from tests.ui import sample_pages as samples
from tests.ui.keyboard_driving import settle, with_finger
from tests.ui.sample_pages import sayer
from tests.ui.window_driving import focused, opened, press, token, write
from translations import messages
from ui.blocks.code import CodeEntry
from ui.blocks.entry import Area, Entry
from ui.blocks.push import Push, RadioPush
from ui.theme.look import Look, Profile
from ui.theme.tokens import PALETTES, PaletteName
from ui.window import Window

SAY = sayer("az")
HOME = Profile.HOME


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return opened(qtbot, Look())


@pytest.mark.acc(54)
def test_a_new_page_focuses_its_heading_and_names_the_window(window: Window) -> None:
    page = samples.service(SAY)
    window.show_page(page)
    assert token(focused(window)) == "heading"
    assert window.windowTitle().startswith(page.heading.text)
    assert not window.ring.isVisible()


def test_a_page_says_what_to_focus_first(window: Window) -> None:
    window.show_page(samples.home(SAY))
    assert token(focused(window)) == "field:search"
    assert window.ring.isVisible()


@pytest.mark.acc(64, 77)
def test_errors_take_the_focus_and_stand_in_the_title(window: Window) -> None:
    page = samples.code(SAY)
    window.show_page(replace(page, aside=(), error=False))
    window.show_page(page)
    assert token(focused(window)) == "errors"
    assert page.heading.text in window.windowTitle()
    assert not window.windowTitle().startswith(page.heading.text)
    press(window, page.aside[0].errors[0][1].text)  # type: ignore[union-attr]
    assert isinstance(focused(window), CodeEntry)


def test_the_same_errors_take_the_focus_again_after_an_act_but_not_while_typing(window: Window) -> None:
    page = samples.code(SAY)
    window.show_page(page)
    entry = window.view.findChild(CodeEntry)
    assert entry is not None
    entry.setFocus()
    window.show_page(samples.code(SAY, "5AB7K"))
    assert focused(window) is entry
    window.activated.connect(lambda *_: window.show_page(samples.code(SAY, "5AB7K")))
    press(window, "Davam et")
    assert token(focused(window)) == "errors"


def test_after_repeat_the_first_letter_typed_keeps_the_focus_in_the_field(window: Window) -> None:
    window.show_page(samples.code(SAY))
    QTest.mouseClick(
        next(each for each in window.bottom.slots if token(each) == f"bar:{REPEAT}"), Qt.MouseButton.LeftButton
    )
    entry = window.view.findChild(CodeEntry)
    assert entry is not None
    entry.setFocus()
    window.show_page(samples.code(SAY, "5AB7"))
    assert focused(window) is entry


def test_typing_keeps_field_cursor_and_focus(window: Window) -> None:
    window.show_page(samples.surname(SAY))
    entry = window.view.findChild(Entry)
    assert entry is not None
    entry.setCursorPosition(3)
    page = samples.surname(SAY)

    def echo(key: str, value: str) -> None:
        block = page.blocks[0]
        assert isinstance(block, Field)
        window.show_page(replace(page, blocks=(replace(block, value=value),)))

    window.changed.connect(echo)
    write(entry, "xy")
    assert window.view.findChild(Entry) is entry
    assert entry.text() == "Məmxymədov"
    assert entry.cursorPosition() == 5
    assert focused(window) is entry


def test_blocks_that_stay_keep_their_widgets(window: Window) -> None:
    page = samples.everything(SAY)
    window.show_page(page)
    body = window.view.body
    assert body is not None
    before = list(body.blocks)
    window.show_page(replace(page, blocks=(*page.blocks[:2], *page.blocks[3:])))
    assert body.blocks == [*before[:2], *before[3:]]


def test_another_language_keeps_what_was_written_and_the_focus(window: Window) -> None:
    window.show_page(samples.everything(SAY))
    area = window.view.findChild(Area)
    assert area is not None
    area.setFocus()
    write(area, "Vəsiqəm itib")
    page = samples.everything(sayer("ru"))
    blocks = tuple(
        replace(block, value="Vəsiqəm itib") if isinstance(block, Field) and block.key == "story" else block
        for block in page.blocks
    )
    window.set_language("ru", messages("ui", "ru"))
    window.show_page(replace(page, blocks=blocks))
    assert window.view.findChild(Area) is area
    assert area.toPlainText() == "Vəsiqəm itib"
    assert focused(window) is area
    languages = {item.language for item in outline(window) if item.name}
    assert languages <= {"ru"}


def test_a_button_that_is_made_anew_keeps_the_focus(window: Window) -> None:
    def page(selected: int) -> Page:
        actions = tuple(
            Action("size", Text(f"A{at}", "az"), argument=str(at), selected=at == selected) for at in range(3)
        )
        return Page("look", Text("Görünüş", "az"), (Tiles(actions),))

    window.show_page(page(0))
    button = next(each for each in window.findChildren(Push) if each.label.text == "A2")
    button.setFocus()
    window.show_page(page(2))
    assert token(focused(window)) == "action:size:2"


def test_nothing_else_gets_the_focus_on_the_way_to_a_new_page(window: Window) -> None:
    window.show_page(samples.surname(SAY))
    seen: list[object] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(lambda _, new: seen.append(token(new)))
    window.show_page(samples.service(SAY))
    assert [each for each in seen if each is not None] == ["heading"]


@pytest.mark.parametrize("name", PaletteName)
def test_a_palette_comes_at_once_and_keeps_everything(window: Window, name: PaletteName) -> None:
    window.show_page(samples.everything(SAY))
    area = window.view.findChild(Area)
    assert area is not None
    area.setFocus()
    write(area, "abc")
    window.set_look(Look(PaletteName.DARK))
    window.set_look(Look(name, size=3))
    assert area.toPlainText() == "abc"
    assert focused(window) is area
    image = window.grab().toImage()
    assert image.pixelColor(4, window.middle.y() + 20).name() == PALETTES[name].surface
    assert image.pixelColor(4, 40).name() == PALETTES[name].brand


def test_a_kiosk_page_that_does_not_fit_is_paged_by_buttons(window: Window) -> None:
    window.show_page(samples.everything(SAY))
    QApplication.processEvents()
    assert window.view.paging.isVisible()
    bar = window.view.area.verticalScrollBar()
    QTest.mouseClick(window.view.down, Qt.MouseButton.LeftButton)
    assert bar.value() > 0
    last = window.view.findChildren(RadioPush)[-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    assert last.visibleRegion().boundingRect() == last.rect()
    window.show_page(samples.surname(SAY))
    assert not window.view.paging.isVisible()


def test_at_home_a_touch_brings_the_paging_buttons(qtbot: QtBot) -> None:
    window = opened(qtbot, Look(profile=HOME), (1280, 800))
    window.show_page(samples.everything(SAY))
    settle()
    assert not window.view.paging.isVisible()
    bar = window.view.area.verticalScrollBar()
    assert bar.width() >= 24
    with_finger(window.view.body.heading)  # type: ignore[union-attr]
    assert window.view.paging.isVisible()
    with_finger(window.view.down)
    assert bar.value() > 0
    window.show_page(samples.surname(SAY))
    settle()
    assert not window.view.paging.isVisible()


def test_the_ring_stands_around_the_focus_and_scrolls_with_it(window: Window) -> None:
    window.show_page(samples.everything(SAY))
    QApplication.processEvents()
    last = window.view.findChildren(RadioPush)[-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    reach = 2 * window.theme.scale.ring
    place = window.ring.mapTo(window, window.ring.rect().topLeft())
    target = last.mapTo(window, last.rect().topLeft())
    assert (target.x() - place.x(), target.y() - place.y()) == (reach, reach)
    assert window.ring.width() == last.width() + 2 * reach
