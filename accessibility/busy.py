"""Says that something takes a while: after a second, and again every ten (ACC-98)."""

from __future__ import annotations

from typing import Final

from accessibility.announcer import Announcer
from accessibility.clock import Timer, Timers
from accessibility.describe import Words
from accessibility.outputs import STATUS
from accessibility.speech.utterance import Segment, Utterance

FIRST_SECONDS: Final = 1.0
AGAIN_SECONDS: Final = 10.0


class Busy:
    """A program says when it begins to wait and when it is over."""

    def __init__(self, announcer: Announcer, timers: Timers) -> None:
        self._announcer, self._timers = announcer, timers
        self._timer: Timer | None = None
        self._words: Words | None = None

    @property
    def waiting(self) -> bool:
        """Whether the program is at work and the person waits."""
        return self._timer is not None

    def begin(self, words: Words | None = None, *, said: bool = False) -> None:
        """Something has begun that may take a while. `words` say what, else "Please wait"; with `said` the person has
        just heard of it."""
        self._words = words
        if self._timer is None:
            self._timer = self._timers.after(AGAIN_SECONDS if said else FIRST_SECONDS, self._say)

    def end(self) -> None:
        """It is done: nothing more is said of it."""
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()

    def _say(self) -> None:
        self._timer = self._timers.after(AGAIN_SECONDS, self._say)
        composer = self._announcer.composer
        # Translators: spoken again and again while the program waits for an answer
        wait = Segment(composer.messages.pgettext("spoken", "Please wait"), composer.language)
        words = composer.words(self._words) if self._words is not None else wait
        self._announcer.say(Utterance((words,), kind=STATUS), keep=False)
