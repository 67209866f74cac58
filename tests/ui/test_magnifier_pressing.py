"""What is pressed in the enlarged window is what is seen there: by mouse, finger, rest and trembling hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from accessibility.preferences import Magnifier
from tests.ui.magnifying import magnifier, seen_at, shown
from tests.ui.sighted import Sighted, closed, opened, settle


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Sighted]:
    made = opened()
    yield made
    closed(made)


@pytest.mark.acc(24, 35)
def test_a_click_in_the_enlarged_window_presses_what_is_seen_there(room: Sighted) -> None:
    pressed: list[str] = []
    room.window.go_on.clicked.connect(lambda: pressed.append("go on"))
    room.window.back.clicked.connect(lambda: pressed.append("back"))
    room.prefer(magnifier=Magnifier.FULL, magnification=300)
    magnifier(room).follow(room.place(room.window.go_on))
    room.click(seen_at(room, room.window.go_on))
    assert pressed == ["go on"]
    magnifier(room).follow(room.place(room.window.agree))
    place = room.place(room.window.agree)
    magnifier(room).follow(QRect(place.topLeft(), place.size() / 8))
    look = magnifier(room).look
    assert look is not None
    box = QPointF(place.left() + 12, place.center().y())
    room.click((QPointF(look.view.topLeft()) + (box - look.source.topLeft()) * look.scale).toPoint())
    assert room.window.agree.isChecked()
    assert pressed == ["go on"]


def test_a_click_in_the_enlarged_window_gives_the_focus(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.FULL, magnification=200)
    magnifier(room).follow(room.place(room.window.street))
    room.click(seen_at(room, room.window.street))
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_finger_in_the_enlarged_window_presses_what_is_seen_there(room: Sighted) -> None:
    pressed: list[str] = []
    room.window.go_on.clicked.connect(lambda: pressed.append("go on"))
    room.prefer(magnifier=Magnifier.FULL, magnification=300)
    magnifier(room).follow(room.place(room.window.go_on))
    device = QTest.createTouchDevice()
    at, handle = seen_at(room, room.window.go_on), room.window.windowHandle()
    QTest.touchEvent(handle, device).press(0, at, handle).commit()
    settle()
    QTest.touchEvent(handle, device).release(0, at, handle).commit()
    settle()
    assert pressed == ["go on"]


def test_a_mouse_reaches_every_part_of_the_enlarged_window(room: Sighted, qtbot: QtBot) -> None:
    room.prefer(magnifier=Magnifier.FULL, magnification=400)
    look = magnifier(room).look
    assert look is not None
    room_of = QRect(room.window.rect())
    for corner in (look.view.topLeft(), look.view.topRight(), look.view.bottomLeft(), look.view.bottomRight()):
        QTest.mouseMove(room.window.windowHandle(), corner)
        aim = QPoint(
            room_of.left() if corner.x() < room_of.center().x() else room_of.right(),
            room_of.top() if corner.y() < room_of.center().y() else room_of.bottom(),
        )
        qtbot.waitUntil(lambda aim=aim: shown(room).adjusted(-2, -2, 2, 2).contains(aim))  # type: ignore[misc]


@pytest.mark.acc(88)
def test_a_pointer_that_rests_in_the_enlarged_window_presses_what_is_seen_there(room: Sighted, qtbot: QtBot) -> None:
    pressed: list[str] = []
    for name, button in (("go on", room.window.go_on), ("back", room.window.back)):
        button.clicked.connect(partial(pressed.append, name))
    room.prefer(magnifier=Magnifier.FULL, magnification=200, dwell=True, dwell_ms=300)
    handle, whole = room.window.windowHandle(), room.window.rect()
    before = magnifier(room).look
    QTest.mouseMove(handle, QPoint(450, 300))
    qtbot.waitUntil(lambda: magnifier(room).look != before)
    goal, look = room.place(room.window.go_on).center(), magnifier(room).look
    assert look is not None
    # the whole window is to the picture as the picture's part to the place of the pointer
    across, down = goal.x() / whole.width(), goal.y() / whole.height()
    at = QPointF(look.view.x() + across * look.view.width(), look.view.y() + down * look.view.height()).toPoint()
    QTest.mouseMove(handle, at)
    qtbot.waitUntil(lambda: pressed == ["go on"])


@pytest.mark.acc(58)
def test_a_finger_that_trembles_presses_what_is_seen_there(room: Sighted) -> None:
    pressed: list[str] = []
    room.window.go_on.clicked.connect(lambda: pressed.append("go on"))
    room.prefer(magnifier=Magnifier.FULL, magnification=300, slip_mm=10)
    magnifier(room).follow(room.place(room.window.go_on))
    device = QTest.createTouchDevice()
    at, handle = seen_at(room, room.window.go_on), room.window.windowHandle()
    QTest.touchEvent(handle, device).press(0, at, handle).commit()
    QTest.touchEvent(handle, device).move(0, at + QPoint(9, 5), handle).commit()
    settle()
    QTest.touchEvent(handle, device).release(0, at + QPoint(9, 5), handle).commit()
    settle()
    assert pressed == ["go on"]
