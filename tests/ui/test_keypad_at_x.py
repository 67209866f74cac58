"""The keypad as X delivers it: key codes 193 to 202 by a hand (xdotool), on the stock keyboard map, at a real window."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.keypad_at_x import READY
from tests.ui.x_screen import need, x_screen

ROOT = Path(__file__).parents[2]
DEADLINE = 60.0
SPACE = 65
HELP, UP, DOWN, ACTION, BACK, NEXT, LESS, MORE = range(195, 203)


class Person:
    """Presses the keys of a keypad and hears what is said."""

    def __init__(self, display: str, process: subprocess.Popen[str]) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, args=(process,), name="captions")
        self._reader.start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self._lines.put(line.rstrip("\n"))

    def end(self) -> None:
        self._reader.join(DEADLINE)

    def hears(self) -> str:
        return self._lines.get(timeout=DEADLINE)

    def hears_until(self, words: str) -> list[str]:
        heard = [self.hears()]
        while words not in heard[-1]:
            heard.append(self.hears())
        return heard

    def press(self, *codes: int) -> None:
        self.hand("key", *codes)

    def hand(self, act: str, *codes: int) -> None:
        self._do(act, *(str(code) for code in codes))

    def scan(self, code: str) -> None:
        """As a scanner writes: a key each eight milliseconds, and Enter."""
        self._do("key", "--delay", "8", *code, "Return")

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], check=True, env=self._environment, timeout=DEADLINE)


@contextmanager
def person_at(what: str) -> Iterator[Person]:
    need("Xvfb", "xdotool")
    with x_screen() as display:
        variables = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        variables.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.keypad_at_x", what],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=variables,
        )
        person = Person(display, process)
        try:
            person.hears_until(READY)
            yield person
        finally:
            process.terminate()
            process.wait(DEADLINE)
            person.end()
            assert process.stdout is not None
            process.stdout.close()


@pytest.mark.acc(24, 36, 42)
def test_every_key_does_at_a_real_window_what_stands_on_it() -> None:
    with person_at("demo") as person:
        person.press(DOWN)
        assert person.hears() == "We send the document to this address."
        person.press(ACTION)
        assert person.hears() == "We send the document to this address."
        person.press(DOWN, DOWN)
        assert person.hears().startswith("Street and house. field")
        assert person.hears() == "How do you want it? By post. not chosen. option 1 of 2"
        person.press(ACTION)
        assert person.hears() == "chosen"
        person.press(UP, UP, UP, UP)
        assert person.hears_until("Top of the page")[-1] == "Top of the page. Your address"
        person.press(MORE, LESS)
        louder, quieter = person.hears(), person.hears()
        assert louder.startswith("Volume")
        assert int(louder.split()[1]) == int(quieter.split()[1]) + 1
        person.press(BACK, NEXT)
        assert person.hears() == "There is nothing to go back to."
        assert person.hears() == "This page has no next step. Choose something on it."
        person.press(HELP)
        assert person.hears().startswith("Help. Your address.")
        person.press(HELP)
        assert person.hears() == "Help has ended."


@pytest.mark.acc(24)
def test_the_first_page_of_the_program_is_walked_from_top_to_end() -> None:
    with person_at("home") as person:
        person.press(*[UP] * 30)
        person.hears_until("Top of the page")
        person.press(*[DOWN] * 45)
        heard = person.hears_until("End of the page")
        joined = " | ".join(heard)
        for words in ("Sound and look", "What would you like to do?", "Documents", "1 of 6", "Book a visit", "Help"):
            assert words in joined
        assert len(heard) > 15


@pytest.mark.acc(24, 32)
def test_one_switch_held_before_a_visit_begins_it_with_scanning() -> None:
    """The space bar goes down on the page that waits for somebody, and comes up when the ring has come."""
    with person_at("kiosk") as person:
        person.hand("keydown", SPACE)
        person.hears_until("The ring goes on by itself")
        person.hand("keyup", SPACE)
        person.hears_until("Azərbaycan to")
        person.hears_until("Sound and look to Finish")
        person.press(SPACE)
        assert person.hears() == "Sound and look"
        person.hears_until("Out of this group")
        assert person.hears() == "Sound and look"
        person.press(SPACE)
        person.hears_until("Sound and look. ")


@pytest.mark.acc(39, 88)
def test_a_scanner_writes_whole_where_keys_count_once_and_held() -> None:
    with person_at("scans") as person:
        person.scan("aabb1122ccdd")
        assert person.hears_until("aabb")[-1] == "aabb1122ccdd"
