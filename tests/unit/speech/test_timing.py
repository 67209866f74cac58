"""Which word is being said: what the synthesiser tells, what the queue makes of it, and how good a guess is."""

import queue
from collections.abc import Iterator

import pytest

from accessibility.speech.interface import Finished, SentenceStarted, VoiceEvent, WordStarted
from accessibility.speech.prepare import prepare
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.recording import RecordingVoice
from accessibility.speech.synthesis import Synthesiser, milliseconds
from accessibility.speech.timing import RATE_HZ, guess_words
from accessibility.speech.utterance import Priority, Segment, Utterance
from accessibility.speech.voice import Voice

SECONDS = 60.0
LONG = "Rüsum on iki manat əlli qəpik təşkil edir, ödəniş bankda aparılır, qəbz isə saxlanılır."
EVERYDAY = {
    "az": "Şəxsiyyət vəsiqəsi almaq üçün müraciət etmək istəyirsinizsə, davam et düyməsini basın və sualları cavablayın.",
    "en": "If you want to apply for an identity card, press continue and answer all the questions on the screen.",
    "ru": "Если вы хотите получить удостоверение личности, нажмите продолжить и ответьте на все вопросы.",
}


def words_of(events: list[VoiceEvent]) -> list[WordStarted]:
    return [event for event in events if isinstance(event, WordStarted)]


@pytest.mark.parametrize("text", [LONG, "Bir, iki; üç: dörd.", "Salam"])
def test_every_word_is_told_in_order(voice: RecordingVoice, text: str) -> None:
    events: list[VoiceEvent] = []
    voice.listen(events.append)
    prepared = prepare(1, Utterance((Segment(text, "az"),)))
    voice.speak(prepared)
    voice.drain()
    words = words_of(events)
    said = [prepared.sentences[word.index].spoken[word.spoken_start : word.spoken_end] for word in words]
    assert said == [word.strip(".,;:") for word in text.split()]
    assert [word.at_ms for word in words] == sorted(word.at_ms for word in words)
    assert words[0].at_ms == 0
    assert words[-1].at_ms < milliseconds(voice.sound)


def test_words_of_a_later_sentence_come_after_it_began(voice: RecordingVoice) -> None:
    events: list[VoiceEvent] = []
    voice.listen(events.append)
    voice.speak(prepare(1, Utterance((Segment("Bir iki. Üç dörd.", "az"), Segment("Пять.", "ru")))))
    voice.advance(10_000)
    order = [(type(event), event.index) for event in events if isinstance(event, SentenceStarted | WordStarted)]
    assert order == [
        (SentenceStarted, 0), (WordStarted, 0), (WordStarted, 0),
        (SentenceStarted, 1), (WordStarted, 1), (WordStarted, 1),
        (SentenceStarted, 2), (WordStarted, 2),
    ]  # fmt: skip


@pytest.fixture
def spoken() -> Iterator[tuple[Voice, "queue.SimpleQueue[VoiceEvent]"]]:
    voice = Voice()
    events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
    voice.listen(events.put)
    yield voice, events
    voice.close()


def test_the_voice_process_tells_the_same_words(
    spoken: tuple[Voice, "queue.SimpleQueue[VoiceEvent]"], voice: RecordingVoice
) -> None:
    process, events = spoken
    expected: list[VoiceEvent] = []
    voice.listen(expected.append)
    prepared = prepare(1, Utterance((Segment(LONG, "az"),)))
    for speaker in (voice, process):
        speaker.set_rate(360)
        speaker.speak(prepared)
    voice.drain()
    told: list[VoiceEvent] = []
    while not told or not isinstance(told[-1], Finished):
        told.append(events.get(timeout=SECONDS))
    words, same = words_of(told), words_of(expected)
    assert [(word.spoken_start, word.spoken_end) for word in words] == [
        (word.spoken_start, word.spoken_end) for word in same
    ]
    # a period of the sound card late at most, and what a busy machine adds
    assert max(abs(word.at_ms - other.at_ms) for word, other in zip(words, same, strict=True)) < 150


class Highlighted:
    def __init__(self, voice: RecordingVoice) -> None:
        self.voice = voice
        self.speech = SpeechQueue(voice, voice.clock)
        self.places: list[str] = []
        self.speech.listen_words(self._hear)

    def _hear(self, utterance: Utterance, segment: int, start: int, end: int) -> None:
        self.places.append(utterance.segments[segment].text[start:end])


@pytest.fixture
def highlighted(voice: RecordingVoice) -> Highlighted:
    return Highlighted(voice)


@pytest.mark.acc(5)
def test_the_queue_tells_the_written_word(highlighted: Highlighted) -> None:
    """ACC-5: what is said in several words is one written place; an empty place ends it."""
    text = "Rüsum 12,50 ₼ təşkil edir. Son tarix 12.05.2026."
    highlighted.speech.say(Utterance((Segment(text, "az"), Segment("Ещё 5 минут", "ru"))))
    highlighted.voice.drain()
    assert highlighted.places == [
        "Rüsum", "12,50 ₼", "təşkil", "edir.", "Son", "tarix", "12.05.2026", "Ещё", "5", "минут", "",
    ]  # fmt: skip


def test_a_cut_ends_the_highlight(highlighted: Highlighted) -> None:
    highlighted.speech.say(Utterance((Segment("Bir iki üç", "az"),)))
    highlighted.voice.advance(50)
    highlighted.speech.stop()
    assert highlighted.places == ["Bir", ""]
    highlighted.speech.say(Utterance((Segment("Dörd beş", "az"),)))
    highlighted.voice.advance(50)
    highlighted.speech.say(Utterance((Segment("Altı", "az"),), Priority.NOW))
    highlighted.voice.drain()
    assert highlighted.places[2:] == ["Dörd", "", "Altı", ""]


def test_what_goes_on_after_something_urgent_is_highlighted_where_it_goes_on(highlighted: Highlighted) -> None:
    highlighted.speech.say(Utterance((Segment("Bir. İki.", "az"),)))
    highlighted.voice.advance(50)
    highlighted.speech.say(Utterance((Segment("Üç", "az"),), Priority.NEXT))
    highlighted.voice.drain()
    assert highlighted.places == ["Bir.", "", "Üç", "", "İki.", ""]


def test_letters_are_highlighted_when_spelled(highlighted: Highlighted) -> None:
    highlighted.speech.say(Utterance((Segment("AB1", "az", spell=True),)))
    highlighted.voice.drain()
    assert highlighted.places == ["A", "B", "1", ""]


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_guess_is_near_what_the_synthesiser_tells(synthesiser: Synthesiser, language: str) -> None:
    """For a voice that tells of no words: on average within an eighth of a second, and no word is left out."""
    text = EVERYDAY[language]
    sound = synthesiser.sound(text, language, 188)
    loud = len(sound.samples.rstrip(b"\0")) // 2
    guessed = {word.start: word.sample for word in guess_words(text, loud)}
    assert len(guessed) == len(text.split())
    errors = [abs(guessed[word.start] - word.sample) / RATE_HZ for word in sound.words if word.start in guessed]
    assert len(errors) > 8
    assert sum(errors) / len(errors) < 0.125
    assert max(errors) < 0.35


@pytest.mark.parametrize("text", ["₼", "…", "漢字", "½", "x²", "\u0301", "- - -"])
def test_what_is_no_word_is_said_all_the_same(synthesiser: Synthesiser, text: str) -> None:
    sound = synthesiser.sound(text, "az", 188)
    assert sound.samples
    assert all(0 <= word.start < word.end <= len(text) for word in sound.words)
