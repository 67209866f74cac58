"""Blocks that ask: written, chosen, ticked; codes and dates; errors in words at the field."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.roles import Role, State
from kiosk.page import (
    Action,
    Buttons,
    Choice,
    ErrorSummary,
    Field,
    FieldKind,
    Option,
)
from tests.ui.blocks_driving import SAMPLES, az, click, context_of_a_page, drawn
from ui.blocks.base import BlockWidget
from ui.blocks.code import CodeEntry
from ui.blocks.context import Context
from ui.blocks.date import DateEntry
from ui.blocks.entry import Area, Entry
from ui.blocks.push import CheckPush, Push, RadioPush
from ui.theme.contrast import ratio
from ui.theme.look import Look
from ui.theme.tokens import PaletteName


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return context_of_a_page()


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Any:
    return partial(drawn, qtbot, context, [])


def write(widget: QWidget, text: str) -> None:
    """Type any letters; `QTest.keyClicks` knows only those of Latin-1."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def test_typing_is_told_letter_by_letter_and_enter_submits(qtbot: QtBot, show: Any) -> None:
    widget = show(Field("name", label=az("Ad")))
    entry = widget.findChild(Entry)
    seen: list[tuple[str, str]] = []
    widget.changed.connect(lambda key, value: seen.append((key, value)))
    write(entry, "Əli")
    assert seen == [("name", "Ə"), ("name", "Əl"), ("name", "Əli")]
    with qtbot.waitSignal(widget.submitted):
        QTest.keyClick(entry, Qt.Key.Key_Return)


def test_several_lines_grow_and_keep_enter(show: Any) -> None:
    widget = show(Field("story", label=az("Nə baş verdi?"), kind=FieldKind.MULTILINE))
    area = widget.findChild(Area)
    before = area.height()
    seen: list[str] = []
    widget.submitted.connect(lambda: seen.append("submitted"))
    for _ in range(8):
        write(area, "sətir")
        QTest.keyClick(area, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert seen == []
    assert area.height() > before
    assert area.verticalScrollBar().maximum() == 0


@pytest.fixture
def code(show: Any) -> tuple[BlockWidget[Any], CodeEntry]:
    widget = show(
        Field("fin", kind=FieldKind.CODE, length=7, alphabet="0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", private=True)
    )
    entry = widget.findChild(CodeEntry)
    entry.setFocus()
    return widget, entry


def test_a_code_takes_only_its_alphabet_as_capitals(code: tuple[BlockWidget[Any], CodeEntry]) -> None:
    widget, entry = code
    values: list[str] = []
    widget.changed.connect(lambda _, value: values.append(value))
    write(entry, "5ab i-o7k2qz9")
    assert entry.text() == "5AB7K2Q"
    assert values[-1] == "5AB7K2Q"
    QTest.keyClick(entry, Qt.Key.Key_Backspace)
    assert values[-1] == "5AB7K2"


def test_a_code_is_written_over_and_touched_box_by_box(code: tuple[BlockWidget[Any], CodeEntry]) -> None:
    _, entry = code
    entry.type("5AB7K2Q")
    box = entry.boxes(entry.width())[2].center().toPoint()
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton, pos=box)
    assert entry.cursorPosition() == 2
    entry.type("X")
    assert entry.text() == "5AX7K2Q"
    entry.erase()
    assert entry.text() == "5A7K2Q"


def test_a_code_can_be_hidden_and_shown(code: tuple[BlockWidget[Any], CodeEntry]) -> None:
    widget, entry = code
    entry.type("5AB")
    hide = widget.findChild(Push)
    click(hide)
    assert entry.echoMode() == QLineEdit.EchoMode.Password
    item = next(item for item in outline(widget.window()) if item.role is Role.FIELD)
    assert State.SECRET in item.state
    assert item.value == "•••"
    click(hide)
    assert entry.echoMode() == QLineEdit.EchoMode.Normal
    assert entry.text() == "5AB"


@pytest.mark.parametrize(
    ("day", "month", "year", "value"),
    [("12", "5", "1990", "1990-05-12"), ("31", "2", "1990", "1990-2-31"), ("1", "", "", "--1"), ("7", "3", "85", "85-3-7")],
)  # fmt: skip
def test_a_date_is_iso_when_it_is_one(show: Any, day: str, month: str, year: str, value: str) -> None:
    widget = show(Field("birth", kind=FieldKind.DATE, label=az("Doğum tarixi")))
    values: list[str] = []
    widget.changed.connect(lambda _, each: values.append(each))
    entry = widget.findChild(DateEntry)
    for part, text in (("day", day), ("month", month), ("year", year)):
        write(entry.parts[part], text)
    assert values[-1] == value
    again = show(Field("birth", value, kind=FieldKind.DATE, label=az("Doğum tarixi"))).findChild(DateEntry)
    assert again.value() == value


def test_a_choice_is_made_with_the_arrows_and_changes_no_page(show: Any) -> None:
    widget = show(SAMPLES[Choice])
    seen: list[tuple[str, str]] = []
    acts: list[str] = []
    widget.changed.connect(lambda key, value: seen.append((key, value)))
    widget.activated.connect(lambda action, _: acts.append(action))
    first, second = widget.findChildren(RadioPush)
    click(first)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert seen == [("agree", "yes"), ("agree", "no")]
    assert acts == []
    items = [item for item in outline(widget.window()) if item.role is Role.RADIO]
    assert [item.position for item in items] == [(1, 2), (2, 2)]
    assert {item.group for item in items} == {"Razısınız?"}


def test_several_answers_are_joined_with_a_space(show: Any) -> None:
    options = tuple(Option(value, az(value)) for value in ("a", "b", "c"))
    widget = show(Choice("which", options, multiple=True, label=az("Hansılar?")))
    seen: list[str] = []
    widget.changed.connect(lambda _, value: seen.append(value))
    for box in (widget.findChildren(CheckPush)[2], widget.findChildren(CheckPush)[0]):
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert seen == ["c", "a c"]


def test_what_is_chosen_is_told_by_more_than_colour(show: Any) -> None:
    button = show(Buttons((Action("size", az("A"), selected=True), Action("size", az("B"))))).findChildren(Push)
    assert [each.is_selected() for each in button] == [True, False]
    grey = [each.grab().toImage().convertToFormat(each.grab().toImage().Format.Format_Grayscale8) for each in button]
    assert grey[0].pixelColor(20, grey[0].height() // 2).value() < grey[1].pixelColor(20, 12).value()
    assert button[0].sizeHint().width() > button[1].sizeHint().width()  # the tick takes room


@pytest.mark.acc(46, 49)
@pytest.mark.parametrize("several", [True, False], ids=["boxes", "circles"])
@pytest.mark.parametrize("palette", PaletteName)
def test_what_can_be_ticked_has_an_empty_place_for_the_tick(
    show: Any, context: Context, several: bool, palette: PaletteName
) -> None:
    """A square for one of several, a circle for one only, which stands out by 3:1 and is empty until it is ticked."""
    theme = context.theme
    theme.set_look(Look(palette))
    widget = show(Choice("agree", (Option("yes", az("Razıyam")), Option("no", az("Xeyr"))), multiple=several))
    option = widget.findChildren(CheckPush if several else RadioPush)[0]
    place = option.mark_place().toAlignedRect()
    (word,) = option.word_rects("Razıyam", 0, 7)
    assert theme.scale.icon("button") <= place.width() < word.left() - place.left()
    empty = option.grab().toImage()
    ground = empty.pixelColor(place.center()).name()
    line = empty.pixelColor(place.left() + theme.scale.edge // 2, place.center().y()).name()
    corner = empty.pixelColor(place.left() + theme.scale.edge // 2, place.top() + theme.scale.edge // 2).name()
    assert ratio(line, ground) >= 3
    assert (ratio(corner, ground) >= 3) is several
    inside = place.adjusted(*(round(side * place.width() / 4) for side in (1, 1, -1, -1)))
    assert _colours(empty, inside) == {ground}
    click(option)
    ticked = option.grab().toImage()
    assert ratio(ticked.pixelColor(place.right() + 4, place.center().y()).name(), ground) >= 3  # filled
    assert len(_colours(ticked, inside)) > 1  # with a tick
    assert option.word_rects("Razıyam", 0, 7) == [word]  # nothing moves


def _colours(picture: QImage, place: QRect) -> set[str]:
    across, down = range(place.left(), place.right() + 1), range(place.top(), place.bottom() + 1)
    return {picture.pixelColor(x, y).name() for x in across for y in down}


def test_an_error_leads_to_its_field(qtbot: QtBot, show: Any) -> None:
    widget = show(SAMPLES[ErrorSummary])
    with qtbot.waitSignal(widget.pointed) as caught:
        click(widget.findChild(Push))
    assert caught.args == ["name"]


def test_an_error_is_in_words_at_the_field(show: Any) -> None:
    widget = show(Field("name", label=az("Ad"), error=az("Adı yazın.")))
    item = next(item for item in outline(widget.window()) if item.role is Role.FIELD)
    assert State.INVALID in item.state
    assert item.error == "Adı yazın."
