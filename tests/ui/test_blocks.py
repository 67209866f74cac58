"""Every block: drawn, read from the window, activated; private values, lists and pictures."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.roles import Role
from kiosk.page import (
    Action,
    Block,
    Buttons,
    Facts,
    Highlight,
    Listing,
    Picture,
    QrCode,
    Tiles,
)
from tests.ui.blocks_driving import SAMPLES, az, click, context_of_a_page, drawn
from tests.ui.pages_of_files import sheet
from ui.blocks.context import Context
from ui.blocks.push import Push
from ui.blocks.registry import BLOCKS
from ui.theme.tokens import PaletteName


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return context_of_a_page()


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Any:
    return partial(drawn, qtbot, context, [])


def test_there_is_a_widget_for_every_kind_of_block() -> None:
    assert set(BLOCKS) == set(SAMPLES) == set(Block.__args__)


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
def test_a_block_is_drawn_and_can_be_read(show: Any, kind: type) -> None:
    widget = show(SAMPLES[kind])
    assert widget.height() > 0
    image = widget.grab().toImage()
    corner = image.pixel(0, image.height() - 1)
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 2))
    assert any(image.pixel(x, y) != corner for x, y in points)
    items = outline(widget.window())
    assert items
    assert all(item.name for item in items)
    assert all(item.language == "az" for item in items)


@pytest.mark.parametrize("kind", [Tiles, Buttons, Listing])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, None])
def test_an_action_is_activated_by_keys_and_by_mouse(qtbot: QtBot, show: Any, kind: type, key: Qt.Key | None) -> None:
    widget = show(SAMPLES[kind])
    button = widget.findChild(Push)
    with qtbot.waitSignal(widget.activated) as caught:
        click(button) if key is None else QTest.keyClick(button, key)
    assert caught.args == ["open", "7"]


def test_a_finger_activates_on_release(qtbot: QtBot, show: Any) -> None:
    widget = show(SAMPLES[Buttons])
    button = widget.findChild(Push)
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(device, QPointingDevice)
    seen: list[str] = []
    widget.activated.connect(lambda action, _: seen.append(action))
    window = button.window().windowHandle()
    place = button.mapTo(button.window(), button.rect().center())
    QTest.touchEvent(window, device).press(0, place, window).commit()
    assert seen == []
    QTest.touchEvent(window, device).release(0, place, window).commit()
    assert seen == ["open"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_held_key_acts_once(show: Any, key: Qt.Key) -> None:
    widget = show(SAMPLES[Buttons])
    button = widget.findChild(Push)
    seen: list[str] = []
    widget.activated.connect(lambda action, _: seen.append(action))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, key, none))
    for _ in range(5):
        QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyRelease, key, none, autorep=True))
        QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, key, none, autorep=True))
    assert seen == []
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyRelease, key, none))
    assert seen == ["open"]


def test_a_change_button_says_what_it_changes(qtbot: QtBot, show: Any) -> None:
    widget = show(SAMPLES[Facts])
    with qtbot.waitSignal(widget.activated) as caught:
        click(widget.findChild(Push))
    assert caught.args == ["change", "1"]
    item = next(item for item in outline(widget.window()) if item.role is Role.BUTTON)
    assert item.name == "Dəyiş: Soyad"


def test_private_values_stay_private(show: Any) -> None:
    item = next(item for item in outline(show(SAMPLES[Facts]).window()) if item.name == "Məmmədov")
    assert item.private


def test_a_spoken_replacement_is_kept(show: Any) -> None:
    item = next(item for item in outline(show(SAMPLES[Highlight]).window()) if item.name == "AZ 1")
    assert item.said == "a zet bir"
    assert item.group == "Nömrə"


def test_rows_say_where_they_stand(show: Any) -> None:
    rows = tuple(Action("open", az(name), argument=name) for name in "abc")
    widget = show(Listing(rows, az("Heç nə yoxdur."), total=17, first=6))
    items = [item for item in outline(widget.window()) if item.role is Role.BUTTON]
    assert [item.position for item in items] == [(6, 17), (7, 17), (8, 17)]


def test_an_empty_list_says_so(show: Any) -> None:
    names = [item.name for item in outline(show(Listing((), az("Heç nə yoxdur."))).window())]
    assert names == ["Heç nə yoxdur."]


def test_rows_that_stay_keep_their_widgets(show: Any, context: Context) -> None:
    rows = tuple(Action("open", az(name), argument=name) for name in "abc")
    widget = show(Listing(rows, az("Heç nə yoxdur.")))
    before = list(widget.rows)
    assert widget.refresh(Listing((rows[2], rows[0]), az("Heç nə yoxdur.")), context)
    assert widget.rows == [before[2], before[0]]


def test_a_code_for_a_phone_has_sharp_modules_and_words(show: Any) -> None:
    widget = show(SAMPLES[QrCode])
    image = widget.code.grab().toImage()
    side = widget.code.module()
    assert side * (len(widget.code.rows) + 8) * 0.248 >= 60
    start = (image.width() - side * len(widget.code.rows)) // 2
    for at, dark in enumerate(widget.code.rows[0]):
        colour = image.pixelColor(QPointF(start + (at + 0.5) * side, start + side / 2).toPoint())
        assert colour.name() == ("#000000" if dark else "#ffffff")
    items = outline(widget.window())
    assert [item.name for item in items] == ["Oxuyun", "Giriş səhifəsini açan kod"], "what it is for, then what it is"


def test_a_sheet_takes_the_persons_colours_and_a_photograph_does_not(show: Any, context: Context) -> None:
    context.theme.set_look(replace(context.theme.look, palette=PaletteName.YELLOW_ON_BLACK))
    dark = []
    for paper in (True, False):
        widget = show(Picture(sheet(), 800, 1131, az("Səhifə"), paper=paper))
        drawn = widget.picture.grab().toImage()
        dark.append(drawn.pixelColor(drawn.width() // 2, drawn.height() - 20).lightness() < 128)
    assert dark == [True, False]


def test_a_picture_is_as_wide_as_the_text_asks_for_and_no_wider_than_its_place(show: Any, context: Context) -> None:
    widget = show(SAMPLES[Picture])
    usual = widget.picture.heightForWidth(10_000)
    context.theme.set_look(replace(context.theme.look, size=4))
    assert widget.picture.heightForWidth(10_000) > 1.2 * usual
    assert widget.picture.heightForWidth(100) == round(100 * 1131 / 800)
