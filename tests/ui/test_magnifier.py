"""The magnifier on a program that knows nothing of it: what it shows, where it stands, what a click in it presses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from accessibility.audit import Limits, audit
from accessibility.magnifier import MagnifierView
from accessibility.outline import outline
from accessibility.preferences import PALETTES, Magnifier
from tests.ui.sighted import Sighted, closed, dress, opened, settle
from ui.theme.contrast import ratio
from ui.theme.tokens import PALETTES as TOKENS
from ui.theme.tokens import PaletteName


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Sighted]:
    made = opened()
    yield made
    closed(made)


def magnifier(room: Sighted) -> MagnifierView:
    return room.layer.seeing.magnifier


def shown(room: Sighted) -> QRect:
    """The part of the window that is enlarged."""
    look = magnifier(room).look
    assert look is not None
    return look.source.toAlignedRect()


def seen_at(room: Sighted, widget: QWidget) -> QPoint:
    """Where the middle of a widget is seen in the enlarged window."""
    look = magnifier(room).look
    assert look is not None
    middle = QPointF(room.place(widget).center())
    return (QPointF(look.view.topLeft()) + (middle - look.source.topLeft()) * look.scale).toPoint()


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


@pytest.mark.acc(24, 35)
def test_a_click_in_the_enlarged_window_presses_what_is_seen_there(room: Sighted) -> None:
    pressed: list[str] = []
    room.window.go_on.clicked.connect(lambda: pressed.append("go on"))
    room.window.back.clicked.connect(lambda: pressed.append("back"))
    room.prefer(magnifier=Magnifier.FULL, magnification=300)
    magnifier(room).follow(room.place(room.window.go_on))
    room.click(seen_at(room, room.window.go_on))
    assert pressed == ["go on"]
    magnifier(room).follow(room.place(room.window.agree))
    place = room.place(room.window.agree)
    magnifier(room).follow(QRect(place.topLeft(), place.size() / 8))
    look = magnifier(room).look
    assert look is not None
    box = QPointF(place.left() + 12, place.center().y())
    room.click((QPointF(look.view.topLeft()) + (box - look.source.topLeft()) * look.scale).toPoint())
    assert room.window.agree.isChecked()
    assert pressed == ["go on"]


def test_a_click_in_the_enlarged_window_gives_the_focus(room: Sighted) -> None:
    room.prefer(magnifier=Magnifier.FULL, magnification=200)
    magnifier(room).follow(room.place(room.window.street))
    room.click(seen_at(room, room.window.street))
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_finger_in_the_enlarged_window_presses_what_is_seen_there(room: Sighted) -> None:
    pressed: list[str] = []
    room.window.go_on.clicked.connect(lambda: pressed.append("go on"))
    room.prefer(magnifier=Magnifier.FULL, magnification=300)
    magnifier(room).follow(room.place(room.window.go_on))
    device = QTest.createTouchDevice()
    at, handle = seen_at(room, room.window.go_on), room.window.windowHandle()
    QTest.touchEvent(handle, device).press(0, at, handle).commit()
    settle()
    QTest.touchEvent(handle, device).release(0, at, handle).commit()
    settle()
    assert pressed == ["go on"]


def test_a_mouse_reaches_every_part_of_the_enlarged_window(room: Sighted, qtbot: QtBot) -> None:
    room.prefer(magnifier=Magnifier.FULL, magnification=400)
    look = magnifier(room).look
    assert look is not None
    room_of = QRect(room.window.rect())
    for corner in (look.view.topLeft(), look.view.topRight(), look.view.bottomLeft(), look.view.bottomRight()):
        QTest.mouseMove(room.window.windowHandle(), corner)
        aim = QPoint(
            room_of.left() if corner.x() < room_of.center().x() else room_of.right(),
            room_of.top() if corner.y() < room_of.center().y() else room_of.bottom(),
        )
        qtbot.waitUntil(lambda aim=aim: shown(room).adjusted(-2, -2, 2, 2).contains(aim))  # type: ignore[misc]


@pytest.mark.acc(88)
def test_a_pointer_that_rests_in_the_enlarged_window_presses_what_is_seen_there(room: Sighted, qtbot: QtBot) -> None:
    pressed: list[str] = []
    for name, button in (("go on", room.window.go_on), ("back", room.window.back)):
        button.clicked.connect(partial(pressed.append, name))
    room.prefer(magnifier=Magnifier.FULL, magnification=200, dwell=True, dwell_ms=300)
    handle, whole = room.window.windowHandle(), room.window.rect()
    before = magnifier(room).look
    QTest.mouseMove(handle, QPoint(450, 300))
    qtbot.waitUntil(lambda: magnifier(room).look != before)
    goal, look = room.place(room.window.go_on).center(), magnifier(room).look
    assert look is not None
    # the whole window is to the picture as the picture's part to the place of the pointer
    across, down = goal.x() / whole.width(), goal.y() / whole.height()
    at = QPointF(look.view.x() + across * look.view.width(), look.view.y() + down * look.view.height()).toPoint()
    QTest.mouseMove(handle, at)
    qtbot.waitUntil(lambda: pressed == ["go on"])


@pytest.mark.acc(58)
def test_a_finger_that_trembles_presses_what_is_seen_there(room: Sighted) -> None:
    pressed: list[str] = []
    room.window.go_on.clicked.connect(lambda: pressed.append("go on"))
    room.prefer(magnifier=Magnifier.FULL, magnification=300, slip_mm=10)
    magnifier(room).follow(room.place(room.window.go_on))
    device = QTest.createTouchDevice()
    at, handle = seen_at(room, room.window.go_on), room.window.windowHandle()
    QTest.touchEvent(handle, device).press(0, at, handle).commit()
    QTest.touchEvent(handle, device).move(0, at + QPoint(9, 5), handle).commit()
    settle()
    QTest.touchEvent(handle, device).release(0, at + QPoint(9, 5), handle).commit()
    settle()
    assert pressed == ["go on"]


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
