"""What is done beside a visit: the catalogue and the forms are kept fresh. Run by the window at home and by the supervisor at a kiosk."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from kiosk.catalogue.first import open_first
from kiosk.catalogue.store import CatalogueStore
from kiosk.clients import Clients
from kiosk.portal.cancelling import Cancellation
from kiosk.portal.errors import Cancelled, PortalError
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.catalogue.sync import SyncReport
    from kiosk.portal.public import PublicPortal
    from kiosk.portal.resources.portal import Configuration

_log: Final = logging.getLogger(__name__)

EVERY_SECONDS: Final = 3600.0
AGAIN_SECONDS: Final = 120.0
"""How long until the next look at the portal, after one that succeeded and after one that did not."""


class Refresh:
    """Keeps the catalogue and the forms fresh on a thread of its own; `changed` is called there when something is new.

    The first look comes `first` seconds after `start`: a person's own requests come before it.
    """

    def __init__(
        self, settings: Settings, catalogue: CatalogueStore, changed: Callable[[SyncReport], None], first: float = 2.0
    ) -> None:
        self._clients, self._settings = Clients(settings), settings
        self._catalogue = catalogue
        self._changed = changed
        self._first = first
        self._cancellation = Cancellation()
        self._thread = threading.Thread(target=self._run, name="catalogue refresh", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Stop; returns when the thread has ended."""
        self._cancellation.cancel()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        wait = self._first
        try:
            while True:
                self._cancellation.wait(wait)
                wait = EVERY_SECONDS if self.look() else AGAIN_SECONDS
        except Cancelled:
            return

    def look(self) -> bool:
        """Look at the portal once, now; whether the catalogue is as fresh as the portal's afterwards, and every form is here."""
        from kiosk.catalogue.forms import fetch_forms
        from kiosk.catalogue.sync import synchronise
        from kiosk.portal.public import PublicPortal

        try:
            with self._cancellation.watched():
                http = self._clients.new()
                try:
                    portal = PublicPortal(http)
                    configuration = portal.configuration()
                    kept = self._keep_keys(portal, configuration)
                    report = synchronise(portal, self._catalogue)
                    if report.changed:
                        self._changed(report)
                    fetch_forms(portal, self._catalogue)
                finally:
                    http.close()
        except Cancelled:
            raise
        except PortalError as error:
            _log.info("the catalogue could not be refreshed: %s", type(error).__name__)
            return False
        except (sqlite3.Error, OSError) as error:  # locked by another process, or no room left: that passes
            _log.warning("the catalogue could not be written: %s", type(error).__name__)
            return False
        return kept

    def _keep_keys(self, portal: PublicPortal, configuration: Configuration) -> bool:
        """What forms are sealed to when there is no line; without it the catalogue is as fresh, and it is looked for again."""
        from kiosk.sealing.keys import fetch
        from kiosk.sealing.places import keys_of

        try:
            fetch(portal, configuration, keys_of(self._settings))
        except Cancelled:
            raise
        except (PortalError, OSError) as error:
            _log.info("the sealing keys could not be kept: %s", type(error).__name__)
            return False
        return True


@contextmanager
def kept_fresh(settings: Settings, first: float = 30.0) -> Iterator[None]:
    """At a kiosk: the catalogue that all its windows read is kept fresh for as long as this is entered."""
    catalogue = open_first()
    refresh = Refresh(settings, catalogue, lambda _report: None, first)
    refresh.start()
    try:
        yield
    finally:
        refresh.close()
        catalogue.close()
