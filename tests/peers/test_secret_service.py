"""The key store of a Linux desktop (GNOME Keyring, by the Secret Service): a sign-in is kept in it, and nothing lies open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.peers.debian import libraries, unpacked
from tests.peers.safe_person import RECORD
from tests.ui.portal import bus

ROOT = Path(__file__).parents[2]


class Desktop:
    """A session of somebody with a home of their own; each login has a bus and a keyring that their password opens."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.home.mkdir()
        self.keyring = unpacked("gnome-keyring")
        self.environment = {
            **os.environ,
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_RUNTIME_DIR": str(folder),
        }

    def login(self, address: str) -> None:
        """Returns when the keyring answers; it ends with its bus."""
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        subprocess.run(
            [self.keyring / "usr" / "bin" / "gnome-keyring-daemon", "--unlock", "--components=secrets"],
            input=b"password",
            env={**self.environment, "LD_LIBRARY_PATH": libraries(self.keyring)},
            capture_output=True,
            timeout=60,
            check=True,
        )

    def does(self, step: str) -> str:
        """What the program says, in a process of its own."""
        command = [sys.executable, "-m", "tests.peers.safe_person", step]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    tmp_path.chmod(0o700)
    return Desktop(tmp_path)


def test_a_sign_in_is_kept_over_a_login_and_encrypted(desktop: Desktop, tmp_path: Path) -> None:
    with bus(tmp_path) as address:
        desktop.login(address)
        assert desktop.does("write") == "True"
    for file in desktop.home.rglob("*"):
        if file.is_file():
            assert RECORD.refresh_token.encode() not in file.read_bytes()
    with bus(tmp_path) as address:
        desktop.login(address)
        assert desktop.does("read") == "True"
        assert desktop.does("clear") == "True None"


def test_a_desktop_without_one_has_none(desktop: Desktop, tmp_path: Path) -> None:
    with bus(tmp_path) as address:
        desktop.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        assert desktop.does("look") == "False"
