"""Every page of the program passes the audit: names, roles, order, contrast, targets, nothing cut.

`make test` draws each page once, at home or at a kiosk in turn, every time in another setting; `make soak` draws each page at
both, and in every palette, size, language and window. Looking at the ring of everything takes as long as all else: `make test` does it
in the two smaller windows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from accessibility.audit import audit
from kiosk.page import Notice, NoticeKind, Page
from kiosk.text import LANGUAGES, Language
from tests.journeys.desk import actions_of
from tests.sampling import sampled
from tests.ui.pages import PAGES, Example, Place
from tests.ui.sweep import (
    SIZES,
    WINDOWS,
    Setting,
    examples,
    held,
    open_keyboard,
    sample,
    settings,
    settle,
    show,
    told,
    window_of,
)
from ui.blocks.registry import BLOCKS
from ui.theme.tokens import PaletteName
from ui.top_bar import MENU

PLACES: tuple[Place, ...] = ("home", "kiosk")
SAMPLE = [pair for place in PLACES for pair in sample(place)]
ONE_PLACE_OF_TWO = {
    (example.name, place)
    for at, example in enumerate(PAGES.values())
    for place in PLACES
    if example.only == place or (example.only is None and at % len(PLACES) == PLACES.index(place))
}
ENOUGH = 10
"""How often the sample meets each palette, size, language and window at least."""


@pytest.mark.acc(8, 43, 44, 47, 48, 49, 54, 55, 56, 57, 59, 60, 61, 64, 65, 68, 78)
@pytest.mark.parametrize(
    ("example", "setting"),
    sampled(SAMPLE, lambda pair: (pair[0].name, pair[1].place) in ONE_PLACE_OF_TWO),
    ids=lambda each: str(each),
)
def test_a_page_passes_the_audit(qapp: QApplication, example: Example, setting: Setting) -> None:
    with window_of(setting) as window:
        show(window, example, setting)
        found = held(window, example, setting, rings=setting.window != (1920, 1080))
        assert not found, told(found)


FIELDS = (
    "home",
    "home-results",
    "question-text",
    "question-multiline",
    "question-number",
    "question-phone",
    "question-date",
    "question-email-error",
    "question-money-error",
    "question-filled-in",
)
WRITTEN = [(PAGES[name], setting) for name, (_, setting) in zip(FIELDS, sample("kiosk"), strict=False)]


@pytest.mark.parametrize(("example", "setting"), WRITTEN, ids=lambda each: str(each))
def test_a_page_with_the_keyboard_passes_the_audit(qapp: QApplication, example: Example, setting: Setting) -> None:
    with window_of(setting) as window:
        show(window, example, setting)
        open_keyboard(window)
        found = held(window, example, setting)
        assert not found, told(found)


def test_the_sample_meets_everything() -> None:
    assert {example.name for example, _ in SAMPLE} == set(PAGES)
    for place in PLACES:
        met = [setting for _, setting in SAMPLE if setting.place == place]
        for field, wanted in (
            ("palette", PaletteName),
            ("size", SIZES[place]),
            ("language", LANGUAGES),
            ("window", WINDOWS),
        ):
            counts = Counter(getattr(setting, field) for setting in met)
            assert all(counts[value] >= ENOUGH for value in wanted), (place, field, counts)


@pytest.mark.acc(48, 63)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["home", "question-code", "service-both-long-name"])
def test_the_menu_of_the_folded_bars_passes_the_audit(qapp: QApplication, name: str, language: Language) -> None:
    setting = Setting("home", 400, PaletteName.DARK, language, (1280, 800))
    with window_of(setting) as window:
        show(window, PAGES[name], setting)
        assert window.top.menu.isVisible()
        window.top.activated.emit(MENU, "")
        settle()
        found = audit(window, setting.limits(PAGES[name]))
        assert not found, told(map(str, found))


CORNERS = [setting for place in PLACES for setting in settings(place) if setting.palette is PaletteName.LIGHT]


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("first", CORNERS, ids=str)
def test_every_page_in_every_palette(qapp: QApplication, first: Setting) -> None:
    """The order of pages is the catalogue's, in one window, as pages follow each other in a visit.

    The rings of all things on a page are looked at in one palette, another one from page to page: what takes the focus,
    and where its ring is drawn, is the same in all of them.
    """
    palettes = tuple(PaletteName)
    found: list[str] = []
    with window_of(first) as window:
        for at, example in enumerate(examples(first.place)):
            show(window, example, first)
            for turn, palette in enumerate(palettes):
                setting = replace(first, palette=palette)
                window.set_look(setting.look)
                settle()
                found += held(window, example, setting, rings=(at + turn) % len(palettes) == 0)
            window.set_look(first.look)
    assert not found, told(found)


def test_the_catalogue_has_every_kind_of_page() -> None:
    """Each block of a page and each state that a page can be in is met somewhere."""
    made = [Setting("kiosk", 2, language="en").page(example) for example in PAGES.values()]
    assert len({page.id for page in made}) > 80
    assert any(page.busy for page in made)
    assert any(page.attract for page in made)
    assert {type(block) for page in made for block in (*page.blocks, *page.aside)} == set(BLOCKS)
    assert {kind for page in made for kind in _notices(page)} == set(NoticeKind)
    assert all(list(actions_of(page)) or page.busy for page in made)


def _notices(page: Page) -> list[NoticeKind]:
    return [block.kind for block in page.blocks if isinstance(block, Notice)]
