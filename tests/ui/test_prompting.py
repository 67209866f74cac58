"""The beginning of a visit: which keys do what, again and again until somebody does something."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.outputs import Output
from accessibility.preferences import Verbosity
from accessibility.prompting import AGAIN_SECONDS, TIMES
from accessibility.speech.utterance import FOCUS, Segment, Utterance
from tests.ui.speaking import Room, open_room

KEYS = "Press Down arrow to hear the next thing, and Enter to choose it. Press F4 for help."


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


def begin(room: Room) -> str:
    room.speech.begin_visit()
    room.announcer.page_changed(room.window.heading, said=["Welcome."])
    room.voice.drain()
    (first,) = room.said()
    return first


@pytest.mark.acc(4)
def test_the_first_utterance_tells_of_the_keys_after_the_title(room: Room) -> None:
    assert begin(room) == f"Your address. {KEYS} Welcome."


def test_only_the_first_page_of_a_visit_does(room: Room) -> None:
    begin(room)
    room.announcer.page_changed(room.window.heading)
    assert room.said() == ["Your address"]


def test_who_wants_few_words_hears_of_help_only(room: Room) -> None:
    room.announcer.configure(verbosity=Verbosity.BRIEF)
    assert begin(room) == "Your address. Press F4 for help. Welcome."


def test_it_is_said_again_until_a_key_comes(room: Room) -> None:
    first = begin(room)
    room.timers.pass_by(AGAIN_SECONDS + 1)
    assert room.said() == [first]
    room.voice.drain()
    room.timers.pass_by(AGAIN_SECONDS + 1)
    assert room.said() == [first]
    room.press(Qt.Key.Key_Shift)
    room.press(Qt.Key.Key_Tab)
    room.said()
    room.timers.pass_by(10 * AGAIN_SECONDS)
    assert room.said() == []


def test_a_touch_ends_it_too(room: Room) -> None:
    begin(room)
    handle = room.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=room.window.intro.geometry().center())
    QApplication.processEvents()
    room.said()
    room.timers.pass_by(10 * AGAIN_SECONDS)
    assert room.said() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F8])
def test_keys_that_keep_the_voice_end_it_too(room: Room, key: Qt.Key) -> None:
    begin(room)
    room.press(key)
    room.said()
    room.timers.pass_by(10 * AGAIN_SECONDS)
    assert room.said() == []


def test_it_does_not_cut_what_is_being_said(room: Room) -> None:
    begin(room)
    room.announcer.announce("The printer is ready.", "en")
    room.timers.pass_by(AGAIN_SECONDS + 1)
    assert room.said() == ["The printer is ready."]
    room.voice.drain()
    room.timers.pass_by(AGAIN_SECONDS + 1)
    assert len(room.said()) == 1


def test_a_ring_that_goes_on_by_itself_is_not_cut(room: Room) -> None:
    begin(room)
    room.announcer.say(Utterance((Segment("Send the application", "en"),), kind=FOCUS))
    room.said()
    room.voice.drain()
    room.timers.pass_by(10 * AGAIN_SECONDS)
    assert room.said() == []


def test_it_ends_by_itself_so_that_an_empty_kiosk_falls_silent(room: Room) -> None:
    begin(room)
    for _ in range(3 * TIMES):
        room.timers.pass_by(AGAIN_SECONDS)
        room.voice.drain()
    assert len(room.said()) == TIMES


def test_who_hears_nothing_is_told_when_the_voice_comes_on(room: Room) -> None:
    room.announcer.set_output(Output.NONE)
    room.speech.begin_visit()
    room.announcer.page_changed(room.window.heading)
    assert room.said() == ["Your address"]
    room.announcer.set_output(Output.VOICE)
    room.announcer.page_changed(room.window.heading)
    assert room.said() == [f"Your address. {KEYS}"]


def test_a_way_in_of_the_program_adds_its_own_words(room: Room) -> None:
    class Switch:
        is_on = True

        def first_words(self) -> tuple[str, ...]:
            return ("Press the switch when you hear what you want.",)

        def layers(self) -> tuple[tuple[str, ...], ...]:
            return ()

        def key_of(self, _command: object) -> str:
            return ""

    switch = Switch()
    room.speech.ways.add(switch)
    assert begin(room) == f"Your address. Press the switch when you hear what you want. {KEYS} Welcome."
    switch.is_on = False
    assert begin(room) == f"Your address. {KEYS} Welcome."
