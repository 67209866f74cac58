"""A kiosk that is starting says so in three languages, again and again, and is silent as soon as a window is there."""

from __future__ import annotations

import queue

import pytest

from accessibility.speech.silent import SilentVoice
from accessibility.speech.utterance import Prepared
from kiosk.text import LANGUAGES
from ui.starting import StartingVoice, please_wait

DEADLINE = 60.0


class Heard(SilentVoice):
    """Remembers what it was told to say, and when it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.said: queue.Queue[Prepared] = queue.Queue()
        self.closed: queue.Queue[bool] = queue.Queue()

    def speak(self, prepared: Prepared) -> None:
        self.said.put(prepared)
        super().speak(prepared)

    def close(self) -> None:
        super().close()
        self.closed.put(True)


@pytest.mark.acc(94)
def test_it_is_said_in_each_language_again_and_again_until_there_is_a_window() -> None:
    voice = Heard()
    with StartingVoice(make=lambda _: voice, again_seconds=0.35) as starting:
        assert voice.said.empty()
        starting.tell(True)
        first = voice.said.get(timeout=DEADLINE)
        assert [segment.language for segment in first.utterance.segments] == list(LANGUAGES)
        assert voice.said.get(timeout=DEADLINE).utterance == first.utterance
        starting.tell(False)
        assert voice.closed.get(timeout=DEADLINE)


def test_it_is_said_in_the_words_of_each_language() -> None:
    texts = {segment.language: segment.text for segment in please_wait().segments}
    assert len(set(texts.values())) == len(LANGUAGES)


def test_it_ends_while_it_speaks() -> None:
    voice = Heard()
    with StartingVoice(make=lambda _: voice) as starting:
        starting.tell(True)
        voice.said.get(timeout=DEADLINE)
    assert voice.closed.get(timeout=DEADLINE)
