"""A page that changes under the ring: nothing is chosen that was not seen, and what must be heard is waited for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from accessibility.announcer import MUST_HEAR
from accessibility.preferences import Scanning
from accessibility.speech.interface import Finished
from accessibility.speech.silent import SilentVoice
from accessibility.speech.utterance import Prepared, Priority, Segment, Utterance
from tests.ui.demo_window import DemoWindow
from tests.ui.scanning_driving import SPACE, STEP, TOP, choose, demo, rings, scan, until
from tests.ui.way_in_driving import Hands, hands_on, select, settle


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    window = DemoWindow()
    qtbot.addWidget(window)
    hands = hands_on(window, qtbot)
    window.heading.setFocus()
    hands.said()
    return hands


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
