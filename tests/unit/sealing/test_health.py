"""What `doctor` tells of sealed forms: how many, since when, and never what."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.health.sealed import sealed_found
from kiosk.sealing.desk import Form, SealingDesk
from kiosk.sealing.places import keys_of, store_of
from kiosk.settings import KioskSettings, PortalSettings, Settings
from kiosk.text import Wording
from tests.unit.sealing.machine import ANSWERS, BIRTH_DATE, NOW, Machine
from translations import messages

_ = Wording(messages("kiosk", "en"), "en")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(portal=PortalSettings(url="https://portal.example"), kiosk=KioskSettings(state=str(tmp_path)))


@pytest.fixture
def desk(settings: Settings, tmp_path: Path) -> SealingDesk:
    machine = Machine(tmp_path / "other")
    machine.publish()
    keys_of(settings).keep(machine.keys.read())
    return SealingDesk(store_of(settings), keys_of(settings), lambda _: "", lambda: NOW)


def seal(desk: SealingDesk, settings: Settings, days_ago: float) -> str:
    slip = desk.seal(Form("pension", "pension", "1", "az", ANSWERS), birth_date=BIRTH_DATE)
    at = (NOW - timedelta(days=days_ago)).timestamp()
    os.utime(store_of(settings).folder / f"{slip.id}.jwe", (at, at))
    return slip.id


def test_a_machine_that_has_never_had_a_line_cannot_seal(settings: Settings) -> None:
    found = sealed_found(settings, NOW, _)
    assert (found.state, found.values["key_until"]) == ("absent", None)
    assert str(found.text) == "Without a line no form can be kept here."


def test_with_a_key_and_nothing_that_waits_all_is_well(desk: SealingDesk, settings: Settings) -> None:
    assert desk.possible()
    found = sealed_found(settings, NOW, _)
    assert (found.state, str(found.text), found.cause) == ("ok", "No sealed form waits to be sent.", "")


def test_what_waits_is_counted_and_what_waits_long_is_a_warning(desk: SealingDesk, settings: Settings) -> None:
    seal(desk, settings, 1)
    found = sealed_found(settings, NOW, _)
    assert (found.state, str(found.text)) == ("ok", "1 sealed form waits to be sent, since 21 November 2026.")
    seal(desk, settings, 4)
    found = sealed_found(settings, NOW, _)
    assert found.state == "warning"
    assert str(found.text) == "2 sealed forms wait to be sent, the oldest since 18 November 2026."
    assert found.values["waiting"] == 2
    assert "pension" not in f"{found}"


def test_what_was_refused_has_to_be_looked_into(desk: SealingDesk, settings: Settings) -> None:
    store_of(settings).set_aside(seal(desk, settings, 1))
    found = sealed_found(settings, NOW, _)
    assert (found.state, found.values["refused"]) == ("problem", 1)
    assert str(found.text) == "The portal did not take 1 sealed form."
    assert str(store_of(settings).folder) in found.cause


def test_what_is_kept_for_one_portal_is_not_another_s(desk: SealingDesk, settings: Settings, tmp_path: Path) -> None:
    seal(desk, settings, 1)
    other = Settings(
        portal=PortalSettings(url="https://portal.example/other"), kiosk=KioskSettings(state=str(tmp_path))
    )
    assert sealed_found(other, NOW, _).values["waiting"] == 0


@pytest.mark.parametrize(
    ("mounts", "state"),
    [
        ("/dev/sda1 / ext4 rw 0 0\n", "ok"),
        ("/dev/sda1 / ext4 rw 0 0\ntmpfs {0} tmpfs rw 0 0\n", "warning"),
        ("tmpfs / tmpfs rw 0 0\n/dev/sda1 {0} ext4 rw 0 0\n", "ok"),
        ("tmpfs {0}/other tmpfs rw 0 0\nbroken\n", "ok"),
    ],
)
def test_a_kiosk_that_would_lose_them_with_the_power_is_warned_of(
    desk: SealingDesk, settings: Settings, tmp_path: Path, mounts: str, state: str
) -> None:
    assert desk.possible()
    (tmp_path / "mounts").write_text(mounts.format(tmp_path))
    found = sealed_found(replace(settings, mode="kiosk"), NOW, _, tmp_path / "mounts")
    assert found.state == state
    assert sealed_found(settings, NOW, _, tmp_path / "mounts").state == "ok", "at home it is the person's own computer"
