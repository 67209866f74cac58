"""A voice that dies or hangs speaks again, with the sentence that was cut; or the program goes on in silence.

How soon is measured by `bench` (`killed_to_speech`, `hung_to_speech`).
"""

import os
import queue
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accessibility.speech.interface import Failed, Finished, Ready, SentenceStarted, Started, VoiceEvent, WordStarted
from accessibility.speech.link import ANSWER_SECONDS, PATIENCE_SECONDS
from accessibility.speech.prepare import prepare
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.recovery import DEATHS, DEATHS_SECONDS, Recovery
from accessibility.speech.silent import SilentVoice
from accessibility.speech.synthesis import Synthesiser
from accessibility.speech.utterance import Prepared, Segment, Utterance
from accessibility.speech.voice import Voice
from accessibility.speech.voices import next_voice, voices_for
from tests.unit.speech.wedges import SIGNAL

SECONDS = 60.0
WEDGED = "tests.unit.speech.wedges"
TWO = f"Bir. İkinci cümlə {SIGNAL} və bir az uzundur ki, vaxt olsun. Üç."


class Listening:
    """A voice, and what it said of itself since the last time it was asked."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
        voice.listen(self.events.put)
        self.ready = voice.wait_ready(SECONDS)

    def until(self, *kinds: type[VoiceEvent]) -> list[VoiceEvent]:
        events = [self.events.get(timeout=SECONDS)]
        while not isinstance(events[-1], kinds):
            events.append(self.events.get(timeout=SECONDS))
        return events


@pytest.fixture
def listen() -> Iterator[Callable[[Voice], Listening]]:
    listening: list[Listening] = []

    def begin(voice: Voice) -> Listening:
        listening.append(Listening(voice))
        return listening[-1]

    yield begin
    for each in listening:
        each.voice.close()


def prepared(number: int, text: str = TWO) -> Prepared:
    return prepare(number, Utterance((Segment(text, "az"),)))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP, signal.SIGABRT])
def test_speaks_again(listen: Callable[[Voice], Listening], how: signal.Signals) -> None:
    listening = listen(Voice())
    listening.voice.speak(prepared(1))
    listening.until(WordStarted)
    first = listening.voice.process_id
    os.kill(first, how)
    listening.until(Ready)
    listening.until(Started)
    assert listening.voice.process_id != first
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_no_sentence_is_lost_and_the_cut_one_is_said_from_its_beginning(
    listen: Callable[[Voice], Listening], how: signal.Signals
) -> None:
    listening = listen(Voice())
    listening.voice.set_rate(360)
    listening.voice.speak(prepared(1))
    listening.until(SentenceStarted)
    listening.until(SentenceStarted)
    listening.until(WordStarted)
    listening.until(WordStarted)
    os.kill(listening.voice.process_id, how)
    events = listening.until(Finished)
    again = next(place for place, event in enumerate(events) if isinstance(event, Ready))
    assert [event.index for event in events[again:] if isinstance(event, SentenceStarted)] == [1, 2]
    words = [event for event in events[again:] if isinstance(event, WordStarted)]
    assert (words[0].index, words[0].spoken_start) == (1, 0)
    assert events[-1] == Finished(1, 3)


def test_a_hang_that_nobody_hears_is_found_before_it_is_heard(listen: Callable[[Voice], Listening]) -> None:
    listening = listen(Voice())
    first = listening.voice.process_id
    while not listening.events.empty():
        listening.events.get()
    os.kill(first, signal.SIGSTOP)
    listening.until(Ready)
    assert listening.voice.process_id != first


def test_what_was_paused_is_held_by_the_next_voice_as_well(listen: Callable[[Voice], Listening]) -> None:
    listening = listen(Voice())
    listening.voice.speak(prepared(1, "Bir."))
    listening.until(WordStarted)
    listening.voice.pause()
    while not listening.events.empty():
        listening.events.get()
    os.kill(listening.voice.process_id, signal.SIGKILL)
    listening.until(Ready)
    with pytest.raises(queue.Empty):
        listening.events.get(timeout=1)  # it would speak in a quarter of that
    listening.voice.resume()
    assert listening.until(Finished)[-1] == Finished(1, 1)


@pytest.mark.parametrize("wedge", ["synthesis", "device", "error"])
def test_a_wedge_inside_the_process_is_found(
    listen: Callable[[Voice], Listening], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wedge: str
) -> None:
    """The process lives and its heart beats, but its synthesiser or its sound card stands still."""
    once = tmp_path / "wedged"
    monkeypatch.setenv("WEDGE", wedge)
    monkeypatch.setenv("WEDGE_ONCE", str(once))
    listening = listen(Voice(module=WEDGED))
    first = listening.voice.process_id
    listening.voice.speak(prepared(1, f"Bu {SIGNAL}."))
    events = listening.until(Finished)
    assert once.exists()
    assert listening.voice.process_id != first
    again = next(place for place, event in enumerate(events) if isinstance(event, Ready))
    assert any(isinstance(event, Started) for event in events[again:])
    assert events[-1] == Finished(1, 1)


def test_what_hangs_is_not_waited_for_longer_than_a_second() -> None:
    """Another process speaks 0.15 s later."""
    assert max(PATIENCE_SECONDS, ANSWER_SECONDS) <= 0.7


def test_a_sound_card_that_does_not_open_leaves_a_voice_that_nobody_hears(
    listen: Callable[[Voice], Listening], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window then says so: `Ready.audio` is None."""
    monkeypatch.setenv("WEDGE", "opening")
    listening = listen(Voice(module=WEDGED))
    assert isinstance(listening.ready, Ready)
    assert listening.ready.audio is None
    listening.voice.set_rate(360)
    listening.voice.speak(prepared(1))
    assert listening.until(Finished)[-1] == Finished(1, 3)


def test_a_voice_that_hangs_twice_at_a_sentence_is_replaced_by_the_next(
    listen: Callable[[Voice], Listening], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Azerbaijani voice hangs whenever the word comes; the Turkish one reads it."""
    monkeypatch.setenv("WEDGE", "az")
    listening = listen(Voice(module=WEDGED))
    listening.voice.set_rate(360)
    listening.voice.speak(prepared(1))
    events = listening.until(Finished, Failed)
    assert events[-1] == Finished(1, 3)
    assert sum(isinstance(event, Ready) for event in events) == 3
    indices = [event.index for event in events if isinstance(event, SentenceStarted)]
    assert indices[-3:] == [0, 1, 2]


def test_where_every_voice_hangs_there_is_silence_for_good(
    listen: Callable[[Voice], Listening], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEDGE", "synthesis")
    listening = listen(Voice(module=WEDGED))
    speech = SpeechQueue(listening.voice)
    speech.say(Utterance((Segment(f"Bu {SIGNAL}.", "az"),)))
    assert listening.until(Failed)[-1] == Failed("the voice process keeps ending", for_good=True)
    assert isinstance(speech.voice, SilentVoice)
    assert not speech.speaking


def test_where_no_voice_makes_a_sound_there_is_silence_for_good(
    listen: Callable[[Voice], Listening], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEDGE", "mute")
    listening = listen(Voice(module=WEDGED))
    listening.voice.speak(prepared(1))
    assert listening.until(Failed)[-1] == Failed("no sound here", for_good=True)


def test_deaths_long_ago_are_forgiven() -> None:
    now = [0.0]
    recovery = Recovery(lambda: now[0])
    for _ in range(3 * DEATHS):
        assert recovery.died(None)
        now[0] += DEATHS_SECONDS / DEATHS + 1
    assert recovery.patience == 1
    quick = [Recovery(lambda: now[0]).died(None) for _ in range(2)]
    assert quick == [True, True]
    again = Recovery(lambda: now[0])
    assert [again.died(None) for _ in range(DEATHS + 1)] == [True] * DEATHS + [False]
    assert again.patience == 2


def test_only_two_deaths_at_the_same_sentence_are_the_voices() -> None:
    recovery = Recovery()
    recovery.died(prepared(1))
    recovery.died(prepared(2))
    assert recovery.voice("az") == "az"
    recovery.died(prepared(2))
    assert recovery.voice("az") == "tr"
    assert recovery.voice("ru") == "ru"


@pytest.mark.acc(20)
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_every_language_has_a_second_voice_here(synthesiser: Synthesiser, language: str) -> None:
    """ACC-20: the second is the nearest there is; only after it comes the English one."""
    best = voices_for(language)
    second = next_voice(language)
    assert best[:2] == (language, second)
    assert set(best) <= set(synthesiser.voices)
    assert second is not None
    assert next_voice(second) is None
    assert synthesiser.pcm("1", second, 150) != synthesiser.pcm("1", language, 150)


def test_the_turkish_voice_reads_azerbaijani_letters(synthesiser: Synthesiser) -> None:
    """It would name a letter that it does not know, and that takes its time."""
    unknown = len(synthesiser.pcm("жlaqж", "tr", 150))
    assert len(synthesiser.pcm("əlaqə", "tr", 150)) < 0.8 * unknown
