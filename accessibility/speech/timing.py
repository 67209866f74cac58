"""When each spoken word begins: as the synthesiser tells it, else as its letters let one guess; and the written word it is."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Final

from accessibility.speech.utterance import Sentence

RATE_HZ: Final = 22050
SAMPLE_BYTES: Final = 2
"""What every synthesiser makes and every device takes: signed 16-bit samples of one channel."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS: Final = frozenset("aeəıioöuüyаеёиоуыэюя")
_VOWEL: Final = 1.3
_CONSONANT: Final = 0.8
_COMMA: Final = 3.0
"""How long things last beside each other. Of these, guesses come nearest to what eSpeak tells of its own words."""


@dataclass(frozen=True, slots=True)
class Word:
    """`spoken[start:end]` begins with sample `sample` of the sound it is in."""

    start: int
    end: int
    sample: int


@dataclass(frozen=True, slots=True)
class Sound:
    """Signed 16-bit mono samples, and the words in them, in order."""

    samples: bytes
    words: tuple[Word, ...] = ()


def guess_words(spoken: str, samples: int) -> tuple[Word, ...]:
    """Where the words of `spoken` begin in a sound of so many samples, pauses at its end not counted."""
    found = list(_WORD.finditer(spoken))
    places, place = [], 0.0
    for match, following in itertools.zip_longest(found, found[1:]):
        places.append(place)
        gap = spoken[match.end() : following.start() if following else match.end()]
        place += sum(_VOWEL if letter in _VOWELS else _CONSONANT for letter in match[0].lower())
        place += _COMMA * any(sign in gap for sign in ",;:.!?")
    return tuple(
        Word(match.start(), match.end(), round(samples * at / place)) for match, at in zip(found, places, strict=True)
    )


def written_place(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Where `sentence.spoken[start:end]` stands in the written text of its segment; None when nothing was written for it.

    A word of a number, a date or an amount gives the whole of it: “12,50 ₼” is one place, said in four words.
    """
    said = [span for span in sentence.spans if span.spoken_start < end and span.spoken_end > start]
    if not said:
        return None
    return said[0].written_start, said[-1].written_end
