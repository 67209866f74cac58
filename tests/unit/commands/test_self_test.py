"""`egov-kiosk doctor --accessibility`: the self-test of what people need who hear, feel or enlarge (requirements B2-53)."""

from __future__ import annotations

import array
import json
import math
import re
import shutil
import stat
import struct
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from accessibility.keypad_profile import load_profile
from kiosk.health.finding import Finding
from kiosk.settings import KioskSettings, Settings
from kiosk.text import Wording
from tests.unit.commands.calling import call
from translations import messages
from ui.commands.self_test import SelfTest
from ui.commands.self_test_keys import KeyTrial
from ui.commands.self_test_sound import QUIETEST_DB, Meter, Recorder, measure

NAMES = [
    "jack", "voices", "speaker", "loop-back", "keypad", "printer", "contrast", "signs", "lexicon", "screen", "profile",
]  # fmt: skip


def self_test(**settings: Any) -> SelfTest:
    return SelfTest(Settings(**settings), Wording(messages("ui", "en"), "en"), Wording(messages("kiosk", "en"), "en"))


def found(name: str, **settings: Any) -> Finding:
    checks = self_test(**settings).checks()
    names = next(each for each in checks if name in each)
    return next(each for each in checks[names]() if each.name == name)


def test_every_part_has_a_state_and_a_sentence(tmp_path: Path) -> None:
    done = call(tmp_path, "doctor", "--accessibility", "--json", "--language", "en")
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert list(told["checks"]) == NAMES
    for check in told["checks"].values():
        assert check["state"] in {"ok", "warning", "problem", "absent"}
        assert check["text"].endswith(".")
        assert check["cause"] or check["state"] in {"ok", "absent"}
    assert (told["ok"], done.returncode) == (True, 0)
    checks = told["checks"]
    assert all(checks["voices"]["milliseconds"][language] > 100 for language in ("az", "en", "ru"))
    assert QUIETEST_DB < checks["speaker"]["level_db"] < 0
    assert set(checks["keypad"]["keys"]) >= {"up", "down", "action", "help", "back", "next"}
    assert min(checks["contrast"]["least"].values()) >= 7
    assert {each: least for each, least in checks["contrast"]["least"].items() if least < 15}.keys() == {
        "light", "dark", "low-glare",
    }  # fmt: skip


def test_one_aligned_line_each(tmp_path: Path) -> None:
    done = call(tmp_path, "doctor", "--accessibility", "--language", "en")
    lines = done.stdout.splitlines()
    assert len(lines) == len(NAMES)
    assert len({match.end(2) for line in lines if (match := re.match(r"([^:]+: +)(\w[^.]*\. +)", line))}) == 1


def test_at_a_kiosk_what_nobody_hears_is_a_problem_and_said_so(tmp_path: Path) -> None:
    (tmp_path / "pad.toml").write_text('[keys]\nup = "NoSuchKey"\n', "utf-8")
    settings = tmp_path / "kiosk.toml"
    settings.write_text(f'mode = "kiosk"\n[kiosk]\nkeypad_profile = "{tmp_path / "pad.toml"}"\n', "utf-8")
    done = call(
        tmp_path, "doctor", "--accessibility", "--json", "--speak", "--settings", str(settings), "--language", "en"
    )
    told = json.loads(done.stdout)
    assert (told["ok"], done.returncode) == (False, 1)
    checks = told["checks"]
    broken = [name for name, check in checks.items() if check["state"] == "problem"]
    assert set(broken) >= {"jack", "keypad"}
    assert ("speaker" in broken) is (checks["speaker"]["device"] is None)
    assert "NoSuchKey" in checks["keypad"]["cause"]
    called = {"jack": "Headphones", "speaker": "Loudspeaker", "keypad": "Keypad", "loop-back": "What it plays"}
    names = ", ".join(called[name] for name in broken)
    assert told["spoken"] == f"This machine is out of order: {names}. Please ask a member of staff."


@pytest.mark.skipif(sys.platform == "win32", reason="the programs of this test are shell scripts")
@pytest.mark.parametrize(("amplitude", "level"), [(8000, pytest.approx(-12.2, abs=0.5)), (0, -120.0)])
def test_the_way_out_is_listened_to_where_it_can_be(
    amplitude: int, level: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A recorder that answers like `parec`, with a tone or with silence."""
    tone = b"".join(struct.pack("<h", amplitude if at % 2 else -amplitude) for at in range(4410))
    (tmp_path / "tone").write_bytes(tone)
    shell = shutil.which("sh", path="/bin:/usr/bin")
    recorder = tmp_path / "parec"
    recorder.write_text(f"#!{shell}\n/bin/cat {tmp_path / 'tone'}\nexec /bin/sleep 60\n")
    recorder.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(tmp_path))
    listening = Recorder()
    listening.wait_for_sound()
    assert listening.end() == (level, "")


def test_without_a_recorder_the_way_out_cannot_be_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    heard = measure("Hello.", "en")
    assert heard.level_db is not None
    assert heard.level_db > QUIETEST_DB
    assert heard.loop_back_db is None
    assert heard.loop_back_cause


def test_the_meter_measures_decibels_and_not_the_silence_between() -> None:
    meter = Meter()
    assert meter.decibels is None
    meter.add(bytes(2000))
    assert meter.decibels is None
    meter.add(array.array("h", [round(16384 * math.sin(at / 5)) for at in range(20_000)]).tobytes())
    meter.add(bytes(2000))
    assert meter.decibels == pytest.approx(-9, abs=0.1)


def test_a_way_out_that_is_muted_is_a_problem() -> None:
    test = self_test()
    assert test._loop_back(-120.0, "").state == "problem"
    assert test._loop_back(-20.0, "").state == "ok"
    assert test._loop_back(None, "no sound card").state == "absent"


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    nowhere = found("signs", signs=str(tmp_path / "none"))
    assert (nowhere.state, "none" in nowhere.cause) == ("problem", True)
    assert found("signs").state == "absent"
    assert found("lexicon").state == "ok"
    assert found("profile").state == "ok"
    assert found("keypad", kiosk=KioskSettings(keypad_profile="storm")).values["profile"] != "EZ Access"


UP, DOWN, ACTION = 196, 197, 198
"""Scan codes of the EZ Access keypad."""


def press(trial: KeyTrial, code: int, key: int = 0) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, code, 0, 0)
    QCoreApplication.sendEvent(trial, event)


def test_each_key_is_asked_for_until_it_comes_or_is_passed_over(qtbot: QtBot) -> None:
    trial = KeyTrial(load_profile().profile, "en")
    qtbot.addWidget(trial)
    names = [str(key) for key in dict.fromkeys(load_profile().profile.keys.values())]
    assert names[:4] == ["help", "up", "down", "action"]
    assert "“Help”" in trial.label.text()
    press(trial, UP)
    assert "“Help”" in trial.label.text(), "another key is not the one that was asked for"
    press(trial, 9, Qt.Key.Key_Escape)
    for code in (UP, DOWN, ACTION):
        press(trial, code)
    assert trial.came == {"help": False, "up": True, "down": True, "action": True}
    with qtbot.waitSignal(trial.done):
        trial.close()
    assert list(trial.came) == names
    assert not any(trial.came[name] for name in names[4:])


def test_a_key_that_does_not_come_is_not_waited_for_without_end(qtbot: QtBot) -> None:
    trial = KeyTrial(load_profile().profile, "en", seconds=0.01)
    qtbot.addWidget(trial)
    qtbot.waitUntil(lambda: len(trial.came) == 8)
    assert not any(trial.came.values())


def test_without_a_screen_no_key_can_be_asked_for(tmp_path: Path) -> None:
    told = json.loads(call(tmp_path, "doctor", "--accessibility", "--press", "--json", "--language", "en").stdout)
    assert (told["checks"]["keys"]["state"], told["checks"]["keys"]["cause"]) == (
        "problem",
        "There is no screen to ask on.",
    )
