"""The window of staff: held to the audit like every page, worked by keys and fingers, and with no place to write."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from accessibility.audit import Limits, audit
from accessibility.compose import caption_of
from accessibility.outline import outline
from accessibility.roles import Role
from kiosk.assisting.counter import Counter
from kiosk.assisting.view import Aid, Errand, StaffView, Step, Trouble
from kiosk.desk import Call
from kiosk.text import LANGUAGES, Language
from tests.sampling import sampled
from tests.ui.sweep import settle
from tests.unit.assisting.test_screen import service_name
from ui.blocks.push import Push
from ui.staff_window import StaffWindow
from ui.theme.tokens import HIGH_CONTRAST, PaletteName

CALLED = StaffView(
    errand=Errand.APPLYING,
    step=Step.QUESTION,
    service="criminal-record",
    number=2,
    total=4,
    trouble=Trouble.ANSWER,
    seconds=240,
    page=9,
    aids=frozenset(Aid),
    call=Call.CALLED,
    visit=3,
)
VIEWS = {
    "nobody": (StaffView(), 0),
    "called": (CALLED, 0),
    "asked": (CALLED, 1),
    "sure": (CALLED, 2),
}
SIZES = (100, 150, 200, 400)


class Time(QObject):
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def window(qtbot: QtBot, time: Time) -> Iterator[StaffWindow]:
    made = StaffWindow(Counter(kiosk="Hall 2", screen=2, language="en", own_display=True), service_name, time)
    made.resize(1920, 1080)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(window: StaffWindow, name: str) -> None:
    """The button of that name, with a finger."""
    found = [each for each in window.findChildren(Push) if each.isVisible() and each.accessibleName() == name]
    assert len(found) == 1, name
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    settle()


CASES = list(product(VIEWS, SIZES, PaletteName, LANGUAGES, ((1920, 1080), (1280, 800))))


def often(case: tuple[str, int, PaletteName, Language, tuple[int, int]]) -> bool:
    """A few of each kind."""
    return CASES.index(case) % 61 == 3


@pytest.mark.acc(97)
@pytest.mark.parametrize(("name", "size", "palette", "language", "place"), sampled(CASES, often))
def test_it_passes_the_audit(
    window: StaffWindow, name: str, size: int, palette: PaletteName, language: str, place: tuple[int, int]
) -> None:
    view, asked = VIEWS[name]
    window.resize(*place)
    for action, argument in (("size", str(size)), ("palette", palette.value), ("language", language)):
        window.view.activated.emit(f"staff-{action}", argument)
    window.see(view)
    for action in ("staff-end", "staff-sure")[:asked]:
        window.view.activated.emit(action, "")
    settle()
    contrast = 15.0 if palette in HIGH_CONTRAST else 7.0
    assert [str(each) for each in audit(window, Limits(contrast=contrast, target=44, gap=8))] == []


@pytest.mark.acc(97)
def test_there_is_nowhere_to_write(window: StaffWindow) -> None:
    for view, asked in VIEWS.values():
        window.see(view)
        for action in ("staff-end", "staff-sure")[:asked]:
            window.view.activated.emit(action, "")
        settle()
        assert not [item for item in outline(window) if item.role is Role.FIELD]
        assert not window.findChildren(QLineEdit) + window.findChildren(QTextEdit) + window.findChildren(QPlainTextEdit)


@pytest.mark.acc(97)
def test_an_act_is_told_with_the_visit_that_it_is_for(window: StaffWindow, qtbot: QtBot) -> None:
    window.see(CALLED)
    settle()
    with qtbot.waitSignal(window.acted) as told:
        press(window, "I am coming")
    assert told.args == ["coming 3"]
    press(window, "End the visit")
    press(window, "Nobody is there, or they want it")
    with qtbot.waitSignal(window.acted) as told:
        press(window, "End it now")
    assert told.args == ["finish 3"]


def test_everything_is_done_by_keys(window: StaffWindow, qtbot: QtBot) -> None:
    window.see(CALLED)
    settle()
    reached = []
    for _ in range(40):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.accessibleName())
        if len(reached) > 1 and reached[-1] == reached[0]:
            break
    buttons = {each.accessibleName() for each in window.findChildren(Push) if each.isVisible()}
    assert buttons <= set(reached)
    while (focused := QApplication.focusWidget()) is None or focused.accessibleName() != "More time":
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.acted) as told:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert told.args == ["more-time 3"]
    press(window, "End the visit")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    settle()
    assert window.page().id == "staff-screen"


def test_the_focus_stays_where_it_is_while_views_come(window: StaffWindow) -> None:
    window.see(CALLED)
    settle()
    button = next(
        each for each in window.findChildren(Push) if each.isVisible() and each.accessibleName() == "More time"
    )
    button.setFocus()
    for page, step in enumerate((Step.CHECKING, Step.OWN_PHONE, Step.RECEIPT)):
        window.see(StaffView(step=step, page=page, visit=3))
        settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == "More time"


def test_a_call_is_told_to_who_listens(window: StaffWindow) -> None:
    said: list[str] = []
    window.layer.announcer.uttered.connect(lambda utterance: said.append(caption_of(utterance)))
    window.see(StaffView(step=Step.QUESTION, visit=3))
    window.see(CALLED)
    assert said[-1] == "Hall 2: somebody calls for help"
    assert window.windowTitle() == "Hall 2: somebody calls for help"


def test_the_minutes_pass_by_themselves(window: StaffWindow, time: Time) -> None:
    window.see(StaffView(step=Step.QUESTION, seconds=50, visit=3))
    assert window.screen_.minutes == 0
    time.now += 11
    window.tick()
    assert window.screen_.minutes == 1
    time.now += 120
    window.tick()
    assert window.page().heading.text == "Hall 2: somebody may be stuck"
    window.see(StaffView(step=Step.QUESTION, page=1, visit=3))
    assert window.page().heading.text == "Hall 2: somebody is at work"


def test_beside_a_visitor_it_takes_no_keys(qtbot: QtBot) -> None:
    made = StaffWindow(Counter(kiosk="", screen=2, language="en"), service_name)
    qtbot.addWidget(made)
    assert made.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert made.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert made.page().heading.text == "This kiosk: nobody is there"
