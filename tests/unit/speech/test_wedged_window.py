"""Whatever the voice process or its sound card does: who asks for speech, as the window does, never waits."""

import os
import queue
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from accessibility.speech.interface import Finished, VoiceEvent
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import Priority, Segment, Utterance
from accessibility.speech.voice import Voice
from tests.unit.speech.test_recovery import SECONDS, WEDGED
from tests.unit.speech.wedges import SIGNAL

ROUNDS = 20
FEW_MS = 5.0
ONCE_MS = 150.0
"""What a busy machine may add to one call of many."""
LONG = "Bu uzun bir cümlədir və eşidilmir. " * 10


class Window:
    """Asks for speech as a window does, and looks at its clock."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
        voice.wait_ready(SECONDS)
        voice.listen(self.events.put)
        self.speech = SpeechQueue(voice)
        self.taken: list[float] = []

    def until(self, kind: type[VoiceEvent]) -> VoiceEvent:
        while not isinstance(event := self.events.get(timeout=SECONDS), kind):
            pass
        return event

    def wait_for(self, over: Callable[[], bool]) -> None:
        """Leave the voice to itself until then."""
        deadline = time.monotonic() + SECONDS
        while not over():
            assert time.monotonic() < deadline
            time.sleep(0.02)

    def do_everything_until(self, over: Callable[[], bool], rounds: int = 0) -> None:
        """Every call there is, again and again, so many times at least."""
        number = 0
        while number < rounds or not over():
            number += 1
            text = Utterance((Segment(f"{LONG} {number}.", "az"),), Priority.NOW)
            calls: list[Callable[[], object]] = [
                partial(self.speech.say, text), self.voice.pause, self.voice.resume, self.speech.repeat,
                lambda: self.voice.set_rate(360), lambda: self.voice.set_volume(40), self.voice.stop_after_sentence,
                self.speech.stop,
            ]  # fmt: skip
            for call in calls:
                before = time.monotonic()
                call()
                self.taken.append((time.monotonic() - before) * 1000)
            time.sleep(0.02)  # a person's pace, else nobody else would have the processor

    def check(self) -> None:
        ordered = sorted(self.taken)
        assert ordered[len(ordered) // 2] < FEW_MS
        assert ordered[-1] < ONCE_MS


@pytest.fixture
def windows() -> Iterator[Callable[[Voice], Window]]:
    opened: list[Window] = []

    def begin(voice: Voice) -> Window:
        opened.append(Window(voice))
        return opened[-1]

    yield begin
    for window in opened:
        before = time.monotonic()
        window.voice.close()
        assert time.monotonic() - before < 2


def test_a_sound_card_that_blocks_holds_nobody_up(
    windows: Callable[[Voice], Window], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither while it blocks, nor while another voice is started in place of the one it holds."""
    monkeypatch.setenv("WEDGE", "device")
    monkeypatch.setenv("WEDGE_ONCE", str(tmp_path / "wedged"))
    window = windows(Voice(module=WEDGED))
    first = window.voice.process_id
    window.speech.say(Utterance((Segment(f"{SIGNAL} {LONG}", "az"),)))
    window.wait_for(
        (tmp_path / "wedged").exists
    )  # what is asked for before that would cut the sentence at which it happens
    window.do_everything_until(lambda: window.voice.process_id != first, ROUNDS)
    window.check()
    while not window.events.empty():
        window.events.get()
    window.speech.say(Utterance((Segment("Bir.", "az"),)))
    assert isinstance(window.until(Finished), Finished)


@pytest.mark.parametrize("how", [signal.SIGSTOP, signal.SIGKILL])
def test_a_voice_that_is_gone_holds_nobody_up(windows: Callable[[Voice], Window], how: signal.Signals) -> None:
    window = windows(Voice())
    first = window.voice.process_id
    os.kill(first, how)
    window.do_everything_until(lambda: window.voice.process_id != first, ROUNDS)
    window.check()


def test_a_voice_that_hangs_is_closed_at_once(windows: Callable[[Voice], Window]) -> None:
    window = windows(Voice())
    process = window.voice.process_id
    os.kill(process, signal.SIGSTOP)
    before = time.monotonic()
    window.voice.close()
    assert time.monotonic() - before < 1
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
