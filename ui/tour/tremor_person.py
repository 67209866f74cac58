"""Somebody whose hands tremble, at a kiosk's touch screen (ACC-39, ACC-58).

Each touch lands a little beside what was meant, slips while it is down, and now and then comes twice or misses. What was
missed is answered, in words and by a mark, and then tried again. The tremble is the same for the same seed.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest

from accessibility.items import Item
from accessibility.outline import outline
from accessibility.roles import Role
from accessibility.speech.recording import RecordingVoice
from accessibility.touch_targets import is_target, seen_place
from accessibility.touch_words import TouchWords
from ui.page_view import PageView
from ui.tour.driver import OPTIONS, Lost
from ui.tour.journeys import JOURNEYS
from ui.tour.screen_writer import ScreenWriter
from ui.tour.simulated import SimulatedTimers
from ui.visiting import VisitWindow

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

SEED: Final = 58
MISSED, TWICE, LONG = 0.06, 0.2, 0.1
"""How often of all touches."""
LONG_SECONDS: Final = 1.5
BOUNCE_SECONDS: Final = 0.12
REST_SECONDS: Final = 0.6
"""Between two touches that are meant: longer than what counts as one."""
MOST_PAGES: Final = 12


@cache
def _screen() -> QPointingDevice:
    """The one touch screen of this process: Qt keeps it as long as the application lives."""
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(device, QPointingDevice)
    return device


class TremblingHand(ScreenWriter):
    """Touches what it sees, as well as it can."""

    def __init__(self, visit: VisitWindow, voice: RecordingVoice) -> None:
        super().__init__(visit, voice)
        self._chance = random.Random(SEED)  # noqa: S311 - a tremble, not a secret
        self._said: list[str] = []
        visit.layer.announcer.captioned.connect(self._said.append)

    @property
    def timers(self) -> SimulatedTimers:
        """The time that passes only for this person."""
        assert self.aids.timers is not None
        return self.aids.timers

    def _pixels(self, millimetres: float) -> float:
        return self.visit.layer.touch.touch.pixels(millimetres)

    # Touches.

    def touch(self, point: QPoint, to: QPoint | None = None, seconds: float = 0.1) -> None:
        """Down at a point, and up there or where the finger has slipped to."""
        self.acted_at = time.perf_counter()
        handle, end = self.visit.window.windowHandle(), to or point
        QTest.touchEvent(handle, _screen()).press(0, point, handle).commit()
        self.settle()
        self.timers.pass_by(seconds)
        if end != point:
            QTest.touchEvent(handle, _screen()).move(0, end, handle).commit()
            self.settle()
        QTest.touchEvent(handle, _screen()).release(0, end, handle).commit()
        self.settle()

    def _press(self, wanted: Callable[[Item], bool], what: str, least: float = -0.48) -> None:
        """Touch a thing, with whatever the hand does; no nearer to its beginning than `least`, in parts of its size."""
        if self._chance.random() < MISSED:
            self._miss()
        item = self._in_sight(wanted, what)
        place = self._visible(item)
        point = self._beside_middle(place, least)
        end = self._slipped(point, place)
        self.touch(point, end, LONG_SECONDS if self._chance.random() < LONG else 0.1)
        if self._chance.random() < TWICE:
            self.timers.pass_by(BOUNCE_SECONDS)
            self.touch(end)
        self.timers.pass_by(REST_SECONDS)
        self.settle(5)

    def _miss(self) -> None:
        """Touch where nothing is; it has to be answered, else people press harder and miss more (bmd#612)."""
        heading = next(item for item in outline(self.visit.window) if item.role is Role.HEADING)
        place = seen_place(heading, self.visit.window)
        if place.isEmpty():
            return
        self._said.clear()
        self.touch(QPoint(place.left() + 4, place.center().y()))
        answer = TouchWords(self.visit.window.language).nothing_pressed()
        if answer not in self._said:
            raise Lost(f"a missed touch on {self.page.id} was answered with {self._said}")
        if not self.visit.layer.touch.touch.mark.isVisible():
            raise Lost(f"a missed touch on {self.page.id} left no mark")
        self.timers.pass_by(REST_SECONDS)

    def _beside_middle(self, place: QRect, least: float) -> QPoint:
        """Somewhere on it; the edges are met as well."""
        across, down = (self._chance.uniform(least, 0.48) for _ in "xy")
        point = place.center() + QPoint(round(place.width() * across), round(place.height() * down))
        return QPoint(*(min(max(at, first), last) for at, first, last in _bounds(point, place)))

    def _slipped(self, point: QPoint, place: QRect) -> QPoint:
        """Up to so far that the finger leaves the thing, but by less than is allowed."""
        allowed = self._pixels(self.visit.layer.touch.touch.slip_mm) * 0.6
        across, down = (round(self._chance.gauss(0, self._pixels(2))) for _ in "xy")
        moved = point + QPoint(across, down)
        reach = round(allowed / 1.5)
        wide = place.adjusted(-reach, -reach, reach, reach) & self.visit.window.rect()
        return QPoint(*(min(max(at, first), last) for at, first, last in _bounds(moved, wide)))

    # Eyes.

    def _visible(self, item: Item) -> QRect:
        return seen_place(item, self.visit.window)

    def _in_sight(self, wanted: Callable[[Item], bool], what: str) -> Item:
        """The thing, with the page turned to it by touch."""
        for button in ("", "up", "down"):
            for _ in range(MOST_PAGES):
                self._turn(button)
                found = [each for each in outline(self.visit.window) if is_target(each) and wanted(each)]
                seen = [each for each in found if self._is_seen(each)]
                if seen:
                    return seen[0]
                if not button:
                    break
        raise Lost(f"{what} is not seen on {self.page.id}")

    def _is_seen(self, item: Item) -> bool:
        """At least so much of it that a finger fits."""
        place = self._visible(item)
        least = min(item.place.height(), round(self._pixels(8)))
        return place.height() >= least and place.width() >= min(item.place.width(), least)

    def _turn(self, button: str) -> None:
        view: PageView = self.visit.window.view
        push = {"up": view.up, "down": view.down}.get(button)
        if push is not None and push.isVisible():
            self.touch(push.mapTo(self.visit.window, push.rect().center()))
            self.timers.pass_by(REST_SECONDS)

    # What a tour asks for.

    def go_to(self, wanted: Callable[[Item], bool], what: str) -> None:
        """A finger goes nowhere without touching."""
        self._press(wanted, what)

    def choose_named(self, words: str) -> None:
        """What is called so, or begins so."""
        self._press(lambda item: item.role not in (Role.KEY, Role.FIELD) and item.name.startswith(words), words)

    def pick(self, labels: list[str], wanted: str, group: str) -> None:
        """Touch the option."""
        del labels
        self._press(lambda item: item.name == wanted and item.role in OPTIONS and item.group in ("", group), wanted)

    def into(self, label: str) -> None:
        """A touched field brings the keyboard. Behind what is written already: a touch on a digit is about that digit."""
        self._press(lambda item: item.role is Role.FIELD and item.name.startswith(label), label, 0.44)
        self.settle(20)

    def push_key(self, name: str) -> None:
        """Touch the key."""
        self._press(lambda item: item.role is Role.KEY and item.name == name, name)


def _bounds(point: QPoint, place: QRect) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    return (point.x(), place.left(), place.right()), (point.y(), place.top(), place.bottom())


def apply(tour: Tour) -> None:
    """The certificate, from the kiosk's first page, which any touch leaves."""
    driver = tour.driver
    assert isinstance(driver, TremblingHand)
    driver.touch(driver.visit.window.rect().center())
    JOURNEYS["apply"](tour)


driver = TremblingHand
journeys: Final[Mapping[str, Callable[[Tour], None]]] = {"apply": apply}
