"""A question that is to be asked after some seconds is asked not a moment before: a portal's interval is kept exactly."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from kiosk.journeys.conductor import Asked
from kiosk.office import Office
from ui.tasks import TaskRunner

INTERVALS = (0.05, 2.001, 2.333, 2.7, 3.017)
"""Seconds; from two on Qt's usual timers are rounded, some of them down."""


@dataclass(frozen=True)
class Later:
    """Asks after a while; the answer is when that was."""

    after: float

    def perform(self, office: Office) -> float:
        return time.monotonic()


def test_no_question_comes_before_its_time(qtbot: QtBot) -> None:
    begun = time.monotonic()
    tasks = TaskRunner(lambda asked: asked.request.perform(cast("Office", None)) - begun)  # type: ignore[operator]
    taken: dict[float, float] = {}
    tasks.arrived.connect(lambda asked, at: taken.setdefault(asked.request.after, at))
    for number, after in enumerate(INTERVALS):
        tasks.start(Asked(number, Later(after)))
    qtbot.waitUntil(lambda: len(taken) == len(INTERVALS))
    early = {after: at for after, at in taken.items() if at < after}
    assert not early
    assert not tasks.busy
    tasks.close()
    tasks.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
