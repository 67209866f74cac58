"""Writing much to an agency: how much room is left is heard when it gets little, seldom, and the focus stays where one writes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.speech.recording import RecordingVoice
from kiosk.journeys.taking_part.appeal import Appealing
from kiosk.journeys.taking_part.letter import Letter
from kiosk.portal.resources.appeals import AppealKind, AppealRules
from kiosk.settings import Settings
from tests.ui.speaking import ManualTimers
from tests.ui.visiting import NOBODY, visiting
from tests.ui.window_driving import token
from ui.blocks.entry import Area
from ui.visiting import VisitWindow

MOST = 60
RULES = AppealRules(kinds=[AppealKind(code="complaint"), AppealKind(code="proposal")], text_max=MOST)


@pytest.fixture
def visit(qtbot: QtBot) -> Iterator[VisitWindow]:
    settings = Settings(language="en", speech=True, portal=NOBODY)
    with visiting(qtbot, settings, RecordingVoice(), timers=ManualTimers()) as visit:
        yield visit


@pytest.mark.acc(69)
def test_the_room_that_is_left_is_heard_and_the_focus_stays(visit: VisitWindow) -> None:
    letter = Letter(kind="complaint", recipient="din", subject="a")
    visit.presenter.open(Appealing(letter=letter, stage="text", attempt="a", rules=RULES))
    QApplication.processEvents()
    assert token(QApplication.focusWidget()) == "field:text"
    heard: list[str] = []
    visit.layer.announcer.captioned.connect(heard.append)

    def write(count: int) -> list[str]:
        """So many letters more; what was said of the room meanwhile."""
        heard.clear()
        for _ in range(count):
            QTest.keyClicks(QApplication.focusWidget() or visit.window, "a")
            QApplication.processEvents()
        assert token(QApplication.focusWidget()) == "field:text"
        return [line for line in heard if "character" in line or "too long" in line]

    assert write(10) == []
    assert write(1) == ["Fewer than 50 characters are left."]
    assert write(29) == [], "seldom"
    assert write(1) == ["Fewer than 20 characters are left."]
    assert write(19) == []
    assert write(1) == ["The text is too long now. Make it shorter."]
    area = visit.window.view.body.findChild(Area)  # type: ignore[union-attr]
    assert area is not None
    assert len(area.toPlainText()) == MOST + 1, "nothing is cut"
