"""What a person hears in an ordinary window: every test asserts the transcript of a recorded voice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from accessibility.announcer import MUST_HEAR, Output, tell_screen_reader
from accessibility.describe import describe
from accessibility.outline import outline
from accessibility.preferences import Preferences, Verbosity
from accessibility.speech.utterance import Priority
from kiosk.text import Text
from tests.ui.speaking import ASKS, Room, open_room


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


def test_typing_is_echoed(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    room.type("a b")
    room.press(Qt.Key.Key_Left)
    room.press(Qt.Key.Key_Delete)
    room.press(Qt.Key.Key_Backspace)
    assert room.said() == ["a", "space", "b", "b", "b. deleted", "space. deleted"]
    assert all(utterance.segments[0].spell for utterance in room.queue.history[-6:-5])


def test_what_the_program_writes_is_not_echoed(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    room.window.street.setText("Nizami 5")
    assert room.said() == []
    room.type("a")
    assert room.said() == ["a"]


def test_pasted_words_are_said_as_words_and_deleted_ones_counted(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    room.window.street.insert("Nizami")
    room.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.said()
    room.press(Qt.Key.Key_Backspace)
    assert room.said() == ["6 characters deleted"]


def test_lines_of_a_long_text(room: Room) -> None:
    long = QPlainTextEdit("first\nsecond")
    long.setTabChangesFocus(True)
    describe(long, name="What happened")
    room.window.column.addWidget(long)
    long.show()
    long.setFocus()
    room.said()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Right)
    room.type("x")
    room.press(Qt.Key.Key_Backspace)
    assert room.said() == ["second", "e", "x", "x. deleted"]


@pytest.mark.acc(10)
def test_a_secret_is_echoed_by_the_mask_word_only(room: Room) -> None:
    room.window.street.setEchoMode(QLineEdit.EchoMode.Password)
    room.window.street.setFocus()
    room.said()
    room.type("12")
    room.press(Qt.Key.Key_Backspace)
    room.announcer.where_am_i()
    assert room.said()[:3] == ["star", "star", "star. deleted"]
    assert not any("1" in utterance.text for utterance in room.queue.history[-4:-1])
    assert "1 hidden character" in room.queue.history[-1].text


def test_private_listening_lets_the_typed_characters_be_heard_but_not_shown(room: Room) -> None:
    room.announcer.configure(private_listening=True)
    room.window.street.setEchoMode(QLineEdit.EchoMode.Password)
    room.window.street.setFocus()
    room.said()
    room.type("7")
    assert room.said() == ["•••"]
    assert [(segment.text, segment.private) for segment in room.queue.history[-1].segments] == [("7", True)]


@pytest.mark.acc(11)
def test_private_values_wait_for_private_listening(room: Room) -> None:
    describe(room.window.street, private=True)
    room.window.street.setText("5AB7K2Q")
    room.window.street.setFocus()
    assert room.said() == [f"Street and house. field. {ASKS} For example: Nizami 5"]
    assert "5AB7K2Q" not in room.queue.history[-1].text
    room.announcer.configure(private_listening=True)
    room.window.heading.setFocus()
    room.window.street.setFocus()
    assert room.said()[-1] == "Street and house. field. •••. For example: Nizami 5"
    assert "5AB7K2Q" in room.queue.history[-1].text


@pytest.mark.acc(11, 13)
def test_losing_private_listening_silences_at_once_and_repeat_keeps_the_secret(room: Room) -> None:
    room.announcer.configure(private_listening=True)
    describe(room.window.street, private=True)
    room.window.street.setText("5AB7K2Q")
    room.window.street.setFocus()
    speaking = [room.queue.speaking]
    room.announcer.configure(private_listening=False)
    speaking.append(room.queue.speaking)
    assert speaking == [True, False]
    room.said()
    room.press(Qt.Key.Key_F5)
    assert room.said() == [ASKS]


@pytest.mark.acc(5)
def test_choosing_is_said(room: Room) -> None:
    room.window.by_post.setFocus()
    room.said()
    room.press(Qt.Key.Key_Space)
    room.window.agree.setFocus()
    room.press(Qt.Key.Key_Space)
    room.press(Qt.Key.Key_Space)
    assert room.said() == ["chosen", "I have read the rules. tick box. not ticked", "ticked", "not ticked"]


@pytest.mark.acc(7)
def test_any_key_cuts_what_is_being_said(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    room.voice.advance(300)
    room.press(Qt.Key.Key_Tab)
    room.voice.drain()
    assert [heard.interrupted for heard in room.voice.heard[-2:]] == [True, False]
    assert room.voice.heard[-2].heard_ms == 300


@pytest.mark.acc(7)
def test_fifty_keys_leave_only_the_last_to_be_heard(room: Room) -> None:
    for _ in range(50):
        room.press(Qt.Key.Key_Tab)
        room.voice.advance(30)
    last = room.said()[-1]
    room.voice.drain()
    heard = room.voice.heard
    assert [each.interrupted for each in heard[-50:]] == [True] * 49 + [False]
    assert heard[-1].caption == last.replace(". ", " ")


@pytest.mark.acc(7)
def test_what_must_be_heard_is_not_cut(room: Room) -> None:
    room.announcer.say("You are about to send this.", kind=MUST_HEAR)
    room.voice.advance(200)
    room.press(Qt.Key.Key_Tab)
    room.voice.drain()
    must = room.voice.heard[-2]
    assert (must.text, must.interrupted) == ("You are about to send this.", False)


@pytest.mark.acc(6)
def test_control_alone_stops(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    room.press(Qt.Key.Key_Control)
    assert not room.queue.speaking


def test_control_with_another_key_is_not_stop(room: Room) -> None:
    room.window.street.setText("Nizami")
    room.window.street.setFocus()
    window = room.window.street
    QTest.keyPress(window, Qt.Key.Key_Control)
    QTest.keyPress(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    room.announcer.say("Copied.")
    QTest.keyRelease(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(window, Qt.Key.Key_Control)
    assert room.queue.speaking


def test_a_repeat_button_repeats_the_message_and_not_its_own_name(room: Room) -> None:
    room.announcer.page_changed(room.window.heading, said=["There are three questions."])
    room.window.back.clicked.connect(room.announcer.repeat_message)
    room.window.back.setFocus()
    room.said()
    room.press(Qt.Key.Key_Space)
    assert room.said() == ["Your address. There are three questions."]


@pytest.mark.acc(2)
def test_a_page_whose_heading_has_the_focus_is_read_to_its_end(room: Room) -> None:
    room.announcer.page_changed(room.window.heading, body=room.window)
    (said,) = room.said()
    assert said.startswith("Your address. ")
    assert said.count("Your address") == 1
    assert "We send the document to this address." in said


@pytest.mark.acc(6)
def test_pause_and_go_on(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    room.voice.advance(200)
    room.press(Qt.Key.Key_F8)
    room.voice.advance(5000)
    assert room.queue.speaking
    room.press(Qt.Key.Key_F8)
    room.voice.drain()
    assert not room.voice.heard[-1].interrupted


@pytest.mark.acc(2)
def test_reads_the_page_each_thing_once(room: Room) -> None:
    room.press(Qt.Key.Key_F6)
    expected = (
        "Your address. We send the document to this address. Street and house. field. empty. must be filled in. "
        "For example: Nizami 5. How do you want it? By post. not chosen. option 1 of 2. I collect it. "
        "not chosen. option 2 of 2. I have read the rules. tick box. not ticked. Towns. list. Bakı. 1 of 3. Gəncə. 2 of 3. "
        "Şəki. 3 of 3. Back to the list. Send the application"
    )
    assert room.said() == [expected]


@pytest.mark.acc(73)
def test_where_am_i(room: Room) -> None:
    room.announcer.page_changed(room.window.heading, step="Step 1 of 3")
    room.window.in_person.setFocus()
    room.said()
    room.press(Qt.Key.Key_F7)
    expected = (
        "Your address. Step 1 of 3. Item 5 of 12 on this page. How do you want it? I collect it. "
        "not chosen. option 2 of 2"
    )
    assert room.said() == [expected]


@pytest.mark.acc(38)
def test_holding_a_key_repeats_nothing(room: Room) -> None:
    room.said()
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, "", True)
    room.layer.keyboard.eventFilter(room.window.heading, event)
    assert room.said() == []


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
