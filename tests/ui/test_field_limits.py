"""What a field does not take is told, never cut in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.page import Field, FieldKind, Page
from kiosk.text import Text
from tests.ui.keyboard_driving import opened
from ui.blocks.date import DateEntry
from ui.blocks.entry import Entry
from ui.window import Window

FULL = ("This field is full.", "en")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    yield opened(qtbot, "en")
    QGuiApplication.clipboard().clear()


def shown(window: Window, kind: FieldKind, length: int | None, value: str = "", alphabet: str = "") -> Entry:
    field = Field("one", value, Text("One", "en"), kind=kind, length=length, alphabet=alphabet)
    window.show_page(Page("page", Text("Page", "en"), (field,), focus="one"))
    assert window.view.body is not None
    entry = window.view.body.findChild(Entry)
    assert entry is not None
    entry.setFocus()
    return entry


def said(window: Window) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    window.refused.connect(lambda text, language: found.append((text, language)))
    return found


def paste(widget: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_character_too_many_is_told(window: Window) -> None:
    entry = shown(window, FieldKind.TEXT, 7, "1234567")
    heard = said(window)
    QTest.keyClick(entry, Qt.Key.Key_8)
    assert (entry.text(), heard) == ("1234567", [FULL])


def test_a_pasted_number_fits_without_its_groups(window: Window) -> None:
    entry = shown(window, FieldKind.TEXT, 7)
    heard = said(window)
    paste(entry, " 5ab c1-2d\n")
    assert (entry.text(), heard) == ("5abc12d", [])


def test_what_fits_keeps_its_spaces(window: Window) -> None:
    entry = shown(window, FieldKind.TEXT, 20)
    paste(entry, " Anna  Maria\n")
    assert entry.text() == "Anna Maria"


def test_a_paste_that_is_cut_is_told(window: Window) -> None:
    entry = shown(window, FieldKind.TEXT, 7)
    heard = said(window)
    paste(entry, "123456789")
    assert (entry.text(), heard) == ("1234567", [FULL])


def test_a_code_tells_what_it_does_not_take(window: Window) -> None:
    entry = shown(window, FieldKind.CODE, 3, alphabet="AB1")
    heard = said(window)
    QTest.keyClicks(entry, "az1b")
    assert (entry.text(), heard) == ("A1B", [("This code does not have that character.", "en")])
    QTest.keyClicks(entry, "a")
    assert heard[1:] == [FULL]


def test_a_date_takes_digits_only(window: Window) -> None:
    entry = shown(window, FieldKind.DATE, None)
    heard = said(window)
    QTest.keyClicks(entry, "a1-2")
    paste(window.view.body.findChildren(Entry)[2], "1990.")  # type: ignore[union-attr]
    dates = entry.parentWidget()
    assert isinstance(dates, DateEntry)
    assert [part.text() for part in dates.parts.values()] == ["12", "", "1990"]
    assert heard == [("Only digits go here.", "en")] * 2


def test_a_date_shows_digits_only(window: Window) -> None:
    dates = shown(window, FieldKind.DATE, None, "1990-x5-٣").parentWidget()
    assert isinstance(dates, DateEntry)
    assert dates.value() == "1990-5-"
