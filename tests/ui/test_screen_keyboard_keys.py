"""Whoever uses keys in place of a pointer finds the keyboard on the screen too, and hears it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from accessibility.install import install
from accessibility.screen_keyboard.keyboard import ScreenKeyboard
from accessibility.screen_keyboard.layouts import KeyRole
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.recording import RecordingVoice
from tests.ui.keyboard_driving import (
    focused,
    key_of,
    keys_of,
    opened,
    push,
    question,
    settle,
    touched,
    with_mouse,
    write,
)
from tests.ui.sample_pages import code, sayer
from tests.ui.test_screen_keyboard_elsewhere import plain_style
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return opened(qtbot)


def test_the_keys_are_one_stop_of_tab_and_arrows_go_among_them(window: Window) -> None:
    window.show_page(question("az"))
    entry = touched(window)
    keyboard = keys_of(window)
    QTest.keyClick(entry, Qt.Key.Key_Tab)
    first = focused()
    assert first in keyboard.shown()
    settle()
    assert window.dock.is_shown
    for key, wanted in (
        (Qt.Key.Key_Right, "ü"),
        (Qt.Key.Key_Down, "s"),
        (Qt.Key.Key_Left, "a"),
        (Qt.Key.Key_Up, "q"),
        (Qt.Key.Key_Up, "q"),
    ):
        QTest.keyClick(focused(), key)
        assert focused().text() == wanted
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert entry.text() == "qq"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert not keyboard.isAncestorOf(focused())


def test_escape_goes_back_to_the_field_and_not_back_a_page(window: Window) -> None:
    acts: list[str] = []
    window.activated.connect(lambda action, _: acts.append(action))
    window.show_page(question("az"))
    entry = touched(window)
    keys_of(window).take_focus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert entry.hasFocus()
    assert acts == []


def test_the_focus_stays_on_a_key_that_changes_the_others(window: Window) -> None:
    window.show_page(question("az"))
    touched(window)
    keyboard = keys_of(window)
    for role in (KeyRole.SHIFT, KeyRole.LANGUAGE, KeyRole.LAYER, KeyRole.LAYER):
        key = key_of(keyboard, role)
        key.setFocus()
        QTest.keyClick(key, Qt.Key.Key_Return)
        assert key_of(keyboard, role).hasFocus()


def test_a_held_key_writes_once(window: Window) -> None:
    """ACC-38"""
    window.show_page(question("az"))
    entry = touched(window)
    keys_of(window).take_focus()
    key = focused()
    QTest.keyPress(key, Qt.Key.Key_Return)
    QTest.keyRelease(key, Qt.Key.Key_Return)
    assert len(entry.text()) == 1
    assert not any(each.autoRepeat() for each in keys_of(window).shown())


def test_what_is_typed_by_hand_on_the_keys_goes_to_the_field(window: Window) -> None:
    window.show_page(question("az"))
    entry = touched(window)
    keys_of(window).take_focus()
    QTest.keyClicks(focused(), "x")
    assert entry.text() == "x"
    assert entry.hasFocus()


def test_the_code_keypad_is_one_stop_of_tab(window: Window) -> None:
    """From the code to Continue it is a few steps, not one for each character."""
    window.show_page(code(sayer("az"), ""))
    entry = window.view.code_entry()
    assert entry is not None
    entry.setFocus()
    steps = 0
    on_keypad = []
    while not window.bottom.main.hasFocus():
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        steps += 1
        assert steps <= 8
        if window.keypad.isAncestorOf(focused()):
            on_keypad.append(focused())
    assert len(on_keypad) == 1
    on_keypad[0].setFocus()
    QTest.keyClick(on_keypad[0], Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert entry.text() == "2"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert entry.hasFocus()


@pytest.fixture
def heard(window: Window) -> Iterator[list[str]]:
    """The captions of a window that speaks."""
    voice = RecordingVoice()
    layer = install(window, queue=SpeechQueue(voice, clock=voice.clock), language="en")
    captions: list[str] = []
    layer.announcer.captioned.connect(captions.append)
    yield captions
    voice.close()


def test_each_key_is_echoed_once_by_whoever_follows_the_field(window: Window, heard: list[str]) -> None:
    window.show_page(question("en"))
    touched(window)
    heard.clear()
    write(window, with_mouse, "ab ")
    push(window, with_mouse, KeyRole.ERASE)
    push(window, with_mouse, KeyRole.LEFT)
    assert heard == ["a", "b", "space", "space. deleted", "b"]


def test_the_arrows_are_the_keyboards_own_while_the_voice_is_on(window: Window, heard: list[str]) -> None:
    window.show_page(question("en"))
    touched(window)
    keys_of(window).take_focus()
    heard.clear()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused().text() == "a"
    assert heard == ["a"]


def told(qtbot: QtBot, *, private: bool) -> tuple[ScreenKeyboard, QLineEdit, list[str]]:
    """A keyboard in another program than ours."""
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(1200, 700)
    entry = QLineEdit(room)
    describe(entry, name="PIN", language="en", private=private)
    keyboard = ScreenKeyboard(plain_style, "en", room)
    keyboard.setGeometry(0, 300, 1200, 400)
    room.show()
    keyboard.write_into(entry)
    said: list[str] = []
    keyboard.said.connect(lambda text, _: said.append(text))
    return keyboard, entry, said


def test_what_is_written_from_the_keys_is_said_unless_it_is_private(qtbot: QtBot) -> None:
    keyboard, entry, said = told(qtbot, private=False)
    keyboard.take_focus()
    key_of(keyboard, KeyRole.WRITE, "w").click()
    assert (entry.text(), said) == ("w", ["w"])


def test_a_private_character_is_not_said(qtbot: QtBot) -> None:
    keyboard, entry, said = told(qtbot, private=True)
    keyboard.take_focus()
    key_of(keyboard, KeyRole.WRITE, "w").click()
    assert entry.text() == "w"
    assert said == ["star"]
