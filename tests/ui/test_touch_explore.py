"""Explore by touch: a finger hears what it lies on and presses nothing; a later tap on what was read presses it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from accessibility.preferences import Preferences
from accessibility.screen_keyboard.layouts import KeyRole
from tests.ui.demo_window import DemoWindow
from tests.ui.keyboard_driving import focused, key_of, opened
from tests.ui.sample_pages import attract, sayer
from tests.ui.touch_driving import Pointed, settle

EXPLORING = Preferences(language="en", speech=True, explore_by_touch=True)
FIELD = "Street and house. field. empty. must be filled in. For example: Nizami 5"


@pytest.fixture
def demo(qtbot: QtBot) -> DemoWindow:
    window = DemoWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def hand(demo: DemoWindow, qtbot: QtBot) -> Iterator[Pointed]:
    hand = Pointed(demo, qtbot, EXPLORING, screen_keyboard=True)
    demo.heading.setFocus()
    hand.said()
    yield hand
    hand.voice.close()


def _note(found: list[str], button: QAbstractButton) -> None:
    found.append(button.text())


@pytest.fixture
def acts(demo: DemoWindow) -> list[str]:
    found: list[str] = []
    for button in (demo.go_on, demo.back, demo.by_post, demo.in_person, demo.agree):
        button.clicked.connect(partial(_note, found, button))
    demo.towns.currentRowChanged.connect(lambda row: found.append(f"row {row}"))
    demo.street.textChanged.connect(found.append)
    return found


def everything(demo: DemoWindow, hand: Pointed) -> list[QPoint]:
    widgets = (demo.heading, demo.intro, demo.street, demo.by_post, demo.in_person, demo.agree)
    return [*map(hand.at, widgets), hand.row(demo.towns, 0), hand.row(demo.towns, 2), hand.at(demo.go_on)]


READ = [
    "Your address",
    "We send the document to this address.",
    FIELD,
    "How do you want it? By post. not chosen. option 1 of 2",
    "I collect it. not chosen. option 2 of 2",
    "I have read the rules. tick box. not ticked",
    "Towns. Bakı. 1 of 3",
    "Şəki. 3 of 3",
    "Send the application",
]


@pytest.mark.acc(36, 35)
@pytest.mark.parametrize("way", ["finger", "mouse"])
def test_sliding_over_everything_reads_it_and_does_nothing(
    demo: DemoWindow, hand: Pointed, acts: list[str], way: str
) -> None:
    way_over = hand.touch if way == "finger" else hand.drag
    way_over(*everything(demo, hand))
    assert hand.said() == READ
    assert acts == []
    assert demo.heading.hasFocus(), "the focus has not moved either"
    assert not hand.host.is_shown


@pytest.mark.acc(36)
def test_a_thing_is_read_once_while_the_finger_stays_on_it(demo: DemoWindow, hand: Pointed) -> None:
    middle = hand.at(demo.intro)
    hand.touch(middle, middle + QPoint(20, 3), middle + QPoint(40, -3))
    assert hand.said() == ["We send the document to this address."]
    hand.touch(middle, hand.at(demo.heading), middle)
    assert hand.said() == [READ[1], READ[0], READ[1]]


@pytest.mark.acc(36)
def test_a_later_tap_presses_what_was_read_and_nothing_else(demo: DemoWindow, hand: Pointed, acts: list[str]) -> None:
    hand.touch(hand.at(demo.back))
    assert acts == []
    hand.touch(hand.at(demo.go_on))
    assert acts == [], "that is another thing, which is read first"
    hand.wait(60)
    hand.touch(hand.at(demo.go_on, 5, 4))
    assert acts == ["Send the application"]


@pytest.mark.acc(36)
def test_sliding_back_to_what_was_read_before_presses_nothing(demo: DemoWindow, hand: Pointed, acts: list[str]) -> None:
    hand.touch(hand.at(demo.go_on))
    hand.touch(hand.at(demo.go_on), hand.at(demo.back), hand.at(demo.go_on))
    assert acts == []


@pytest.mark.acc(36)
def test_the_action_key_presses_what_the_finger_has_read(demo: DemoWindow, hand: Pointed, acts: list[str]) -> None:
    hand.touch(hand.at(demo.agree))
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert demo.agree.isChecked()
    assert hand.said()[-1] == "ticked"
    hand.touch(hand.at(demo.intro))
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert acts == ["I have read the rules"]
    assert hand.said()[-1] == READ[1], "what does nothing is read once more"


@pytest.mark.acc(36)
def test_the_arrow_keys_go_on_from_where_the_finger_was(demo: DemoWindow, hand: Pointed) -> None:
    hand.touch(hand.at(demo.intro))
    hand.said()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert hand.said() == [FIELD]
    assert demo.street.hasFocus()


@pytest.mark.acc(36)
def test_the_frame_stands_around_what_is_read(demo: DemoWindow, hand: Pointed) -> None:
    hand.touch(hand.at(demo.agree))
    frame = next(each for each in demo.children() if type(each).__name__ == "Frame")
    assert frame.isVisible()  # type: ignore[attr-defined]
    assert frame.geometry().contains(demo.agree.geometry())  # type: ignore[attr-defined]


@pytest.mark.acc(36)
def test_what_lies_near_the_finger_is_read_and_nothing_off_the_window(demo: DemoWindow, hand: Pointed) -> None:
    hand.down(hand.above(demo.go_on, 2))
    assert hand.said() == ["Send the application"]
    before = hand.queue.speaking
    hand.slide(QPoint(-40, 350), QPoint(-80, 350))
    assert (before, hand.queue.speaking) == (True, False)
    hand.lift(QPoint(-80, 350))
    assert hand.said() == []


def test_where_nothing_is_that_is_said(demo: DemoWindow, hand: Pointed) -> None:
    demo.column.addStretch(1)
    demo.resize(700, 1200)
    settle()
    hand.touch(QPoint(350, 1190))
    assert hand.said() == ["Nothing was pressed there."]
    assert hand.layer.touch.touch.mark.isVisible()


def test_with_anywhere_a_tap_where_nothing_is_presses_what_was_read(
    demo: DemoWindow, hand: Pointed, acts: list[str]
) -> None:
    demo.column.addStretch(1)
    demo.resize(700, 1200)
    settle()
    hand.layer.touch.touch.explorer.anywhere = True
    hand.touch(hand.at(demo.go_on))
    hand.touch(QPoint(350, 1190))
    assert acts == ["Send the application"]


@pytest.mark.acc(36, 39)
def test_a_finger_that_bounces_does_not_press(demo: DemoWindow, hand: Pointed, acts: list[str]) -> None:
    hand.layer.apply(Preferences(language="en", speech=True, explore_by_touch=True, bounce_ms=500))
    hand.touch(hand.at(demo.go_on))
    hand.wait(0.2)
    hand.touch(hand.at(demo.go_on))
    assert acts == []
    hand.wait(0.6)
    hand.touch(hand.at(demo.go_on))
    assert acts == ["Send the application"]


@pytest.mark.acc(36)
def test_a_field_is_filled_with_a_finger_that_explores(demo: DemoWindow, hand: Pointed) -> None:
    """Lift-to-type: a key that writes is heard on the way and written when the finger is lifted from it."""
    for _ in range(2):
        hand.touch(hand.at(demo.street))
    assert demo.street.hasFocus()
    keyboard = hand.host.keyboard
    assert keyboard.isVisible()
    hand.said()
    hand.touch(hand.at(key_of(keyboard, KeyRole.WRITE, "h")), hand.at(key_of(keyboard, KeyRole.WRITE, "j")))
    assert demo.street.text() == "j"
    assert hand.said() == ["Keyboard. h", "j", "j"]
    hand.touch(hand.at(key_of(keyboard, KeyRole.WRITE, "a")))
    assert demo.street.text() == "ja"
    hand.touch(hand.at(key_of(keyboard, KeyRole.WRITE, "b")), hand.at(demo.heading))
    assert demo.street.text() == "ja", "sliding off takes it back"
    hand.touch(hand.at(key_of(keyboard, KeyRole.ERASE)))
    assert demo.street.text() == "ja", "keys that do not write wait for the second tap"
    hand.touch(hand.at(key_of(keyboard, KeyRole.ERASE)))
    assert demo.street.text() == "j"
    hand.touch(hand.at(key_of(keyboard, KeyRole.HIDE)))
    assert keyboard.isVisible()
    hand.touch(hand.at(key_of(keyboard, KeyRole.HIDE)))
    assert not keyboard.isVisible()
    assert demo.street.hasFocus()


@pytest.mark.acc(36)
def test_what_has_been_scrolled_away_is_under_no_finger(qtbot: QtBot) -> None:
    window, inner = QWidget(), QWidget()
    qtbot.addWidget(window)
    window.resize(400, 400)
    column, rows = QVBoxLayout(window), QVBoxLayout(inner)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    buttons = [QPushButton(f"Row {number}") for number in range(20)]
    for button in buttons:
        button.setFixedHeight(60)
        rows.addWidget(button)
    foot = QLabel("The foot of the page")
    column.addWidget(area)
    column.addWidget(foot)
    hand = Pointed(window, qtbot, EXPLORING)
    hand.touch(hand.at(foot))
    assert hand.said()[-1] == "The foot of the page"
    hand.voice.close()


@pytest.mark.acc(36)
def test_a_view_that_is_one_target_begins_with_the_second_tap(qtbot: QtBot) -> None:
    """The first page of a kiosk, which no outline knows to be pressed."""
    window = opened(qtbot, "en")
    hand = Pointed(window, qtbot, EXPLORING, fingers=True)
    window.show_page(attract(sayer("en")))
    settle()
    started: list[bool] = []
    window.attract.started.connect(lambda: started.append(True))
    words = window.attract.parts[1]
    hand.touch(hand.at(words))
    assert started == []
    hand.touch(hand.at(words))
    assert started == [True]
    hand.voice.close()


@pytest.mark.acc(37)
def test_the_state_of_the_keys_is_heard_without_changing_it(demo: DemoWindow, hand: Pointed) -> None:
    for _ in range(2):
        hand.touch(hand.at(demo.street))
    keyboard = hand.host.keyboard
    shift, language = key_of(keyboard, KeyRole.SHIFT), key_of(keyboard, KeyRole.LANGUAGE)
    hand.said()
    hand.touch(hand.at(shift), hand.at(language))
    assert hand.said() == ["Keyboard. Capital", "Language of the keys: English"]
    for _ in range(2):
        hand.touch(hand.at(shift))
    hand.said()
    hand.touch(hand.at(language), hand.at(shift))
    assert hand.said() == ["Language of the keys: English", "Capital. selected"]
    assert keyboard.layout_language == "en"
