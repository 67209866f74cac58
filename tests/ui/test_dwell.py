"""Dwell: a pointer that rests presses, once, visibly, and never what came under it by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from accessibility.preferences import Preferences
from accessibility.screen_keyboard.layouts import KeyRole
from tests.ui.demo_window import DemoWindow
from tests.ui.keyboard_driving import focused, key_of
from tests.ui.touch_driving import Pointed, settle

RESTING = Preferences(language="en", speech=True, dwell=True, dwell_ms=1000)


@pytest.fixture
def demo(qtbot: QtBot) -> DemoWindow:
    window = DemoWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def hand(demo: DemoWindow, qtbot: QtBot) -> Iterator[Pointed]:
    hand = Pointed(demo, qtbot, RESTING, screen_keyboard=True)
    demo.heading.setFocus()
    hand.said()
    yield hand
    hand.voice.close()


@pytest.fixture
def sent(demo: DemoWindow) -> list[str]:
    found: list[str] = []
    demo.go_on.clicked.connect(lambda: found.append("send"))
    demo.back.clicked.connect(lambda: found.append("back"))
    return found


def rest(hand: Pointed, place: QPoint, seconds: float = 1.05) -> None:
    hand.point(place)
    hand.wait(seconds)


@pytest.mark.acc(88)
def test_resting_presses_once_and_again_only_after_leaving(demo: DemoWindow, hand: Pointed, sent: list[str]) -> None:
    rest(hand, hand.at(demo.go_on), 0.9)
    assert sent == []
    hand.wait(0.2)
    assert sent == ["send"]
    assert demo.go_on.hasFocus()
    hand.wait(5)
    rest(hand, hand.at(demo.go_on, 30, 5), 5)
    assert sent == ["send"], "it has not left the button"
    hand.point(hand.above(demo.go_on, 3))
    rest(hand, hand.at(demo.go_on), 5)
    assert sent == ["send"], "trembling over the edge is not leaving"
    hand.point(hand.at(demo.intro))
    rest(hand, hand.at(demo.go_on))
    assert sent == ["send", "send"]


@pytest.mark.acc(88)
def test_moving_off_takes_it_back_and_plain_text_is_never_pressed(
    demo: DemoWindow, hand: Pointed, sent: list[str]
) -> None:
    rest(hand, hand.at(demo.go_on), 0.9)
    rest(hand, hand.at(demo.intro), 5)
    assert sent == []
    assert not hand.layer.touch.dwell.ring.isVisible()
    rest(hand, hand.at(demo.go_on), 0.9)
    assert sent == [], "it begins anew"


@pytest.mark.acc(88)
def test_a_hand_that_trembles_over_the_edge_still_rests(demo: DemoWindow, hand: Pointed, sent: list[str]) -> None:
    rest(hand, hand.at(demo.go_on), 0.4)
    rest(hand, hand.above(demo.go_on, 2), 0.4)
    rest(hand, hand.at(demo.go_on, 10), 0.3)
    assert sent == ["send"]


@pytest.mark.acc(49)
def test_the_ring_fills_in_quarters_and_stands_out(demo: DemoWindow, hand: Pointed) -> None:
    ring = hand.layer.touch.dwell.ring
    filled = []
    hand.point(hand.at(demo.go_on))
    for _ in range(19):
        filled.append(ring.part)
        hand.wait(0.05)
    assert sorted(set(filled)) == [0, 0.25, 0.5, 0.75]
    shot = demo.grab(ring.geometry()).toImage()
    middle = shot.height() // 2
    seen = {shot.pixelColor(at, middle).lightness() for at in range(shot.width())}
    assert max(seen) > 240
    assert min(seen) < 40, "dark on light: far more than 3 to 1"
    hand.layer.apply(Preferences(language="en", speech=True, dwell=True, dwell_ms=1000, motion=True))
    hand.point(hand.at(demo.intro))
    hand.point(hand.at(demo.back))
    smooth = set()
    for _ in range(19):
        smooth.add(round(ring.part, 2))
        hand.wait(0.05)
    assert len(smooth) > 10, "smooth where motion is allowed"


@pytest.mark.acc(88)
def test_what_comes_under_a_pointer_that_stays_is_not_pressed(demo: DemoWindow, hand: Pointed, qtbot: QtBot) -> None:
    pressed: list[str] = []
    place = hand.at(demo.go_on)
    new = QPushButton("New", demo)
    new.setGeometry(place.x() - 100, place.y() - 40, 200, 80)
    new.hide()
    new.clicked.connect(lambda: pressed.append("new"))
    demo.go_on.clicked.connect(demo.go_on.hide)
    demo.go_on.clicked.connect(new.show)
    demo.go_on.clicked.connect(new.raise_)
    rest(hand, place)
    assert new.isVisible()
    hand.wait(5)
    rest(hand, place + QPoint(2, 1), 5)
    assert pressed == [], "it has hardly moved"
    rest(hand, place + QPoint(40, 10))
    assert pressed == ["new"]


@pytest.mark.acc(88)
def test_a_page_that_changes_while_resting_is_not_pressed(demo: DemoWindow, hand: Pointed, sent: list[str]) -> None:
    rest(hand, hand.at(demo.go_on), 0.6)
    note = QLabel("A line more")
    demo.column.addWidget(note)
    settle()
    hand.wait(5)
    assert sent == []
    rest(hand, hand.at(demo.go_on), 5)
    assert sent == ["send"], "once it has moved, it rests as before"


@pytest.mark.acc(88)
def test_it_can_always_be_stopped_and_let_go_on_by_resting(demo: DemoWindow, hand: Pointed, sent: list[str]) -> None:
    bar = hand.layer.touch.dwell.bar
    assert bar is not None
    assert bar.isVisible()
    assert not any(each.geometry().intersects(bar.geometry()) for each in (demo.go_on, demo.back, demo.towns))
    rest(hand, hand.at(bar.button))
    assert hand.said()[-1] == "Resting presses nothing now."
    rest(hand, hand.at(demo.go_on), 5)
    assert sent == []
    rest(hand, hand.at(bar.button))
    assert hand.said()[-1] == "Rest on something to press it."
    rest(hand, hand.at(demo.go_on))
    assert sent == ["send"]
    hand.layer.apply(Preferences(language="en", speech=True))
    assert not bar.isVisible()
    hand.point(hand.at(demo.intro))
    rest(hand, hand.at(demo.go_on), 5)
    assert sent == ["send"]


@pytest.mark.acc(24, 88)
def test_the_stop_is_reached_by_keys_too(demo: DemoWindow, hand: Pointed) -> None:
    bar = hand.layer.touch.dwell.bar
    assert bar is not None
    for _ in range(12):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if bar.button.hasFocus():
            break
    QTest.keyClick(bar.button, Qt.Key.Key_Space)
    assert hand.layer.touch.dwell.paused


@pytest.mark.acc(88)
def test_a_pointer_that_has_gone_or_clicks_does_not_rest(demo: DemoWindow, hand: Pointed, sent: list[str]) -> None:
    rest(hand, hand.at(demo.go_on), 0.6)
    QApplication.sendEvent(demo.windowHandle(), QEvent(QEvent.Type.Leave))
    hand.wait(5)
    assert sent == []
    rest(hand, hand.at(demo.go_on), 0.6)
    hand.drag(hand.at(demo.go_on))
    hand.wait(5)
    assert sent == ["send"], "clicked, and not pressed a second time"


@pytest.mark.acc(88)
def test_each_kind_of_thing_is_pressed(demo: DemoWindow, hand: Pointed) -> None:
    rest(hand, hand.at(demo.by_post, -300))
    rest(hand, hand.at(demo.agree, -300))
    rest(hand, hand.row(demo.towns, 1))
    assert (demo.by_post.isChecked(), demo.agree.isChecked(), demo.towns.currentRow()) == (True, True, 1)
    assert "chosen" in hand.said()[1]


@pytest.mark.acc(88, 24)
def test_a_form_is_filled_by_resting_alone(demo: DemoWindow, hand: Pointed, sent: list[str]) -> None:
    rest(hand, hand.at(demo.street))
    assert demo.street.hasFocus()
    keyboard = hand.host.keyboard
    assert keyboard.isVisible()
    for letter in "oo":
        rest(hand, hand.at(key_of(keyboard, KeyRole.WRITE, letter)))
        rest(hand, hand.at(key_of(keyboard, KeyRole.SPACE), 0, 0), 0.3)
    rest(hand, hand.at(key_of(keyboard, KeyRole.WRITE, "k")))
    assert demo.street.text() == "ook"
    rest(hand, hand.at(key_of(keyboard, KeyRole.HIDE)))
    assert not keyboard.isVisible()
    rest(hand, hand.at(demo.by_post))
    rest(hand, hand.at(demo.go_on))
    assert (demo.by_post.isChecked(), sent) == (True, ["send"])


@pytest.mark.acc(35, 88)
def test_a_slider_and_a_list_to_choose_from_take_their_next_value(demo: DemoWindow, qtbot: QtBot) -> None:
    """Nothing has to be dragged, and no list has to open."""
    box, slider = QComboBox(), QSlider(Qt.Orientation.Horizontal)
    describe(box, name="Town")
    describe(slider, name="Volume")
    box.addItems(["Baku", "Ganja"])
    slider.setRange(0, 20)
    slider.setPageStep(15)
    for each in (box, slider):
        demo.column.addWidget(each)
    hand = Pointed(demo, qtbot, RESTING)
    values = []
    for _ in range(3):
        for each in (box, slider):
            hand.point(hand.at(demo.intro))
            rest(hand, hand.at(each))
        values.append((box.currentText(), slider.value()))
    assert values == [("Ganja", 15), ("Baku", 20), ("Ganja", 0)]
    assert [text for text in hand.said() if text in ("Ganja", "Baku", "15", "20", "0")] == [
        "Ganja",
        "15",
        "Baku",
        "20",
        "Ganja",
        "0",
    ]
    hand.voice.close()
