"""Calls the command line as a person at a terminal would: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def environment(home: Path, **more: str) -> dict[str, str]:
    """A user with an empty home and no screen."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PULSE_SERVER", "XDG_RUNTIME_DIR"}
    }
    places = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache")}
    return {**kept, **places, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


def command(*words: str) -> list[str]:
    return [sys.executable, "-c", "import sys; from ui.commands import main; sys.exit(main())", *words]


def call(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words), capture_output=True, text=True, timeout=60, check=False, env=environment(home, **more)
    )


def is_one_clear_line(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text and len(text) < 300
