"""What is said as one goes: each thing, each page, a choice, an error, a message, each in its own language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from accessibility.announcer import Output, tell_screen_reader
from accessibility.describe import describe
from accessibility.outline import outline
from accessibility.preferences import Preferences, Verbosity
from accessibility.speech.utterance import Priority
from kiosk.text import Text
from tests.ui.speaking import Room, open_room


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


@pytest.mark.parametrize("captions", [True, False])
def test_what_nobody_hears_is_written_where_captions_are_wished(room: Room, captions: bool) -> None:
    room.layer.apply(Preferences(language="en", speech=False, captions=captions))
    room.press(Qt.Key.Key_Tab)
    room.type("a")
    room.announcer.page_changed(room.window.heading)
    field = "Street and house. field. empty. must be filled in. For example: Nizami 5"
    assert room.said() == ([field, "a", "Your address"] if captions else [])
    assert room.window.focusWidget() is room.window.heading
    assert room.voice.heard == ()


@pytest.mark.acc(5)
def test_each_thing_is_said_as_tab_reaches_it(room: Room) -> None:
    for _ in range(5):
        room.press(Qt.Key.Key_Tab)
    assert room.said() == [
        "Street and house. field. empty. must be filled in. For example: Nizami 5",
        "How do you want it? By post. not chosen. option 1 of 2",
        "I have read the rules. tick box. not ticked",
        "Towns. Bakı. 1 of 3",
        "Back to the list",
    ]


def test_verbosity(room: Room) -> None:
    room.announcer.configure(verbosity=Verbosity.BRIEF)
    room.press(Qt.Key.Key_Tab)
    room.announcer.configure(verbosity=Verbosity.FULL)
    room.window.go_on.setFocus()
    assert room.said() == ["Street and house. empty. must be filled in", "Send the application. button"]


@pytest.mark.acc(20)
def test_each_segment_is_spoken_in_its_own_language(room: Room) -> None:
    describe(room.window.intro, language="az")
    room.window.intro.setText("Sənədi bu ünvana göndəririk.")
    room.press(Qt.Key.Key_F6)
    languages = {segment.text: segment.language for segment in room.queue.history[-1].segments}
    assert languages["Sənədi bu ünvana göndəririk."] == "az"
    assert languages["field"] == "en"


@pytest.mark.acc(5, 20)
def test_a_group_is_said_in_its_own_language_and_not_after_its_own_name(room: Room) -> None:
    column = room.window.layout()
    assert isinstance(column, QVBoxLayout)
    label, value = QLabel("Fee"), QLabel("On beş manat")
    for at, each in enumerate((label, value)):
        column.insertWidget(at + 1, each)
        each.show()
    describe(value, language="az", group=Text("Fee", "en"))
    items = {item.name: item for item in outline(room.window)}
    room.announcer.say_item(items["On beş manat"])
    spoken = room.queue.history[-1].segments
    assert [(each.text, each.language) for each in spoken] == [("Fee", "en"), ("On beş manat", "az")]
    room.window.go_on.setFocus()
    room.announcer.say_item(items["Fee"])
    room.said()
    room.announcer.say_item(items["On beş manat"])
    assert room.said() == ["On beş manat"]


@pytest.mark.acc(54)
def test_a_page_says_heading_step_and_what_only_the_voice_says(room: Room) -> None:
    room.window.setWindowTitle("Demo")
    room.announcer.page_changed(room.window.heading, said=["There are three questions."], step="Step 1 of 3")
    assert room.said() == ["Your address. Step 1 of 3. There are three questions."]
    assert room.window.focusWidget() is room.window.heading


@pytest.mark.acc(54)
def test_the_heading_is_the_title_of_a_page(room: Room) -> None:
    room.window.go_on.setFocus()
    room.said()
    room.announcer.page_changed(room.window.heading)
    assert room.said() == ["Your address"]


@pytest.mark.acc(21, 54)
def test_a_page_may_begin_elsewhere(room: Room) -> None:
    describe(room.window.street, invalid="Write the number of the house.")
    room.announcer.page_changed(room.window.heading, focus=room.window.street)
    expected = (
        "Your address. Street and house. field. empty. must be filled in. There is a problem. "
        "Write the number of the house. For example: Nizami 5"
    )
    assert room.said() == [expected]
    assert room.window.focusWidget() is room.window.street


@pytest.mark.acc(5)
def test_choosing_is_said(room: Room) -> None:
    room.window.by_post.setFocus()
    room.said()
    room.press(Qt.Key.Key_Space)
    room.window.agree.setFocus()
    room.press(Qt.Key.Key_Space)
    room.press(Qt.Key.Key_Space)
    assert room.said() == ["chosen", "I have read the rules. tick box. not ticked", "ticked", "not ticked"]


@pytest.mark.acc(69, 83)
def test_exactly_one_output_speaks(room: Room) -> None:
    room.announcer.set_output(Output.SCREEN_READER)
    before = len(room.queue.history)
    room.press(Qt.Key.Key_Tab)
    room.announcer.announce("Saved.", "en")
    room.announcer.say("No line.", kind="error")
    assert room.told == [("Saved.", False), ("No line.", True)]
    assert len(room.queue.history) == before
    room.announcer.set_output(Output.NONE)
    room.announcer.announce("Saved.", "en")
    assert len(room.told) == 2
    assert len(room.queue.history) == before
    assert room.said()[-1] == "Saved."


def test_announcements_reach_qt_itself(room: Room) -> None:
    room.layer.announcer._tell_reader = tell_screen_reader
    room.announcer.set_output(Output.SCREEN_READER)
    room.announcer.announce("Saved.", "en", Priority.NOW)
    assert room.said() == ["Saved."]


def test_another_window_is_not_ours(room: Room, qtbot: QtBot) -> None:
    other = QPushButton("Elsewhere")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert "Elsewhere" not in room.said()


@pytest.mark.acc(20)
def test_the_language_of_the_layer_can_change(room: Room) -> None:
    room.layer.apply(Preferences(language="ru", speech=True))
    room.press(Qt.Key.Key_Tab)
    assert [segment.language for segment in room.queue.history[-1].segments] == ["en", "ru", "ru", "ru", "en"]


@pytest.mark.acc(21)
def test_an_error_that_comes_is_heard_at_the_field(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    describe(room.window.street, invalid="Write the number of the house.")
    room.announcer.page_changed(room.window.heading, focus=room.window.street)
    room.voice.drain()
    text = room.voice.heard[-1].text
    for part in ("Street and house", "There is a problem", "Write the number of the house.", "For example: Nizami 5"):
        assert part in text
    assert room.window.focusWidget() is room.window.street


@pytest.mark.acc(69)
def test_a_message_is_said_and_the_focus_stays(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    room.announcer.announce("Saved.", "en")
    room.voice.drain()
    assert room.said() == ["Saved."]
    assert room.voice.heard[-1].text == "Saved."
    assert room.window.focusWidget() is room.window.street


@pytest.mark.acc(20)
def test_each_language_is_spoken_by_its_own_voice(room: Room) -> None:
    describe(room.window.intro, language="az")
    room.window.intro.setText("Sənədi Ивановa göndəririk.")
    room.press(Qt.Key.Key_Down)
    room.voice.drain()
    assert set(room.voice.heard[-1].languages) == {"az", "ru"}
