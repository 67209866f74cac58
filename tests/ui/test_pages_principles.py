"""What every page keeps to: nothing happens by going through it and writing, and no difference is told by colour alone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from kiosk.text import Text
from tests.ui.pages import PAGES
from tests.ui.sweep import Setting, examples, settle, show, window_of
from ui.blocks.push import Push
from ui.blocks.styles import TILE
from ui.theme.look import Look
from ui.theme.theme import Theme
from ui.theme.tokens import PaletteName

SAMPLED = [example for example in examples("home") if not example.name.endswith(("-error", "-loading"))][::7]


@pytest.mark.acc(62)
@pytest.mark.parametrize("name", [example.name for example in SAMPLED])
def test_going_through_a_page_and_answering_changes_no_page(qapp: QApplication, name: str) -> None:
    setting = Setting("home", 100, language="en", window=(1280, 800))
    with window_of(setting) as window:
        show(window, PAGES[name], setting)
        done: list[str] = []
        window.activated.connect(lambda action, _: done.append(action))
        page = window.page
        for item in outline(window):
            widget = item.widget
            if widget is None or not item.focus():
                continue
            settle()
            if isinstance(widget, QRadioButton | QCheckBox):
                widget.click()
            elif isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly():
                widget.setFocus()
                _write(widget)
            settle()
        assert done == []
        assert window.page is page


def _write(widget: QWidget) -> None:
    if isinstance(widget, QLineEdit):
        widget.insert("1")
    elif isinstance(widget, QPlainTextEdit):
        widget.insertPlainText("1")


def _grey(widget: QAbstractButton) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def _differing(one: QImage, other: QImage, by: int) -> float:
    """The share of pixels whose greys are further apart than `by` of 255."""
    width, height = min(one.width(), other.width()), min(one.height(), other.height())
    far = sum(
        abs(one.pixelColor(x, y).red() - other.pixelColor(x, y).red()) > by for x in range(width) for y in range(height)
    )
    return far / (width * height)


@pytest.mark.acc(46)
@pytest.mark.parametrize("palette", PaletteName)
def test_what_is_chosen_is_told_without_colour(qtbot: QtBot, palette: PaletteName) -> None:
    """In greys, and by the tick: its picture is another one."""
    theme = Theme(Look(palette))
    button = Push(theme, TILE, Text("Documents", "en"), icon="folder")
    qtbot.addWidget(button)
    button.resize(400, 140)
    plain = _grey(button)
    button.set_selected(True)
    chosen = _grey(button)
    assert _differing(plain, chosen, 60) > 0.02, "seen with no colour at all"
    assert button._picture() == "check"


@pytest.mark.acc(46, 64)
def test_an_error_is_told_in_words(qapp: QApplication) -> None:
    setting = Setting("home", 100, language="en", window=(1280, 800))
    with window_of(setting) as window:
        show(window, PAGES["question-code-error"], setting)
        names = [item.name for item in outline(window)]
        assert "There is a problem" in names
        assert window.windowTitle().startswith("Error:")
