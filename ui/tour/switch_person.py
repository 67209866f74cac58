"""Somebody who has one switch: they wait until the ring is around what they want, and press (B2-18, ACC-24).

They see the page and the ring. Rows and groups are chosen before the thing, text is written on the keyboard on the screen,
and what is not in sight is brought there by the ring itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from accessibility.items import Item
from accessibility.roles import Role
from accessibility.scanning_places import seen_place
from accessibility.scanning_tree import Does, Spot
from ui.tour.driver import OPTIONS, Lost
from ui.tour.journeys import JOURNEYS
from ui.tour.screen_writer import ScreenWriter
from ui.tour.simulated import SimulatedTimers

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

SWITCH: Final = 65
"""The scan code of the key that the switch stands for: the space bar's."""
LOOK_SECONDS: Final = 0.1
REST_SECONDS: Final = 0.4
"""How long the hand rests after a press: longer than the time in which a switch is not heard again."""
MOST_LOOKS: Final = 3000
MOST_PRESSES: Final = 60


class SwitchHand(ScreenWriter):
    """Presses one switch. What is under the ring decides when."""

    @property
    def timers(self) -> SimulatedTimers:
        assert self.aids.timers is not None
        return self.aids.timers

    def switch(self) -> None:
        """Press it, and let it go."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, SWITCH, 0, 0, " ")
            QApplication.sendEvent(self.visit.window.windowHandle(), event)
        self.settle()
        self.timers.pass_by(REST_SECONDS)

    def wake(self) -> None:
        """Nothing there can be chosen, so any press leaves it."""
        self.switch()

    def go_to(self, wanted: Callable[[Item], bool], what: str) -> None:
        """Wait for the ring and press, from the outermost group in, until the thing itself has been pressed."""
        presses = 0
        for _ in range(MOST_LOOKS):
            if presses > MOST_PRESSES:
                break
            spot = self.visit.layer.scanner.here
            if self.visit.layer.scanner.resting or (spot is not None and self._leads(spot, wanted)):
                presses += 1
                self.switch()
                if spot is not None and spot.item is not None and wanted(spot.item):
                    return
            else:
                self.timers.pass_by(LOOK_SECONDS)
        raise Lost(f"the ring does not come around {what} on {self.page.id}")

    def _leads(self, spot: Spot, wanted: Callable[[Item], bool]) -> bool:
        """Whether a press is what the person wants: on the thing, on what holds it, or out of what does not."""
        if spot.does is Does.LEAVE:
            return True
        if not any(wanted(item) for item in spot.items()):
            return False
        if seen_place(spot, self.visit.window).isEmpty():
            raise Lost(f"the ring is around something that cannot be seen on {self.page.id}")
        return spot.does in (Does.ENTER, Does.ACT)

    def choose_named(self, words: str) -> None:
        """What is called so, or begins so."""
        self.go_to(lambda item: item.role is not Role.KEY and item.name.startswith(words), words)

    def pick(self, labels: list[str], wanted: str, group: str) -> None:
        """An option is a thing like any other."""
        del labels
        self.go_to(lambda item: item.name == wanted and item.role in OPTIONS and item.group in ("", group), wanted)

    def into(self, label: str) -> None:
        """A press on the field brings the keyboard, and the ring goes on there."""
        self.go_to(lambda item: item.role is Role.FIELD and item.name.startswith(label), label)
        self.settle(20)

    def push_key(self, name: str) -> None:
        """The ring stays on the keyboard after a key."""
        self.go_to(lambda item: item.role is Role.KEY and item.name == name, name)


driver = SwitchHand
journeys: Final[Mapping[str, Callable[[Tour], None]]] = {
    name: JOURNEYS[name]
    for name in ("apply", "cabinet", "pay", "correct", "sign-in", "appointment", "represent", "appeal")
}
