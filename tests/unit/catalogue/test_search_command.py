"""`egov-kiosk search` on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ui.commands import main


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder that lasts for all tests of this file."""
    folder = tmp_path_factory.getbasetemp() / "search-cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder


def test_json_holds_id_name_and_score(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "vəsiqəm itib", "--language", "en", "--limit", "2", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["items"][0]["id"] == "id-card-lost"
    assert printed["items"][0]["name"] == "Reissue of a lost or damaged identity card"
    assert len(printed["items"]) == 2
    assert all(set(item) == {"id", "name", "score"} for item in printed["items"])


def test_without_json_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "prava", "--language", "ru", "--limit", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("1. ")


def test_nothing_found_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "😀", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"items": []}
    assert main(["search", "😀"]) == 0
    streams = capsys.readouterr()
    assert streams.out == ""
    assert len(streams.err.splitlines()) == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--language", "fr"],
        ["--language", ""],
        ["--limit", "0"],
        ["--limit", "x"],
        ["--limit", "101"],
        ["--limit", "-1"],
        ["--limit", "٣"],
        ["--limit", "9" * 5000],
    ],
)
def test_a_wrong_option_is_one_clear_line(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "pasport", *options]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert len(streams.err.splitlines()) == 1
    assert options[0] in streams.err


def test_it_needs_no_window_and_no_network() -> None:
    program = (
        "import sys; from ui.commands import main; main(['search', 'pasport']);"
        "print([name for name in ('PySide6', 'httpx', 'tuf') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.splitlines()[-1] == "[]"
