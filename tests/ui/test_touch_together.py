"""All ways in are live at the same time: a form begun by one is gone on with by another, and nothing is lost (B2-41)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.preferences import Preferences
from accessibility.screen_keyboard.layouts import KeyRole
from kiosk.page import CONTINUE, Field, FieldKind
from kiosk.text import Text
from tests.ui.demo_window import DemoWindow
from tests.ui.keyboard_driving import field, focused, key_of, keys_of, opened, question, settle
from tests.ui.touch_driving import Pointed
from ui.theme.look import Look, Profile

TOUCHING = Preferences(language="en", speech=True)
EXPLORING = Preferences(language="en", speech=True, explore_by_touch=True)
RESTING = Preferences(language="en", speech=True, dwell=True, dwell_ms=1000)


@pytest.mark.acc(24, 35, 36)
def test_begun_by_touch_gone_on_by_keys_and_explored_ended_by_resting(qtbot: QtBot) -> None:
    demo = DemoWindow()
    qtbot.addWidget(demo)
    sent: list[tuple[str, bool, bool, int]] = []
    demo.go_on.clicked.connect(
        lambda: sent.append(
            (demo.street.text(), demo.in_person.isChecked(), demo.agree.isChecked(), demo.towns.currentRow())
        )
    )
    hand = Pointed(demo, qtbot, TOUCHING, screen_keyboard=True)
    hand.touch(hand.at(demo.street))
    host = hand.host
    for letter in "ni":
        hand.touch(hand.at(key_of(host.keyboard, KeyRole.WRITE, letter)))
    QTest.keyClicks(demo.street, " 5")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    settle()
    hand.layer.apply(EXPLORING)
    for _ in range(2):
        hand.touch(hand.at(demo.agree))
    hand.layer.apply(RESTING)
    settle()
    for place in (hand.row(demo.towns, 2), hand.at(demo.go_on)):
        hand.point(place)
        hand.wait(1.1)
    assert sent == [("ni 5", demo.in_person.isChecked(), True, 2)]
    assert demo.by_post.isChecked() or demo.in_person.isChecked()
    hand.voice.close()


@pytest.mark.acc(24, 35)
def test_in_the_program_itself_values_stay_when_the_way_in_changes(qtbot: QtBot) -> None:
    window = opened(qtbot, "en")
    values: dict[str, str] = {}
    acts: list[str] = []
    window.changed.connect(values.__setitem__)
    window.activated.connect(lambda action, _: acts.append(action))
    hand = Pointed(window, qtbot, TOUCHING, fingers=True)
    hand.layer.touch.field_chosen.connect(window.dock.ask)
    second = Field("second", "", Text("Given name", "en"))
    window.show_page(question("en", FieldKind.TEXT, second))
    settle()
    hand.touch(hand.at(field(window, 0)))
    settle()
    for letter in "al":
        hand.touch(hand.at(key_of(keys_of(window), KeyRole.WRITE, letter)))
    QTest.keyClicks(field(window, 0), "iyev")
    QTest.keyClick(field(window, 0), Qt.Key.Key_Tab)
    settle()
    hand.layer.apply(RESTING)
    settle()
    assert values["first"] == "aliyev"
    hand.point(hand.at(field(window, 1)))
    hand.wait(1.1)
    for letter in "an":
        hand.point(hand.at(key_of(keys_of(window), KeyRole.WRITE, letter)))
        hand.wait(1.1)
    assert values == {"first": "aliyev", "second": "an"}
    hand.point(hand.at(window.bottom.main))
    hand.wait(1.1)
    assert acts == [CONTINUE]
    assert (field(window, 0).text(), field(window, 1).text()) == ("aliyev", "an")
    hand.voice.close()


@pytest.mark.acc(24)
def test_resting_brings_the_keys_at_home_too(qtbot: QtBot) -> None:
    """At home the keyboard comes by itself for a finger only; a pointer that rests has no other."""
    window = opened(qtbot, "en", Look(profile=Profile.HOME), (1280, 800))
    hand = Pointed(window, qtbot, RESTING)
    hand.layer.touch.field_chosen.connect(window.dock.ask)
    window.show_page(question("en"))
    settle()
    hand.point(hand.at(field(window, 0)))
    hand.wait(1.1)
    assert window.dock.is_shown
    hand.voice.close()


@pytest.mark.parametrize(
    ("preferences", "first"),
    [(EXPLORING, "Slide one finger over the screen"), (RESTING, "Rest the pointer on something"), (TOUCHING, "")],
)
def test_help_tells_how_to_use_what_is_on(qtbot: QtBot, preferences: Preferences, first: str) -> None:
    demo = DemoWindow()
    qtbot.addWidget(demo)
    hand = Pointed(demo, qtbot, preferences)
    told = [str(words) for words in hand.layer.speech.ways.first_words()]
    layers = [str(words) for layer in hand.layer.speech.ways.layers() for words in layer]
    pointing = [text for text in (*told, *layers) if "finger" in text or "pointer" in text]
    assert bool(pointing) is bool(first)
    assert any(text.startswith(first) for text in told)
    hand.voice.close()
