"""The keyboard on the screen in a program that has none: the layer brings it, and it never hides the field."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from accessibility.preferences import SCREEN_KEYBOARD, Preferences
from accessibility.screen_keyboard.layouts import KeyRole, Kind
from accessibility.screen_keyboard.style import SIZES
from tests.ui.demo_window import DemoWindow
from tests.ui.keyboard_driving import focused, key_of
from tests.ui.touch_driving import Pointed, settle

SPEAKING = Preferences(language="en", speech=True)
AUTO, ALWAYS, NEVER = SCREEN_KEYBOARD


@pytest.fixture
def demo(qtbot: QtBot) -> DemoWindow:
    window = DemoWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def hand(demo: DemoWindow, qtbot: QtBot) -> Iterator[Pointed]:
    hand = Pointed(demo, qtbot, SPEAKING, screen_keyboard=True)
    demo.heading.setFocus()
    hand.said()
    yield hand
    hand.voice.close()


def push(hand: Pointed, role: KeyRole, writes: str = "") -> None:
    hand.touch(hand.at(key_of(hand.host.keyboard, role, writes)))


def hides(hand: Pointed, field: QWidget) -> bool:
    """Whether the keys, or the edge of what scrolls, hide some of a field."""
    keyboard = hand.host.keyboard
    keys = QRect(keyboard.mapTo(hand.window, QPoint()), keyboard.size())
    place = QRect(field.mapTo(hand.window, QPoint()), field.size())
    return keys.intersects(place) or field.visibleRegion().boundingRect() != field.rect()


@pytest.mark.acc(24, 35)
def test_a_form_is_filled_with_one_finger_alone(demo: DemoWindow, hand: Pointed) -> None:
    sent: list[str] = []
    demo.go_on.clicked.connect(lambda: sent.append(demo.street.text()))
    hand.touch(hand.at(demo.street))
    shown = [hand.host.is_shown]
    assert hand.said()[-1] == "The keyboard is on the screen."
    push(hand, KeyRole.SHIFT)
    for role, letter in ((KeyRole.WRITE, "N"), (KeyRole.WRITE, "i"), (KeyRole.SPACE, "")):
        push(hand, role, letter)
    push(hand, KeyRole.LAYER)
    push(hand, KeyRole.WRITE, "5")
    push(hand, KeyRole.NEXT)
    shown.append(hand.host.is_shown)
    assert shown == [True, False], "after the last field the keys make room"
    hand.touch(hand.at(demo.by_post, -300))
    hand.touch(hand.at(demo.go_on))
    assert (sent, demo.by_post.isChecked()) == (["Ni 5"], True)


@pytest.mark.acc(37)
def test_the_state_of_its_keys_is_said(demo: DemoWindow, hand: Pointed) -> None:
    hand.touch(hand.at(demo.street))
    hand.said()
    push(hand, KeyRole.SHIFT)
    push(hand, KeyRole.SHIFT)
    push(hand, KeyRole.LANGUAGE)
    assert hand.said() == ["The next letter is a capital", "All letters are capitals", "Azərbaycanca"]


@pytest.mark.parametrize(("wish", "finger", "mouse", "tab"), [
    (AUTO, True, False, False), (ALWAYS, True, True, True), (NEVER, False, False, False)
])  # fmt: skip
def test_when_it_comes(
    demo: DemoWindow, hand: Pointed, qtbot: QtBot, wish: str, finger: bool, mouse: bool, tab: bool
) -> None:
    hand.layer.apply(Preferences(language="en", speech=True, screen_keyboard=wish))

    def left() -> None:
        demo.heading.setFocus()
        settle()
        assert not hand.host.is_shown

    hand.touch(hand.at(demo.street))
    assert hand.host.is_shown is finger
    left()
    hand.drag(hand.at(demo.street))
    qtbot.waitUntil(lambda: hand.host.is_shown is mouse)
    left()
    QTest.keyClick(demo.heading, Qt.Key.Key_Tab)
    settle()
    assert demo.street.hasFocus()
    assert hand.host.is_shown is tab


def test_hide_puts_it_away_and_a_touch_brings_it_back(demo: DemoWindow, hand: Pointed) -> None:
    hand.touch(hand.at(demo.street))
    push(hand, KeyRole.HIDE)
    assert demo.street.hasFocus()
    assert not hand.host.is_shown
    assert demo.contentsMargins().bottom() == 0
    hand.touch(hand.at(demo.street))
    assert hand.host.is_shown


@pytest.mark.acc(57)
@pytest.mark.parametrize("size", range(SIZES))
@pytest.mark.parametrize("room", [(700, 900), (1280, 800), (1080, 1920), (360, 640)])
@pytest.mark.parametrize("dwell", [False, True])
def test_it_never_hides_the_field(
    demo: DemoWindow, hand: Pointed, room: tuple[int, int], size: int, dwell: bool
) -> None:
    low = QLineEdit()
    demo.column.addWidget(low)
    demo.resize(*room)
    settle()
    hand.layer.apply(Preferences(language="en", speech=True, keyboard_size=size, dwell=dwell))
    settle()
    hand.touch(hand.at(demo.street))
    for field in (demo.street, low):
        assert hand.host.is_shown
        assert field.hasFocus()
        assert not hides(hand, field)
        push(hand, KeyRole.WRITE, "a")
        assert field.text() == "a"
        push(hand, KeyRole.NEXT)


@pytest.mark.acc(57)
@pytest.mark.parametrize("size", range(SIZES))
def test_what_scrolls_goes_to_the_field(qtbot: QtBot, size: int) -> None:
    window, inner, area = QWidget(), QWidget(), QScrollArea()
    qtbot.addWidget(window)
    window.resize(500, 500)
    QVBoxLayout(window).addWidget(area)
    rows = QVBoxLayout(inner)
    fields = [QLineEdit() for _ in range(12)]
    for number, field in enumerate(fields):
        label = QLabel(f"Field {number}")
        label.setBuddy(field)
        rows.addWidget(label)
        rows.addWidget(field)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    hand = Pointed(
        window,
        qtbot,
        Preferences(language="en", speech=True, screen_keyboard=ALWAYS, keyboard_size=size),
        screen_keyboard=True,
    )
    for field in fields:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert not hides(hand, field)
    hand.voice.close()


@pytest.mark.acc(42)
def test_a_number_has_a_number_pad(demo: DemoWindow, qtbot: QtBot) -> None:
    number = QSpinBox()
    demo.column.addWidget(number)
    hand = Pointed(demo, qtbot, SPEAKING, screen_keyboard=True)
    hand.touch(hand.at(number))
    assert hand.host.keyboard.kind is Kind.NUMBER
    push(hand, KeyRole.WRITE, "7")
    assert number.value() in (7, 70)
    hand.voice.close()


def test_another_language_and_size_come_at_once(demo: DemoWindow, hand: Pointed) -> None:
    hand.touch(hand.at(demo.street))
    high = hand.host.keyboard.height()
    hand.layer.apply(Preferences(language="ru", speech=True, keyboard_size=2))
    settle()
    assert hand.host.keyboard.height() > high
    push(hand, KeyRole.WRITE, "ж")
    assert demo.street.text() == "ж"


def test_a_real_keyboard_writes_at_the_same_time(demo: DemoWindow, hand: Pointed) -> None:
    hand.touch(hand.at(demo.street))
    push(hand, KeyRole.WRITE, "a")
    QTest.keyClicks(focused(), "b")
    push(hand, KeyRole.WRITE, "c")
    assert demo.street.text() == "abc"
