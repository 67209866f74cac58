"""The voice process as it is used: real pipes, real synthesis, the machine's audio device or the null one."""

import io
import os
import queue
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import msgspec
import pytest

from accessibility.speech import wire
from accessibility.speech.interface import (
    Failed,
    Finished,
    Ready,
    SentenceStarted,
    Started,
    Stopped,
    VoiceEvent,
    WordStarted,
)
from accessibility.speech.measure import Latency, measure_first_pcm, measure_stop
from accessibility.speech.prepare import prepare
from accessibility.speech.utterance import Prepared, Segment, Utterance
from accessibility.speech.voice import Voice

SECONDS = 60.0


class Listening:
    """A voice, and what it said of itself since the last time it was asked."""

    def __init__(self) -> None:
        self.voice = Voice()
        self._events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
        self.voice.listen(self._events.put)

    def until(self, kind: type[VoiceEvent]) -> list[VoiceEvent]:
        events = [self._events.get(timeout=SECONDS)]
        while not isinstance(events[-1], kind):
            events.append(self._events.get(timeout=SECONDS))
        return events


@pytest.fixture
def listening() -> Iterator[Listening]:
    listening = Listening()
    yield listening
    listening.voice.close()


def prepared(number: int, text: str) -> Prepared:
    return prepare(number, Utterance((Segment(text, "az"),)))


def test_says_its_device_and_its_voices(listening: Listening) -> None:
    ready = listening.voice.wait_ready(SECONDS)
    assert isinstance(ready, Ready)
    assert {"az", "en", "ru"} <= set(ready.voices)


def test_tells_each_sentence_and_the_end(listening: Listening) -> None:
    listening.voice.set_rate(360)
    listening.voice.speak(prepared(1, "Bir. İki."))
    events = listening.until(Finished)
    assert [event.index for event in events if isinstance(event, SentenceStarted)] == [0, 1]
    assert events[-1] == Finished(1, 2)
    assert sum(isinstance(event, Started) for event in events) == 1


@pytest.mark.acc(7)
def test_a_new_utterance_cuts_the_old(listening: Listening) -> None:
    listening.voice.speak(prepared(1, "Bu uzun bir cümlədir və sona qədər eşidilməyəcək."))
    listening.until(Started)
    listening.voice.speak(prepared(2, "İki."))
    events = listening.until(Finished)
    assert [event.number for event in events if isinstance(event, Stopped)] == [1]
    assert events[-1] == Finished(2, 1)


def test_ends_after_the_sentence_when_asked(listening: Listening) -> None:
    listening.voice.set_rate(360)
    listening.voice.speak(prepared(1, "Birinci cümlə bir az uzundur ki, vaxt olsun. İki. Üç. Dörd."))
    listening.until(Started)
    listening.voice.stop_after_sentence()
    assert listening.until(Finished)[-1] == Finished(1, 1)


def test_a_long_sentence_is_heard_to_its_end_when_asked(listening: Listening) -> None:
    """Also when its later clauses were not made yet."""
    listening.voice.set_rate(360)
    long = "Birinci hissə bir az uzundur ki, vaxt olsun və qalsın, ikinci hissə də ondan qısa deyil, üçüncü hissə isə sondur."
    listening.voice.speak(prepared(1, f"{long} Bu eşidilmir."))
    listening.until(SentenceStarted)
    listening.voice.stop_after_sentence()
    assert listening.until(Finished)[-1] == Finished(1, 1)


@pytest.mark.acc(19)
def test_a_new_rate_begins_the_sentence_again(listening: Listening) -> None:
    listening.voice.speak(prepared(1, "Bir. İki."))
    listening.until(SentenceStarted)
    listening.voice.set_rate(360)
    events = listening.until(Finished)
    assert [event.index for event in events if isinstance(event, SentenceStarted)] == [0, 1]
    assert not any(isinstance(event, Started) for event in events)


@pytest.mark.acc(6)
def test_pause_holds_the_sound(listening: Listening) -> None:
    listening.voice.set_rate(360)
    listening.voice.speak(prepared(1, "Bir."))
    listening.until(WordStarted)
    listening.voice.pause()
    with pytest.raises(queue.Empty):
        listening._events.get(timeout=1)  # it would end in half of that
    listening.voice.resume()
    assert listening.until(Finished)[-1] == Finished(1, 1)


def test_goes_on_after_its_death_with_the_sentence_that_was_cut(listening: Listening) -> None:
    listening.voice.set_rate(360)
    listening.voice.speak(prepared(1, "Bir. İkinci cümlə bir az uzundur ki, vaxt olsun. Üç."))
    listening.until(SentenceStarted)
    listening.until(SentenceStarted)
    first = listening.voice.process_id
    os.kill(first, signal.SIGKILL)
    events = listening.until(Finished)
    assert [event.index for event in events if isinstance(event, SentenceStarted)] == [1, 2]
    assert listening.voice.process_id != first


def test_close_leaves_no_process(listening: Listening) -> None:
    process = listening.voice.process_id
    listening.voice.speak(prepared(1, "Bu uzun bir cümlədir və sona qədər eşidilməyəcək."))
    listening.voice.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def hang(voice: Voice) -> int:
    """Hold the voice's process, and give it more than its pipe can hold."""
    voice.wait_ready(SECONDS)
    process = voice.process_id
    os.kill(process, signal.SIGSTOP)
    for number in range(1, 41):
        voice.speak(prepared(number, "Bu uzun bir cümlədir və eşidilmir. " * 100))
        voice.stop()
    voice.speak(prepared(41, "Bir."))
    return process


def test_a_voice_that_hangs_holds_nobody_up_and_is_replaced() -> None:
    voice = Voice()
    events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
    voice.listen(events.put)
    try:
        first = hang(voice)
        while not isinstance(event := events.get(timeout=SECONDS), Finished):
            assert not isinstance(event, Failed)
        assert event == Finished(41, 1)
        assert voice.process_id != first
        with pytest.raises(ProcessLookupError):
            os.kill(first, 0)
    finally:
        voice.close()


def test_a_voice_that_hangs_is_closed_all_the_same(listening: Listening) -> None:
    process = hang(listening.voice)
    listening.voice.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_says_that_it_has_failed_where_no_process_can_be_started(
    listening: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    listening.voice.wait_ready(SECONDS)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    os.kill(listening.voice.process_id, signal.SIGKILL)
    assert listening.until(Failed)[-1] == Failed("no voice process: FileNotFoundError", for_good=True)


def test_the_process_ends_with_the_program_that_started_it() -> None:
    process = subprocess.run(
        [sys.executable, "-m", "accessibility.speech.voice_process"], input=b"", capture_output=True, timeout=SECONDS
    )
    assert process.returncode == 0


def test_what_is_no_command_ends_it_with_a_reason() -> None:
    process = subprocess.run(
        [sys.executable, "-m", "accessibility.speech.voice_process"],
        input=len(b"{}").to_bytes(4, "big") + b"{}",
        capture_output=True,
        timeout=SECONDS,
    )
    assert b"ValidationError" in process.stdout


@pytest.mark.parametrize(
    "command", [wire.Speak(1, [("az", "Salam")]), wire.Stop(), wire.SetRate(98), wire.Probe(), wire.Quit()]
)
def test_frames_come_back_as_they_went(command: wire.Command) -> None:
    stream = io.BytesIO()
    wire.write(stream, command)
    stream.seek(0)
    assert wire.read(stream, wire.COMMANDS) == command
    assert wire.read(stream, wire.COMMANDS) is None


def test_a_frame_too_long_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        wire.read(io.BytesIO(b"\xff\xff\xff\xff"), wire.COMMANDS)


@pytest.mark.parametrize("measure", [measure_first_pcm, measure_stop])
def test_measures_what_bench_prints(measure: Callable[[int], Latency]) -> None:
    latency = measure(5)
    assert 0 < latency.p50_ms <= latency.p95_ms <= latency.longest_ms
