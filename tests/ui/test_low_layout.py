"""A low layout: on a screen that hangs high, all that can be touched lies within reach of a person in a wheelchair (ACC-41)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from accessibility.preferences import Magnifier
from accessibility.speech.silent import SilentVoice
from kiosk.settings import KioskSettings, PortalSettings, Settings
from tests.ui.pages import PAGES
from tests.ui.sweep import Setting, settle, show
from ui.application import open_application
from ui.theme.look import REACH_MM, Look, Profile
from ui.visiting import VisitWindow
from ui.window import Window

MM = 0.248
SCREENS = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
SHOWN = ("attract", "home", "service", "sign-in", "question", "code", "help")


def above_floor(window: QWidget, widget: QWidget, bottom_mm: float) -> float:
    """The height of a widget's upper edge above the floor, in millimetres."""
    top = widget.mapTo(window, QPoint()).y()
    return bottom_mm + (window.height() - top) * MM


def actionable(window: QWidget) -> list[QWidget]:
    """What can be touched and is seen."""
    found = [each for each in window.findChildren(QWidget) if each.isVisibleTo(window)]
    return [each for each in found if isinstance(each, QAbstractButton) or each.focusPolicy() & Qt.FocusPolicy.TabFocus]


@pytest.mark.acc(41)
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("bottom", [800, 1000])
@pytest.mark.parametrize("size", [1, 2, 4])
def test_everything_that_can_be_touched_is_within_reach(qtbot: QtBot, screen: str, bottom: int, size: int) -> None:
    window = Window(Look(size=size, low=True, bottom_mm=bottom))
    qtbot.addWidget(window)
    window.resize(*SCREENS[screen])
    window.show()
    setting = Setting("kiosk", size, window=SCREENS[screen])
    names = [name for name in PAGES if name.startswith(SHOWN) and PAGES[name].only in (None, "kiosk")]
    assert len(names) >= 5
    for name in names:
        show(window, PAGES[name], setting)
        settle()
        touched = [each for each in actionable(window) if each.visibleRegion().boundingRect().isValid()]
        assert touched or name.startswith("attract"), name
        for each in touched:
            top = each.mapTo(window, each.visibleRegion().boundingRect().topLeft()).y()
            height = bottom + (window.height() - top) * MM
            assert height <= REACH_MM + 0.5, f"{name}: {each} at {height:.0f} mm"


def test_what_need_not_be_low_stays_high(qtbot: QtBot) -> None:
    for look in (Look(low=False, bottom_mm=1000), Look(low=True, bottom_mm=1000, profile=Profile.HOME)):
        assert look.out_of_reach(1920) == 0
    assert Look(low=True, bottom_mm=800).out_of_reach(1080) == 0, "all of it is within reach as it hangs"


@pytest.mark.parametrize("bottom", range(300, 1501, 100))
@pytest.mark.parametrize("height", [768, 1080, 1920, 3840])
def test_some_of_the_screen_always_stays(bottom: int, height: int) -> None:
    look = Look(low=True, bottom_mm=bottom)
    taken = look.out_of_reach(height)
    assert 0 <= taken <= height * 0.55 + 1
    if taken < round(height * 0.55):
        assert bottom + (height - taken) * MM <= REACH_MM


@pytest.fixture
def visit(qtbot: QtBot) -> Iterator[VisitWindow]:
    kiosk = KioskSettings(screen_bottom_mm=1000)
    settings = Settings(mode="kiosk", language="en", portal=PortalSettings(url="http://127.0.0.1:9"), kiosk=kiosk)
    application = open_application(settings)
    made = VisitWindow(application, SilentVoice())
    made.window.resize(1080, 1920)
    made.start()
    qtbot.waitExposed(made.window)
    made.window.attract.started.emit()
    settle()
    yield made
    made.leave()
    application.catalogue.close()


@pytest.mark.acc(41)
@pytest.mark.parametrize("kind", [Magnifier.LENS, Magnifier.FULL])
def test_a_person_asks_for_it_and_the_magnifier_keeps_to_it(visit: VisitWindow, kind: Magnifier) -> None:
    finish = visit.window.top.buttons[-1]
    assert above_floor(visit.window, finish, 1000) > REACH_MM
    visit.presenter.prefer({"low_layout": True, "magnifier": str(kind)})
    settle()
    assert above_floor(visit.window, finish, 1000) <= REACH_MM
    magnifier = visit.layer.seeing.magnifier
    for part in (magnifier.glass, *magnifier.controls.findChildren(QAbstractButton)):
        assert above_floor(visit.window, part, 1000) <= REACH_MM + 0.5
    visit.presenter.prefer({"low_layout": False})
    settle()
    assert above_floor(visit.window, finish, 1000) > REACH_MM
