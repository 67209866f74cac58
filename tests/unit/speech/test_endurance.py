"""Thousands of utterances leave memory as it was, in the voice's process and in the program's."""

import gc
import os
import queue
from pathlib import Path

import pytest

from accessibility.speech.interface import Ready, Started, VoiceEvent
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import Priority, Segment, Utterance
from accessibility.speech.voice import Voice
from ui.benchmarks.memory import alone

SECONDS = 60.0
FLAT_MB = 2.0
"""Of some 30; what the interpreter's own allocator has touched and keeps is in it."""
WORDS = (("Davam et düyməsi, {} / 9", "az"), ("Продолжить, вопрос {}", "ru"), ("Continue, question {} of 9", "en"))


class Talking:
    def __init__(self) -> None:
        self.voice = Voice()
        self.events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
        self.voice.listen(self.events.put)
        assert isinstance(self.voice.wait_ready(SECONDS), Ready)
        self.speech = SpeechQueue(self.voice)
        self.said = 0

    def say(self, count: int) -> None:
        """So many utterances of much the same length, each cut by the next as soon as it is heard, in three languages."""
        for _ in range(count):
            self.said += 1
            words, language = WORDS[self.said % len(WORDS)]
            segment = Segment(words.format(10 + self.said % 90), language)
            self.speech.say(Utterance((segment,), Priority.NOW, "focus"))
            while not isinstance(self.events.get(timeout=SECONDS), Started):
                pass

    def memory(self) -> tuple[float, float]:
        """Megabytes of the voice's process and of this one. The same voice speaks whenever it is looked at."""
        self.say(len(WORDS) - self.said % len(WORDS))
        gc.collect()
        return alone([self.voice.process_id]), alone([os.getpid()])


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="this system does not tell what memory a process has")
@pytest.mark.parametrize(
    ("warm", "count"),
    [
        pytest.param(100, 300, id="sample"),
        pytest.param(1000, 10_000, id="all", marks=[pytest.mark.slow, pytest.mark.timeout(1800)]),
    ],
)
def test_many_utterances_leave_memory_flat(warm: int, count: int) -> None:
    talking = Talking()
    try:
        process = talking.voice.process_id
        talking.say(warm)
        before = talking.memory()
        talking.say(count)
        grown = [after - begun for after, begun in zip(talking.memory(), before, strict=True)]
        assert talking.voice.process_id == process
        assert max(grown) < FLAT_MB, grown
        assert len(talking.speech.history) == 50
    finally:
        talking.voice.close()
