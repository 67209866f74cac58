"""Keys that were not meant: each test presses keys as hardware sends them and reads what a field has got."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from accessibility.key_filter import AS_THE_SYSTEM, NEVER, Repeat
from accessibility.preferences import Preferences
from tests.ui.demo_window import DemoWindow
from tests.ui.way_in_driving import Hands, hands_on, settle

A, B, SHIFT, CONTROL = 38, 56, 50, 37
DOWN = 197


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    window = DemoWindow()
    qtbot.addWidget(window)
    hands = hands_on(window, qtbot)
    window.street.setFocus()
    hands.said()
    return hands


def field(hands: Hands) -> QLineEdit:
    assert isinstance(hands.window, DemoWindow)
    return hands.window.street


def written(hands: Hands) -> str:
    return field(hands).text()


def prefer(hands: Hands, bounce_ms: int = 0, slow_keys_ms: int = 0) -> None:
    hands.ways.apply(Preferences(language="en", bounce_ms=bounce_ms, slow_keys_ms=slow_keys_ms))


def a(hands: Hands) -> None:
    hands.press(A, Qt.Key.Key_A, "a")


def test_nothing_is_kept_back_unless_it_is_wished(hands: Hands) -> None:
    for _ in range(5):
        a(hands)
    assert written(hands) == "aaaaa"


@pytest.mark.acc(39)
@pytest.mark.parametrize(
    ("apart", "wish", "expected"), [(0.3, 500, "a"), (0.6, 500, "aa"), (0.3, 0, "aa"), (1.9, 2000, "a")]
)
def test_the_same_key_again_too_soon_counts_once(hands: Hands, apart: float, wish: int, expected: str) -> None:
    prefer(hands, bounce_ms=wish)
    a(hands)
    hands.timers.pass_(apart)
    a(hands)
    assert written(hands) == expected


@pytest.mark.acc(39)
def test_a_hand_that_shakes_on_a_key_writes_one_letter(hands: Hands) -> None:
    prefer(hands, bounce_ms=300)
    for _ in range(12):
        a(hands)
        hands.timers.pass_(0.15)
    hands.timers.pass_(0.3)
    a(hands)
    assert written(hands) == "aa"


@pytest.mark.acc(39)
def test_another_key_counts_at_once(hands: Hands) -> None:
    prefer(hands, bounce_ms=500)
    for code, key, text in ((A, Qt.Key.Key_A, "a"), (B, Qt.Key.Key_B, "b"), (A, Qt.Key.Key_A, "a")):
        hands.press(code, key, text)
        hands.timers.pass_(0.05)
    assert written(hands) == "aba"


@pytest.mark.acc(88)
@pytest.mark.parametrize(
    ("held", "wish", "expected"), [(0.2, 300, ""), (0.3, 300, "a"), (1.9, 2000, ""), (2.0, 2000, "a")]
)
def test_a_key_counts_when_it_was_held_for_long_enough(hands: Hands, held: float, wish: int, expected: str) -> None:
    prefer(hands, slow_keys_ms=wish)
    hands.down(A, Qt.Key.Key_A, "a")
    assert written(hands) == ""
    hands.timers.pass_(held)
    assert written(hands) == expected
    hands.up(A, Qt.Key.Key_A, "a")
    hands.timers.pass_(5)
    assert written(hands) == expected


@pytest.mark.acc(88)
def test_a_finger_that_slips_to_the_next_key_writes_that_one(hands: Hands) -> None:
    prefer(hands, slow_keys_ms=500)
    hands.down(A, Qt.Key.Key_A, "a")
    hands.timers.pass_(0.3)
    hands.down(B, Qt.Key.Key_B, "b")
    hands.timers.pass_(0.3)
    hands.up(A, Qt.Key.Key_A, "a")
    hands.timers.pass_(0.3)
    hands.up(B, Qt.Key.Key_B, "b")
    assert written(hands) == "b"


@pytest.mark.acc(88)
def test_a_slow_key_that_is_held_on_writes_once(hands: Hands) -> None:
    prefer(hands, slow_keys_ms=300)
    hands.down(A, Qt.Key.Key_A, "a")
    for _ in range(10):
        hands.timers.pass_(0.1)
        hands.repeat(A, Qt.Key.Key_A, "a")
    hands.up(A, Qt.Key.Key_A, "a")
    assert written(hands) == "a"


@pytest.mark.acc(38)
def test_a_held_key_repeats_as_the_program_says(hands: Hands) -> None:
    for repeat, expected in ((AS_THE_SYSTEM, "a" * 41), (NEVER, "a"), (Repeat(after=2.0, every=2.0), "aaa")):
        field(hands).clear()
        hands.ways.key_filter.repeat = repeat
        hands.down(A, Qt.Key.Key_A, "a")
        for _ in range(40):
            hands.timers.pass_(0.125)
            hands.repeat(A, Qt.Key.Key_A, "a")
        hands.up(A, Qt.Key.Key_A, "a")
        hands.timers.pass_(0.05)
        assert written(hands) == expected, repeat


@pytest.mark.acc(38)
def test_whoever_needs_a_filter_needs_no_repeats(hands: Hands) -> None:
    prefer(hands, bounce_ms=200)
    hands.down(A, Qt.Key.Key_A, "a")
    for _ in range(10):
        hands.timers.pass_(1)
        hands.repeat(A, Qt.Key.Key_A, "a")
    hands.up(A, Qt.Key.Key_A, "a")
    assert written(hands) == "a"


def test_modifiers_pass(hands: Hands) -> None:
    prefer(hands, bounce_ms=500, slow_keys_ms=500)
    hands.down(SHIFT, Qt.Key.Key_Shift)
    hands.down(A, Qt.Key.Key_A, "A", Qt.KeyboardModifier.ShiftModifier)
    hands.up(SHIFT, Qt.Key.Key_Shift, modifiers=Qt.KeyboardModifier.ShiftModifier)
    hands.timers.pass_(0.6)
    hands.up(A, Qt.Key.Key_A, "a")
    assert written(hands) == "A"


@pytest.mark.acc(39, 88)
def test_no_key_stays_stuck(hands: Hands) -> None:
    """A button takes a key down and a key up: what comes of it shows whether the two stayed together."""
    assert isinstance(hands.window, DemoWindow)
    pressed: list[str] = []
    button = hands.window.go_on
    button.clicked.connect(lambda: pressed.append("pressed"))
    button.setFocus()
    prefer(hands, bounce_ms=300)
    for _ in range(3):
        hands.press(65, Qt.Key.Key_Space, " ")
    assert pressed == ["pressed"]
    assert not button.isDown()
    prefer(hands, slow_keys_ms=300)
    hands.timers.pass_(1)
    hands.down(65, Qt.Key.Key_Space, " ")
    hands.timers.pass_(0.1)
    prefer(hands)
    hands.up(65, Qt.Key.Key_Space, " ")
    hands.timers.pass_(1)
    assert pressed == ["pressed"]
    assert not button.isDown()
    hands.press(65, Qt.Key.Key_Space, " ")
    assert pressed == ["pressed", "pressed"]
    assert not button.isDown()


@pytest.mark.acc(39)
def test_the_keypad_is_filtered_too(hands: Hands) -> None:
    assert isinstance(hands.window, DemoWindow)
    hands.window.heading.setFocus()
    prefer(hands, bounce_ms=500)
    hands.said()
    for _ in range(4):
        hands.press(DOWN)
    assert hands.said() == ["We send the document to this address."]


def test_what_a_keyboard_on_the_screen_sends_is_not_filtered(hands: Hands) -> None:
    from accessibility.screen_keyboard.field import press

    prefer(hands, bounce_ms=2000, slow_keys_ms=2000)
    for _ in range(3):
        press(field(hands), Qt.Key.Key_A, "a")
    assert written(hands) == "aaa"


@pytest.mark.acc(38)
def test_a_held_key_that_x_lets_go_and_presses_anew_counts_once(hands: Hands) -> None:
    """As Qt passes it on from a busy machine: repetitions that are not marked as such."""
    assert isinstance(hands.window, DemoWindow)
    pressed: list[str] = []
    hands.window.go_on.clicked.connect(lambda: pressed.append("pressed"))
    hands.window.go_on.setFocus()
    hands.ways.key_filter.repeat = NEVER
    hands.down(65, Qt.Key.Key_Space, " ")
    for _ in range(20):
        hands.timers.pass_(0.25)
        hands.up(65, Qt.Key.Key_Space, " ")
        hands.timers.pass_(0.004)
        hands.down(65, Qt.Key.Key_Space, " ")
    assert pressed == []
    hands.timers.pass_(0.25)
    hands.up(65, Qt.Key.Key_Space, " ")
    hands.timers.pass_(0.05)
    assert pressed == ["pressed"]
    assert not hands.window.go_on.isDown()


def test_a_quick_press_comes_up_at_once(hands: Hands) -> None:
    assert isinstance(hands.window, DemoWindow)
    pressed: list[str] = []
    hands.window.go_on.clicked.connect(lambda: pressed.append("pressed"))
    hands.window.go_on.setFocus()
    hands.press(65, Qt.Key.Key_Space, " ")
    assert pressed == ["pressed"]


CODE = "AABB1122XXYY"


def scan(hands: Hands, code: str = CODE, apart: float = 0.01, *, enter: bool = True) -> None:
    """As a scanner does: each key down and up at once, the next a moment later."""
    keys = [(ord(each), ord(each), each) for each in code]
    for number, key, text in (*keys, *([(36, int(Qt.Key.Key_Return), "\r")] if enter else [])):
        hands.down(number, key, text)
        hands.timers.pass_(apart / 4)
        hands.up(number, key, text)
        hands.timers.pass_(apart * 3 / 4)
    settle()


@pytest.mark.acc(39, 87, 88)
@pytest.mark.parametrize(("bounce", "slow"), [(500, 0), (0, 500), (2000, 2000)])
@pytest.mark.parametrize("apart", [0.002, 0.012, 0.025])
def test_what_a_scanner_reads_passes_whole(hands: Hands, bounce: int, slow: int, apart: float) -> None:
    prefer(hands, bounce_ms=bounce, slow_keys_ms=slow)
    entered: list[bool] = []
    field(hands).returnPressed.connect(lambda: entered.append(True))
    scan(hands, apart=apart)
    assert written(hands) == CODE
    assert entered == [True], "the Enter at its end, once"
    hands.timers.pass_(3)
    scan(hands)
    assert written(hands) == CODE * 2
    assert entered == [True, True]


@pytest.mark.acc(39, 88)
@pytest.mark.parametrize(("bounce", "slow", "expected"), [(500, 0, "AB12XY"), (0, 500, "")])
@pytest.mark.parametrize("enter", [True, False])
def test_what_fingers_write_is_still_filtered(hands: Hands, bounce: int, slow: int, expected: str, enter: bool) -> None:
    prefer(hands, bounce_ms=bounce, slow_keys_ms=slow)
    scan(hands, apart=0.035 if enter else 0.01, enter=enter)
    hands.timers.pass_(1)
    assert written(hands) == expected


@pytest.mark.acc(39)
def test_a_palm_on_the_keys_is_no_scanner(hands: Hands) -> None:
    """All go down before one comes up."""
    prefer(hands, slow_keys_ms=500)
    keys = [(ord(each), ord(each), each) for each in "QWERT"] + [(36, int(Qt.Key.Key_Return), "\r")]
    for each in keys:
        hands.down(*each)
        hands.timers.pass_(0.005)
    for each in keys:
        hands.up(*each)
    hands.timers.pass_(1)
    assert written(hands) == ""


@pytest.mark.acc(39)
def test_a_worn_key_writes_once_and_at_once(hands: Hands) -> None:
    prefer(hands, bounce_ms=200)
    a(hands)
    assert written(hands) == "a"
    for _ in range(6):
        hands.timers.pass_(0.008)
        a(hands)
    hands.timers.pass_(1)
    assert written(hands) == "a"
