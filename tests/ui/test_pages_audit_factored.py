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
SAMPLE = [
    each
    for each in LAYOUTS
    if (SIZES[each.place].index(each.size) + LANGUAGES.index(each.language) + WINDOWS.index(each.window)) % 3 == 0
]
"""A third of them, in which each size meets each language and each window, and each language each window."""
COLOURS = [
    Setting(place, SIZES[place][0], palette, "az", (1920, 1080)) for place in PLACES for palette in tuple(PaletteName)
]


@pytest.mark.acc(44, 45, 48, 60, 61)
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("setting", SAMPLE, ids=str)
def test_every_page_in_every_size_and_window_and_language(qapp: QApplication, setting: Setting) -> None:
    _hold(setting)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("setting", [each for each in LAYOUTS if each not in SAMPLE], ids=str)
def test_every_page_in_every_other_layout(qapp: QApplication, setting: Setting) -> None:
    _hold(setting)


def _hold(setting: Setting) -> None:
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
