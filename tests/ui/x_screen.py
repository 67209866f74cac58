"""A screen of X with nobody before it (Xvfb), for tests of what only a real platform does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


def need(*programs: str) -> None:
    """Fail where a program is missing that the set-up brings; skip where there is no X."""
    if sys.platform != "linux":
        pytest.skip("there is X on Linux alone")
    missing = [program for program in programs if shutil.which(program) is None]
    assert not missing, f"{', '.join(missing)}: not found. `packaging/setup.sh dev` installs it, with rights to do so."


@contextmanager
def x_screen(size: str = "1920x1080") -> Iterator[str]:
    """Its `DISPLAY`, for as long as it is wanted. There is no window manager."""
    need("Xvfb")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
