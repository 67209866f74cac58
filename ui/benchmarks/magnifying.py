"""What one enlarged frame of the magnifier costs: the part of the window below it, drawn again at its larger size."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect

from accessibility.preferences import Magnifier

if TYPE_CHECKING:
    from ui.benchmarks.live import Live

SIZE: Final = (1920, 1080)
PERCENT: Final = 200


def frames(live: Live, count: int) -> list[float]:
    """Milliseconds of the window's own thread for each frame of the lens and of the whole window, `count` of each."""
    window, magnifier = live.visit.window, live.visit.layer.seeing.magnifier
    before = window.size()
    window.resize(*SIZE)
    taken: list[float] = []
    for kind in (Magnifier.LENS, Magnifier.FULL):
        live.visit.presenter.prefer({"magnifier": str(kind), "magnification": PERCENT})
        for step in range(count):
            magnifier.follow(QRect(QPoint(200 + 50 * (step % 30), 150 + 25 * (step % 30)), window.top.menu.size()))
            magnifier.pan(1, 1)
            live.finger.rest()
            began = time.thread_time()
            magnifier.glass.refresh()
            magnifier.glass.repaint()
            taken.append((time.thread_time() - began) * 1000)
    live.visit.presenter.prefer({"magnifier": str(Magnifier.OFF)})
    window.resize(before)
    return taken
