"""Every page in every size, language and window for what palettes do not change, and in every palette for what they do.

Names, roles, order, targets, gaps and what is cut do not depend on colours; contrast, edges and rings do not depend on the
language or the window. So the whole matrix is met by two sweeps that take minutes instead of hours.
"""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.text import LANGUAGES
from tests.sampling import sampled
from tests.ui.pages import Place
from tests.ui.sweep import SIZES, WINDOWS, Setting, examples, held, show, told, window_of
from ui.theme.tokens import PaletteName

PLACES: tuple[Place, ...] = ("home", "kiosk")
LAYOUTS = [
    Setting(place, size, language=language, window=window)
    for place in PLACES
    for size in SIZES[place]
    for language in LANGUAGES
    for window in WINDOWS
]
COLOURS = [Setting(place, SIZES[place][0], palette) for place in PLACES for palette in PaletteName]


Part = tuple[Setting, int]
PARTS = range(3)
"""A third of the pages in each."""


def _each_size_once(part: Part) -> bool:
    """Each size of each place in one window and one language, with a third of the pages: over the sizes, each window, each
    language and each third has its turn."""
    setting, third = part
    at = SIZES[setting.place].index(setting.size) + PLACES.index(setting.place)
    turn = setting.window == WINDOWS[at % len(WINDOWS)] and setting.language == LANGUAGES[at % len(LANGUAGES)]
    return turn and third == at % len(PARTS)


def _light_and_dark(part: Part) -> bool:
    """One palette at each place; `test_pages_audit.py` deals out all of them."""
    setting, third = part
    wanted = {"home": (PaletteName.LIGHT, 0), "kiosk": (PaletteName.YELLOW_ON_BLACK, 1)}
    return wanted[setting.place] == (setting.palette, third)


@pytest.mark.acc(44, 45, 48, 60, 61)
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("setting", "third"), sampled(product(LAYOUTS, PARTS), _each_size_once), ids=str)
def test_every_page_in_every_size_and_window_and_language(qapp: QApplication, setting: Setting, third: int) -> None:
    found: list[str] = []
    with window_of(setting) as window:
        for example in examples(setting.place)[third :: len(PARTS)]:
            show(window, example, setting)
            found += held(window, example, setting, rings=False, pixels=False)
    assert not found, told(found)


@pytest.mark.acc(47, 49)
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("setting", "third"), sampled(product(COLOURS, PARTS), _light_and_dark), ids=str)
def test_every_page_in_every_palette(qapp: QApplication, setting: Setting, third: int) -> None:
    found: list[str] = []
    with window_of(setting) as window:
        for example in examples(setting.place)[third :: len(PARTS)]:
            show(window, example, setting)
            found += held(window, example, setting, rings=False)
    assert not found, told(found)
