"""The switch itself: one that trembles, one that must be held or is held for help, a button of the mouse as one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.keypad_profile import load_profile, read_profile
from tests.ui.demo_window import DemoWindow
from tests.ui.scanning_driving import BEGAN, SPACE, STEP, demo, scan, until
from tests.ui.way_in_driving import Hands, hands_on


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    window = DemoWindow()
    qtbot.addWidget(window)
    hands = hands_on(window, qtbot)
    window.heading.setFocus()
    hands.said()
    return hands


@pytest.mark.acc(39)
def test_a_switch_that_trembles_counts_once(hands: Hands) -> None:
    scan(hands, scan_ignore_ms=500)
    until(hands, "I have read the rules")
    for _ in range(5):
        hands.press(SPACE, Qt.Key.Key_Space, " ")
        hands.timers.pass_(0.2)
    assert demo(hands).agree.isChecked()


@pytest.mark.acc(88)
def test_a_switch_may_have_to_be_held(hands: Hands) -> None:
    scan(hands, scan_hold_ms=1000)
    until(hands, "I have read the rules")
    hands.down(SPACE, Qt.Key.Key_Space, " ")
    hands.timers.pass_(0.9)
    hands.up(SPACE, Qt.Key.Key_Space, " ")
    hands.timers.pass_(0.05)
    assert not demo(hands).agree.isChecked()
    until(hands, "I have read the rules")
    hands.timers.pass_(STEP - 0.05)
    hands.down(SPACE, Qt.Key.Key_Space, " ")
    hands.timers.pass_(1.0)
    assert demo(hands).agree.isChecked(), "the ring waits while the switch is down"
    hands.up(SPACE, Qt.Key.Key_Space, " ")


@pytest.mark.acc(38)
def test_a_held_switch_chooses_once(hands: Hands) -> None:
    scan(hands)
    until(hands, "I have read the rules")
    hands.down(SPACE, Qt.Key.Key_Space, " ")
    for _ in range(30):
        hands.timers.pass_(0.1)
        hands.repeat(SPACE, Qt.Key.Key_Space, " ")
    hands.up(SPACE, Qt.Key.Key_Space, " ")
    assert demo(hands).agree.isChecked()


def test_a_mouse_button_can_be_the_switch(hands: Hands, tmp_path: object, qtbot: QtBot) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "mouse.toml"
    keys = "[keys]\nup = 196\ndown = 197\naction = 198\n"
    file.write_text(f'{keys}[switches]\nselect = "MouseLeft"', encoding="utf-8")
    hands.ways.use(read_profile(file))
    scan(hands)
    until(hands, "I have read the rules")
    corner = demo(hands).rect().bottomRight()
    QTest.mouseClick(demo(hands).windowHandle(), Qt.MouseButton.LeftButton, pos=corner)
    assert demo(hands).agree.isChecked()
    hands.ways.use(load_profile().profile)


def test_help_tells_how_a_switch_is_used(hands: Hands) -> None:
    hands.ways.hold.watch(True)
    layers = [" ".join(str(words) for words in layer) for layer in hands.layer.speech.ways.layers()]
    assert "To use one switch, hold it for five seconds." in layers
    scan(hands)
    layers = [" ".join(str(words) for words in layer) for layer in hands.layer.speech.ways.layers()]
    assert BEGAN in layers


@pytest.mark.acc(32)
def test_holding_the_switch_for_five_seconds_is_told_once(hands: Hands) -> None:
    held: list[str] = []
    hands.ways.hold.held.connect(lambda: held.append("held"))
    for watching, seconds, expected in ((False, 6.0, 0), (True, 4.9, 0), (True, 30.0, 1)):
        hands.ways.hold.watch(watching)
        hands.down(SPACE, Qt.Key.Key_Space, " ")
        for _ in range(round(seconds * 10)):
            hands.timers.pass_(0.1)
            hands.repeat(SPACE, Qt.Key.Key_Space, " ")
        hands.up(SPACE, Qt.Key.Key_Space, " ")
        hands.timers.pass_(10)
        assert len(held) == expected
