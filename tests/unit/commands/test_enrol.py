"""`egov-kiosk enrol`: a key is made on this kiosk and kept for its own eyes; whatever goes wrong is one clear line."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk import enrolment
from kiosk.enrolling import UNFINISHED
from kiosk.health.enrolled import enrolment_found
from kiosk.portal.client_key import new_key, public_half
from kiosk.portal.device import enrol
from kiosk.portal.http import Http
from kiosk.sandbox.portal import now
from kiosk.sandbox.server import Running, running
from kiosk.settings import KioskSettings, PortalSettings, Settings
from kiosk.text import Wording
from tests.unit.commands.calling import call, is_one_clear_line
from translations import messages
from ui.commands import USAGE_ERROR, main


@pytest.fixture(scope="module")
def portal() -> Iterator[Running]:
    with running() as started:
        yield started


@pytest.fixture
def settings(portal: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """As the command finds them."""
    state = tmp_path / "state"
    monkeypatch.setenv("EGOV_KIOSK_PORTAL_URL", portal.url)
    monkeypatch.setenv("EGOV_KIOSK_KIOSK_STATE", str(state))
    monkeypatch.setenv("EGOV_KIOSK_KIOSK_NAME", "Şəki, 2 nömrəli köşk")
    return Settings(mode="kiosk", portal=PortalSettings(url=portal.url), kiosk=KioskSettings(state=str(state)))


def test_a_kiosk_is_enrolled_from_a_terminal(portal: Running, tmp_path: Path) -> None:
    """The key never leaves: what the portal holds is its public half."""
    done = call(tmp_path, "enrol", portal.enrolment_code(), "--portal", portal.url, XDG_STATE_HOME=str(tmp_path / "s"))
    assert (done.returncode, done.stderr) == (0, "")
    file = tmp_path / "s" / "egov-kiosk" / "device.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    kept = json.loads(file.read_text())
    assert kept["device_id"] in done.stdout
    row = portal.portal.store.row("SELECT * FROM kiosk WHERE client = ?", kept["client_id"])
    assert row is not None
    assert kept["jwk"]["d"] not in "".join(str(value) for value in row)
    assert kept["jwk"]["x"] == json.loads(row["jwk"])["x"]
    assert [each.name for each in file.parent.iterdir()] == ["device.json"]


def test_the_name_of_the_kiosk_is_told(portal: Running, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["enrol", portal.enrolment_code().lower().replace("-", " ")]) == 0
    assert "enrolled" in capsys.readouterr().out
    found = enrolment.load(settings)
    assert found is not None
    row = portal.portal.store.row("SELECT site FROM kiosk WHERE client = ?", found.client_id)
    assert row is not None
    assert row["site"] == "Şəki, 2 nömrəli köşk"


def test_a_code_that_does_not_hold_is_told_apart(
    portal: Running, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    used, old = portal.enrolment_code(), portal.enrolment_code()
    assert main(["enrol", used]) == 0
    (enrolment.state_folder(settings) / "device.json").unlink()
    portal.portal.clock = lambda: now() + timedelta(days=2)
    try:
        capsys.readouterr()
        said = []
        for code in ("AAAA-AAAA", used, old):
            assert main(["enrol", code]) == 1
            line = capsys.readouterr().err
            assert is_one_clear_line(line)
            said.append(line)
    finally:
        portal.portal.clock = now
    for line, word in zip(said, ("does not know", "has been used", "time of this code"), strict=True):
        assert word in line
    assert enrolment.load(settings) is None


def test_an_enrolment_is_one_portal_s(portal: Running, settings: Settings) -> None:
    assert main(["enrol", portal.enrolment_code()]) == 0
    elsewhere = msgspec.structs.replace(settings, portal=PortalSettings(url="https://portal.example.az"))
    assert enrolment.load(elsewhere) is None
    assert enrolment.load(settings) is not None


def test_an_answer_that_is_lost_can_be_had_again(portal: Running, settings: Settings) -> None:
    """The line breaks after the portal has taken the code: the same code brings the same enrolment."""
    code, jwk = portal.enrolment_code(), new_key()
    begun = enrolment.Enrolment(portal=portal.url, device_id="", client_id="", jwk=jwk)
    enrolment.save(settings, begun, UNFINISHED)
    with closing(Http(portal.url)) as http:
        lost = enrol(http, code, public_half(jwk), "model", "site")
    assert main(["enrol", code]) == 0
    found = enrolment.load(settings)
    assert found is not None
    assert (found.client_id, found.jwk) == (lost.client_id, jwk)


def test_what_cannot_be_asked_or_kept_is_one_clear_line(
    portal: Running, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    code = portal.enrolment_code()
    assert main(["enrol", code, "--portal", "http://127.0.0.1:9"]) == 1
    assert is_one_clear_line(capsys.readouterr().err)
    folder = enrolment.state_folder(settings)
    (folder / "unfinished.json").chmod(0o644)
    assert main(["enrol", code]) == 1
    assert "unfinished.json cannot be used" in capsys.readouterr().err
    assert main(["enrol", "  "]) == USAGE_ERROR
    assert is_one_clear_line(capsys.readouterr().err)


def test_without_a_portal_there_is_nothing_to_be_enrolled_at(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EGOV_KIOSK_PORTAL_URL", raising=False)
    assert main(["enrol", "AAAA-AAAA"]) == USAGE_ERROR
    assert "no portal is set" in capsys.readouterr().err


def test_doctor_says_whether_it_is_enrolled_and_whether_the_key_is_safe(portal: Running, settings: Settings) -> None:
    wording = Wording(messages("kiosk", "en"), "en")
    assert enrolment_found(msgspec.structs.replace(settings, mode="home"), wording).state == "absent"
    assert "enrol CODE" in enrolment_found(settings, wording).cause
    main(["enrol", portal.enrolment_code()])
    assert enrolment_found(settings, wording).state == "ok"
    file = enrolment.state_folder(settings) / "device.json"
    file.chmod(0o640)
    found = enrolment_found(settings, wording)
    assert (found.state, "read by others" in found.cause) == ("problem", True)
    file.chmod(0o600)
    file.write_text("{")
    assert "damaged" in enrolment_found(settings, wording).cause
