"""The curtain: dark for every eye, and all works on by ear and keys; one key or three taps lift it (ACC-12)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from accessibility.curtain import Curtain
from accessibility.outline import outline
from accessibility.preferences import Magnifier
from tests.ui.sighted import Sighted, brightness, closed, opened, settle

DARK = "The screen is dark. Press F11 to see it again. Tap it three times to see it again."
SEEN = "The screen can be seen again."


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Sighted]:
    made = opened()
    yield made
    closed(made)


def curtain(room: Sighted) -> Curtain:
    return room.layer.seeing.curtain


@pytest.mark.acc(12, 37)
def test_the_screen_goes_dark_and_the_voice_says_so_at_once(room: Sighted) -> None:
    assert brightness(room.picture()) > 0.5
    room.prefer(curtain=True)
    assert brightness(room.picture()) < 0.01
    assert room.captions[-1] == DARK
    assert room.queue.history[-1].text == DARK, "and the voice says no more than the caption"
    room.prefer(curtain=False)
    assert brightness(room.picture()) > 0.5
    assert room.captions[-1] == SEEN


@pytest.mark.acc(12)
def test_what_is_behind_stays_in_the_tree_and_works_by_keys(room: Sighted) -> None:
    before = [(item.name, item.role) for item in outline(room.window)]
    room.prefer(curtain=True)
    assert [(item.name, item.role) for item in outline(room.window)] == before
    pressed: list[bool] = []
    room.window.go_on.clicked.connect(lambda: pressed.append(True))
    for _ in range(12):
        room.press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is room.window.go_on:
            break
    room.press(Qt.Key.Key_Space)
    assert pressed == [True]
    assert "Send the application" in room.captions[-1]
    assert brightness(room.picture()) < 0.01


@pytest.mark.acc(12)
def test_one_key_draws_and_lifts_it(room: Sighted) -> None:
    room.press(Qt.Key.Key_F11)
    assert curtain(room).is_drawn
    assert room.captions[-1] == DARK
    room.press(Qt.Key.Key_F11)
    assert not curtain(room).is_drawn
    assert room.wished == [{"curtain": True}, {"curtain": False}]


@pytest.mark.acc(12)
def test_three_taps_lift_it_and_press_nothing(room: Sighted) -> None:
    pressed: list[bool] = []
    room.window.go_on.clicked.connect(lambda: pressed.append(True))
    room.prefer(curtain=True)
    at = room.place(room.window.go_on).center()
    for tap in range(3):
        assert curtain(room).is_drawn, tap
        room.click(at)
    assert not curtain(room).is_drawn
    assert pressed == []
    assert room.wished == [{"curtain": False}]
    room.click(at)
    assert pressed == [True]


def test_slow_taps_are_told_how_to_lift_it(room: Sighted, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(curtain(room), "_clock", lambda: now[0])
    room.prefer(curtain=True)
    for _ in range(5):
        now[0] += 2.0
        room.captions.clear()
        room.click(QPoint(400, 400))
        assert room.captions == [DARK]
    assert curtain(room).is_drawn


def test_a_finger_taps_too(room: Sighted) -> None:
    pressed: list[bool] = []
    room.window.go_on.clicked.connect(lambda: pressed.append(True))
    room.prefer(curtain=True)
    device, handle, at = QTest.createTouchDevice(), room.window.windowHandle(), room.place(room.window.go_on).center()
    for tap in range(3):
        assert curtain(room).is_drawn, tap
        QTest.touchEvent(handle, device).press(0, at, handle).commit()
        settle()
        QTest.touchEvent(handle, device).release(0, at, handle).commit()
        settle()
    assert not curtain(room).is_drawn
    assert pressed == []


@pytest.mark.acc(12, 36)
def test_who_explores_by_touch_reads_on_and_lifts_it_in_a_corner(room: Sighted) -> None:
    room.prefer(curtain=True, explore_by_touch=True)
    device, handle = QTest.createTouchDevice(), room.window.windowHandle()

    def tap(at: QPoint) -> None:
        QTest.touchEvent(handle, device).press(0, at, handle).commit()
        settle()
        QTest.touchEvent(handle, device).release(0, at, handle).commit()
        settle()

    tap(room.place(room.window.towns).center())
    tap(room.place(room.window.agree).center())
    assert "I have read the rules" in room.captions[-1]
    assert curtain(room).is_drawn
    assert not room.window.agree.isChecked()
    for _ in range(3):
        assert curtain(room).is_drawn
        tap(QPoint(20, 20))
    assert not curtain(room).is_drawn
    assert "Tap its upper left corner three times to see it again." in " ".join(room.captions)


def test_where_nobody_speaks_there_is_no_curtain(room: Sighted) -> None:
    room.prefer(curtain=True, speech=False)
    assert not curtain(room).is_drawn
    room.press(Qt.Key.Key_F11)
    assert not curtain(room).is_drawn
    assert room.wished == []


def test_it_goes_when_the_voice_is_switched_off(room: Sighted) -> None:
    room.prefer(curtain=True)
    room.prefer(speech=False)
    assert brightness(room.picture()) > 0.5


def test_it_hides_the_magnifier_too_and_fits_the_window(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.FULL)
    room.prefer(curtain=True)
    room.window.resize(1000, 950)
    assert brightness(room.picture()) < 0.01
    button = QPushButton("Later", room.window)
    button.show()
    button.raise_()
    assert brightness(room.picture()) < 0.01


@pytest.mark.acc(12, 92)
def test_it_is_gone_at_the_end_of_a_visit(room: Sighted) -> None:
    room.prefer(curtain=True)
    room.layer.seeing.end()
    assert brightness(room.picture()) > 0.5
