"""With one switch everything on the pages of the program is reached, and text is written (ACC-24)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from accessibility.preferences import Preferences, Scanning
from tests.ui.pages import PAGES, Example, Place
from tests.ui.sweep import Setting, open_keyboard, sample, show, window_of
from tests.ui.way_in_driving import Hands, hands_at, operable, reached, select, settle

DOWN, ACTION, LESS = 197, 198, 201
PLACES: tuple[Place, ...] = ("home", "kiosk")
SAMPLE = [pair for place in PLACES for number, pair in enumerate(sample(place)) if number % 20 == 0]
SCAN = Preferences(language="en", speech=True, scanning=Scanning.AUTO, scan_ms=500, scan_loops=10)


@pytest.mark.acc(24)
@pytest.mark.parametrize(("example", "setting"), SAMPLE, ids=lambda each: str(each))
def test_everything_on_a_page_is_reached(qapp: QApplication, example: Example, setting: Setting) -> None:
    with window_of(setting) as window:
        show(window, example, setting)
        hands = hands_at(window)
        hands.layer.apply(SCAN)
        assert reached(hands) == operable(hands)


@pytest.mark.acc(24)
@pytest.mark.parametrize("language", ["az", "ru"])
def test_a_word_is_written_on_the_keyboard_row_by_row(qapp: QApplication, language: str) -> None:
    setting = Setting("kiosk", 2, language=language)  # type: ignore[arg-type]
    word = {"az": "şən", "ru": "мир"}[language]
    with window_of(setting) as window:
        show(window, PAGES["question-text"], setting)
        hands = hands_at(window)
        open_keyboard(window)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.clear()
        window.view.body.heading.setFocus()  # type: ignore[union-attr]
        settle()
        hands.layer.apply(SCAN)
        choose(hands, field)
        settle()
        hands.timers.pass_(0.6)
        for letter in word:
            choose_key(hands, letter)
        assert field.text().casefold() == word


@pytest.mark.acc(24)
def test_a_switch_begins_a_visit_where_scanning_is_what_the_kiosk_begins_with(qapp: QApplication) -> None:
    """Nothing on the first page can be chosen: a press is any key there, and not swallowed by a ring that is around nothing."""
    setting = Setting("kiosk", 2, language="en")
    with window_of(setting) as window:
        show(window, PAGES["attract"], setting)
        hands, begun = hands_at(window), list[bool]()
        hands.layer.apply(SCAN)
        window.attract.started.connect(lambda: begun.append(True))
        select(hands)
        assert begun == [True]


@pytest.mark.acc(24, 42)
@pytest.mark.parametrize("way", ["keypad", "switch"])
def test_a_code_is_written_on_its_own_keys(qapp: QApplication, way: str) -> None:
    setting = Setting("kiosk", 2, language="en")
    with window_of(setting) as window:
        show(window, PAGES["question-code"], setting)
        hands = hands_at(window)
        entry = window.view.code_entry()
        assert entry is not None
        entry.clear()
        wanted = entry.alphabet[-1] + entry.alphabet[0]
        if way == "keypad":
            entry.setFocus()
            hands.press(ACTION)
            for letter in wanted:
                walk_to_key(hands, letter)
                hands.press(ACTION)
        else:
            hands.layer.apply(SCAN)
            choose(hands, entry)
            hands.timers.pass_(0.6)
            for letter in wanted:
                choose_key(hands, letter.casefold())
        assert entry.text().replace(" ", "") == wanted


def walk_to_key(hands: Hands, letter: str) -> None:
    for _ in range(5):
        hands.press(LESS)
    for _ in range(60):
        if hands.said()[-1:] == [letter]:
            return
        hands.press(DOWN)
    raise AssertionError(letter)


def choose(hands: Hands, widget: object) -> None:
    """Wait for the ring, level by level, and press."""
    for _ in range(400):
        spot = hands.ways.scanner.here
        if spot is not None and spot.item is not None and spot.item.handle is widget:
            select(hands)
            return
        if spot is not None and any(item.handle is widget for item in spot.items()):
            select(hands)
        hands.timers.pass_(0.1)
    raise AssertionError("the ring never came")


def choose_key(hands: Hands, letter: str) -> None:
    for _ in range(400):
        spot = hands.ways.scanner.here
        wanted = spot is not None and any(item.name.casefold() == letter for item in spot.items())
        if wanted:
            select(hands)
            if spot is not None and spot.item is not None:
                return
        hands.timers.pass_(0.1)
    raise AssertionError(letter)
