"""Where it is kept: one folder for each portal, and practice portals that do not come back are forgotten."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kiosk.sealing.places import keys_of, store_of, tidy
from kiosk.settings import KioskSettings, PortalSettings, Settings
from tests.unit.sealing.machine import Machine

WHOLE = b"eyJhIjoxfQ.AAAA.AAAA.AAAA.AAAA"
NAME = "5f2b0d7e-6c57-4b6f-9a50-4a2f4b7e1c11"
WEEK = 7 * 86_400.0


def of(folder: Path, url: str) -> Settings:
    return Settings(portal=PortalSettings(url=url), kiosk=KioskSettings(state=str(folder)))


@pytest.mark.parametrize(
    "url",
    [
        "https://portal.example",
        "https://portal.example:8443",
        "https://portal.example/a/../b",
        "http://127.0.0.1:8765",
        "https://[2001:db8::1]/x",
        "",
    ],
)
def test_each_portal_has_a_folder_below_the_state_s(tmp_path: Path, url: str) -> None:
    store = store_of(of(tmp_path, url))
    store.add(NAME, WHOLE)
    (folder,) = (tmp_path / "deposits").iterdir()
    assert folder == store.folder
    assert folder.resolve().parent == (tmp_path / "deposits").resolve()
    Machine(tmp_path / "other").publish()
    keys_of(of(tmp_path, url)).keep(Machine(tmp_path / "other").keys.read())
    assert sorted(each.name for each in folder.iterdir()) == [f"{NAME}.jwe", "keys.json"]


def test_portals_do_not_share_what_was_sealed_for_one(tmp_path: Path) -> None:
    urls = ["https://a.example", "https://b.example", "https://a.example:444", "https://a.example/b"]
    assert len({store_of(of(tmp_path, url)).folder for url in urls}) == len(urls)


def test_practice_portals_of_another_week_are_forgotten_and_no_others(tmp_path: Path) -> None:
    here, other = of(tmp_path, "http://127.0.0.1:1000"), of(tmp_path, "http://127.0.0.1:2000")
    fresh, real = of(tmp_path, "http://localhost:3000"), of(tmp_path, "https://portal.example")
    now = time.time()
    for each in (here, other, fresh, real):
        store_of(each).add(NAME, WHOLE)
        if each is not fresh:
            for path in (store_of(each).folder / f"{NAME}.jwe", store_of(each).folder):
                os.utime(path, (now - WEEK - 60,) * 2)
    tidy(here, now)
    assert [bool(store_of(each).waiting()) for each in (here, other, fresh, real)] == [True, False, True, True]


def test_where_there_is_nothing_there_is_nothing_to_tidy(tmp_path: Path) -> None:
    tidy(of(tmp_path, "https://portal.example"))
    assert list(tmp_path.iterdir()) == []
