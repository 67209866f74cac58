"""One call, and a program that is not ours has all of the layer: `accessibility.install` on the small demo window.

Every test drives one way in, or one help, as its person does. The last one runs them all again in a process of their own,
where nothing of this program may be loaded: another program has only `accessibility` and `translations`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.preferences import Magnifier, Preferences, Scanning
from accessibility.profile import from_text, to_text
from accessibility.scanning_tree import Does
from accessibility.screen_keyboard.button import KeyButton
from tests.ui.demo_window import DemoWindow
from tests.ui.touch_driving import Pointed, settle

USUAL = Preferences(language="en", speech=True)
HELP, UP, DOWN, ACTION = 195, 196, 197, 198
"""Scan codes of the keypad."""
SPACE = 65
SECONDS = 180


class Person(Pointed):
    """Somebody at the demo program, with keys, keypad, switch, mouse and finger."""

    def __init__(self, qtbot: QtBot) -> None:
        self.demo = DemoWindow()
        qtbot.addWidget(self.demo)
        self.sent: list[str] = []
        self.demo.go_on.clicked.connect(self._note)
        super().__init__(self.demo, qtbot, USUAL, screen_keyboard=True)
        self.demo.heading.setFocus()
        settle()
        self.said()

    def _note(self) -> None:
        self.sent.append(self.demo.street.text())

    def prefer(self, **changes: object) -> None:
        self.layer.apply(replace(USUAL, **changes))  # type: ignore[arg-type]
        settle()

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.demo, key)
            settle()

    def hardware(self, code: int, key: int = 0, text: str = "") -> None:
        """A key as the platform reports it: a keypad and a switch are known by its code."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, code, 0, 0, text, False, 1)
            QApplication.sendEvent(self.demo.windowHandle(), event)
        settle()

    def button(self, letter: str) -> KeyButton:
        """A key of the keyboard on the screen."""
        keys = self.demo.findChildren(KeyButton)
        return next(each for each in keys if each.isVisible() and each.key.writes == letter)

    def seen(self, place: QPoint) -> QColor:
        return QColor(self.demo.grab().toImage().pixel(place))


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    made = Person(qtbot)
    yield made
    made.voice.close()


def test_it_speaks_and_is_operated_by_keys_alone(person: Person) -> None:
    person.key(Qt.Key.Key_Tab)
    person.voice.advance(10_000)
    settle()
    assert person.said()[-1].startswith("Street and house")
    assert "Street and house" in person.voice.heard[-1].text
    QTest.keyClicks(person.demo.street, "N")
    assert person.said()[-1] == "N"
    person.demo.go_on.setFocus()
    person.key(Qt.Key.Key_Space)
    assert person.sent == ["N"]


def test_a_keypad_reads_and_acts(person: Person) -> None:
    for _ in range(20):
        if "I have read the rules" in " ".join(person.said()):
            break
        person.hardware(DOWN)
    person.hardware(ACTION)
    assert person.demo.agree.isChecked()


@pytest.mark.acc(24)
def test_one_switch_sends_it(person: Person) -> None:
    person.prefer(scanning=Scanning.AUTO, scan_ms=500, scan_loops=10)
    scanner = person.layer.scanner
    for _ in range(400):
        spot = scanner.here
        if (
            spot is not None
            and spot.item is not None
            and spot.item.widget is person.demo.go_on
            and spot.does is Does.ACT
        ):
            break
        if (
            spot is not None
            and spot.does is Does.ENTER
            and any(item.widget is person.demo.go_on for item in spot.items())
        ):
            person.hardware(SPACE, Qt.Key.Key_Space, " ")
        person.wait(0.1)
    person.hardware(SPACE, Qt.Key.Key_Space, " ")
    assert person.sent == [""]


def test_a_resting_pointer_presses(person: Person) -> None:
    person.prefer(dwell=True, dwell_ms=1000)
    person.point(person.at(person.demo.agree))
    person.wait(0.9)
    assert not person.demo.agree.isChecked()
    person.wait(0.3)
    assert person.demo.agree.isChecked()


@pytest.mark.acc(36)
def test_a_finger_explores_and_a_second_tap_presses(person: Person) -> None:
    person.prefer(explore_by_touch=True)
    person.touch(person.at(person.demo.street), person.at(person.demo.agree))
    assert any("I have read the rules" in each for each in person.said())
    assert not person.demo.agree.isChecked()
    person.wait(2)
    for _ in range(2):
        person.touch(person.at(person.demo.agree))
    assert person.demo.agree.isChecked()


@pytest.mark.acc(57)
def test_who_has_no_keyboard_writes_on_the_screen(person: Person) -> None:
    person.touch(person.at(person.demo.street))
    for letter in "ni":
        person.touch(person.at(person.button(letter)))
    assert person.demo.street.text() == "ni"
    assert person.demo.street.visibleRegion().boundingRect() == person.demo.street.rect()


def test_it_is_enlarged(person: Person) -> None:
    person.prefer(magnifier=Magnifier.LENS, magnification=300)
    person.demo.agree.setFocus()
    settle()
    look = person.layer.seeing.magnifier.look
    assert look is not None
    assert look.scale == pytest.approx(3, rel=0.02)
    assert look.source.toAlignedRect().intersects(person.demo.agree.geometry())


@pytest.mark.acc(12)
def test_it_is_hidden_from_others_and_works_on(person: Person) -> None:
    corner = QPoint(350, 600)
    person.key(Qt.Key.Key_F11)
    assert "The screen is dark." in person.said()[-1]
    assert person.seen(corner) == QColor(Qt.GlobalColor.black)
    person.demo.agree.setFocus()
    person.key(Qt.Key.Key_Space)
    assert person.demo.agree.isChecked()
    person.key(Qt.Key.Key_F11)
    assert person.seen(corner) != QColor(Qt.GlobalColor.black)


@pytest.mark.acc(87)
def test_settings_are_brought_from_elsewhere(person: Person) -> None:
    """A profile is text: what another program has written is read here."""
    brought = from_text(to_text(replace(USUAL, explore_by_touch=True, volume=60)))
    person.layer.apply(brought)
    person.touch(person.at(person.demo.agree))
    assert not person.demo.agree.isChecked()
    assert brought.volume == 60


def test_all_of_it_works_where_nothing_else_of_this_program_is() -> None:
    """Another program installs `accessibility` and `translations`, and nothing that knows of portals."""
    alone = f"""
import sys, pytest
failed = pytest.main([{__file__!r}, "-q", "-p", "no:cacheprovider", "-k", "not nothing_else_of_this_program"])
loaded = sorted(name for name in sys.modules if name.partition(".")[0] in ("kiosk", "ui"))
print("loaded:", loaded)
sys.exit(int(failed) or bool(loaded))
"""
    child = subprocess.run([sys.executable, "-c", alone], capture_output=True, text=True, timeout=SECONDS, check=False)
    assert child.returncode == 0, child.stdout[-3000:] + child.stderr[-2000:]
