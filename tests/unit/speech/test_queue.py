"""What is said when, heard on a simulated clock with real sound."""

import pytest

from accessibility.speech.interface import Failed, Listener
from accessibility.speech.queue import HISTORY, SpeechQueue
from accessibility.speech.recording import RecordingVoice
from accessibility.speech.silent import SilentVoice
from accessibility.speech.utterance import MASK, Priority, Segment, Sentence, Utterance


def said(text: str, priority: Priority = Priority.NORMAL, kind: str = "page", language: str = "az") -> Utterance:
    return Utterance((Segment(text, language),), priority, kind)


@pytest.fixture
def queue(voice: RecordingVoice) -> SpeechQueue:
    return SpeechQueue(voice, voice.clock)


def heard(voice: RecordingVoice) -> list[tuple[str, bool]]:
    return [(each.text, each.interrupted) for each in voice.heard]


def test_one_after_the_other(queue: SpeechQueue, voice: RecordingVoice) -> None:
    queue.say(said("Birinci."))
    queue.say(said("İkinci."))
    voice.drain()
    assert heard(voice) == [("Birinci.", False), ("İkinci.", False)]
    assert not queue.speaking


@pytest.mark.acc(7)
def test_now_cuts_and_forgets(queue: SpeechQueue, voice: RecordingVoice) -> None:
    queue.say(said("Uzun bir cümlə danışılır."))
    queue.say(said("Gözləyən."))
    voice.advance(300)
    queue.say(said("Xəta var.", Priority.NOW, "error"))
    voice.drain()
    assert heard(voice) == [("Uzun bir cümlə danışılır.", True), ("Xəta var.", False)]
    assert voice.heard[0].heard_ms == 300
    assert voice.heard[1].at_ms == 300


def test_next_waits_for_the_sentence_and_the_rest_goes_on(queue: SpeechQueue, voice: RecordingVoice) -> None:
    begun: list[str] = []
    queue.listen(lambda _, sentence: begun.append(sentence.spoken))
    queue.say(said("Birinci cümlə. İkinci cümlə. Üçüncü cümlə."))
    queue.say(said("Sonra."))
    voice.advance(200)
    queue.say(said("Saxlanıldı.", Priority.NEXT, "status"))
    queue.say(said("Göndərildi.", Priority.NEXT, "status"))
    voice.drain()
    assert begun == ["Birinci cümlə.", "Saxlanıldı.", "Göndərildi.", "İkinci cümlə.", "Üçüncü cümlə.", "Sonra."]


@pytest.mark.acc(7)
def test_a_newer_focus_replaces_one_that_waits(queue: SpeechQueue, voice: RecordingVoice) -> None:
    queue.say(said("Səhifə."))
    for name in ("Ad", "Soyad", "Ünvan"):
        queue.say(said(name, kind="focus"))
    queue.say(said("Dəyər", kind="value"))
    voice.drain()
    assert [each.text for each in voice.heard] == ["Səhifə.", "Ünvan", "Dəyər"]


def test_equal_words_at_the_same_time_are_said_once(queue: SpeechQueue, voice: RecordingVoice) -> None:
    queue.say(said("Ana səhifə", kind="page"))
    voice.advance(200)
    queue.say(said("Ana səhifə", Priority.NOW, "focus"))
    voice.drain()
    assert heard(voice) == [("Ana səhifə", False)]
    queue.say(said("Ana səhifə"))
    voice.drain()
    assert len(voice.heard) == 2


def test_equal_words_that_were_cut_are_said_again(queue: SpeechQueue, voice: RecordingVoice) -> None:
    for name in ("Ad", "Soyad", "Ad"):
        queue.say(said(name, Priority.NOW, "focus"))
        voice.advance(30)
    voice.drain()
    assert heard(voice) == [("Ad", True), ("Soyad", True), ("Ad", False)]


@pytest.mark.acc(7)
def test_fifty_keys_leave_only_the_last_heard_to_its_end(queue: SpeechQueue, voice: RecordingVoice) -> None:
    """ACC-7."""
    for number in range(50):
        queue.say(said(f"Düymə {number}", Priority.NOW, "focus"))
        voice.advance(30)
    voice.drain()
    assert [each.interrupted for each in voice.heard] == [True] * 49 + [False]
    assert all(
        earlier.at_ms + earlier.heard_ms <= later.at_ms
        for earlier, later in zip(voice.heard, voice.heard[1:], strict=False)
    )


@pytest.mark.acc(6)
def test_stop_is_silence(queue: SpeechQueue, voice: RecordingVoice) -> None:
    queue.say(said("Uzun bir cümlə danışılır."))
    queue.say(said("Gözləyən."))
    voice.advance(100)
    queue.stop()
    before = len(voice.sound)
    voice.advance(500)
    assert not any(voice.sound[before:])
    assert heard(voice) == [("Uzun bir cümlə danışılır.", True)]


def test_repeat_and_spell_say_the_last_again(queue: SpeechQueue, voice: RecordingVoice) -> None:
    assert not queue.repeat()
    assert not queue.spell()
    queue.say(said("Əli"))
    voice.drain()
    assert queue.repeat()
    voice.drain()
    assert queue.spell()
    voice.drain()
    assert [each.sentences[0].spoken for each in voice.heard] == ["Əli", "Əli", "ə, el, i"]
    assert queue.spell(Segment("QR", "az"))
    voice.drain()
    assert voice.heard[-1].sentences[0].spoken == "qe, er"
    assert [each.text for each in queue.history] == ["Əli"]


def test_history_keeps_the_last_fifty_until_the_visit_ends(voice: RecordingVoice) -> None:
    queue = SpeechQueue(SilentVoice(), voice.clock)
    for number in range(HISTORY + 5):
        queue.say(said(f"Sətir {number}"))
    assert [queue.history[0].text, queue.history[-1].text, len(queue.history)] == ["Sətir 5", "Sətir 54", HISTORY]
    queue.forget()
    assert queue.history == ()


def test_nothing_is_said_for_no_words(queue: SpeechQueue, voice: RecordingVoice) -> None:
    queue.say(said("  "))
    assert queue.history == ()
    queue.say(said("…"))
    voice.drain()
    assert not queue.speaking


def test_private_words_are_masked_in_captions() -> None:
    utterance = Utterance((Segment("FİN", "az"), Segment("5AB7K2Q", "az", private=True)))
    assert utterance.caption == f"FİN {MASK}"
    assert utterance.text == "FİN 5AB7K2Q"


def test_a_voice_gone_for_good_leaves_captions(voice: RecordingVoice) -> None:
    class Broken(SilentVoice):
        def __init__(self) -> None:
            super().__init__()
            self.listeners: list[Listener] = []

        def listen(self, listener: Listener) -> None:
            self.listeners.append(listener)

        def speak(self, _: object) -> None:
            """Never says anything."""

    broken = Broken()
    queue = SpeechQueue(broken, voice.clock)
    captions: list[Sentence] = []
    queue.listen(lambda _, sentence: captions.append(sentence))
    queue.say(said("Birinci."))
    queue.say(said("İkinci."))
    broken.listeners[0](Failed("gone", for_good=True))
    assert [each.spoken for each in captions] == ["Birinci.", "İkinci."]
    assert not queue.speaking


@pytest.mark.acc(7)
def test_only_what_must_be_heard_goes_on(queue: SpeechQueue, voice: RecordingVoice) -> None:
    queue.say(said("Ərizəniz göndərildi.", kind="must-hear"))
    queue.say(said("Gözləyən."))
    assert queue.holds("must-hear")
    voice.advance(200)
    queue.keep_only("must-hear")
    queue.say(said("Uzun bir cümlə danışılır."))
    voice.drain()
    assert heard(voice) == [("Ərizəniz göndərildi.", False), ("Uzun bir cümlə danışılır.", False)]
    queue.say(said("Uzun bir cümlə danışılır."))
    voice.advance(200)
    queue.say(said("Ərizəniz göndərildi.", kind="must-hear"))
    queue.keep_only("must-hear")
    voice.drain()
    assert heard(voice)[2:] == [("Uzun bir cümlə danışılır.", True), ("Ərizəniz göndərildi.", False)]
    queue.say(said("Uzun bir cümlə danışılır."))
    queue.keep_only("must-hear")
    assert not queue.speaking
    assert not queue.holds("must-hear")


@pytest.mark.acc(7)
def test_of_fifty_keys_in_a_row_only_the_last_is_heard_to_its_end(queue: SpeechQueue, voice: RecordingVoice) -> None:
    """ACC-7: a key each 30 ms; nothing overlaps, and nobody waits for what is over."""
    for number in range(50):
        queue.say(said(f"Düymə nömrə {number}", Priority.NOW, "focus"))
        voice.advance(30)
    voice.drain()
    assert [interrupted for _, interrupted in heard(voice)] == [True] * 49 + [False]
    assert heard(voice)[-1][0] == "Düymə nömrə 49"
    ends = [each.at_ms + each.heard_ms for each in voice.heard]
    assert all(began.at_ms >= end - 1 for began, end in zip(voice.heard[1:], ends, strict=False))
    assert max(each.heard_ms for each in voice.heard[:-1]) <= 31
