"""Help by the keys themselves, layer by layer, and learning the keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.help import HOLD_SECONDS
from accessibility.keys import KEYS, Command
from accessibility.outputs import Output
from accessibility.preferences import Preferences
from tests.ui.speaking import Room, open_room

HELP = Qt.Key.Key_F4


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    yield room
    room.voice.close()


def layers(room: Room) -> list[str]:
    """Open help and go down to its end."""
    room.press(HELP)
    for _ in range(10):
        room.press(Qt.Key.Key_Down)
    found = room.said()
    end = next(at for at, text in enumerate(found) if text.startswith("That is all"))
    room.press(HELP)
    room.said()
    return found[:end]


def test_the_first_layer_says_what_is_here_and_how_to_use_it(room: Room) -> None:
    room.window.go_on.setFocus()
    room.said()
    room.press(HELP)
    expected = (
        "Help. Your address. Send the application. To choose it, press Enter. For more help press Down arrow. "
        "To hear this again press Enter. To leave help press F4."
    )
    assert room.said() == [expected]


def test_every_key_of_the_table_is_explained_in_a_layer(room: Room) -> None:
    told = " ".join(layers(room))
    for name in (
        "F2",
        "F3",
        "F4",
        "F5",
        "F6",
        "F7",
        "F8",
        "F9",
        "F10",
        "F12",
        "Ctrl",
        "Up arrow",
        "Down arrow",
        "Tab",
        "Esc",
        "Enter",
    ):
        assert f"{name}:" in told or f" {name}." in told, name
    assert len(layers(room)) >= 4


def test_layers_end_without_wrapping(room: Room) -> None:
    count = len(layers(room))
    room.press(HELP)
    for _ in range(count + 1):
        room.press(Qt.Key.Key_Down)
    said = room.said()
    assert said[-1] == said[-2]
    assert said[-1].endswith(said[count - 1])
    room.press(Qt.Key.Key_Up)
    assert room.said() == [said[count - 2]]


def test_action_says_the_layer_again_and_presses_nothing(room: Room, qtbot: QtBot) -> None:
    room.window.go_on.setFocus()
    room.press(HELP)
    room.said()
    with qtbot.assertNotEmitted(room.window.go_on.clicked):
        room.press(Qt.Key.Key_Space)
    assert room.said()[0].startswith("Help. Your address")


def test_help_leaves_help(room: Room) -> None:
    room.press(HELP)
    room.timers.pass_by(5)
    room.press(HELP)
    room.said()
    room.press(Qt.Key.Key_Down)
    assert room.said() == ["We send the document to this address."]


def test_any_other_key_leaves_help_and_does_what_it_always_does(room: Room) -> None:
    room.press(HELP)
    room.said()
    room.press(Qt.Key.Key_Tab)
    assert room.window.focusWidget() is room.window.street
    room.window.agree.setFocus()
    room.press(Qt.Key.Key_Space)
    assert room.window.agree.isChecked()


def test_a_program_has_its_own_layer_about_the_page(room: Room) -> None:
    room.speech.help.page_help = lambda: ("We need your address to send you the document.",)
    assert layers(room)[1] == "We need your address to send you the document."


def test_a_new_page_ends_help(room: Room) -> None:
    room.press(HELP)
    room.announcer.page_changed(room.window.heading)
    room.said()
    room.press(Qt.Key.Key_Down)
    assert room.said() == ["We send the document to this address."]


def five_times(room: Room) -> None:
    for _ in range(5):
        room.press(HELP)
        room.timers.pass_by(0.3)


def test_pressed_five_times_keys_only_say_what_they_are(room: Room) -> None:
    five_times(room)
    assert room.said()[-1] == "Learn the keys. Each key only says what it is. To leave, press F4."
    room.window.agree.setFocus()
    room.said()
    room.press(Qt.Key.Key_Space)
    room.press(Qt.Key.Key_F7)
    room.press(Qt.Key.Key_A)
    room.press(Qt.Key.Key_Tab)
    room.press(Qt.Key.Key_Control)
    assert room.said() == ["Space bar", "F7: where am I?", "A", "Tab", "Ctrl: be quiet."]
    assert not room.window.agree.isChecked()
    assert room.window.focusWidget() is room.window.agree


def test_help_leaves_learning_the_keys(room: Room) -> None:
    five_times(room)
    room.said()
    room.press(HELP)
    assert room.said() == ["Help has ended."]
    room.press(Qt.Key.Key_Tab)
    assert room.window.focusWidget() is room.window.street


def test_held_it_begins_learning_the_keys(room: Room) -> None:
    target = room.window.focusWidget()
    assert target is not None
    QTest.keyPress(target, HELP)
    for _ in range(3):
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, HELP, Qt.KeyboardModifier.NoModifier, "", True))
    room.timers.pass_by(HOLD_SECONDS + 0.1)
    QTest.keyRelease(target, HELP)
    assert room.said()[-1].startswith("Learn the keys.")
    room.press(Qt.Key.Key_Tab)
    assert room.window.focusWidget() is room.window.heading


def test_let_go_in_time_it_is_only_help(room: Room) -> None:
    room.press(HELP)
    room.timers.pass_by(HOLD_SECONDS + 0.1)
    assert not room.speech.help.exploring


def test_a_keypad_has_its_own_words_and_its_keys_do_the_same(room: Room) -> None:
    names = {
        Command.AFTER: "down key",
        Command.BEFORE: "up key",
        Command.ACTION: "round key",
        Command.HELP: "diamond key",
    }

    class Pad:
        is_on = True

        def first_words(self) -> tuple[str, ...]:
            return ("Press the diamond key for help.",)

        def layers(self) -> tuple[tuple[str, ...], ...]:
            return (("The round key chooses.",),)

        def key_of(self, command: Command) -> str:
            return names.get(command, "")

    room.speech.ways.add(Pad())
    commander = room.speech.commander
    commander.key(Command.HELP, down=True)
    commander.key(Command.HELP, down=False)
    assert room.said()[-1].endswith(
        "For more help press down key. To hear this again press round key. To leave help press diamond key."
    )
    commander.key(Command.AFTER, down=True)
    assert room.said() == ["The round key chooses."]
    commander.key(Command.HELP, down=True)
    commander.key(Command.HELP, down=False)
    room.window.agree.setFocus()
    commander.key(Command.ACTION, down=True)
    assert room.window.agree.isChecked()


@pytest.mark.acc(24)
def test_learning_the_keys_is_no_trap(room: Room) -> None:
    """From help and from learning the keys one comes out with the key that led in, and by the keyboard alone."""
    for presses in (1, 5):
        for _ in range(presses):
            room.press(HELP)
            room.timers.pass_by(0.3)
        assert room.speech.help.open or room.speech.help.exploring
        room.press(HELP)
        room.timers.pass_by(5)
        assert not room.speech.help.open
        assert not room.speech.help.exploring
        room.window.heading.setFocus()


@pytest.mark.acc(24)
def test_learning_the_keys_swallows_nothing_where_nobody_hears_it(room: Room) -> None:
    five_times(room)
    room.announcer.set_output(Output.SCREEN_READER)
    room.press(Qt.Key.Key_Tab)
    assert room.window.focusWidget() is room.window.street


def test_while_our_voice_is_off_its_keys_belong_to_the_program(room: Room) -> None:
    room.layer.apply(Preferences(language="en", speech=False, captions=True))
    room.said()
    for key in (HELP, Qt.Key.Key_F2, Qt.Key.Key_F9, Qt.Key.Key_F12):
        room.press(key)
    assert room.said() == []


@pytest.mark.acc(40, 50)
def test_no_key_of_ours_is_a_letter_or_a_chord() -> None:
    for key in KEYS:
        assert key >= 0x01000000, "a key that types something"
        assert not Qt.Key(key).name.startswith("Key_Alt")
