"""The parts around a page: bars, welcome strip, menu, keypad, caption, and what comes before a visit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from kiosk.page import FINISH, HELP, LANGUAGE, LOOK, REPEAT, STAFF
from tests.ui import sample_pages as samples
from tests.ui.pages import PAGES
from tests.ui.sample_pages import sayer
from tests.ui.sweep import Setting, settle, window_of
from tests.ui.window_driving import focused, opened, press, token
from ui.blocks.code import CodeEntry
from ui.blocks.entry import Entry
from ui.blocks.push import Push
from ui.theme.look import Look, Profile
from ui.window import Window

SAY = sayer("az")


HOME = Profile.HOME


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return opened(qtbot, Look())


def test_the_bars_say_what_was_pressed(window: Window) -> None:
    window.show_page(samples.service(SAY))
    seen: list[str] = []
    window.activated.connect(lambda action, _: seen.append(action))
    for button in (*window.top.buttons, *window.bottom.slots, window.bottom.main):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen == [LANGUAGE, LOOK, FINISH, "back", REPEAT, HELP, STAFF, "book"]


def test_escape_goes_back_and_enter_goes_on(window: Window) -> None:
    window.show_page(samples.surname(SAY))
    seen: list[str] = []
    window.activated.connect(lambda action, _: seen.append(action))
    entry = window.view.findChild(Entry)
    assert entry is not None
    QTest.keyClick(entry, Qt.Key.Key_Return)
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert seen == ["continue", "back"]


@pytest.mark.acc(63)
def test_back_keeps_its_place_when_it_is_not_there(window: Window) -> None:
    window.show_page(samples.service(SAY))
    QApplication.processEvents()
    before = window.bottom.slots[1].geometry()
    window.show_page(samples.home(SAY))
    QApplication.processEvents()
    assert window.bottom.back.isHidden()
    assert window.bottom.slots[1].geometry() == before


def test_mirrored_puts_the_main_action_at_the_left(qtbot: QtBot) -> None:
    window = opened(qtbot, Look(mirrored=True))
    window.show_page(samples.service(SAY))
    QApplication.processEvents()
    assert window.bottom.main.x() < window.bottom.back.x()


def test_the_keypad_writes_in_the_code(window: Window) -> None:
    window.show_page(samples.code(SAY, ""))
    assert window.keypad.isVisible()
    entry = window.view.findChild(CodeEntry)
    assert entry is not None
    entry.setFocus()
    for name in ("5", "A", "Z"):
        press(window, name)
    assert entry.text() == "5AZ"
    assert focused(window) is entry
    QTest.mouseClick(window.keypad.erase, Qt.MouseButton.LeftButton)
    assert entry.text() == "5A"
    window.show_page(samples.service(SAY))
    assert not window.keypad.isVisible()


def test_the_welcome_strip_sends_language_size_and_colours(window: Window) -> None:
    window.show_page(samples.home(SAY))
    seen: list[tuple[str, str]] = []
    window.activated.connect(lambda action, argument: seen.append((action, argument)))
    for chip in (window.welcome.languages[2], window.welcome.sizes[2], window.welcome.colours[2]):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert seen == [("language", "ru"), ("size", "3"), ("palette", "yellow-on-black")]
    ticked = [chip.is_selected() for chip in window.welcome.colours]
    assert ticked == [True, False, False]


def test_the_menu_holds_what_the_bars_held(qtbot: QtBot) -> None:
    window = opened(qtbot, Look(zoom=400, profile=HOME), (1280, 800))
    window.show_page(samples.surname(SAY))
    seen: list[str] = []
    window.activated.connect(lambda action, _: seen.append(action))
    QTest.mouseClick(window.top.menu, Qt.MouseButton.LeftButton)
    tokens = {token(each) for each in window.menu.findChildren(Push) if each.isVisible()}
    assert {f"action:{each}:" for each in (LANGUAGE, LOOK, REPEAT, HELP, FINISH)} <= tokens
    QTest.keyClick(focused(window), Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.view
    assert seen == []
    QTest.mouseClick(window.top.menu, Qt.MouseButton.LeftButton)
    help_button = next(each for each in window.menu.findChildren(Push) if token(each) == f"action:{HELP}:")
    QTest.mouseClick(help_button, Qt.MouseButton.LeftButton)
    assert seen == [HELP]
    assert window.stack.currentWidget() is window.view


def test_below_the_menu_nothing_writes_in_the_page_behind_it(qtbot: QtBot) -> None:
    window = opened(qtbot, Look(zoom=300, profile=HOME), (1280, 1000))
    page = samples.code(SAY)
    window.show_page(page)
    title = window.windowTitle()
    assert window.keypad.isVisible()
    QTest.mouseClick(window.top.menu, Qt.MouseButton.LeftButton)
    assert not window.keypad.isVisible()
    assert not window.bottom.main.isVisible()
    assert not window.bottom.back.isVisible()
    assert window.menu.isAncestorOf(focused(window))
    assert window.windowTitle().startswith(window.menu.body.page.heading.text)  # type: ignore[union-attr]
    QTest.keyClick(focused(window), Qt.Key.Key_PageDown)
    assert window.menu.area.verticalScrollBar().value() > 0
    window.show_page(samples.code(SAY, "5AB7K"))
    assert not window.keypad.isVisible()
    QTest.keyClick(focused(window), Qt.Key.Key_Escape)
    assert window.keypad.isVisible()
    assert window.bottom.main.isVisible()
    assert window.bottom.back.isVisible()
    assert window.windowTitle() == title
    assert focused(window) is window.top.menu


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_F20, Qt.Key.Key_Tab, None])
def test_any_key_or_touch_begins(window: Window, key: Qt.Key | None) -> None:
    window.show_page(samples.attract(SAY))
    seen: list[str] = []
    window.activated.connect(lambda action, _: seen.append(action))
    assert not window.bottom.isVisible()
    assert not any(button.isVisible() for button in window.top.buttons)
    if key is None:
        QTest.mouseClick(window.attract, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(focused(window), key)
    assert seen == ["begin"]


def test_the_caption_is_seen_only_when_there_is_one(window: Window) -> None:
    window.show_page(samples.service(SAY))
    assert not window.caption.isVisible()
    window.set_caption("Sənədlər.")
    assert window.caption.isVisible()
    assert "Sənədlər." not in {item.name for item in outline(window)}
    window.set_caption("")
    assert not window.caption.isVisible()


def test_a_docked_keyboard_takes_the_place_of_the_keypad(qtbot: QtBot, window: Window) -> None:
    keyboard = QWidget()
    window.show_page(samples.code(SAY))
    window.set_keyboard(keyboard)
    assert keyboard.isVisible()
    assert not window.keypad.isVisible()
    window.set_keyboard(None)
    assert not keyboard.isVisible()
    assert window.keypad.isVisible()


def test_a_code_field_is_whole_above_its_keys_or_has_them_below_it_in_the_page(qapp: QApplication) -> None:
    """A caption takes the room of the field: then the keys go into the page."""
    setting = Setting("kiosk", 4, window=(1280, 800))
    with window_of(setting) as window:
        window.show_page(setting.page(PAGES["claim"]))
        settle()
        docked = window.keypad.inline
        window.show_captions(True)
        settle()
        assert (docked, window.keypad.inline) == (False, True)
        entry = window.view.code_entry()
        assert entry is not None
        assert entry.visibleRegion().boundingRect().height() == entry.height()
        window.show_captions(False)
        settle()
        assert not window.keypad.inline
