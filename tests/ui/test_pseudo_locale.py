"""With every string of the program 40 % longer nothing is cut and nothing scrolls sideways; nothing is left untranslatable."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.pages import PAGES, Example
from tests.ui.sweep import WINDOWS, Setting, cut, examples, show, told, window_of

AT_HOME = [Setting("home", size, language="en", window=(1280, 800), longer=True) for size in (100, 200)]
AT_KIOSK = [
    Setting("kiosk", size, language="en", window=window, longer=True)
    for size, window in ((2, (1920, 1080)), (3, (1080, 1920)))
]
REST = [
    Setting("kiosk", size, language="en", window=window, longer=True) for size in (1, 2, 3, 4) for window in WINDOWS
] + [Setting("home", size, language="en", window=window, longer=True) for size in (100, 200, 400) for window in WINDOWS]


def _swept(setting: Setting) -> list[str]:
    found: list[str] = []
    with window_of(setting) as window:
        for example in examples(setting.place):
            show(window, example, setting)
            found += cut(window, example, setting)
    return found


@pytest.mark.acc(48)
@pytest.mark.timeout(600)
@pytest.mark.parametrize("setting", [*AT_HOME, *AT_KIOSK], ids=str)
def test_longer_words_fit(qapp: QApplication, setting: Setting) -> None:
    found = _swept(setting)
    assert not found, told(found)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("setting", [each for each in REST if each not in (*AT_HOME, *AT_KIOSK)], ids=str)
def test_longer_words_fit_on_every_screen(qapp: QApplication, setting: Setting) -> None:
    found = _swept(setting)
    assert not found, told(found)


@pytest.mark.parametrize("example", PAGES.values(), ids=str)
def test_longer_words_are_really_longer(example: Example) -> None:
    """The heading or an action of each page comes from the strings of the program, so the run above proves something."""
    plain, longer = (Setting("kiosk", 2, language="en", longer=longer).page(example) for longer in (False, True))
    assert len(str(longer)) > len(str(plain))
