"""Sizes at a kiosk in millimetres, measured on the widgets of real pages, on screens of three sizes (ACC-26, ACC-27, ACC-28).

The smallest text of the bars follows the larger two sizes no further than the second band: there the magnifier comes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from accessibility.speech.silent import SilentVoice
from kiosk.settings import KioskSettings, PortalSettings, Settings
from tests.sampling import sampled
from tests.ui.pages import PAGES
from tests.ui.sweep import Setting, settle, show
from ui.application import open_application
from ui.blocks.label import Label
from ui.theme.contrast import luminance
from ui.theme.look import Look
from ui.theme.tokens import PALETTES, PaletteName
from ui.visiting import VisitWindow
from ui.window import Window

INCHES = {15.6: 0.1799, 21.5: 0.2479, 24.0: 0.2767}
"""Diagonals of screens of 1920 × 1080 pixels, and millimetres of a pixel."""
BANDS = {1: (3.5, 4.2), 2: (4.8, 5.6), 3: (6.4, 7.1), 4: (8.5, 9.0)}
DISTANCES = {400: 4.9, 500: 6.1, 600: 7.3, 700: 8.6}
"""Millimetres from eye to screen, and the least height of a capital H there (requirements D5)."""
SHOWN = ("home", "service", "question", "sign-in", "check", "help")


def pages() -> Iterator[str]:
    yield from (name for name in PAGES if name.startswith(SHOWN) and PAGES[name].only in (None, "kiosk"))


def dealt(values: Iterable[int]) -> list[object]:
    """Each value on each screen; often, each value on one screen and each screen with one value."""
    every = tuple(values)
    screens = tuple(INCHES)
    return sampled(product(every, screens), lambda case: every.index(case[0]) % len(screens) == screens.index(case[1]))


def opened(qtbot: QtBot, size: int, mm: float) -> Window:
    window = Window(Look(size=size, mm_per_px=mm))
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    return window


def texts(window: Window) -> list[QWidget]:
    """Every widget on which words stand, bars included."""
    found = [each for each in window.findChildren(QWidget) if each.isVisibleTo(window)]
    return [each for each in found if isinstance(each, QLabel | QAbstractButton | QLineEdit) and _words(each)]


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def in_bar(window: Window, widget: QWidget) -> bool:
    return window.top.isAncestorOf(widget)


def height(widget: QWidget, letter: str, mm: float) -> float:
    """How high a letter is drawn on the widget, in millimetres."""
    return QFontMetricsF(widget.font()).tightBoundingRect(letter).height() * mm


def of_text(window: Window) -> list[Label]:
    return [each for each in texts(window) if isinstance(each, Label) and each.kind == "body"]


@pytest.mark.acc(28)
@pytest.mark.parametrize(("size", "inches"), dealt(BANDS))
def test_running_text_and_buttons_are_in_their_band(qtbot: QtBot, size: int, inches: float) -> None:
    mm, (low, high) = INCHES[inches], BANDS[size]
    window = opened(qtbot, size, mm)
    measured = 0
    for name in pages():
        show(window, PAGES[name], Setting("kiosk", size))
        settle()
        for label in of_text(window):
            assert low <= QFontMetricsF(label.font()).capHeight() * mm <= high, (name, label.text())
            measured += 1
        for each in texts(window):
            least = BANDS[min(size, 2)][0] if in_bar(window, each) else low
            assert QFontMetricsF(each.font()).capHeight() * mm >= least - 0.02, (name, _words(each))
    assert measured > 10


@pytest.mark.acc(26)
@pytest.mark.parametrize(("distance", "inches"), dealt(DISTANCES))
def test_a_capital_h_is_seen_under_seven_tenths_of_a_degree(qtbot: QtBot, distance: int, inches: float) -> None:
    """In the largest size; the words of the upper bar at the distance of an arm, and with the magnifier farther."""
    mm = INCHES[inches]
    window = opened(qtbot, 4, mm)
    for name in pages():
        show(window, PAGES[name], Setting("kiosk", 4))
        settle()
        for each in texts(window):
            enlarged = 2.0 if in_bar(window, each) and distance > 400 else 1.0
            assert height(each, "H", mm) * enlarged >= DISTANCES[distance] - 0.15, (name, _words(each))


@pytest.mark.acc(27)
@pytest.mark.parametrize(("size", "inches"), dealt([2, 3, 4]))
def test_a_capital_i_is_three_sixteenths_of_an_inch_and_has_no_serifs(qtbot: QtBot, size: int, inches: float) -> None:
    mm = INCHES[inches]
    window = opened(qtbot, size, mm)
    for name in pages():
        show(window, PAGES[name], Setting("kiosk", size))
        settle()
        for each in texts(window):
            assert height(each, "I", mm) >= 4.76 - mm / 2, (name, _words(each))
            assert QFontInfo(each.font()).family() == "Inter"


@pytest.mark.acc(27)
def test_there_are_light_on_dark_and_dark_on_light() -> None:
    turned = {name: luminance(palette.text) > luminance(palette.surface) for name, palette in PALETTES.items()}
    assert turned[PaletteName.YELLOW_ON_BLACK]
    assert not turned[PaletteName.BLACK_ON_WHITE]


@pytest.mark.acc(28, 61)
@pytest.mark.parametrize("inches", INCHES)
def test_controls_and_pictures_grow_with_the_text(qtbot: QtBot, inches: float) -> None:
    mm = INCHES[inches]
    sides: dict[int, float] = {}
    for size in BANDS:
        window = opened(qtbot, size, mm)
        show(window, PAGES["home"], Setting("kiosk", size))
        settle()
        for each in window.view.findChildren(QAbstractButton):
            if each.isVisibleTo(window):
                assert min(each.width(), each.height()) * mm >= 20, _words(each)
        scale = window.theme.scale
        sides[size] = scale.icon("body") / scale.text("body")
        assert scale.target * mm >= 20
    assert max(sides.values()) - min(sides.values()) < 0.03


@pytest.mark.acc(28)
def test_the_screens_millimetres_are_a_setting_of_the_kiosk(qtbot: QtBot) -> None:
    kiosk = KioskSettings(mm_per_px=0.18)
    settings = Settings(mode="kiosk", language="en", portal=PortalSettings(url="http://127.0.0.1:9"), kiosk=kiosk)
    application = open_application(settings)
    visit = VisitWindow(application, SilentVoice())
    try:
        visit.window.resize(1920, 1080)
        visit.start()
        assert visit.window.theme.look.mm_per_px == 0.18
        assert visit.window.theme.scale.target * 0.18 >= 20
    finally:
        visit.leave()
        application.catalogue.close()
