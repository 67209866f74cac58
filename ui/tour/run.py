"""One tour from beginning to end: a sandbox portal, a visit with a recording voice, a driver, a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QWidget

from accessibility.speech.recording import RecordingVoice
from accessibility.speech.synthesis import open_synthesiser
from accessibility.system_reader import SystemReader
from kiosk.sandbox.server import Running, running
from kiosk.settings import PortalSettings, Settings
from kiosk.text import Language
from translations import messages
from ui.application import Application, open_application, qt_application
from ui.tour.disturbing import DisturbedVisit
from ui.tour.driver import Aids, Lost
from ui.tour.enrolled import JOURNEYS as ENROLLED
from ui.tour.enrolled import enrolled
from ui.tour.journeys import Tour
from ui.tour.people import AT_KIOSK, KEYBOARD, KINDS, Kind
from ui.tour.record import Record
from ui.tour.remembered import Remembered
from ui.tour.simulated import SimulatedTimers
from ui.visiting import VisitWindow

RECEIPT: Final = "receipt.pdf"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which tour: journey, language, where to write, the window's size in pixels, sound and look, and who goes.

    Where `size` is None, the window is as large as usual where that person is. `signs` is a folder of sign-language clips.
    """

    journey: str
    language: Language
    out: Path
    size: tuple[int, int] | None = None
    preferences: Mapping[str, bool | int | str] = field(default_factory=dict)
    persona: str = KEYBOARD
    signs: str = ""
    seed: int | None = None
    """Puts what can be chosen in another order (`ui/tour/disturbing.py`); None leaves the pages as they are."""


def go(wish: Wish, began: float, watch: Callable[[RecordingVoice], object] = lambda _voice: None) -> dict[str, Any]:
    """Go through a journey and write its files; returns what tour.json holds.

    `began` is `time.perf_counter()`; `watch` is given the voice at the beginning.
    """
    kind = KINDS[wish.persona]
    qt_application()
    voice = RecordingVoice(Remembered(open_synthesiser()))
    watch(voice)
    with running() as portal, _place(wish, kind, portal) as settings:
        application = open_application(settings)
        aids = Aids(SimulatedTimers(voice) if kind.simulated else None)
        visit = _visit(application, voice, kind, aids, wish)
        driver = kind.driver(visit, voice)
        driver.aids = aids
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
            with suppress(Lost):
                record.meet("lost")
        told = record.write(error)
        _name_receipt(wish.out, wish.language)
        visit.leave()
        driver.settle(50)
        application.catalogue.close()
    return told


def _place(wish: Wish, kind: Kind, portal: Running) -> AbstractContextManager[Settings]:
    """Where the tour is: where that person usually is, or at a kiosk that the portal knows."""
    settings = _settings(wish, kind, portal.url)
    return enrolled(settings, portal) if wish.journey in ENROLLED and not kind.reader else nullcontext(settings)


def _settings(wish: Wish, kind: Kind, portal: str) -> Settings:
    return Settings(
        mode=kind.mode,
        language=wish.language,
        speech=kind.speech,
        portal=PortalSettings(url=portal),
        preferences={**kind.preferences, **wish.preferences},
        signs=wish.signs,
    )


def _visit(application: Application, voice: RecordingVoice, kind: Kind, aids: Aids, wish: Wish) -> VisitWindow:
    """A visit on a window of the usual size. At a kiosk the sheet of paper lands beside the other things of the tour."""
    reader = None
    if kind.reader:
        # a bus that is not there: whether a reader runs on this machine has nothing to do with the tour
        reader = SystemReader(bus=QDBusConnection("tour"))
        reader.take(True)
    made = VisitWindow if wish.seed is None else DisturbedVisit
    visit = made(
        application,
        voice,
        clock=voice.clock,
        save_to=wish.out,
        reader=reader,
        timers=aids.timers,
        tell_reader=partial(_tell, aids.told) if kind.reader else None,
        print_sheet=partial(_print, wish.out),
    )
    if isinstance(visit, DisturbedVisit) and wish.seed is not None:
        visit.seed = wish.seed
    visit.window.resize(*(wish.size or (AT_KIOSK if application.settings.at_kiosk else kind.size)))
    return visit


def _tell(told: list[str], _widget: QWidget, text: str, _urgent: bool) -> None:
    told.append(text)


def _print(folder: Path, sheet: bytes) -> str:
    (folder / RECEIPT).write_bytes(sheet)
    return "tour"


def _name_receipt(folder: Path, language: str) -> None:
    """The saved receipt, of an application or of a payment, under the name that a tour promises."""
    pgettext = messages("kiosk", language).pgettext
    for own in (pgettext("file name", "receipt"), pgettext("file name", "payment-receipt")):
        saved = sorted(folder.glob(f"{own}-*.pdf"))
        if saved:
            saved[-1].replace(folder / RECEIPT)
