"""A person who is in a hurry: letters and pages faster than they are drawn, in a process of its own that must end well.

A crash of Qt takes the whole process along, so it is looked for in a child. A short round is part of every run; the slow
ones are many.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

from tests.ui.x_screen import x_screen

ACTS = 300
ROUNDS = 10
DEADLINE = 100.0
"""For machines that have much else to do; a round takes four seconds."""
MODES = ("home", "kiosk")


def hammer(mode: str, acts: int, environment: Mapping[str, str]) -> None:
    """Have the child work; where it ended badly, its last words are the failure."""
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.ui.hammer", str(acts), mode],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=DEADLINE,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize("mode", MODES)
def test_nothing_breaks_in_a_hurry(mode: str) -> None:
    hammer(mode, ACTS, {"QT_QPA_PLATFORM": "offscreen"})


def test_nothing_breaks_in_a_hurry_on_a_real_platform() -> None:
    with x_screen() as display:
        hammer("kiosk", ACTS, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display})


@pytest.mark.slow
@pytest.mark.timeout(ROUNDS * DEADLINE)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_nothing_breaks_in_a_long_hurry(mode: str, platform: str) -> None:
    with x_screen() as display:
        for _ in range(ROUNDS):
            hammer(mode, 3 * ACTS, {"QT_QPA_PLATFORM": platform, "DISPLAY": display})
