"""`egov-kiosk doctor` names what works and what does not, with the cause, in three languages and as JSON."""

from __future__ import annotations

import json
import re
import shutil
import stat
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.catalogue.first import open_first
from kiosk.health.audio import audio_found, sound_cards, sound_server
from kiosk.health.catalogue import OLD_DAYS, catalogue_found
from kiosk.health.display import FontsSeen, ScreenSeen, fonts_found, screen_found
from kiosk.health.portal import portal_found
from kiosk.health.printer import printer_found
from kiosk.health.voices import voices_found
from kiosk.sandbox.server import running
from kiosk.settings import KioskSettings, PortalSettings, Settings
from kiosk.text import Wording
from tests.unit.commands.calling import call, is_one_clear_line
from translations import messages

NAMES = [
    "settings",
    "voices",
    "audio",
    "screen",
    "fonts",
    "printer",
    "portal",
    "clock",
    "enrolment",
    "catalogue",
    "sealed",
]
_ = Wording(messages("kiosk", "en"), "en")


def asked(home: Path, *words: str, **more: str) -> tuple[dict[str, Any], bool, int]:
    done = call(home, "doctor", "--json", *words, **more)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    return found["checks"], found["ok"], done.returncode


def test_every_check_has_a_state_a_sentence_and_a_cause(tmp_path: Path) -> None:
    with running() as portal:
        checks, ok, status = asked(tmp_path, "--portal", portal.url, "--language", "en")
    assert list(checks) == NAMES
    for check in checks.values():
        assert check["state"] in {"ok", "warning", "problem", "absent"}
        assert check["text"].endswith(".")
        assert check["cause"] or check["state"] in {"ok", "absent"}
    assert (ok, status) == (True, 0)
    assert checks["voices"]["az"] and checks["voices"]["en"] and checks["voices"]["ru"]
    assert checks["portal"]["state"] == checks["clock"]["state"] == "ok"
    assert abs(checks["clock"]["skew_seconds"]) < 60
    with closing(open_first(tmp_path / "own")) as shipped:
        assert checks["catalogue"]["services"] == len(shipped.services())
    assert checks["catalogue"]["search"] is True
    assert checks["screen"]["cause"] == "Neither DISPLAY nor WAYLAND_DISPLAY is set."


def test_lines_are_aligned_and_in_the_language_asked_for(tmp_path: Path) -> None:
    (tmp_path / "config" / "egov-kiosk").mkdir(parents=True)
    (tmp_path / "config" / "egov-kiosk" / "settings.toml").write_text('language = "ru"\n')
    done = call(tmp_path, "doctor")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert len(lines) == len(NAMES)
    columns = {
        (len(match[1]), len(match[2])) for line in lines if (match := re.match(r"(\S+: +)(\S[^.]*\. +)\S", line))
    }
    assert len(columns) == 1
    assert done.stdout != call(tmp_path, "doctor", "--language", "az").stdout


def test_what_is_wrong_is_named_and_the_exit_status_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('mode = "car"\n')
    checks, ok, status = asked(tmp_path, "--settings", str(broken), "--language", "en", DISPLAY=":4711")
    assert (ok, status) == (False, 1)
    assert checks["settings"]["state"] == "problem"
    assert checks["settings"]["key"] == "mode"
    assert checks["screen"]["state"] == "problem"
    assert checks["screen"]["cause"]
    done = call(tmp_path, "doctor", "--portal", "ftp://portal.example")
    assert done.returncode == 2
    assert is_one_clear_line(done.stderr)


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        ("down", "The portal has a fault"),
        ("hostile:html", "does not belong to a portal"),
        ("hostile:json", "does not belong to a portal"),
    ],
)
def test_a_portal_in_trouble_is_told(scenario: str, words: str) -> None:
    with running(scenario) as portal:
        found, clock = portal_found(Settings(portal=PortalSettings(url=portal.url)), _)
    assert found.state == "problem"
    assert words in found.text.text
    assert found.cause
    assert clock.name == "clock"


def test_a_portal_that_is_not_there_and_one_that_is_not_set() -> None:
    with running() as portal:
        gone = portal.url
    found, clock = portal_found(Settings(portal=PortalSettings(url=gone)), _)
    assert (found.state, clock.state) == ("problem", "absent")
    assert found.cause.startswith("Offline")
    found, clock = portal_found(Settings(), _)
    assert (found.state, found.values["url"], clock.state) == ("ok", "sandbox", "absent")


@pytest.mark.parametrize(("ahead", "state"), [(0, "ok"), (50, "ok"), (75, "problem"), (-3600, "problem")])
def test_the_clock_may_be_a_minute_off(ahead: float, state: str) -> None:
    def here() -> float:
        return (datetime.now(UTC) + timedelta(seconds=ahead)).timestamp()

    with running() as portal:
        clock = portal_found(Settings(portal=PortalSettings(url=portal.url)), _, here)[1]
    assert clock.state == state
    assert clock.values["skew_seconds"] == pytest.approx(ahead, abs=3)


def test_the_catalogue_s_age_and_its_failures(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with closing(open_first(tmp_path)) as shipped:
        recorded = date.fromisoformat(max(each.recorded_at for each in shipped.services())[:10])
    assert catalogue_found(tmp_path, recorded, _).state == "ok"
    old = catalogue_found(tmp_path, recorded + timedelta(days=OLD_DAYS + 1), _)
    assert (old.state, old.values["age_days"]) == ("warning", OLD_DAYS + 1)
    in_a_file = tmp_path / "file"
    in_a_file.touch()
    kept_nowhere = catalogue_found(in_a_file / "cache", recorded, _)
    assert kept_nowhere.state == "warning"
    assert "cannot be written" in kept_nowhere.cause
    assert [record.name for record in caplog.records] == ["kiosk.catalogue.first"]


def test_why_there_is_no_sound(tmp_path: Path) -> None:
    listing = tmp_path / "cards"
    listing.write_text(
        " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      HDA Intel PCH at 0xf7d10000 irq 30\n"
    )
    assert sound_cards(listing) == ["HDA-Intel - HDA Intel PCH"]
    assert sound_cards(tmp_path / "none") == []
    assert not sound_server({"XDG_RUNTIME_DIR": str(tmp_path)})
    (tmp_path / "pipewire-0").touch()
    assert sound_server({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert audio_found("ALSA", "", _).state == "ok"
    assert audio_found(None, "", _).cause
    assert audio_found(None, "espeak-ng: OSError", _).cause == "espeak-ng: OSError"


def test_a_voice_that_is_missing_is_a_problem() -> None:
    found = voices_found({"az": "no voice “az”", "en": "", "ru": ""}, _)
    assert (found.state, found.cause, found.values["az"]) == ("problem", "no voice “az”", False)
    assert "Azerbaijani" in found.text.text


def test_the_screen_and_the_fonts_as_they_were_seen() -> None:
    seen = ScreenSeen(platform="xcb", width=1280, height=720, scale=1.5)
    assert "1920 × 1080" in screen_found(seen, _).text.text
    assert screen_found(ScreenSeen(platform="offscreen", width=800, height=800, scale=1), _).state == "absent"
    assert screen_found("could not connect to display", _).state == "problem"
    assert fonts_found(FontsSeen(family="Inter"), _).state == "ok"
    assert fonts_found(FontsSeen(family="Inter", missing="ə₼"), _).cause == "ə ₼"
    assert fonts_found("not a font", _).state == "problem"


@pytest.mark.skipif(sys.platform == "win32", reason="the print command of this test is a shell script")
def test_the_printer_is_the_chosen_one_or_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (printer_found("", _).state, printer_found("", _).values["printer"]) == ("warning", None)
    shell = shutil.which("sh", path="/bin:/usr/bin")
    for name, said in (("lp", ""), ("lpstat", "case $1 in -e) echo Office; echo Hall;; -d) echo $DEFAULT;; esac")):
        (tmp_path / name).write_text(f"#!{shell}\n{said}\n")
        (tmp_path / name).chmod(stat.S_IRWXU)
    monkeypatch.setenv("DEFAULT", "no system default destination")
    assert "no default printer" in printer_found("", _).cause
    assert (printer_found("Hall", _).state, printer_found("Attic", _).state) == ("ok", "warning")
    monkeypatch.setenv("DEFAULT", "system default destination: Office")
    found = printer_found(KioskSettings().printer, _)
    assert (found.state, found.values["printer"]) == ("ok", "Office")
