"""Every page in every size, language and window for what palettes do not change, and in every palette for what they do.

Names, roles, order, targets, gaps and what is cut do not depend on colours; contrast, edges and rings do not depend on the
language or the window. So the whole matrix is met by two sweeps that take minutes instead of hours.
"""

from __future__ import annotations

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


def _each_size_once(setting: Setting) -> bool:
    """Each size of each place in one window and one language: over the sizes, each window and each language has its turn."""
    at = SIZES[setting.place].index(setting.size) + PLACES.index(setting.place)
    return setting.window == WINDOWS[at % len(WINDOWS)] and setting.language == LANGUAGES[at % len(LANGUAGES)]


def _light_and_dark(setting: Setting) -> bool:
    """One palette at each place; `test_pages_audit.py` deals out all of them."""
    return setting.palette == {"home": PaletteName.LIGHT, "kiosk": PaletteName.YELLOW_ON_BLACK}[setting.place]


@pytest.mark.acc(44, 45, 48, 60, 61)
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("setting", sampled(LAYOUTS, _each_size_once), ids=str)
def test_every_page_in_every_size_and_window_and_language(qapp: QApplication, setting: Setting) -> None:
    found: list[str] = []
    with window_of(setting) as window:
        for example in examples(setting.place):
            show(window, example, setting)
            found += held(window, example, setting, rings=False, pixels=False)
    assert not found, told(found)


@pytest.mark.acc(47, 49)
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("setting", sampled(COLOURS, _light_and_dark), ids=str)
def test_every_page_in_every_palette(qapp: QApplication, setting: Setting) -> None:
    found: list[str] = []
    with window_of(setting) as window:
        for example in examples(setting.place):
            show(window, example, setting)
            found += held(window, example, setting, rings=False)
    assert not found, told(found)
