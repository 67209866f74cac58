"""The magnifier: what it follows, and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.preferences import Magnifier
from tests.ui.magnifying import magnifier, seen_at, shown
from tests.ui.sighted import Sighted, closed, opened, settle


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Sighted]:
    made = opened()
    yield made
    closed(made)


def wide(rect: QRect) -> QRect:
    """What must be seen of a thing: its beginning."""
    return QRect(rect.topLeft(), rect.size().boundedTo(rect.size().scaled(60, 60, Qt.AspectRatioMode.KeepAspectRatio)))


@pytest.mark.parametrize("kind", [Magnifier.LENS, Magnifier.FULL])
@pytest.mark.parametrize("percent", [150, 200, 400, 800])
def test_it_follows_the_focus_at_every_size(room: Sighted, kind: Magnifier, percent: int) -> None:
    room.prefer(magnifier=kind, magnification=percent)
    for widget in (room.window.street, room.window.in_person, room.window.go_on, room.window.towns):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        place = room.place(widget)
        look = magnifier(room).look
        assert look is not None
        assert look.scale == pytest.approx(percent / 100, rel=0.02)
        begins = place.topLeft() + QPoint(3, min(place.height(), shown(room).height()) // 2)
        assert shown(room).contains(begins), widget


@pytest.mark.parametrize("percent", [150, 200, 400, 800])
def test_a_lens_never_covers_what_it_shows(room: Sighted, percent: int) -> None:
    room.prefer(magnifier=Magnifier.LENS, magnification=percent)
    for item in outline(room.window):
        if item.widget is None:
            continue
        magnifier(room).follow(item.place)
        settle()
        covered = magnifier(room).glass.geometry().united(magnifier(room).controls.geometry())
        assert room.window.rect().contains(covered), item.name
        assert not covered.intersects(shown(room)), item.name


@pytest.mark.parametrize("kind", [Magnifier.LENS, Magnifier.FULL])
@pytest.mark.parametrize("percent", [150, 200, 300])
def test_what_it_shows_is_what_stands_there(room: Sighted, kind: Magnifier, percent: int) -> None:
    room.window.setStyleSheet(room.window.styleSheet() + "QLabel { background: #123456; }")
    plain = room.picture()
    room.prefer(magnifier=kind, magnification=percent)
    for widget in (room.window.intro, room.window.by_post, room.window.go_on, room.window.towns):
        magnifier(room).follow(room.place(widget))
        picture, look = room.picture(), magnifier(room).look
        assert look is not None
        wrong = checked = 0
        for x in range(look.view.left() + 5, look.view.right() - 5, 7):
            for y in range(look.view.top() + 5, look.view.bottom() - 5, 7):
                there = look.inside(QPointF(x + 0.5, y + 0.5)).toPoint()
                around = [plain.pixelColor(there + QPoint(a, b)).lightness() for a in (-1, 0, 1) for b in (-1, 0, 1)]
                seen = picture.pixelColor(x, y).lightness()
                wrong += not min(around) - 40 <= seen <= max(around) + 40
                checked += 1
        assert checked > 500
        assert wrong <= checked * 0.01, widget


def test_letters_are_drawn_larger_not_stretched(room: Sighted) -> None:
    """Stretched letters have edges as wide as the enlargement; drawn ones have edges of a pixel or two."""
    room.window.heading.setText("IIIIII")
    room.prefer(magnifier=Magnifier.FULL, magnification=800)
    magnifier(room).follow(room.place(room.window.heading))
    picture = room.picture()
    look = magnifier(room).look
    assert look is not None
    row = seen_at(room, room.window.heading).y()
    line = [picture.pixelColor(x, row).lightness() for x in range(look.view.left(), look.view.right())]
    assert min(line) < 60
    between = sum(60 <= each <= 220 for each in line)
    edges = 2 * sum(one > 140 >= other for one, other in pairwise(line))
    assert edges > 4
    assert between <= 2 * edges


def test_it_follows_the_reading_cursor(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.LENS, magnification=400)
    room.press(Qt.Key.Key_Down)
    assert room.layer.cursor.plain is not None
    assert shown(room).contains(wide(room.layer.cursor.plain.place))


def test_it_follows_what_is_said(room: Sighted, qtbot: QtBot) -> None:
    room.prefer(magnifier=Magnifier.LENS, magnification=400)
    room.layer.announcer.say_item(next(item for item in outline(room.window) if item.name == room.window.intro.text()))
    room.voice.advance(300)
    said = room.place(room.window.intro)
    qtbot.waitUntil(lambda: shown(room).contains(QPoint(said.left() + 10, said.center().y())))


def test_it_follows_the_text_cursor(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.LENS, magnification=800)
    street = room.window.street
    street.setFocus()
    QTest.keyClicks(street, "Nizami street 5, the house behind the old school in the park")
    settle()
    caret = cast("QRect", street.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle))
    assert shown(room).contains(room.place(street).topLeft() + caret.center())


def test_a_lens_follows_the_pointer(room: Sighted, qtbot: QtBot) -> None:
    room.prefer(magnifier=Magnifier.LENS, magnification=300)
    QTest.mouseMove(room.window.windowHandle(), QPoint(600, 700))
    qtbot.waitUntil(lambda: shown(room).contains(QPoint(600, 700)))


@pytest.mark.acc(53)
def test_it_draws_only_when_something_has_changed(room: Sighted, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = 0
    glass = type(magnifier(room).glass)
    real = glass._draw

    def count(self: object, look: object) -> None:
        nonlocal drawn
        drawn += 1
        real(self, look)  # type: ignore[arg-type]

    monkeypatch.setattr(glass, "_draw", count)
    room.prefer(magnifier=Magnifier.FULL)
    settle()
    before = drawn
    for _ in range(20):
        settle()
    assert drawn == before
    room.window.intro.setText("Something else.")
    settle()
    assert drawn > before


def test_what_changes_below_it_is_seen_at_once(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.FULL, magnification=200)
    magnifier(room).follow(room.place(room.window.heading))
    before = room.picture()
    room.window.heading.setText("Another heading")
    assert room.picture() != before


def test_it_follows_a_window_that_changes_its_size(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.FULL)
    room.window.resize(700, 800)
    settle()
    assert magnifier(room).controls.geometry().bottom() == room.window.rect().bottom()
    assert magnifier(room).controls.width() == room.window.width()


@pytest.mark.acc(92)
def test_it_goes_with_the_visit(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.FULL)
    room.layer.seeing.end()
    settle()
    assert not magnifier(room).glass.isVisible()
    assert not magnifier(room).controls.isVisible()
    pressed: list[bool] = []
    room.window.go_on.clicked.connect(lambda: pressed.append(True))
    room.click(room.place(room.window.go_on).center())
    assert pressed == [True]
