"""The magnifier's own buttons and border: found, seen and large enough."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.audit import Limits, audit
from accessibility.outline import outline
from accessibility.preferences import PALETTES, Magnifier
from tests.ui.magnifying import magnifier, shown
from tests.ui.sighted import Sighted, closed, dress, opened, settle
from ui.theme.contrast import ratio
from ui.theme.tokens import PALETTES as TOKENS
from ui.theme.tokens import PaletteName


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Sighted]:
    made = opened()
    yield made
    closed(made)


@pytest.mark.acc(35, 36)
def test_its_buttons_enlarge_shrink_move_and_close(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.FULL, magnification=200)
    controls = magnifier(room).controls
    for button, percent in ((controls.larger, 250), (controls.larger, 300), (controls.smaller, 250)):
        room.click(room.place(button).center())
        assert magnifier(room).percent == percent
        assert controls.percent.text() == f"{percent} %"
    assert room.wished == [{"magnification": 250}, {"magnification": 300}, {"magnification": 250}]
    before = shown(room)
    room.click(room.place(controls.arrows[3]).center())
    assert shown(room).top() > before.top()
    room.click(room.place(controls.arrows[2]).center())
    assert abs(shown(room).top() - before.top()) <= 1
    room.click(room.place(controls.close_).center())
    assert room.wished[-1] == {"magnifier": "off"}
    assert magnifier(room).look is None
    assert not magnifier(room).glass.isVisible()


def test_it_stays_within_its_bounds(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.LENS, magnification=800)
    magnifier(room).enlarge(1)
    assert magnifier(room).percent == 800
    room.prefer(magnifier=Magnifier.LENS, magnification=150)
    magnifier(room).enlarge(-1)
    assert magnifier(room).percent == 150
    assert room.wished == []


@pytest.mark.acc(24, 43, 68)
def test_its_buttons_are_reached_by_tab_and_named(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.LENS)
    names = [item.name for item in outline(room.window)]
    assert names[-8:] == ["Smaller", "200 %", "Larger", "Left", "Right", "Up", "Down", "Close"]
    reached = set()
    for _ in range(30):
        room.press(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert set(magnifier(room).controls.findChildren(type(room.window.go_on))) <= reached
    magnifier(room).controls.larger.setFocus()
    room.press(Qt.Key.Key_Space)
    assert magnifier(room).percent == 250


@pytest.mark.acc(49, 56)
@pytest.mark.parametrize("name", PALETTES)
def test_its_border_stands_out_in_every_palette(room: Sighted, name: str) -> None:
    tokens = TOKENS[PaletteName(name)]
    dress(room.window, name)
    room.prefer(magnifier=Magnifier.LENS)
    picture, frame = room.picture(), magnifier(room).glass.geometry()
    middle = frame.center().y()
    lines = [picture.pixelColor(frame.left() + at, middle).name() for at in range(8)]
    assert lines == [tokens.text] * 4 + [tokens.surface] * 4
    for ground in (tokens.surface, tokens.raised, tokens.brand, tokens.ink):
        assert max(ratio(lines[0], ground), ratio(lines[-1], ground)) >= 3


@pytest.mark.acc(47, 49, 56)
@pytest.mark.parametrize("name", PALETTES)
def test_its_buttons_and_their_focus_are_seen_in_every_palette(room: Sighted, name: str) -> None:
    tokens = TOKENS[PaletteName(name)]
    dress(room.window, name)
    room.prefer(magnifier=Magnifier.LENS)
    button = magnifier(room).controls.larger
    plain, place = room.picture(), room.place(button)
    edge = plain.pixelColor(place.left() + 1, place.center().y()).name()
    ground = plain.pixelColor(place.left() + 8, place.center().y()).name()
    assert ratio(edge, ground) >= 7
    button.setFocus(Qt.FocusReason.TabFocusReason)
    focused = room.picture()
    changed = [
        (x, y)
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
        if ratio(plain.pixelColor(x, y).name(), focused.pixelColor(x, y).name()) >= 3
    ]
    assert len(changed) >= 2 * 2 * (place.width() + place.height())
    assert {plain.pixelColor(x, y).name() for x, y in changed} >= {tokens.surface}


@pytest.mark.acc(57)
def test_nothing_comes_before_it(room: Sighted) -> None:
    """Whatever the program raises, the magnifier and its buttons stay in front."""
    room.prefer(magnifier=Magnifier.FULL)
    room.window.intro.raise_()
    room.window.intro.update()
    settle()
    assert room.window.children()[-2:] == [magnifier(room).glass, magnifier(room).controls]


@pytest.mark.acc(60)
def test_its_buttons_are_large_enough_and_the_window_keeps_every_rule(room: Sighted) -> None:
    room.layer.seeing.set_target(44)
    room.prefer(magnifier=Magnifier.FULL, magnification=200)
    for button in magnifier(room).controls.findChildren(type(room.window.go_on)):
        assert min(button.width(), button.height()) >= 44
    names = {"Smaller", "Larger", "Close", "Left", "Right", "Up", "Down"}
    found = [
        each for each in audit(room.window, Limits(rings=False, pixels=False)) if str(each).partition(":")[0] in names
    ]
    assert found == []


@pytest.mark.acc(24)
@pytest.mark.parametrize("kind", [Magnifier.LENS, Magnifier.FULL])
def test_its_buttons_are_large_for_who_needs_it(room: Sighted, kind: Magnifier) -> None:
    """As large as the words that it enlarges, as far as the window has room; never cut, never most of the window."""
    usual = room.window.fontInfo().pixelSize()
    before = 0
    for percent in (150, 200, 400, 600):
        room.prefer(magnifier=kind, magnification=percent)
        settle()
        controls = magnifier(room).controls
        letters = controls.larger.fontInfo().pixelSize()
        assert letters >= before
        if kind is Magnifier.FULL:
            assert letters >= min(2 * usual, round(usual * percent / 100)) - 1
            assert controls.height() <= 0.25 * room.window.height()
        assert room.window.rect().contains(controls.geometry())
        for button in controls.findChildren(type(room.window.go_on)):
            words = button.fontMetrics().horizontalAdvance(button.text())
            assert words <= button.width(), button.text()
            assert controls.rect().contains(button.geometry())
        before = letters
    assert before > usual
