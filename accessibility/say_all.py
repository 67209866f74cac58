"""Reads the whole page, thing by thing, with the reading cursor on what is being said (ACC-2, ACC-5, ACC-6).

A key stops the reading where it is, so that Down goes on from there; heard to its end, it leaves the cursor where the focus
is. It is one utterance, so that there is no gap between two things and pausing holds it in the middle of a word.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer
from accessibility.items import Item
from accessibility.outline import outline
from accessibility.outputs import READING, Output
from accessibility.reader import ReadingCursor
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import Priority, Segment, Sentence, Utterance


class SayAll(QObject):
    """The key that reads everything. Sentences are told of on the voice's thread and come here by a queued signal."""

    _begun = Signal(object, int)

    def __init__(self, window: QWidget, announcer: Announcer, cursor: ReadingCursor, queue: SpeechQueue) -> None:
        super().__init__(window)
        self._window, self._announcer, self._cursor, self._queue = window, announcer, cursor, queue
        self._utterance: Utterance | None = None
        self._owners: tuple[Item, ...] = ()
        self._at: Item | None = None
        self._begun.connect(self._reached)
        queue.listen(self._sentence)
        announcer.interrupted.connect(self._interrupted)

    @property
    def active(self) -> bool:
        """Whether the page is being read just now."""
        return self._utterance is not None and self._queue.holds(READING)

    def start(self) -> None:
        """Read everything on the window, each thing once, from the top."""
        composer = self._announcer.composer
        read = list(composer.each_of(outline(self._window)))
        segments: tuple[Segment, ...] = tuple(segment for _, part in read for segment in part)
        self._owners = tuple(item for item, part in read for _ in part)
        self._cursor.follow_focus()
        self._at = None
        reading = Utterance(segments or (composer.nothing(),), Priority.NOW, READING)
        self._utterance = self._announcer.asking_once(reading)
        self._announcer.say(self._utterance)

    def _sentence(self, utterance: Utterance, sentence: Sentence) -> None:
        """On the voice's thread."""
        if self._utterance is not None:
            self._begun.emit(utterance, sentence.segment)

    @Slot(object, int)
    def _reached(self, utterance: Utterance, segment: int) -> None:
        if utterance.kind != READING:
            self._utterance = None  # something newer; the cursor stays
        if self._utterance is None or utterance.segments is not self._utterance.segments:
            return
        item = self._owners[segment] if self._owners else None
        if item is None or item is self._at or item.widget is None:
            return
        if self._announcer.output is Output.VOICE:
            self._at = item
            self._cursor.stand_on(item)

    @Slot()
    def _interrupted(self) -> None:
        """What is being said will be cut just now: stay there; heard to its end, go back to the focus."""
        if self._utterance is None:
            return
        self._utterance, self._owners = None, ()
        if not self._queue.holds(READING):
            self._cursor.follow_focus()
