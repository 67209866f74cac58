"""A visit's window in front of somebody, for as long as a test needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from accessibility.speech.interface import Speaker
from accessibility.speech.recording import RecordingVoice
from kiosk.settings import PortalSettings, Settings
from ui.application import open_application
from ui.visiting import VisitWindow

NOBODY = PortalSettings(url="http://127.0.0.1:9")
"""A portal that does not answer."""


@contextmanager
def visiting(
    qtbot: QtBot, settings: Settings, voice: Speaker, *, size: tuple[int, int] = (1280, 800), **more: Any
) -> Iterator[VisitWindow]:
    """The window has the focus; afterwards it is left and gone. `more` is given to it."""
    if isinstance(voice, RecordingVoice):
        more.setdefault("clock", voice.clock)
    application = open_application(settings)
    visit = VisitWindow(application, voice, **more)
    visit.window.resize(*size)
    visit.start()
    qtbot.waitExposed(visit.window)
    visit.window.activateWindow()
    qtbot.waitUntil(visit.window.isActiveWindow)
    yield visit
    visit.leave()
    visit.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.catalogue.close()
