"""The program on a home computer: one process, one window, one voice; a sandbox portal beside it when none is set."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QStandardPaths

from accessibility.speech.interface import Speaker
from kiosk.sandbox.beside import portal_beside
from kiosk.settings import Settings
from ui.application import open_application, qt_application
from ui.visiting import VisitWindow


def run_at_home(settings: Settings) -> int:
    """Open the window; returns when it is closed."""
    qt = qt_application()
    with portal_beside(settings.portal.url) as url:
        settings = msgspec.structs.replace(settings, portal=msgspec.structs.replace(settings.portal, url=url))
        application = open_application(settings)
        visit = VisitWindow(application, _voice(), save_to=_downloads())
        visit.ended.connect(qt.quit)
        qt.lastWindowClosed.connect(visit.end)
        qt.setQuitOnLastWindowClosed(False)
        visit.window.resize(1280, 800)
        visit.start()
        return int(qt.exec())


def _voice() -> Speaker:
    """The voice in its own process; a silent one where none can be started, which the window then says."""
    from accessibility.speech.silent import SilentVoice
    from accessibility.speech.voice import Voice

    try:
        return Voice()
    except OSError:
        return SilentVoice()


def _downloads() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
