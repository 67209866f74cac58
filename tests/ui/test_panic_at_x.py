"""The way out as X delivers it: Pause and Scroll Lock of the stock keyboard map, and clicks, at a dark window (ACC-87)."""

from __future__ import annotations

import subprocess

import pytest

from tests.ui.test_keypad_at_x import DEADLINE, SPACE, Person, person_at

PAUSE, SCROLL_LOCK, F11 = 127, 78, 95
BACK = "The usual settings are back."


def click_in_corner(person: Person, times: int) -> None:
    act = ["xdotool", "mousemove", "15", "15", "click", "--repeat", str(times), "--delay", "80", "1"]
    subprocess.run(act, check=True, env=person._environment, timeout=DEADLINE)


@pytest.mark.acc(87)
@pytest.mark.parametrize("key", [PAUSE, SCROLL_LOCK])
def test_the_key_lifts_the_curtain_at_a_kiosk(key: int) -> None:
    with person_at("kiosk") as person:
        person.press(SPACE)
        person.hears()
        person.press(F11)
        person.hears_until("The screen is dark.")
        person.press(key, key, key)
        heard = person.hears_until(BACK)
        assert any("can be seen again" in each for each in heard)


@pytest.mark.acc(87)
def test_the_corner_lifts_it_too() -> None:
    with person_at("kiosk") as person:
        person.press(SPACE)
        person.hears()
        person.press(F11)
        person.hears_until("The screen is dark.")
        click_in_corner(person, 5)
        person.hears_until(BACK)
