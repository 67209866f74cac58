"""Every page in every size, language and window for what palettes do not change, and in every palette for what they do.

Names, roles, order, targets, gaps and what is cut do not depend on colours; contrast, edges and rings do not depend on the
language or the window. So the whole matrix is met by two sweeps that take minutes instead of hours.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.text import LANGUAGES
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
COLOURS = [
    Setting(place, SIZES[place][0], palette, "az", (1920, 1080)) for place in PLACES for palette in tuple(PaletteName)
]


@pytest.mark.acc(44, 45, 48, 60, 61)
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("setting", LAYOUTS, ids=str)
def test_every_page_in_every_size_language_and_window(qapp: QApplication, setting: Setting) -> None:
    found: list[str] = []
    with window_of(setting) as window:
        for example in examples(setting.place):
            show(window, example, setting)
            found += held(window, example, setting, rings=False, pixels=False)
    assert not found, told(found)


@pytest.mark.acc(47, 49)
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("setting", COLOURS, ids=str)
def test_every_page_in_every_palette(qapp: QApplication, setting: Setting) -> None:
    found: list[str] = []
    with window_of(setting) as window:
        for example in examples(setting.place):
            show(window, example, setting)
            found += held(window, example, setting, rings=False)
    assert not found, told(found)
