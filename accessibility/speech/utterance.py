"""What is to be said: segments, each in one language, gathered into an utterance with a priority and a kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

MASK: Final = "•••"
"""What stands in a caption or a transcript where a private value was said."""

FOCUS: Final = "focus"
"""The kind of utterance of which only the newest waits: nobody wants to hear where the focus was."""


class Priority(IntEnum):
    """When an utterance is said. The smaller, the sooner."""

    NOW = 0
    """Cuts what is being said and forgets what waits (ACC-7)."""
    NEXT = 1
    """After the sentence that is being said; what was cut goes on afterwards."""
    NORMAL = 2
    """After everything that waits already."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Written words in one language.

    `language` is a BCP 47 tag. `private` words are masked in captions (ACC-11). `spell` says them letter by letter.
    """

    text: str
    language: str
    private: bool = False
    spell: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to say, as it is written. `kind` is what caused it: page, focus, value, error, status …"""

    segments: tuple[Segment, ...]
    priority: Priority = Priority.NORMAL
    kind: str = "page"

    @property
    def text(self) -> str:
        """The written words, private ones included: never for a log or a caption."""
        return " ".join(segment.text for segment in self.segments)

    @property
    def caption(self) -> str:
        """The written words with private ones masked."""
        return " ".join(MASK if segment.private else segment.text for segment in self.segments)

    @property
    def language(self) -> str:
        """The language of the first segment; the empty string when there is none."""
        return self.segments[0].language if self.segments else ""

    def spelled(self) -> Utterance:
        """The same words, letter by letter."""
        return replace(self, segments=tuple(replace(segment, spell=True) for segment in self.segments))

    def now(self) -> Utterance:
        """The same words, at once."""
        return replace(self, priority=Priority.NOW)


@dataclass(frozen=True, slots=True)
class Span:
    """Which written characters became which spoken ones: `written[written_start:written_end]` is heard as the other."""

    written_start: int
    written_end: int
    spoken_start: int
    spoken_end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as given to the voice, and where it stands in the utterance's segment that it came from.

    `spans` count in `spoken` and in the whole written text of the segment, so that words can be highlighted.
    """

    language: str
    spoken: str
    segment: int = 0
    written_start: int = 0
    written_end: int = 0
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """An utterance cut into sentences that a voice can say. `number` is unique in a program's run."""

    number: int
    utterance: Utterance
    sentences: tuple[Sentence, ...]
    first: int = 0
    """The sentence to begin with: the one that was cut, when an utterance goes on."""
