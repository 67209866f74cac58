"""The program on a home computer: one process, one window, one voice; a sandbox portal beside it when none is set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, Slot

from accessibility.system_reader import SystemReader
from kiosk.background import Refresh
from kiosk.faults import report_without_values
from kiosk.key_store import system_key_store
from kiosk.sandbox.beside import portal_beside
from kiosk.sealing.sending import Sending
from kiosk.settings import Settings
from kiosk.warmup import Warmup
from ui.application import open_application, qt_application
from ui.visiting import VisitWindow
from ui.voice import start_voice

if TYPE_CHECKING:
    from kiosk.catalogue.sync import SyncReport


def run_at_home(settings: Settings) -> int:
    """Open the window; returns when it is closed."""
    report_without_values()
    qt = qt_application()
    # a sandbox that ends with the program knows nobody later
    key_store = system_key_store if settings.portal.url else None
    with portal_beside(settings.portal.url) as url:
        settings = msgspec.structs.replace(settings, portal=msgspec.structs.replace(settings.portal, url=url))
        application = open_application(settings)
        reader = SystemReader()
        visit = VisitWindow(
            application,
            start_voice(),
            save_to=_downloads(),
            remember_in=_state() / "uploads.json",
            reader=reader,
            key_store=key_store,
        )
        visit.ended.connect(qt.quit)
        qt.lastWindowClosed.connect(visit.end)
        qt.setQuitOnLastWindowClosed(False)
        visit.window.resize(1280, 800)
        visit.start()
        warmup = Warmup()
        warmup.start()
        visit.presenter.page_shown.connect(warmup.somebody_came)
        fresh = Fresh(visit)
        refresh = Refresh(settings, application.catalogue, fresh.tell)
        refresh.start()
        sending = Sending(settings)
        sending.start()
        try:
            return int(qt.exec())
        finally:
            warmup.close()
            refresh.close()
            sending.close()
            application.catalogue.close()


class Fresh(QObject):
    """Brings the news of a changed catalogue from the refreshing thread to the window."""

    changed = Signal()

    def __init__(self, visit: VisitWindow) -> None:
        super().__init__(visit)
        self._visit = visit
        self.changed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def tell(self, _report: SyncReport) -> None:
        """Called on the refreshing thread."""
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        self._visit.presenter.look_again()


def _state() -> Path:
    """What the program keeps for itself at home, and nobody needs to save."""
    import platformdirs

    return platformdirs.user_state_path("egov-kiosk", appauthor=False)


def _downloads() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
