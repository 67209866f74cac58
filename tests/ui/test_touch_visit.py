"""A visit at a kiosk, by touch: what was missed is answered in the strip of captions; a person's settings reach the pointer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.speech.silent import SilentVoice
from kiosk.settings import Settings
from tests.ui.keyboard_driving import place_of, settle
from tests.ui.visiting import NOBODY, visiting
from ui.theme.look import REFERENCE_MM_PER_PX
from ui.visiting import VisitWindow


@pytest.fixture
def visit(qtbot: QtBot) -> Iterator[VisitWindow]:
    settings = Settings(mode="kiosk", language="en", portal=NOBODY)
    with visiting(qtbot, settings, SilentVoice(), size=(1920, 1080)) as visit:
        press(visit, visit.window.rect().center())
        qtbot.waitUntil(lambda: not visit.presenter.page.attract)
        settle()
        yield visit


def press(visit: VisitWindow, *points: QPoint) -> None:
    """A touch screen that looks like a mouse, as many kiosks have."""
    handle = visit.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(handle, point)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=points[-1])
    settle()


@pytest.mark.acc(58, 23)
def test_a_missed_touch_is_answered_in_the_captions(visit: VisitWindow) -> None:
    assert visit.window.view.body is not None
    heading = visit.window.view.body.heading
    press(visit, place_of(heading))
    assert visit.layer.touch.touch.mark.isVisible()
    visit.presenter.activate("captions", "yes")
    settle()
    press(visit, place_of(heading))
    assert visit.window.caption.label.words.text == "Nothing was pressed there."


@pytest.mark.acc(58)
def test_the_slip_is_measured_on_the_kiosk_s_own_screen(visit: VisitWindow) -> None:
    target = visit.window.top.buttons[1]
    assert visit.layer.touch.touch.pixels(6) == pytest.approx(6 / REFERENCE_MM_PER_PX, rel=0.05)
    before = visit.presenter.page.id
    edge = place_of(target).y() + target.height() // 2
    press(visit, place_of(target), QPoint(place_of(target).x(), edge + 60))
    assert visit.presenter.page.id == before
    press(visit, place_of(target), QPoint(place_of(target).x(), edge + 15))
    assert visit.presenter.page.id != before


def test_a_persons_settings_reach_the_pointer(visit: VisitWindow) -> None:
    wished = replace(
        visit.presenter.preferences, explore_by_touch=True, slip_mm=12, bounce_ms=300, dwell=True, keyboard_size=2
    )
    visit.apply(wished)
    touch, dwell = visit.layer.touch.touch, visit.layer.touch.dwell
    assert (touch.exploring, touch.slip_mm, touch.bounce_seconds, dwell.on) == (True, 12, 0.3, True)
    assert dwell.bar is not None
    assert dwell.bar.isVisible()
    assert visit.window.dock.keyboard.size_step == 2
