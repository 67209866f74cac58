"""One switch or two at an ordinary window: what the ring goes to, what a press does, and what is heard (B2-18 to B2-20)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from accessibility.announcer import MUST_HEAR
from accessibility.describe import describe
from accessibility.keypad_profile import load_profile, read_profile
from accessibility.preferences import Preferences, Scanning
from accessibility.scanning_ring import ScanRing
from accessibility.speech.interface import Finished
from accessibility.speech.silent import SilentVoice
from accessibility.speech.utterance import Prepared, Priority, Segment, Utterance
from tests.ui.demo_window import DemoWindow
from tests.ui.way_in_driving import Hands, hands_on, operable, reached, select, settle

SPACE, ENTER = 65, 36
BEGAN = "The ring goes on by itself. Press when it is around what you want."
RESTS = "Press to start again"
TOP = [
    "Street and house",
    "How do you want it?",
    "I have read the rules",
    "Towns",
    "Back to the list to Send the application",
]
STEP = 1.5


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    window = DemoWindow()
    qtbot.addWidget(window)
    hands = hands_on(window, qtbot)
    window.heading.setFocus()
    hands.said()
    return hands


def demo(hands: Hands) -> DemoWindow:
    assert isinstance(hands.window, DemoWindow)
    return hands.window


def scan(hands: Hands, mode: Scanning = Scanning.AUTO, **more: object) -> None:
    hands.ways.apply(Preferences(language="en", speech=True, scanning=mode, **more))  # type: ignore[arg-type]


def until(hands: Hands, name: str) -> None:
    """Wait until the ring is around something that is called so."""
    for _ in range(200):
        if hands.captions and hands.captions[-1] == name:
            hands.said()
            return
        hands.timers.pass_(0.1)
    raise AssertionError(f"{name} is not offered: {hands.captions}")


def choose(hands: Hands, *names: str) -> None:
    for name in names:
        until(hands, name)
        select(hands)


def rings(hands: Hands) -> list[ScanRing]:
    return [ring for ring in hands.window.findChildren(ScanRing) if not ring.isHidden()]


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


def test_what_was_replaced_under_the_ring_is_never_chosen(hands: Hands) -> None:
    pressed: list[str] = []
    scan(hands)
    choose(hands, TOP[4])
    until(hands, "Back to the list")
    back = demo(hands).back
    back.clicked.connect(lambda: pressed.append(back.text()))
    back.setText("Delete everything")
    select(hands)
    assert pressed == []
    assert "The page has changed. Nothing was chosen." in hands.said()
    until(hands, TOP[0])


def test_another_page_begins_at_the_top(hands: Hands) -> None:
    scan(hands)
    until(hands, "I have read the rules")
    window = demo(hands)
    for widget in (window.street, window.delivery, window.agree, window.towns, window.back):
        widget.hide()
    for name in ("Apples", "Pears"):
        window.column.addWidget(QPushButton(name))
    settle()
    assert hands.said() == ["Send the application"]
    hands.timers.pass_(3.5 * STEP)
    assert hands.said() == ["Apples", "Pears"]


def test_a_group_stays_while_the_rest_of_the_page_changes(hands: Hands) -> None:
    scan(hands)
    choose(hands, TOP[1])
    hands.said()
    demo(hands).column.insertWidget(0, QPushButton("News"))
    hands.timers.pass_(3 * STEP)
    assert hands.said() == ["I collect it", "Out of this group"]


class Talking(SilentVoice):
    """Goes on until it is told that all has been heard."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0

    def speak(self, prepared: Prepared) -> None:
        self.number = prepared.number

    def heard_out(self) -> None:
        self._tell(Finished(self.number, 1))


@pytest.mark.acc(7)
def test_what_must_be_heard_holds_the_ring(hands: Hands) -> None:
    voice = Talking()
    scan(hands)
    queue = hands.queue
    queue.voice = voice
    voice.listen(queue._on_event)
    until(hands, "I have read the rules")
    hands.announcer.say(Utterance((Segment("You declare that it is true.", "en"),), Priority.NOW, MUST_HEAR))
    hands.said()
    hands.timers.pass_(30)
    select(hands)
    assert hands.said() == []
    assert not demo(hands).agree.isChecked()
    voice.heard_out()
    hands.timers.pass_(STEP - 0.1)
    assert hands.said() == []
    hands.timers.pass_(0.3)
    assert hands.said() == ["Towns"]


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


def test_the_rings_go_with_what_they_are_around_and_another_page_begins_at_once(hands: Hands) -> None:
    scan(hands, Scanning.STEP)
    for _ in range(2):
        hands.press(SPACE, Qt.Key.Key_Space, " ")
        hands.timers.pass_(0.4)
    window = demo(hands)
    ring = next(ring for ring in rings(hands) if not ring.broken)
    before = ring.geometry()
    window.resize(900, 1000)
    settle()
    inside = QRect(window.agree.mapTo(window, QPoint()), window.agree.size())
    assert ring.geometry() != before
    assert ring.geometry().contains(inside)
    hands.said()
    for widget in (window.agree, window.towns):
        widget.hide()
    settle()
    assert hands.said() == [TOP[0]]


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
