"""A tactile keypad at an ordinary window: eight keys by their scan codes, and what is heard (EZ Access, requirements B1)."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from accessibility.keypad import Program
from accessibility.keypad_profile import load_profile
from accessibility.outline import follow
from accessibility.preferences import Preferences
from tests.ui.demo_window import DemoWindow
from tests.ui.way_in_driving import Hands, hands_on

JACK_IN, JACK_OUT, HELP, UP, DOWN, ACTION, BACK, NEXT, LESS, MORE = range(193, 203)
FIELD = "Street and house. field. empty. must be filled in. For example: Nizami 5"
NUM = Qt.KeyboardModifier.KeypadModifier


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


def note(done: list[str], what: str) -> bool:
    done.append(what)
    return True


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.acc(24, 36, 40)
def test_down_and_up_walk_through_everything_and_stop_at_the_edges(hands: Hands) -> None:
    for _ in range(11):
        hands.press(DOWN)
    assert hands.said() == [
        "We send the document to this address.",
        FIELD,
        "How do you want it? By post. not chosen. option 1 of 2",
        "I collect it. not chosen. option 2 of 2",
        "I have read the rules. tick box. not ticked",
        "Towns. Bakı. 1 of 3",
        "Gəncə. 2 of 3",
        "Şəki. 3 of 3",
        "Back to the list",
        "Send the application",
        "End of the page. Send the application",
    ]
    for _ in range(11):
        hands.press(UP)
    assert hands.said()[-2:] == ["Your address", "Top of the page. Your address"]


@pytest.mark.acc(36)
def test_nothing_is_done_by_walking_and_action_does_it(hands: Hands) -> None:
    sent: list[str] = []
    demo(hands).go_on.clicked.connect(lambda: sent.append("sent"))
    for _ in range(5):
        hands.press(DOWN)
    assert not demo(hands).agree.isChecked()
    hands.press(ACTION)
    assert demo(hands).agree.isChecked()
    for _ in range(5):
        hands.press(DOWN)
    assert sent == []
    hands.press(ACTION)
    assert sent == ["sent"]


def test_action_on_plain_text_reads_it_again_and_twice_is_quiet(hands: Hands) -> None:
    hands.press(DOWN)
    hands.timers.pass_(5)
    hands.said()
    hands.press(ACTION)
    assert hands.said() == ["We send the document to this address."]
    hands.timers.pass_(0.3)
    hands.press(ACTION)
    assert hands.said() == []
    hands.timers.pass_(2)
    hands.press(ACTION)
    assert hands.said() == ["We send the document to this address."]


@pytest.mark.acc(24)
def test_a_field_is_left_as_it_was_reached(hands: Hands) -> None:
    hands.press(DOWN)
    hands.press(DOWN)
    assert focused() is demo(hands).street
    hands.press(38, Qt.Key.Key_A, "a")
    hands.press(DOWN)
    assert focused() is demo(hands).by_post
    hands.press(UP)
    assert focused() is demo(hands).street
    hands.press(UP)
    assert hands.said()[-1] == "We send the document to this address."
    assert demo(hands).street.text() == "a"


@pytest.mark.acc(38)
def test_a_held_key_counts_once(hands: Hands) -> None:
    hands.down(DOWN)
    for _ in range(20):
        hands.repeat(DOWN)
    hands.up(DOWN)
    assert hands.said() == ["We send the document to this address."]


def test_back_and_next_are_those_of_the_page_or_say_that_there_are_none(hands: Hands) -> None:
    hands.press(BACK)
    hands.press(NEXT)
    assert hands.said() == [
        "There is nothing to go back to.",
        "This page has no next step. Choose something on it.",
    ]
    done: list[str] = []
    hands.ways.serve(Program(back=partial(note, done, "back"), go_on=partial(note, done, "on")))
    hands.press(BACK)
    hands.press(NEXT)
    assert done == ["back", "on"]
    assert hands.said() == []


@pytest.mark.acc(35)
def test_less_and_more_change_a_value_and_else_the_volume(hands: Hands) -> None:
    slider, choice = QSlider(Qt.Orientation.Horizontal), QComboBox()
    slider.setRange(0, 10)
    choice.addItems(["One", "Two"])
    for widget, name in ((slider, "Size"), (choice, "Copies")):
        describe(widget, name=name)
        demo(hands).column.insertWidget(1, widget)
    follow(hands.window)
    hands.press(MORE)
    hands.press(LESS)
    louder, quieter = (int(said.split()[1]) for said in hands.said() if said.startswith("Volume"))
    assert louder == quieter + 1
    hands.press(DOWN)
    hands.press(MORE)
    assert choice.currentText() == "Two"
    hands.said()
    hands.press(ACTION)
    again = hands.said()
    assert len(again) == 1, "it has no other use than to be changed"
    assert again[0].startswith("Copies. list to choose from.")
    hands.press(DOWN)
    for _ in range(3):
        hands.press(MORE)
    hands.press(LESS)
    assert slider.value() == 2
    assert hands.said()[-1] == "2"
    demo(hands).towns.setFocus()
    hands.press(MORE)
    hands.press(MORE)
    assert hands.said()[-1] == "Şəki. 3 of 3"
    assert not any(each.startswith("Volume") for each in hands.said())


@pytest.mark.acc(4)
def test_a_headset_that_the_keypad_tells_of_begins_with_the_page_and_the_keys(hands: Hands) -> None:
    told: list[bool] = []
    hands.ways.use(load_profile("storm").profile)
    hands.ways.keypad.jack_changed.connect(told.append)
    hands.press(JACK_IN)
    assert told == [True]
    keys = "Press Down to hear the next thing, and Round key to choose it. Press Help for help."
    assert hands.said()[0].startswith(f"Your address. {keys}")
    hands.press(JACK_OUT)
    assert told == [True, False]


def test_keys_of_other_names_pass_by(hands: Hands) -> None:
    demo(hands).street.setFocus()
    hands.press(38, Qt.Key.Key_A, "a")
    hands.press(193, Qt.Key.Key_Launch6)
    assert demo(hands).street.text() == "a"


def test_by_the_names_that_windows_gives(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    hands.press(100, Qt.Key.Key_F19)
    assert hands.said() == ["We send the document to this address."]
    hands.press(DOWN)
    assert hands.said() == []


@pytest.mark.acc(42, 50)
def test_an_ordinary_number_pad(hands: Hands) -> None:
    hands.ways.use(load_profile("numpad").profile)
    hands.press(88, Qt.Key.Key_2, "2", NUM)
    hands.press(88, Qt.Key.Key_Down, "", NUM)
    assert hands.said()[-1] == FIELD
    hands.press(88, Qt.Key.Key_2, "2", NUM)
    hands.press(84, Qt.Key.Key_5, "5", NUM)
    assert demo(hands).street.text() == "25"
    hands.press(63, Qt.Key.Key_Asterisk, "*", NUM)
    assert focused() is demo(hands).by_post
    hands.press(84, Qt.Key.Key_5, "5", NUM)
    assert demo(hands).by_post.isChecked()
    hands.press(11, Qt.Key.Key_2, "2")
    assert focused() is demo(hands).by_post
    assert demo(hands).street.text() == "25"


def test_help_in_layers_and_each_key_that_says_what_it_is(hands: Hands) -> None:
    hands.press(HELP)
    assert hands.said()[-1].startswith("Help. Your address.")
    hands.press(DOWN)
    assert hands.said() == [
        "Down: the next thing. Up: the thing before. Round key: choose it. Help: help. Hold it to learn the keys."
    ]
    hands.press(ACTION)
    assert len(hands.said()) == 1
    hands.press(DOWN)
    assert "Back: one step back, or from the letters back to the field." in hands.said()[0]
    hands.press(HELP)
    assert hands.said() == ["Help has ended."]
    hands.press(DOWN)
    assert hands.said() == ["We send the document to this address."]
    hands.timers.pass_(5)
    hands.down(HELP)
    hands.timers.pass_(1.1)
    hands.up(HELP)
    hands.timers.pass_(0.05)
    hands.said()
    demo(hands).agree.setFocus()
    hands.said()
    for key in (ACTION, BACK, MORE, UP):
        hands.press(key)
    assert hands.said() == [
        "Round key: choose it.",
        "Back: one step back, or from the letters back to the field.",
        "Double arrow right: more. Among the letters, one row down. Else louder.",
        "Up: the thing before.",
    ]
    assert not demo(hands).agree.isChecked()
    hands.press(HELP)
    hands.press(ACTION)
    assert demo(hands).agree.isChecked()


def test_help_of_the_program_where_no_voice_is_heard(hands: Hands) -> None:
    asked: list[str] = []
    hands.ways.serve(Program(help=partial(note, asked, "help")))
    hands.layer.apply(Preferences(language="en", speech=False))
    hands.press(HELP)
    assert asked == ["help"]


@pytest.mark.acc(24)
def test_without_a_voice_the_keys_walk_as_well(hands: Hands) -> None:
    hands.layer.apply(Preferences(language="en", speech=False))
    for _ in range(5):
        hands.press(DOWN)
    hands.press(ACTION)
    assert demo(hands).agree.isChecked()


@pytest.mark.acc(24, 42)
def test_a_name_is_written_with_eight_keys(qtbot: QtBot) -> None:
    window = DemoWindow()
    qtbot.addWidget(window)
    hands = hands_on(window, qtbot, screen_keyboard=True)
    window.heading.setFocus()
    for _ in range(2):
        hands.press(DOWN)
    hands.said()
    hands.press(ACTION)
    hands.timers.pass_(0.5)
    assert focused() is not window.street
    for character in "Na":
        write(hands, character)
    assert window.street.text() == "Na"
    hands.press(BACK)
    assert focused() is window.street
    hands.press(DOWN)
    assert focused() is window.by_post


def write(hands: Hands, character: str) -> None:
    """Look for a key by what is heard: down row by row, along single steps, with shift for a capital."""
    if character.isupper():
        find(hands, "Capital")
        hands.press(ACTION)
    find(hands, f"capital {character}" if character.isupper() else character)
    hands.press(ACTION)


def find(hands: Hands, name: str) -> None:
    for _ in range(6):
        hands.press(LESS)
    for _ in range(60):
        if hands.said()[-1:] == [name]:
            return
        hands.press(DOWN)
    raise AssertionError(name)
