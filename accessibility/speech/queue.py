"""What is said when: three priorities, one thing at a time, and the last fifty to hear again (ACC-6, ACC-7)."""

from __future__ import annotations

import itertools
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from accessibility.speech.interface import (
    Failed,
    Finished,
    SentenceStarted,
    Speaker,
    Stopped,
    VoiceEvent,
    WordStarted,
)
from accessibility.speech.prepare import prepare
from accessibility.speech.silent import SilentVoice
from accessibility.speech.timing import written_place
from accessibility.speech.utterance import FOCUS, Prepared, Priority, Segment, Sentence, Utterance

HISTORY: Final = 50
MERGE_SECONDS: Final = 0.3
"""Two equal utterances closer than this are one: a page and its heading often say the same."""

SentenceListener = Callable[[Utterance, Sentence], None]
WordListener = Callable[[Utterance, int, int, int], None]
"""Is told `(utterance, segment, start, end)`: `utterance.segments[segment].text[start:end]` is being said now. An empty
place, `start == end`, says that the utterance has ended or was cut."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    prepared: Prepared
    said_at: float


class SpeechQueue:
    """Gives a voice one utterance after the other. Safe to call from any thread.

    `clock` gives seconds; a simulated voice gives its own.
    """

    def __init__(self, voice: Speaker, clock: Callable[[], float] = time.monotonic) -> None:
        self.voice = voice
        self._clock = clock
        self._lock = threading.RLock()
        self._numbers = itertools.count(1)
        self._current: _Waiting | None = None
        self._waiting: list[_Waiting] = []
        self._history: deque[Utterance] = deque(maxlen=HISTORY)
        self._listeners: list[SentenceListener] = []
        self._word_listeners: list[WordListener] = []
        self._word: tuple[Utterance, int, int, int] | None = None
        """The word that was told of last."""
        voice.listen(self._on_event)

    @property
    def history(self) -> tuple[Utterance, ...]:
        """The last fifty utterances, oldest first; repetitions are not counted."""
        with self._lock:
            return tuple(self._history)

    @property
    def speaking(self) -> bool:
        """Whether something is being said or waits."""
        with self._lock:
            return self._current is not None or bool(self._waiting)

    def listen(self, listener: SentenceListener) -> None:
        """Have `listener` called as each sentence begins, on the voice's thread: for captions and highlighting."""
        self._listeners.append(listener)

    def listen_words(self, listener: WordListener) -> None:
        """Have `listener` called as each written word begins to be said, for highlighting it; once for what is said in
        several words, as a date is. It is called on the voice's thread or on the one that cuts what is being said, and
        must return at once: a window hands it on by a queued signal. Silent voices tell of no words."""
        self._word_listeners.append(listener)

    def say(self, utterance: Utterance, *, keep: bool = True) -> None:
        """Say it as its priority asks. Nothing is said for an utterance without words. What is said only once more, or
        spelled, is not kept."""
        with self._lock:
            if not utterance.text.strip() or self._is_being_said(utterance):
                return
            if keep:
                self._history.append(utterance)
            self._place(utterance)

    def stop(self) -> None:
        """Silence, and forget what waits."""
        with self._lock:
            self._waiting.clear()
            self._current = None
            self._highlight(None)
            self.voice.stop()

    def holds(self, kind: str) -> bool:
        """Whether something of this kind is being said or waits."""
        with self._lock:
            return any(waiting.prepared.utterance.kind == kind for waiting in self._under_way())

    def keep_only(self, kind: str) -> None:
        """Forget what waits, and cut what is being said, unless it is of this kind: it goes on to its end (ACC-7)."""
        with self._lock:
            self._waiting = [each for each in self._waiting if each.prepared.utterance.kind == kind]
            current = self._current
            if current is None or current.prepared.utterance.kind == kind:
                return
            if self._waiting:
                self._begin(self._waiting.pop(0))
            else:
                self.stop()

    def repeat(self) -> bool:
        """Say the last utterance again, at once; False when nothing was said yet."""
        with self._lock:
            if not self._history:
                return False
            self._place(self._history[-1].now())
            return True

    def spell(self, segment: Segment | None = None) -> bool:
        """Say `segment`, else the last utterance, letter by letter; False when there is nothing to spell."""
        with self._lock:
            if segment is not None:
                utterance = Utterance((segment,), kind="spell")
            elif self._history:
                utterance = self._history[-1]
            else:
                return False
            self._place(utterance.now().spelled())
            return True

    def forget(self) -> None:
        """Silence, and forget what was said: the end of a visit."""
        with self._lock:
            self.stop()
            self._history.clear()

    def _is_being_said(self, utterance: Utterance) -> bool:
        """Whether the same words are on their way already. Words that were cut must be said again."""
        since = self._clock() - MERGE_SECONDS
        return any(
            waiting.said_at >= since and waiting.prepared.utterance.segments == utterance.segments
            for waiting in self._under_way()
        )

    def _under_way(self) -> list[_Waiting]:
        return [*self._waiting, *([self._current] if self._current else [])]

    def _place(self, utterance: Utterance) -> None:
        waiting = _Waiting(prepare(next(self._numbers), utterance), self._clock())
        if utterance.kind == FOCUS:
            self._waiting = [older for older in self._waiting if older.prepared.utterance.kind != FOCUS]
        if utterance.priority is Priority.NOW:
            self._waiting.clear()
            self._begin(waiting)
        elif self._current is None:
            self._begin(waiting)
        elif utterance.priority is Priority.NEXT:
            self._waiting.insert(self._count_next(), waiting)
            self.voice.stop_after_sentence()
        else:
            self._waiting.append(waiting)

    def _count_next(self) -> int:
        return sum(waiting.prepared.utterance.priority is Priority.NEXT for waiting in self._waiting)

    def _begin(self, waiting: _Waiting) -> None:
        self._highlight(None)
        self._current = waiting
        self.voice.speak(waiting.prepared)

    def _on_event(self, event: VoiceEvent) -> None:
        match event:
            case SentenceStarted(number, index):
                self._tell(number, index)
            case WordStarted(number, index, start, end):
                self._tell_word(number, index, start, end)
            case Finished(number, heard):
                self._go_on(number, heard)
            case Stopped(number):
                self._go_on(number, None)
            case Failed(for_good=True):
                self._go_silent()
            case _:
                pass

    def _go_silent(self) -> None:
        """The voice is gone for good: captions and history go on without it."""
        with self._lock:
            self.voice = SilentVoice()
            self.voice.listen(self._on_event)
            if self._current is not None:
                self.voice.speak(self._current.prepared)

    def _tell(self, number: int, index: int) -> None:
        with self._lock:
            current = self._current
            if current is None or current.prepared.number != number:
                return
            sentence = current.prepared.sentences[index]
        for listener in self._listeners:
            listener(current.prepared.utterance, sentence)

    def _tell_word(self, number: int, index: int, start: int, end: int) -> None:
        with self._lock:
            current = self._current
            if current is None or current.prepared.number != number:
                return
            sentence = current.prepared.sentences[index]
            place = written_place(sentence, start, end)
            if place is not None:
                self._highlight((current.prepared.utterance, sentence.segment, *place))

    def _highlight(self, word: tuple[Utterance, int, int, int] | None) -> None:
        """Tell of a word once; None is for what has ended."""
        last, self._word = self._word, word
        if word == last:
            return
        if word is None and last is not None:
            utterance, segment, _, end = last
            word = (utterance, segment, end, end)
        if word is not None:
            for listener in self._word_listeners:
                listener(*word)

    def _go_on(self, number: int, heard: int | None) -> None:
        """The voice has ended `number`; late news of an utterance that was replaced is ignored."""
        with self._lock:
            current = self._current
            if current is None or current.prepared.number != number:
                return
            self._current = None
            self._highlight(None)
            if heard is not None and heard < len(current.prepared.sentences):
                rest = replace(current, prepared=replace(current.prepared, number=next(self._numbers), first=heard))
                self._waiting.insert(self._count_next(), rest)
            if self._waiting:
                self._begin(self._waiting.pop(0))
