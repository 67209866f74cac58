"""A ring that goes by itself, or by a second switch: what it goes round, what a press does, what is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSlider
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from accessibility.preferences import Scanning
from tests.ui.demo_window import DemoWindow
from tests.ui.scanning_driving import BEGAN, ENTER, SPACE, STEP, TOP, choose, demo, rings, scan, until
from tests.ui.way_in_driving import Hands, hands_on, operable, reached, select, settle

RESTS = "Press to start again"


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    window = DemoWindow()
    qtbot.addWidget(window)
    hands = hands_on(window, qtbot)
    window.heading.setFocus()
    hands.said()
    return hands


@pytest.mark.acc(24)
def test_the_ring_goes_round_says_each_name_and_then_rests(hands: Hands) -> None:
    scan(hands, scan_loops=2)
    assert hands.said() == [BEGAN, TOP[0]]
    hands.timers.pass_(2 * STEP - 0.01)
    assert hands.said() == []
    hands.timers.pass_(0.02)
    assert hands.said() == [TOP[1]]
    hands.timers.pass_(3 * STEP)
    assert hands.said() == TOP[2:]
    hands.timers.pass_(7 * STEP)
    assert hands.said() == [*TOP, RESTS]
    hands.timers.pass_(60)
    assert hands.said() == []
    assert rings(hands) == []
    select(hands)
    assert hands.said() == [TOP[0]]
    assert len(rings(hands)) == 2


@pytest.mark.acc(24)
def test_after_a_stall_each_thing_is_still_shown_for_its_whole_time(hands: Hands) -> None:
    scan(hands)
    hands.said()
    hands.timers.pass_(2 * STEP + 0.01)
    assert hands.said() == [TOP[1]]
    hands.timers.stall(1.9 * STEP)
    hands.timers.pass_(0)
    assert hands.said() == [TOP[2]]
    hands.timers.pass_(STEP - 0.05)
    assert hands.said() == []
    hands.timers.pass_(0.1)
    assert hands.said() == [TOP[3]]


@pytest.mark.acc(24)
def test_a_group_is_entered_and_left_by_a_press(hands: Hands) -> None:
    scan(hands)
    choose(hands, TOP[1])
    assert hands.captions == ["By post"]
    hands.timers.pass_(4 * STEP)
    assert hands.said() == ["By post", "I collect it", "Out of this group", "By post"]
    choose(hands, "Out of this group")
    assert hands.said() == [TOP[1]]
    assert not demo(hands).by_post.isChecked()


@pytest.mark.acc(24)
def test_a_press_does_what_the_thing_does(hands: Hands) -> None:
    sent: list[str] = []
    demo(hands).go_on.clicked.connect(lambda: sent.append("sent"))
    scan(hands)
    choose(hands, TOP[1], "I collect it")
    assert demo(hands).in_person.isChecked()
    assert "chosen" in hands.said()
    choose(hands, "I have read the rules")
    assert demo(hands).agree.isChecked()
    choose(hands, "Towns", "Gəncə")
    assert demo(hands).towns.currentRow() == 1
    choose(hands, TOP[4], "Send the application")
    assert sent == ["sent"]


@pytest.mark.acc(24)
def test_two_switches(hands: Hands) -> None:
    scan(hands, Scanning.STEP)
    assert hands.said() == ["One switch moves the ring on. The other one chooses.", TOP[0]]
    hands.timers.pass_(300)
    assert hands.said() == []
    for _ in range(2):
        hands.press(SPACE, Qt.Key.Key_Space, " ")
        hands.timers.pass_(0.4)
    assert hands.said() == TOP[1:3]
    hands.press(ENTER, Qt.Key.Key_Return, "\r")
    assert demo(hands).agree.isChecked()


@pytest.mark.acc(35)
def test_sliders_and_lists_to_choose_from(hands: Hands) -> None:
    slider, choice = QSlider(Qt.Orientation.Horizontal), QComboBox()
    slider.setRange(0, 10)
    choice.addItems(["One", "Two", "Three"])
    for widget, name in ((slider, "Size"), (choice, "Copies")):
        describe(widget, name=name)
        demo(hands).column.insertWidget(1, widget)
    settle()
    scan(hands)
    choose(hands, "Copies", "Three")
    assert choice.currentText() == "Three"
    choose(hands, "Size", "More")
    for _ in range(3):
        select(hands)
    assert slider.value() == 4
    choose(hands, "Less", "Out of this group")
    assert slider.value() == 3
    until(hands, TOP[0])


def test_names_are_not_said_when_that_is_not_wished(hands: Hands) -> None:
    scan(hands, scan_aloud=False)
    hands.said()
    hands.timers.pass_(5 * STEP)
    assert hands.said() == []
    assert len(rings(hands)) == 2


@pytest.mark.acc(24)
def test_keyboard_and_mouse_work_all_the_while_and_nothing_is_lost(hands: Hands) -> None:
    scan(hands)
    window = demo(hands)
    window.street.setFocus()
    for code, key, text in ((38, Qt.Key.Key_A, "a"), (65, Qt.Key.Key_Space, " "), (56, Qt.Key.Key_B, "b")):
        hands.press(code, key, text)
    assert window.street.text() == "a b"
    hands.timers.pass_(4)
    handle = window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=window.agree.mapTo(window, QPoint(20, 20)))
    assert window.agree.isChecked()
    choose(hands, TOP[1], "By post")
    scan(hands, Scanning.OFF)
    hands.press(197)
    assert window.street.text() == "a b"
    assert window.by_post.isChecked()
    assert rings(hands) == []


@pytest.mark.acc(49, 56)
@pytest.mark.parametrize("dark", [False, True])
def test_the_rings_are_wide_and_stand_out(hands: Hands, dark: bool) -> None:
    colours = QPalette()
    ink, ground = (QColor("#ffffff"), QColor("#101010")) if dark else (QColor("#101010"), QColor("#ffffff"))
    colours.setColor(QPalette.ColorRole.WindowText, ink)
    colours.setColor(QPalette.ColorRole.Window, ground)
    hands.window.setStyleSheet("")
    hands.window.setPalette(colours)
    scan(hands)
    until(hands, "I have read the rules")
    solid, broken = sorted(rings(hands), key=lambda ring: ring.broken)
    assert not solid.broken
    assert broken.broken
    agree = demo(hands).agree
    assert solid.geometry().contains(QRect(agree.mapTo(hands.window, agree.rect().topLeft()), agree.size()))
    picture = hands.window.grab().toImage()
    across = [picture.pixelColor(solid.x() + each, solid.geometry().center().y()) for each in range(12)]
    assert across == [ink] * 6 + [ground] * 6
    below = broken.geometry().bottom()
    for each in range(8):
        along = [picture.pixelColor(broken.x() + at, below - each) for at in range(20, 400)]
        assert ink in along
        assert ground in along
        assert along.count(ink) + along.count(ground) == len(along)


@pytest.mark.acc(24, 40)
def test_everything_that_does_something_is_reached_with_one_switch(hands: Hands) -> None:
    scan(hands, scan_loops=10)
    assert len(operable(hands)) == 9
    assert reached(hands) == operable(hands)
