"""The catalogue is kept fresh beside a visit, from the sandbox portal, and a portal that fails changes nothing."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.background import Refresh
from kiosk.catalogue.store import CatalogueStore
from kiosk.catalogue.sync import SyncReport
from kiosk.sandbox.server import running
from kiosk.sealing.places import keys_of
from kiosk.settings import KioskSettings, PortalSettings, Settings
from tests.unit.portal.issuer import Issuer

PATIENCE = 60.0


def settings(url: str, folder: Path) -> Settings:
    """A computer that keeps what it needs in `folder`."""
    return Settings(portal=PortalSettings(url=url), kiosk=KioskSettings(state=str(folder)))


def test_an_empty_catalogue_is_filled_from_the_portal(tmp_path: Path) -> None:
    store, arrived, reports = CatalogueStore(), threading.Event(), list[SyncReport]()

    def changed(report: SyncReport) -> None:
        reports.append(report)
        arrived.set()

    with running() as portal:
        refresh = Refresh(settings(portal.url, tmp_path), store, changed, first=0.0)
        refresh.start()
        try:
            assert arrived.wait(PATIENCE)
        finally:
            refresh.close()
    assert len(store.services()) == 208
    assert reports[0].put > 208
    assert keys_of(settings(portal.url, tmp_path)).read().best(datetime.now(UTC)) is not None, "to seal with, offline"
    store.close()


def test_a_portal_that_is_down_is_looked_at_again_later(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = CatalogueStore()
    caplog.set_level("INFO", "kiosk.background")
    with running("down") as portal:
        refresh = Refresh(settings(portal.url, tmp_path), store, lambda _report: None, first=0.0)
        assert refresh.look() is False
        refresh.close()
    assert store.services() == []
    assert [record.getMessage() for record in caplog.records if record.name == "kiosk.background"] == [
        "the catalogue could not be refreshed: ServerFault"
    ]
    store.close()


def test_a_store_that_cannot_be_written_is_tried_again_later(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = CatalogueStore(tmp_path / "catalogue.sqlite")
    store.close()
    caplog.set_level("INFO", "kiosk.background")
    with running() as portal:
        refresh = Refresh(settings(portal.url, tmp_path), store, lambda _report: None, first=0.0)
        assert refresh.look() is False
    assert [record.getMessage() for record in caplog.records if record.name == "kiosk.background"] == [
        "the catalogue could not be written: ProgrammingError"
    ]


def test_the_lists_are_asked_for_where_the_portal_says(tmp_path: Path) -> None:
    portal, store = Issuer(), CatalogueStore()
    portal.routes = {"/.well-known/portal-configuration": lambda _: (200, {"apiBase": f"{portal.url}/api"})}
    with portal.server:
        refresh = Refresh(settings(portal.url, tmp_path), store, lambda _report: None)
        refresh.look()
    asked = [request.split(b" ")[1].partition(b"?")[0] for request in portal.server.requests]
    assert b"/api/v1/services" in asked
    assert [path for path in asked if not path.startswith(b"/api/v1/")] == [b"/.well-known/portal-configuration"]
    store.close()
