"""`egov-kiosk sandbox` serves until it is told to end, and says in one line what it cannot serve."""

from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

from kiosk.sandbox.handset import Handset, PageRefused
from tests.unit.commands.calling import call, command, environment, is_one_clear_line


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_serves_and_ends_well(tmp_path: Path, ending: signal.Signals) -> None:
    with subprocess.Popen(
        command("sandbox", "--port", "0", "--data", str(tmp_path / "data")),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(tmp_path),
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        url = line.split()[5].rstrip(".")
        assert f"open {url}/d in a browser" in line
        with urlopen(f"{url}/v1/status", timeout=60) as answer:
            assert answer.status == 200
        with pytest.raises(PageRefused):
            Handset(url).decide("000-000-000")
        process.send_signal(ending)
        assert process.communicate(timeout=60) == ("", "")
        assert process.returncode == 0
    assert (tmp_path / "data" / "sandbox.sqlite3").exists()


def test_what_cannot_be_served_is_one_clear_line(tmp_path: Path) -> None:
    file, broken = tmp_path / "file", tmp_path / "broken"
    file.touch()
    broken.mkdir()
    (broken / "sandbox.sqlite3").write_text("this is no database at all")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        wrong = {
            ("--port", port): f"port {port} is occupied",
            ("--port", "70000"): "'70000' is not a port",
            ("--port", "0", "--scenario", "sunny"): "no such scenario: sunny",
            ("--port", "0", "--data", str(file)): str(file),
            ("--port", "0", "--data", str(broken)): str(broken),
        }
        for words, said in wrong.items():
            done = call(tmp_path, "sandbox", *words)
            assert (done.returncode, done.stdout) == (2, ""), words
            assert is_one_clear_line(done.stderr), done.stderr
            assert said in done.stderr
