"""Repeat, by pressing again: the last thing said, then where one stands letter by letter, then a word for each letter.

ACC-6 asks that a second press read the page; that is a key of its own (`docs/decisions/0016-keys-of-speech.md`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer
from accessibility.items import Item
from accessibility.keys import SPELL_SECONDS
from accessibility.outline import item_at
from accessibility.outputs import ANSWER, READING, Output
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import Priority, Segment, Utterance
from accessibility.spelling import phonetic

PRESSES: Final = 3


class Repeating:
    """Counts how often the key was pressed in a row. `clock` gives seconds."""

    def __init__(self, window: QWidget, announcer: Announcer, queue: SpeechQueue, clock: Callable[[], float]) -> None:
        self._window, self._announcer, self._queue, self._clock = window, announcer, queue, clock
        self._pressed_at = -SPELL_SECONDS
        self._presses = 0

    def press(self, here: Item | None = None) -> None:
        """`here` is what the reading cursor stands on, None while that is where the focus is."""
        now = self._clock()
        soon, self._pressed_at = now - self._pressed_at <= SPELL_SECONDS, now
        self._presses = self._presses % PRESSES + 1 if soon else 1
        if self._announcer.output is not Output.VOICE or not self._queue.history:
            return
        if self._presses == 1:
            self._say_again(here)
            return
        segment = self._here(here)
        if segment.private and not self._announcer.composer.private_listening:
            segment = self._announcer.composer.not_aloud()
            said: tuple[Segment, ...] = (segment,)
        elif self._presses == PRESSES:
            said = phonetic(segment)
        else:
            said = Utterance((segment,)).spelled().segments
        self._say(said)

    def _say_again(self, here: Item | None) -> None:
        last = self._last()
        if last.kind == READING and here is not None:
            self._say(self._announcer.composer.item(here))
        elif self._announcer.is_not_aloud(last):
            self._say((self._announcer.composer.not_aloud(),))
        else:
            self._announcer.say(last.now(), keep=False)

    def _say(self, segments: tuple[Segment, ...]) -> None:
        self._announcer.say(Utterance(segments, Priority.NOW, ANSWER), keep=False)

    def _last(self) -> Utterance:
        return self._queue.history[-1]

    def _here(self, here: Item | None) -> Segment:
        """What is spelled: the thing one stands on, else what was said last."""
        item = here or item_at(self._window, self._window.focusWidget())
        if item is not None and (item.name or item.value):
            return self._announcer.composer.spelt(item)
        last = self._last().segments
        return Segment(" ".join(each.text for each in last), last[0].language, any(each.private for each in last))
