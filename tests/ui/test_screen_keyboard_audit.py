"""The keyboard held to the audit, in a window, in three sizes of screen and in several colours; the field stays in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from accessibility.audit import Limits, audit
from accessibility.outline import outline
from accessibility.roles import Role
from accessibility.screen_keyboard.layouts import KeyRole
from kiosk.page import FieldKind
from kiosk.text import Language
from tests.ui.keyboard_driving import (
    field,
    keys_of,
    opened,
    push,
    question,
    settle,
    touched,
    with_finger,
    with_mouse,
)
from translations import messages
from ui.keyboard_dock import ALWAYS
from ui.theme.look import Look, Profile
from ui.theme.tokens import HIGH_CONTRAST, PaletteName
from ui.window import Window

FULL_HD, PORTRAIT, LAPTOP = (1920, 1080), (1080, 1920), (1280, 800)
WHOLE_MM = 81
"""20 mm at 0.248 mm a pixel."""
LEAST_MM = 61
"""15 mm: where twelve letters stand side by side on a narrow screen, or the screen is low."""
Case = tuple[Look, tuple[int, int], Language, FieldKind, int]
CASES: list[Case] = [
    (Look(), FULL_HD, "az", FieldKind.TEXT, WHOLE_MM),
    (Look(PaletteName.YELLOW_ON_BLACK, size=3), FULL_HD, "ru", FieldKind.MULTILINE, WHOLE_MM),
    (Look(PaletteName.LOW_GLARE, size=4), FULL_HD, "en", FieldKind.EMAIL, WHOLE_MM),
    (Look(PaletteName.YELLOW_ON_BLACK), FULL_HD, "az", FieldKind.NUMBER, WHOLE_MM),
    (Look(), PORTRAIT, "ru", FieldKind.TEXT, LEAST_MM),
    (Look(PaletteName.YELLOW_ON_BLACK, size=4), PORTRAIT, "az", FieldKind.TEXT, LEAST_MM),
    (Look(PaletteName.DARK), PORTRAIT, "en", FieldKind.DATE, WHOLE_MM),
    (Look(), LAPTOP, "az", FieldKind.TEXT, LEAST_MM),
    (Look(PaletteName.YELLOW_ON_BLACK), LAPTOP, "ru", FieldKind.SEARCH, LEAST_MM),
    (Look(profile=Profile.HOME), LAPTOP, "en", FieldKind.TEXT, 44),
    (Look(PaletteName.WHITE_ON_BLACK, zoom=200, profile=Profile.HOME), LAPTOP, "az", FieldKind.TEXT, 44),
    (Look(PaletteName.DARK, zoom=400, profile=Profile.HOME), LAPTOP, "az", FieldKind.TEXT, 44),
]


def named(case: Case) -> str:
    look, size, language, kind, _ = case
    return f"{look.profile}-{look.palette}-{look.text_size}-{size[0]}x{size[1]}-{language}-{kind}"


@pytest.fixture(params=CASES, ids=named)
def shown(request: pytest.FixtureRequest, qtbot: QtBot) -> tuple[Window, Case]:
    case: Case = request.param
    look, size, language, kind, _ = case
    window = opened(qtbot, language, look, size)
    if not look.is_kiosk:
        window.dock.set_wish(ALWAYS)
    window.show_page(question(language, kind))
    window.set_caption("…")
    settle()
    entry = field(window)
    window.view.keep_in_sight(entry)
    with_mouse(entry.viewport() if isinstance(entry, QPlainTextEdit) else entry)
    assert window.dock.is_shown
    return window, case


def test_the_audit_finds_nothing(shown: tuple[Window, Case]) -> None:
    window, (look, _, _, _, least) = shown
    contrast = 15.0 if look.palette in HIGH_CONTRAST else 7.0
    findings = audit(window, Limits(contrast=contrast, target=least, gap=12 if look.is_kiosk else 8, hints=False))
    assert not findings, "\n".join(map(str, findings))


def test_the_keys_are_large_and_take_no_more_than_their_share(shown: tuple[Window, Case]) -> None:
    window, (_, size, _, _, least) = shown
    keyboard = keys_of(window)
    assert min(key.width() for key in keyboard.shown()) >= least
    assert min(key.height() for key in keyboard.shown()) >= least
    assert keyboard.height() <= 0.41 * size[1]


def test_the_field_is_never_hidden(shown: tuple[Window, Case]) -> None:
    """ACC-57"""
    window, (_, _, _, kind, _) = shown
    entry = field(window)
    ring = window.ring
    assert entry.visibleRegion().boundingRect().size() == entry.size()
    if kind is not FieldKind.MULTILINE:
        assert ring.visibleRegion().boundingRect().height() >= entry.height() + 2 * window.theme.scale.ring
    caret = entry.cursorRect().center()
    target = entry.viewport() if isinstance(entry, QPlainTextEdit) else entry
    assert target.visibleRegion().contains(caret)


def test_every_key_can_be_met_by_a_switch(shown: tuple[Window, Case]) -> None:
    """The keys stand in the outline in reading order, each with a name, and can be activated from there."""
    window, _ = shown
    keyboard = keys_of(window)
    keys = [item for item in outline(window) if item.role is Role.KEY and item.widget is not None]
    assert [item.widget for item in keys] == keyboard.shown()
    assert all(item.name and item.language for item in keys)
    letter = next(item for item in keys if item.name in ("a", "ф", "1"))
    assert letter.activate()
    entry = field(window)
    assert (entry.toPlainText() if isinstance(entry, QPlainTextEdit) else entry.text()) == letter.name


def test_another_size_of_the_window_leaves_the_field_in_sight(qtbot: QtBot) -> None:
    window = opened(qtbot, "az", Look(), FULL_HD)
    window.show_page(question("az"))
    entry = touched(window, point=with_finger)
    for size in (LAPTOP, PORTRAIT, FULL_HD):
        window.resize(*size)
        settle()
        assert entry.visibleRegion().boundingRect().size() == entry.size()
        assert all(keys_of(window).rect().contains(key.geometry()) for key in keys_of(window).shown())


def test_other_colours_and_another_language_reach_the_keys(qtbot: QtBot) -> None:
    window = opened(qtbot, "az", Look(), FULL_HD)
    window.show_page(question("az"))
    touched(window)
    window.set_look(Look(PaletteName.YELLOW_ON_BLACK, size=3))
    window.set_language("ru", messages("ui", "ru"))
    settle()
    keyboard = keys_of(window)
    assert keyboard.look.text.name() == "#ffee00"
    assert keyboard.key(KeyRole.WRITE, "ф") is not None
    push(window, with_mouse, KeyRole.WRITE, "ф")
    assert field(window).text() == "ф"
    assert QApplication.focusWidget() is field(window)
    assert keyboard.focusPolicy() is Qt.FocusPolicy.NoFocus
