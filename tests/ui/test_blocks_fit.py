"""Nothing is cut and nothing scrolls sideways: all pages, three screens, all sizes, three languages and 40 % more text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.text import LANGUAGES, Language
from tests.ui.sample_pages import PAGES, sayer
from translations import messages
from ui.blocks.arranged import Arranged
from ui.blocks.label import Label
from ui.blocks.push import CheckPush, Push, RadioPush
from ui.theme.look import Look, Profile
from ui.window import Window

_HOME = Profile.HOME
ROOMS = {
    "kiosk": ((1920, 1080), Look()),
    "kiosk-largest": ((1920, 1080), Look(size=4)),
    "portrait": ((1080, 1920), Look(size=3)),
    "portrait-largest": ((1080, 1920), Look(size=4)),
    "laptop": ((1280, 800), Look(profile=_HOME)),
    "laptop-200": ((1280, 800), Look(zoom=200, profile=_HOME)),
    "laptop-400": ((1280, 800), Look(zoom=400, profile=_HOME)),
}


def sweep(window: Window, language: Language, *, longer: bool) -> list[str]:
    """What is cut on any page."""
    found = []
    for name, page in PAGES.items():
        if name == "attract" and not window.theme.look.is_kiosk:
            continue  # a page of kiosks
        window.show_page(page(sayer(language, longer=longer)))
        QApplication.processEvents()
        found += [f"{name}: {each}" for each in cut(window)]
    return found


def cut(window: Window) -> list[str]:
    texts: list[Label | Push | RadioPush | CheckPush] = [*window.findChildren(Label)]
    for kind in (Push, RadioPush, CheckPush):
        texts += window.findChildren(kind)
    found = [
        f"{type(each).__name__} {each.text()!r} has {each.size()}, needs {each.heightForWidth(each.width())}"
        for each in texts
        if each.isVisible() and each.heightForWidth(each.width()) > each.height() + 1
    ]
    for holder in (each for each in window.findChildren(QWidget) if isinstance(each, Arranged)):
        inside = [child for child in holder.shown() if child.isVisible()]
        found += [f"{child} leaves {holder}" for child in inside if not holder.rect().contains(child.geometry())]
    for area in window.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            found.append("scrolls sideways")
    found += [f"{part} leaves the window" for part in parts(window) if not window.rect().contains(part.geometry())]
    return found


def parts(window: Window) -> list[QWidget]:
    bars = (window.top, window.welcome, window.stack, window.keypad, window.caption, window.bottom)
    return [part for part in bars if part.isVisible() and part.parentWidget() is window]


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut(qtbot: QtBot, room: str, language: Language) -> None:
    size, look = ROOMS[room]
    window = Window(look, language, messages("ui", language))
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    assert sweep(window, language, longer=False) == []


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_cut_with_longer_words(qtbot: QtBot, room: str) -> None:
    size, look = ROOMS[room]
    window = Window(look, "en", messages("ui", "qps"))
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    assert sweep(window, "en", longer=True) == []


def test_a_line_has_at_most_66_characters_or_so(qtbot: QtBot) -> None:
    window = Window(Look())
    qtbot.addWidget(window)
    for kind in ("body", "small", "title"):
        metrics = Label(window.theme, sayer("en")("", "x", ""), kind).fontMetrics()
        line = "the certificate will be ready in one working day and you will see it there "
        characters = window.theme.scale.measure(kind) / (metrics.horizontalAdvance(line) / len(line))
        assert 50 <= characters <= 70


def test_a_small_window_still_holds_its_bars(qtbot: QtBot) -> None:
    """Reflow: 320 by 256 pixels at 100 % (WCAG 1.4.10)."""
    window = Window(Look(profile=_HOME), "ru", messages("ui", "ru"))
    qtbot.addWidget(window)
    window.resize(320, 480)
    window.show()
    assert sweep(window, "ru", longer=False) == []
