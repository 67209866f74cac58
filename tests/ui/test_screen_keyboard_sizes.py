"""The keyboard on the screen in its three sizes: none hides the field, on any page, in any window (ACC-57)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.roles import Role
from accessibility.screen_keyboard.layouts import KeyRole
from accessibility.screen_keyboard.style import SIZES
from kiosk.page import FieldKind
from kiosk.text import Language, Text
from tests.ui.keyboard_driving import key_of, keys_of, opened, push, question, settle, touched, with_mouse
from tests.ui.pages import Example
from tests.ui.sweep import Setting, examples, held, open_keyboard, show, window_of
from ui.blocks.code import CodeEntry
from ui.keyboard_dock import ALWAYS
from ui.theme.look import Look
from ui.theme.tokens import PaletteName
from ui.window import Window

SETTINGS = [
    Setting("kiosk", 2, PaletteName.LIGHT, "az", (1280, 800)),
    Setting("kiosk", 4, PaletteName.YELLOW_ON_BLACK, "ru", (1080, 1920)),
    Setting("kiosk", 4, PaletteName.LIGHT, "ru", (1280, 800)),
    Setting("home", 200, PaletteName.LIGHT, "en", (1280, 800)),
    Setting("home", 400, PaletteName.YELLOW_ON_BLACK, "ru", (1280, 800)),
]


def fields_of(window: Window) -> list[QWidget]:
    """What the keyboard writes into: a code has a keypad of its own."""
    return [each for each in window.view.fields() if not (isinstance(each, CodeEntry) and each.alphabet)]


def hidden_part(window: Window, field: QWidget) -> str:
    """What is wrong with how the field is seen; of one with many lines that is higher than the room, the line written in."""
    seen, whole = field.visibleRegion().boundingRect(), field.rect()
    room = window.view.area.viewport().height()
    if isinstance(field, QPlainTextEdit) and whole.height() > room:
        whole = field.cursorRect().translated(field.viewport().pos())
    return "" if seen.contains(whole) else f"{seen} of {whole}, room {room}"


@pytest.mark.acc(57)
@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_the_field_is_seen_above_the_keys_on_every_page_in_every_size(setting: Setting, qtbot: QtBot) -> None:
    wrong: list[str] = []
    met = 0
    with window_of(setting) as window:
        window.dock.set_wish(ALWAYS)
        for example in examples(setting.place):
            wrong.extend(held_on(window, example, setting))
            met += bool(window.page is not None and not window.page.attract and fields_of(window))
    assert met >= 10, "there are pages with fields"
    assert not wrong, "\n".join(wrong)


def held_on(window: Window, example: Example, setting: Setting) -> Iterator[str]:
    """The first and the last field of a page, gone to with keys, in each size."""
    show(window, example, setting)
    if window.page is None or window.page.attract:
        return
    for number in {0, len(fields_of(window)) - 1} if fields_of(window) else ():
        for size in range(SIZES):
            window.dock.set_size(size)
            window.view.focus_first()
            settle()
            field = fields_of(window)[number]
            field.clearFocus()
            field.setFocus()
            settle()
            if window.keyboard is None:
                yield f"{example} field {number}: no keyboard"
                continue
            problem = hidden_part(window, field)
            if problem:
                yield f"{example} field {number} size {size}: {problem}"
            keys = QRect(window.keyboard.mapTo(window, QPoint()), window.keyboard.size())
            if keys.bottom() > window.height():
                yield f"{example} field {number} size {size}: keys below the window, {keys}"


def test_a_key_on_it_makes_it_larger_and_smaller_and_says_so(qtbot: QtBot) -> None:
    window = opened(qtbot, "en")
    window.show_page(question("en"))
    field = touched(window)
    said: list[str] = []
    chosen: list[int] = []
    window.dock.said.connect(lambda text, _: said.append(text))
    window.dock.size_chosen.connect(chosen.append)
    heights, letters = [], []
    for _ in range(SIZES):
        heights.append(keys_of(window).height())
        letters.append(key_of(keys_of(window), KeyRole.WRITE, "a").font().pixelSize())
        push(window, with_mouse, KeyRole.SIZE)
        settle()
        assert field.hasFocus()
    usual, large, small = heights
    assert small < usual < large
    assert letters[0] < letters[1]
    assert said == ["Large keys", "Small keys", "Keys of the usual size"]
    assert chosen == [2, 0, 1]
    assert keys_of(window).height() == usual


@pytest.mark.parametrize(
    ("size", "least"),
    [(0, 61), pytest.param(1, 81, marks=pytest.mark.acc(61)), pytest.param(2, 110, marks=pytest.mark.acc(61))],
)
def test_the_keys_are_as_large_as_their_size_says(qtbot: QtBot, size: int, least: int) -> None:
    """15 mm, 20 mm and 27 mm at a kiosk, gaps of 3 mm in all of them."""
    window = opened(qtbot, "az", Look())
    window.dock.set_size(size)
    window.show_page(question("az"))
    touched(window)
    keys = keys_of(window).shown()
    assert all(min(each.width(), each.height()) >= least for each in keys)
    places = [each.geometry().adjusted(-6, -6, 6, 6) for each in keys]
    assert not any(one.intersects(two) for at, one in enumerate(places) for two in places[at + 1 :])


@pytest.mark.parametrize("size", range(SIZES))
def test_a_switch_finds_the_keyboard_as_one_group_of_rows(qtbot: QtBot, size: int) -> None:
    """Scanning goes by the outline's groups, and by what stands beside each other in them."""
    window = opened(qtbot, "en")
    window.dock.set_size(size)
    window.show_page(question("en"))
    touched(window)
    keys = [item for item in outline(window) if item.role is Role.KEY]
    assert {item.group for item in keys} == {"Keyboard"}
    rows: dict[int, list[str]] = {}
    for item in keys:
        rows.setdefault(item.place.top(), []).append(item.name)
    assert len(rows) == 4
    assert list(rows.values())[1][:3] == ["a", "s", "d"]


def test_the_size_stays_from_field_to_field(qtbot: QtBot) -> None:
    window = opened(qtbot, "en")
    window.show_page(question("en"))
    touched(window)
    push(window, with_mouse, KeyRole.SIZE)
    high = keys_of(window).height()
    window.show_page(question("en", error=Text("Write your surname.", "en")))
    settle()
    assert keys_of(window).height() == high


@pytest.mark.parametrize("size", [0, 2])
@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_the_audit_finds_nothing_in_the_other_sizes(setting: Setting, size: int, qtbot: QtBot) -> None:
    example = next(each for each in examples(setting.place) if each.name == "question-text")
    with window_of(setting) as window:
        window.dock.set_wish(ALWAYS)
        window.dock.set_size(size)
        show(window, example, setting)
        open_keyboard(window)
        assert not [line for line in held(window, example, setting) if "hint" not in line]


@pytest.mark.acc(48)
@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.MULTILINE, FieldKind.EMAIL, FieldKind.CODE])
@pytest.mark.parametrize(("language", "step"), [("ru", 3), ("ru", 4), ("az", 4), ("en", 4)])
def test_no_word_on_a_key_is_cut_or_too_small_to_read(
    qtbot: QtBot, language: Language, step: int, kind: FieldKind
) -> None:
    """With letters and with signs, in every size, on the lowest screen that a kiosk has."""
    window = opened(qtbot, language, Look(size=step), (1280, 800))
    window.dock.set_wish(ALWAYS)
    window.show_page(question(language, kind))
    fields_of(window)[0].setFocus()
    settle()
    cut: list[str] = []
    for size in range(SIZES):
        window.dock.set_size(size)
        settle()
        for _ in range(2):
            keys = keys_of(window).shown()
            cut.extend(
                f"{each.words.shown} on {each.size()}, size {size}"
                for each in keys
                if each.heightForWidth(each.width()) > each.height()
            )
            if keys_of(window).key(KeyRole.LAYER) is not None:
                push(window, with_mouse, KeyRole.LAYER)
                settle()
    assert not cut
