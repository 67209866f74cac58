"""The beginning of a visit: the first page says which keys do what, and is said again until the person does something.

Who puts headphones on misses the first words (votingworks/vxsuite#3490). The repeating ends by itself after two minutes,
so that an empty kiosk falls silent and closes.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot

from accessibility.announcer import Announcer
from accessibility.clock import Timer, Timers
from accessibility.describe import Words
from accessibility.outputs import ANSWER, OF_THE_MOMENT, READING, Output
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import Utterance
from accessibility.ways import Ways

AGAIN_SECONDS: Final = 12.0
TIMES: Final = 5
"""So often that nobody misses it, and not so long that an empty kiosk seems used (ACC-52)."""

_MOVING: Final = OF_THE_MOMENT | {ANSWER, READING}


class Prompting(QObject):
    """First-use instructions and their repetition, `again_seconds` after the words have ended."""

    def __init__(
        self,
        announcer: Announcer,
        queue: SpeechQueue,
        ways: Ways,
        timers: Timers,
        *,
        again_seconds: float = AGAIN_SECONDS,
        times: int = TIMES,
    ) -> None:
        super().__init__(announcer)
        self._announcer, self._queue, self._ways, self._timers = announcer, queue, ways, timers
        self.again_seconds, self._times = again_seconds, times
        self._due = False
        self._left = 0
        self._prompt: Utterance | None = None
        self._timer: Timer | None = None
        announcer.acted.connect(self.stop)
        announcer.page_said.connect(self._page_said)
        announcer.uttered.connect(self._uttered)

    def begin(self) -> None:
        """A visit begins: the next page that is spoken tells of the keys."""
        self.stop()
        self._due = True
        self._announcer.open_with(self._ways.first_words)

    def begin_here(self, *before: Words) -> None:
        """The same on the page that is shown already, with `before` first: somebody has just begun to listen (ACC-4)."""
        self.stop()
        self._due = True
        self._announcer.page_again((*before, *self._ways.first_words()))

    @Slot()
    def stop(self) -> None:
        """The person is here: nothing is repeated."""
        self._prompt = None
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()

    @Slot(object)
    def _uttered(self, utterance: Utterance) -> None:
        """Something moves, as a ring that goes on by itself: its words must not be cut by these."""
        if utterance.kind in _MOVING:
            self.stop()

    @Slot(object)
    def _page_said(self, page: Utterance) -> None:
        self.stop()
        if self._due and self._announcer.output is Output.VOICE:
            self._due = False
            self._prompt, self._left = page, self._times
            self._wait()

    def _wait(self) -> None:
        self._timer = self._timers.after(self.again_seconds, self._again)

    def _again(self) -> None:
        self._timer = None
        if self._prompt is None or self._announcer.output is not Output.VOICE:
            return
        if not self._queue.speaking:
            self._left -= 1
            self._announcer.say(self._prompt.now(), keep=False)
        if self._left > 0:
            self._wait()
