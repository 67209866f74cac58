"""Whatever the voice process or its sound card does: who asks for speech, as the window does, never waits."""

import itertools
import os
import queue
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accessibility.speech.interface import Finished, VoiceEvent
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import Priority, Segment, Utterance
from accessibility.speech.voice import Voice
from tests.unit.speech.test_recovery import SECONDS, WEDGED
from tests.unit.speech.wedges import SIGNAL

ROUNDS = 20
PIPE_BYTES = 65536
"""What a pipe holds that nobody reads."""
LONG = "Bu uzun bir cümlədir və eşidilmir. " * 10


class Window:
    """Asks for speech as a window does, from one thread: a call that waited for the voice would hold up all that follow."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
        voice.listen(self.events.put)
        self.speech = SpeechQueue(voice)

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

    def do_everything(self, number: int) -> None:
        """Every call there is."""
        self.speech.say(Utterance((Segment(f"{LONG} {number}.", "az"),), Priority.NOW))
        self.voice.pause()
        self.voice.resume()
        self.speech.repeat()
        self.voice.set_rate(360)
        self.voice.set_volume(40)
        self.voice.stop_after_sentence()
        self.speech.stop()

    def do_everything_until(self, over: Callable[[], bool]) -> None:
        """Again and again, so many times at least."""
        for number in itertools.count():
            if number >= ROUNDS and over():
                return
            self.do_everything(number)
            time.sleep(0.02)  # a person's pace, else nobody else would have the processor

    def hears(self, text: str) -> None:
        while not self.events.empty():
            self.events.get()
        self.speech.say(Utterance((Segment(text, "az"),)))
        assert isinstance(self.until(Finished), Finished)


@pytest.fixture
def windows() -> Iterator[Callable[[Voice], Window]]:
    opened: list[Window] = []

    def begin(voice: Voice) -> Window:
        opened.append(Window(voice))
        return opened[-1]

    yield begin
    for window in opened:
        window.voice.close()


def test_a_voice_that_takes_nothing_holds_nobody_up(
    windows: Callable[[Voice], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All is asked of it that its pipe can hold and more, and it is still the same voice that has not read a word."""
    monkeypatch.setenv("WEDGE", "deaf")
    window = windows(Voice(module=WEDGED))
    first = window.voice.process_id

    def ask() -> None:
        for number in range(PIPE_BYTES // len(LONG) + ROUNDS):
            window.do_everything(number)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(3 * SECONDS)
    assert not asking.is_alive()
    assert window.voice.process_id == first
    assert window.voice.state is None


def test_a_sound_card_that_blocks_holds_nobody_up(
    windows: Callable[[Voice], Window], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Everything is asked of it while it blocks, and while another voice is started in its place; that one is heard."""
    monkeypatch.setenv("WEDGE", "device")
    monkeypatch.setenv("WEDGE_ONCE", str(tmp_path / "wedged"))
    voice = Voice(module=WEDGED)
    voice.wait_ready(SECONDS)
    window = windows(voice)
    first = voice.process_id
    window.speech.say(Utterance((Segment(f"{SIGNAL} {LONG}", "az"),)))
    window.wait_for((tmp_path / "wedged").exists)  # what is asked for before would cut the sentence at which it happens
    window.do_everything_until(lambda: voice.process_id != first)
    window.hears("Bir.")


@pytest.mark.parametrize("how", [signal.SIGSTOP, signal.SIGKILL])
def test_a_voice_that_is_gone_holds_nobody_up(windows: Callable[[Voice], Window], how: signal.Signals) -> None:
    voice = Voice()
    voice.wait_ready(SECONDS)
    window = windows(voice)
    first = voice.process_id
    os.kill(first, how)
    window.do_everything_until(lambda: voice.process_id != first)
    window.hears("Bir.")


def test_a_voice_that_hangs_is_closed(windows: Callable[[Voice], Window]) -> None:
    window = windows(Voice())
    process = window.voice.process_id
    os.kill(process, signal.SIGSTOP)
    window.voice.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
