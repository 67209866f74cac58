"""`packaging/run.sh` opens the window where there is a screen, and makes the tour where there is none."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.commands.calling import ROOT, environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the other systems always have a screen")


def called(tmp_path: Path, status: int = 0, screen: str = "") -> subprocess.CompletedProcess[str]:
    """Runs the script in a project whose program only says how it was called."""
    program = tmp_path / ".venv" / "bin" / "egov-kiosk"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f'#!/bin/sh\necho "called: $* on [$QT_QPA_PLATFORM]"\nexit {status}\n')
    program.chmod(stat.S_IRWXU)
    script = tmp_path / "packaging" / "run.sh"
    script.parent.mkdir(exist_ok=True)
    shutil.copy(ROOT / "packaging" / "run.sh", script)
    more = {screen: ":0"} if screen else {}
    return subprocess.run(
        [str(script)], capture_output=True, text=True, timeout=60, check=False, env=environment(tmp_path, **more)
    )


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_screen_the_window_is_opened(tmp_path: Path, variable: str) -> None:
    done = called(tmp_path, screen=variable)
    assert (done.returncode, done.stdout) == (0, "called: run on []\n")


def test_with_no_screen_a_tour_is_made_and_it_says_where_to_look(tmp_path: Path) -> None:
    done = called(tmp_path)
    assert done.returncode == 0
    assert "called: tour --out build/tour on [offscreen]\n" in done.stdout
    assert f"{tmp_path}/build/tour" in done.stdout.splitlines()[-1]


def test_what_the_program_fails_with_is_the_script_s_own_status(tmp_path: Path) -> None:
    assert called(tmp_path, 1).returncode == 1
    assert called(tmp_path, 3, "DISPLAY").returncode == 3
