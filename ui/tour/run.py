"""One tour from beginning to end: a sandbox portal, a visit with a recording voice, a driver, a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accessibility.speech.recording import RecordingVoice
from kiosk.sandbox.server import running
from kiosk.settings import PortalSettings, Settings
from kiosk.text import Language
from translations import messages
from ui.application import open_application, qt_application
from ui.tour.driver import Lost
from ui.tour.journeys import Tour
from ui.tour.people import KEYBOARD, KINDS
from ui.tour.record import Record
from ui.visiting import VisitWindow


@dataclass(frozen=True, slots=True)
class Wish:
    """Which tour: journey, language, where to write, the window's size in pixels, sound and look, and who goes."""

    journey: str
    language: Language
    out: Path
    size: tuple[int, int] = (1280, 800)
    preferences: Mapping[str, bool | int | str] = field(default_factory=dict)
    persona: str = KEYBOARD


def go(wish: Wish, began: float, watch: Callable[[RecordingVoice], object] = lambda _voice: None) -> dict[str, Any]:
    """Go through a journey and write its files; returns what tour.json holds.

    `began` is `time.perf_counter()`; `watch` is given the voice at the beginning.
    """
    kind = KINDS[wish.persona]
    qt_application()
    voice = RecordingVoice()
    watch(voice)
    with running() as portal:
        settings = Settings(
            language=wish.language,
            speech=kind.speech,
            portal=PortalSettings(url=portal.url),
            preferences={**wish.preferences, **kind.preferences},
        )
        application = open_application(settings)
        visit = VisitWindow(application, voice, clock=voice.clock, save_to=wish.out)
        visit.window.resize(*wish.size)
        driver = kind.driver(visit, voice)
        record = Record(driver, wish.out, wish.journey, wish.language, wish.persona, began)
        error = ""
        try:
            visit.start()
            driver.until(lambda _page: visit.window.isActiveWindow(), "the window")
            journey = kind.journey(wish.journey)
            if journey is None:
                raise Lost(f"nobody of the kind {wish.persona} has a way through {wish.journey}")
            journey(Tour(driver, record, portal, wish.language))
        except Lost as lost:
            error = str(lost)
            record.meet("lost")
        told = record.write(error)
        _name_receipt(wish.out, wish.language)
        visit.end()
        driver.settle(50)
        application.catalogue.close()
    return told


def _name_receipt(folder: Path, language: str) -> None:
    """The saved receipt under the name that a tour promises."""
    own = messages("kiosk", language).pgettext("file name", "receipt")
    saved = sorted(folder.glob(f"{own}-*.pdf"))
    if saved:
        saved[-1].replace(folder / "receipt.pdf")
