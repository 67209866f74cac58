"""The few messages that no key cuts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from accessibility.must_hear import MustHear
from tests.ui.speaking import Room, open_room

PAGE = Path(__file__).parents[2] / "docs" / "accessibility.md"
SENT = "Your application has been sent. Its number is 12."


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


@pytest.mark.acc(7)
def test_the_list_is_short_and_documented() -> None:
    section = PAGE.read_text("utf-8").partition("## What no key cuts")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE)) == {str(why) for why in MustHear}
    assert len(MustHear) <= 5


@pytest.mark.acc(7)
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_Control])
def test_keys_do_not_cut_it_and_what_they_ask_comes_after_it(room: Room, key: Qt.Key) -> None:
    room.announcer.must_hear(MustHear.RESULT, SENT)
    for _ in range(5):
        room.voice.advance(50)
        room.press(key)
    room.voice.drain()
    told = [heard for heard in room.voice.heard if heard.text == SENT]
    assert [heard.interrupted for heard in told] == [False]
    assert len(room.voice.heard) <= 2, "of what was asked for meanwhile only the last is said"


@pytest.mark.acc(7)
def test_a_new_page_does_not_cut_it(room: Room) -> None:
    room.announcer.must_hear(MustHear.RESULT, SENT)
    room.voice.advance(100)
    room.announcer.page_changed(room.window.heading)
    room.voice.drain()
    assert [(heard.text, heard.interrupted) for heard in room.voice.heard] == [(SENT, False), ("Your address", False)]


def test_it_waits_for_the_sentence_that_is_being_said(room: Room) -> None:
    room.announcer.announce("The printer is ready.", "en")
    room.voice.advance(100)
    room.announcer.must_hear(MustHear.RESULT, SENT)
    room.voice.drain()
    assert [(heard.text, heard.interrupted) for heard in room.voice.heard] == [
        ("The printer is ready.", False),
        (SENT, False),
    ]


@pytest.mark.acc(7)
def test_of_a_page_that_must_be_heard_the_rest_may_be_cut(room: Room) -> None:
    room.announcer.page_changed(room.window.heading, said=[SENT], body=room.window, must_hear=MustHear.RESULT)
    room.voice.advance(200)
    room.press(Qt.Key.Key_Tab)
    room.voice.drain()
    first = room.voice.heard[0]
    assert (first.text, first.interrupted) == (f"Your address {SENT}", False)
    assert room.voice.heard[1].text.startswith("Street and house")
