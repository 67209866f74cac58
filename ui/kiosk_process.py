"""The process of a kiosk's window: its parent's id as argument, the settings as first line of its input.

It ends with its parent and leaves no traces before anything else is loaded.
"""

from __future__ import annotations

import os
import sys

import msgspec

from kiosk.confinement import end_with_parent, leave_no_traces
from kiosk.settings import Settings
from kiosk.warmup import load_undisturbed
from ui.plain_imports import keep_plain_imports


def main() -> int:
    """Make a window, hidden; returns when it is gone."""
    end_with_parent(int(sys.argv[1]))
    leave_no_traces()
    commands, says = _take_pipes()
    settings = msgspec.json.decode(_first_line(commands), type=Settings)
    keep_plain_imports()
    load_undisturbed()
    from ui.kiosk import run

    return run(settings, commands, says)


def _take_pipes() -> tuple[int, int]:
    """Standard input and output for ourselves alone: what this process starts inherits neither, what libraries print is lost."""
    commands, says = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return commands, says


def _first_line(commands: int) -> bytes:
    """Read to the end of the first line and no further."""
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(commands, 1)
        if not byte:
            break
        line += byte
    return line


if __name__ == "__main__":
    sys.exit(main())
