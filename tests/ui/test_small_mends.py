"""Small things that a look at every page found: numbers in one piece, labels beside long answers, buttons in two columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from kiosk.page import Action, Fact, Facts, Page
from kiosk.text import Text
from tests.ui.pages import PAGES
from tests.ui.sweep import Setting, settle, show, window_of
from ui.blocks.actions import ButtonsBlock
from ui.blocks.facts import FactRow
from ui.theme.theme import Theme
from ui.theme.wrap import Wrapped

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("number", ["050 123 45 67", "2026 0000 0307", "AZ 2026 000 001"])
def test_a_number_in_groups_is_not_broken(number: str) -> None:
    theme = Theme(Setting("home", 100).look)
    width = Wrapped(f"Number: {number}", theme.font("body"), 20).natural_width()
    digits = number.removeprefix("AZ ")
    for narrower in range(0, width - Wrapped(digits, theme.font("body"), 20).natural_width(), 5):
        wrapped = Wrapped(f"Number: {number}", theme.font("body"), 20)
        assert wrapped.text == f"Number: {number}", "what is highlighted is found by the words as they are"
        wrapped.height(width - narrower)
        lines = {round(rect.y()) for rect in wrapped.rects(*_place(wrapped.text, digits), _at(width - narrower))}
        assert len(lines) == 1


def _place(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


def _at(width: float) -> QRectF:
    return QRectF(0, 0, width, 400)


def test_the_label_of_a_long_answer_stands_where_the_answer_begins() -> None:
    change = Action("change", Text("Change", "en"))
    short = Fact(Text("About", "en"), (Text("A lamp", "en"),), change)
    long = Fact(Text("Your words", "en"), (Text("The lamp does not light. " * 20, "en"),), change)
    setting = Setting("kiosk", 2)
    with window_of(setting) as window:
        window.show_page(Page("check", Text("Check", "en"), (Facts((short, long)),)))
        settle()
        first, second = window.findChildren(FactRow)
        assert second.name.y() == second.values.y()
        assert second.change is not None
        assert second.values.height() > second.change.height()
        assert first.change is not None
        assert abs(first.name.geometry().center().y() - first.change.geometry().center().y()) <= 1


def test_in_one_of_two_columns_a_button_is_as_wide_as_its_words() -> None:
    setting = Setting("kiosk", 2)
    with window_of(setting) as window:
        show(window, PAGES["mobile-id-phone-error"], setting)
        (buttons,) = window.findChildren(ButtonsBlock)
        assert [each.width() for each in buttons.buttons] == [each.sizeHint().width() for each in buttons.buttons]
