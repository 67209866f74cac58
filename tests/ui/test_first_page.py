"""The first page: every way on in sight without turning it, at three screens and the two usual sizes."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from kiosk.page import Action, Buttons, Tiles
from kiosk.text import LANGUAGES, Language, Text
from tests.ui.blocks_driving import context_of_a_page
from tests.ui.pages import PAGES
from tests.ui.sweep import WINDOWS, Setting, held, settle, show, window_of
from ui.blocks.actions import ButtonsBlock
from ui.window import Window

pytestmark = pytest.mark.usefixtures("qapp")

KIOSK = [(size, window) for size in (1, 2) for window in WINDOWS]


def hidden(window: Window) -> list[str]:
    """What of the page cannot be seen, or only in part."""
    body, seen = window.view.body, window.view.area.viewport().rect()
    assert body is not None
    found = []
    for block in body.blocks:
        if isinstance(block.block, Tiles | Buttons):
            for button in block.buttons:  # type: ignore[attr-defined]
                place = button.rect().translated(button.mapTo(window.view.area.viewport(), button.rect().topLeft()))
                found += [button.text()] if not seen.contains(place) else []
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "room"), KIOSK)
def test_all_ways_are_in_sight(language: Language, size: int, room: tuple[int, int]) -> None:
    setting = Setting("kiosk", size, language=language, window=room)
    with window_of(setting) as window:
        show(window, PAGES["home"], setting)
        assert window.caption.isVisible(), "the captions take their room at a kiosk"
        assert hidden(window) == []
        assert not window.view.paging.isVisible()


@pytest.mark.acc(61)
@pytest.mark.parametrize("room", WINDOWS)
def test_what_is_closer_together_still_keeps_the_rules(room: tuple[int, int]) -> None:
    setting = Setting("kiosk", 2, language="ru", window=room)
    with window_of(setting) as window:
        show(window, PAGES["home"], setting)
        assert held(window, PAGES["home"], setting) == []


def test_what_is_not_shown_for_want_of_room_is_heard() -> None:
    setting = Setting("kiosk", 2, language="en", window=(1280, 800))
    with window_of(setting) as window:
        show(window, PAGES["home"], setting)
        tile = next(item for item in outline(window) if item.name == "Transport")
        assert tile.description == "Driving, fine"


def test_a_window_with_room_again_has_all_of_it() -> None:
    setting = Setting("kiosk", 2, language="en", window=(1280, 800))
    with window_of(setting) as window:
        show(window, PAGES["home"], setting)
        body = window.view.body
        assert body is not None
        tight = [body.tight > 0]
        window.resize(1080, 1920)
        settle()
        assert [*tight, body.tight > 0] == [True, False]
        assert not any(button.terse for block in body.blocks for button in getattr(block, "buttons", ()))


def test_buttons_with_room_again_stand_as_far_apart_as_before(qtbot: QtBot) -> None:
    actions = tuple(Action("go", Text(f"Number {number}", "en")) for number in range(6))
    block = ButtonsBlock(Buttons(actions), context_of_a_page())
    qtbot.addWidget(block)
    before = block.flow.rectangles(400)
    assert before[-1].top() > before[0].top(), "more than one row"
    block.set_tight(1)
    assert block.flow.rectangles(400) != before
    block.set_tight(0)
    assert block.flow.rectangles(400) == before


def test_after_another_size_it_is_as_if_it_had_always_been_that_size() -> None:
    setting = Setting("kiosk", 1, language="en", window=(1280, 800))
    with window_of(setting) as window:
        show(window, PAGES["home"], setting)
        body = window.view.body
        assert body is not None
        first = body.tight
        for size in (2, 4, 1):
            window.set_look(Setting("kiosk", size).look)
            settle()
        assert body.tight == first
        assert hidden(window) == []
