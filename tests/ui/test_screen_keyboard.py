"""With touch alone and with a mouse alone every field can be filled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.screen_keyboard.layouts import LAYOUTS, KeyRole
from kiosk.page import CONTINUE, Field, FieldKind
from kiosk.text import LANGUAGES, Language
from tests.ui.keyboard_driving import (
    Point,
    field,
    key_of,
    keys_of,
    opened,
    place_of,
    push,
    question,
    settle,
    touched,
    with_finger,
    with_mouse,
    write,
)
from tests.ui.sample_pages import sayer
from ui.window import Window

NAMES = {"az": "Əliyeva İradə", "ru": "Ёлкина Анна", "en": "Smith-Jones"}


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return opened(qtbot)


@pytest.mark.parametrize("point", [with_mouse, with_finger])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_question_is_answered_with_one_pointer(qtbot: QtBot, language: Language, point: Point) -> None:
    window = opened(qtbot, language)
    changes: list[tuple[str, str]] = []
    acts: list[str] = []
    window.changed.connect(lambda key, value: changes.append((key, value)))
    window.activated.connect(lambda action, _: acts.append(action))
    window.show_page(question(language))
    entry = touched(window, point=point)
    write(window, point, NAMES[language])
    assert entry.text() == NAMES[language]
    assert changes[-1] == ("first", NAMES[language])
    assert entry.hasFocus()
    point(window.bottom.main)
    assert acts == [CONTINUE]
    assert not window.dock.is_shown


@pytest.mark.parametrize("point", [with_mouse, with_finger])
def test_every_kind_of_field_is_filled_with_its_own_keys(qtbot: QtBot, window: Window, point: Point) -> None:
    values: dict[str, str] = {}
    window.changed.connect(values.__setitem__)
    wanted = {
        FieldKind.NUMBER: "1250,5",
        FieldKind.PHONE: "+994501234567",
        FieldKind.EMAIL: "leyla.m_a@example.az",
        FieldKind.MULTILINE: "bir\niki",
        FieldKind.SEARCH: "vəsiqəm itib",
    }
    for kind, text in wanted.items():
        window.show_page(question("az", kind))
        touched(window, point=point)
        for line, words in enumerate(text.split("\n")):
            if line:
                push(window, point, KeyRole.LINE)
            write(window, point, words)
        assert values["first"] == text


def test_a_date_is_written_part_by_part_with_next(window: Window) -> None:
    values: dict[str, str] = {}
    acts: list[str] = []
    window.changed.connect(values.__setitem__)
    window.activated.connect(lambda action, _: acts.append(action))
    window.show_page(question("az", FieldKind.DATE))
    touched(window)
    for part in ("7", "11", "1990"):
        write(window, with_mouse, part)
        push(window, with_mouse, KeyRole.NEXT)
    assert values["first"] == "1990-11-07"
    assert acts == [CONTINUE], "after the last field Next goes on"


def test_letters_go_in_at_the_caret_and_erase_takes_the_one_before(window: Window) -> None:
    window.show_page(question("az", value="Əlyev"))
    entry = touched(window)
    entry.setCursorPosition(2)
    write(window, with_mouse, "i")
    assert (entry.text(), entry.cursorPosition()) == ("Əliyev", 3)
    push(window, with_mouse, KeyRole.LEFT)
    push(window, with_mouse, KeyRole.LEFT)
    push(window, with_mouse, KeyRole.ERASE)
    assert (entry.text(), entry.cursorPosition()) == ("liyev", 0)
    push(window, with_mouse, KeyRole.RIGHT)
    assert entry.cursorPosition() == 1


def test_a_field_keeps_its_limit(window: Window) -> None:
    window.show_page(question("az", length=3))
    entry = touched(window)
    write(window, with_mouse, "salam")
    assert entry.text() == "sal"


def test_the_state_of_the_keys_is_seen_and_said(window: Window) -> None:
    """ACC-37"""
    window.show_page(question("en"))
    touched(window)
    said: list[str] = []
    window.dock.said.connect(lambda text, _: said.append(text))
    keyboard = keys_of(window)

    def shift() -> tuple[str, bool]:
        key = key_of(keyboard, KeyRole.SHIFT)
        return key.text(), key.property("selected") is True

    off = shift()
    push(window, with_mouse, KeyRole.SHIFT)
    once = shift()
    push(window, with_mouse, KeyRole.SHIFT)
    locked = shift()
    assert (off[1], once[1], locked[1]) == (False, True, True)
    assert once[0] != locked[0], "not by colour alone"
    push(window, with_mouse, KeyRole.SHIFT)
    assert shift() == off
    push(window, with_mouse, KeyRole.LANGUAGE)
    assert key_of(keyboard, KeyRole.LANGUAGE).text() == LAYOUTS["ru"].name
    assert len(said) == 4
    assert len(set(said)) == 4
    assert said[-1] == LAYOUTS["ru"].name


def test_one_letter_is_a_capital_after_the_key_for_it(window: Window) -> None:
    window.show_page(question("az"))
    entry = touched(window)
    push(window, with_mouse, KeyRole.SHIFT)
    push(window, with_mouse, KeyRole.WRITE, "İ")
    push(window, with_mouse, KeyRole.WRITE, "i")
    push(window, with_mouse, KeyRole.SHIFT)
    push(window, with_mouse, KeyRole.SHIFT)
    push(window, with_mouse, KeyRole.WRITE, "I")
    push(window, with_mouse, KeyRole.WRITE, "Ş")
    push(window, with_mouse, KeyRole.SHIFT)
    push(window, with_mouse, KeyRole.WRITE, "ş")
    assert entry.text() == "İiIŞş"


def test_the_language_key_changes_the_letters_and_they_stay_for_the_next_field(window: Window) -> None:
    say = sayer("az")
    second = Field("second", label=say("Ad", "Name", "Имя"))
    window.show_page(question("az", FieldKind.TEXT, second))
    first = touched(window)
    push(window, with_mouse, KeyRole.LANGUAGE)
    write(window, with_mouse, "щё")
    push(window, with_mouse, KeyRole.NEXT)
    assert field(window, 1).hasFocus()
    write(window, with_mouse, "я")
    assert (first.text(), field(window, 1).text()) == ("щё", "я")


def test_nothing_moves_while_a_finger_is_down(window: Window) -> None:
    """The keys go when the finger has left what it pressed, else it would leave something else."""
    window.show_page(question("az"))
    touched(window)
    button, handle = window.bottom.main, window.windowHandle()
    before = place_of(button)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=before)
    settle()
    assert button.hasFocus()
    assert window.dock.is_shown
    assert place_of(button) == before
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=before)
    settle()
    assert not window.dock.is_shown
