"""The application: what is built once and outlives every visit — settings, catalogue, search, fonts."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kiosk.catalogue.first import open_first
from kiosk.catalogue.search import Search
from kiosk.catalogue.store import CatalogueStore
from kiosk.settings import Settings
from kiosk.text import Language, Wording, Wordings
from translations import messages

GIVE_WAY_SECONDS: Final = 0.0005
"""How long another thread may go on computing when the window wants to; Python's own 5 ms are felt, since drawing one page
asks some twenty times."""


@dataclass(frozen=True, slots=True)
class Application:
    """Shared by all visits of one process; holds nothing personal."""

    settings: Settings
    catalogue: CatalogueStore
    search: Search
    wordings: Mapping[Language, Wording]

    @property
    def kiosk_name(self) -> str:
        """What stands on this screen and on the phone that signs in here."""
        kiosk = self.settings.kiosk
        if kiosk.name:
            return kiosk.name
        gettext = messages("ui", self.settings.language).gettext
        return gettext("This computer")

    def now(self) -> datetime:
        """The time here, with its zone."""
        return datetime.now().astimezone()


def open_application(settings: Settings) -> Application:
    """Open the catalogue and the strings; nothing here needs a line."""
    catalogue = open_first()
    return Application(settings, catalogue, Search(catalogue), Wordings())


def qt_application(arguments: Sequence[str] = ()) -> QApplication:
    """The one QApplication, set up for keyboard and touch alike."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    sys.setswitchinterval(GIVE_WAY_SECONDS)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication([sys.argv[0] if sys.argv else "egov-kiosk", *arguments])
    application.setApplicationName("egov-kiosk")
    application.setStyle("Fusion")
    application.setAttribute(Qt.ApplicationAttribute.AA_SynthesizeMouseForUnhandledTouchEvents)
    application.setCursorFlashTime(0)  # nothing moves unasked (ACC-53)
    return application
