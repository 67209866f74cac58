"""A visit as at home, with the voice in its own process, and a finger on its window."""

from __future__ import annotations

import gc
import os
import queue
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from accessibility.speech.interface import Ready, Started, VoiceEvent
from accessibility.speech.voice import Voice
from kiosk.page import Field
from kiosk.settings import PortalSettings, Settings
from kiosk.warmup import Warmup
from ui.application import open_application, qt_application
from ui.benchmarks.finger import Finger
from ui.benchmarks.memory import alone, pss
from ui.visiting import VisitWindow

READY_SECONDS: Final = 10.0
SIZE: Final = (1280, 800)


class Live:
    """A window with its voice, and a finger on it. The voice is on, so that each key is spoken as well.

    Raises `NothingHappened` when the first page does not come.
    """

    def __init__(self, portal: str, save_to: Path) -> None:
        qt_application()
        self.application = open_application(Settings(speech=True, portal=PortalSettings(url=portal)))
        self.voice = Voice()
        self.audio = self.voice.wait_ready(READY_SECONDS)
        self._events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
        self.voice.listen(self._events.put)
        self.visit = VisitWindow(self.application, self.voice, save_to=save_to)
        self.visit.window.resize(*SIZE)
        self.finger = Finger(self.visit.window)
        self.finger.time(self.visit.start, lambda: self.visit.presenter.page.id == "home")
        self._warmup = Warmup()
        self._warmup.start()
        self.visit.presenter.page_shown.connect(self._warmup.somebody_came)

    @property
    def speaks(self) -> bool:
        return isinstance(self.audio, Ready)

    def memory(self) -> tuple[float, float]:
        """Megabytes of the window and the voice together: PSS, and what it would be with nothing else running."""
        self.finger.rest()
        processes = (os.getpid(), self.voice.process_id)
        return pss(processes), alone(processes)

    def memories(self) -> tuple[float, float]:
        """Megabytes of the window and of the voice, each as if nothing else were running."""
        self.finger.rest()
        gc.collect()
        return alone([os.getpid()]), alone([self.voice.process_id])

    def query(self) -> str:
        """What stands in the search field, as the first page knows it."""
        return next((block.value for block in self.visit.presenter.page.blocks if isinstance(block, Field)), "")

    def clear_query(self) -> None:
        """Take away what stands in the search field."""
        self.finger.post(Qt.Key.Key_A, "", Qt.KeyboardModifier.ControlModifier)
        self.finger.post(Qt.Key.Key_Delete, "\x7f")
        self.finger.until(lambda: self.query() == "")

    def type_on(self, words: str) -> float:
        """Milliseconds from the key of the last letter of `words`, the others being there, until the results are painted."""
        return self.finger.time(lambda: self.finger.letter(words[-1]), lambda: self.query() == words)

    def act(self, action: str, argument: str) -> float:
        """Milliseconds from an action (a switch, a way to another page) to its first paint."""
        return self.finger.time(lambda: self.visit.window.activated.emit(action, argument))

    def go_back(self) -> float:
        """Milliseconds from Escape to the page before."""
        page = self.visit.presenter.page.id
        return self.finger.time(
            lambda: self.finger.post(Qt.Key.Key_Escape, "\x1b"), lambda: self.visit.presenter.page.id != page
        )

    def wait_for_voice(self) -> None:
        """Until the first page is being spoken, where anything can speak."""
        if self.speaks:
            self._started_after(0.0)

    def first_sample(self) -> float:
        """Milliseconds from a Tab to the first sample of what it says. Raises `NothingHappened`."""
        self.finger.rest()
        return self.next_sample()

    def next_sample(self) -> float:
        """The same in a window that may still be painting."""
        begun = time.monotonic()
        self.finger.post(Qt.Key.Key_Tab, "\t")
        return (self._started_after(begun) - begun) * 1000

    def _started_after(self, begun: float) -> float:
        """When the voice began to say something that was asked for after `begun`."""
        found: list[float] = []

        def started() -> bool:
            while not self._events.empty():
                event = self._events.get()
                if isinstance(event, Started) and event.at >= begun:
                    found.append(event.at)
            return bool(found)

        self.finger.until(started)
        return found[0]

    def close(self) -> None:
        """End the visit and the voice."""
        self._warmup.close()
        ended: list[bool] = []
        self.visit.ended.connect(lambda: ended.append(True))
        self.visit.end()
        self.finger.until(lambda: bool(ended))
        self.application.catalogue.close()
