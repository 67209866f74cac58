"""Nothing of a whole visit is left anywhere: sign in, apply, pay, at home and at a kiosk (ACC-93; contract §A.5).

Tokens, codes, the FİN and the answers stand in no log, fault report, cache, address, window title, clipboard or process list.
What the person takes along on purpose is no trace: the files in their own folder at home, and paper.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.sandbox.people import people
from ui.tour.journeys import ANSWERS, PERSON

ROOT = Path(__file__).parents[2]
DOWNLOADS = "Downloads"


@dataclass(frozen=True)
class Left:
    """What was seen from inside, what the program said, and the folder that it could write to."""

    told: dict[str, Any]
    said: str
    folder: Path

    def secrets(self) -> set[str]:
        """What must stand nowhere, in each way of writing it."""
        person = people()[PERSON].held
        own = {person[name] for name in ("fin", "documentNumber", "address", "phone", "familyName")}
        phone = ANSWERS["phone"].replace(" ", "")
        written = {ANSWERS["employerTaxNumber"], ANSWERS["email"], ANSWERS["phone"], phone, f"+994{phone[1:]}"}
        return own | written | set(self.told["secrets"])

    def found_in(self, text: str) -> set[str]:
        """The secrets that stand in a text."""
        return {secret for secret in self.secrets() if secret in text}


def visited(place: str, folder: Path) -> Left:
    home, out = folder / "home", folder / "seen.json"
    home.mkdir()
    paper = folder / "bin" / "lp"
    paper.parent.mkdir()
    paper.write_text("#!/bin/sh\nexec cat > /dev/null\n")
    paper.chmod(paper.stat().st_mode | stat.S_IXUSR)
    usual = {name: value for name, value in os.environ.items() if name in ("LANG", "LD_LIBRARY_PATH")}
    environment = {
        **usual,
        "PATH": f"{paper.parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state-of-programs"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    for name in ("tmp", "run"):
        (home / name).mkdir(mode=0o700)
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.ui.leaving_traces", place, str(out)]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    return Left(json.loads(out.read_text("utf-8")), ended.stdout + ended.stderr, home)


def hold(left: Left, *, kiosk: bool) -> None:
    """Each place where something could be left, by its name."""
    told = left.told
    assert len(told["secrets"]) >= 6, "tokens, codes and the payment's page were overheard"
    assert not left.found_in(left.said), "log, output, report of a fault"
    assert left.said.count("ValueError at") == 2, "the faults were reported, by kind and place"
    assert not left.found_in("\n".join(told["titles"]))
    assert len(told["titles"]) > 15
    assert not left.found_in("\n".join(told["clipboard"]))
    assert not left.found_in("\n".join(told["processes"]))
    assert any("voice_process" in each for each in told["names"]), "the voice is one of them"
    assert any("receipt_pdf" in each for each in told["names"]), "and who makes the paper"
    assert not left.found_in("\n".join(told["lines"])), "addresses, as any server on the way writes them down"
    assert any(line.startswith("POST /v1/payments") for line in told["lines"])
    elsewhere = [each for each in told["opened"] if not _is_in(each, left.folder)]
    assert elsewhere == [], "nothing is written but where it is looked at here"
    files = [each for each in left.folder.rglob("*") if each.is_file()]
    own = [each for each in files if each.is_relative_to(left.folder / DOWNLOADS)]
    assert len(own) == (0 if kiosk else 2)
    assert not left.found_in("\n".join(str(each) for each in files)), "names of files"
    for file in files:
        if file not in own:
            assert not left.found_in(_content(file)), file


def _is_in(opened: str, folder: Path) -> bool:
    return opened in (":memory:", os.devnull) or Path(opened).is_relative_to(folder)


def _content(file: Path) -> str:
    """What stands in a file, whichever way it is written."""
    data = file.read_bytes()
    return data.decode("utf-8", "replace") + data.decode("utf-16-le", "replace")


@pytest.mark.acc(93)
def test_a_visit_at_a_kiosk_leaves_nothing(tmp_path: Path) -> None:
    hold(visited("kiosk", tmp_path), kiosk=True)


@pytest.mark.slow
def test_a_visit_at_home_leaves_what_the_person_saved(tmp_path: Path) -> None:
    hold(visited("home", tmp_path), kiosk=False)


def test_a_secret_that_is_left_would_be_found(tmp_path: Path) -> None:
    """The proof proves something."""
    left = Left({"secrets": ["0snMTNNPD-FBZ"]}, "", tmp_path)
    assert left.found_in("Authorization: Bearer 0snMTNNPD-FBZ") == {"0snMTNNPD-FBZ"}
    assert left.found_in(f"FİN {people()[PERSON].held['fin']}")
    assert not left.found_in("egov-kiosk: ValueError at leaving_traces.py:220")
