"""An utterance on its way through the voice process: how far it is made, and how far it is heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accessibility.speech.player import Mark
from accessibility.speech.timing import SAMPLE_BYTES, Sound


@dataclass(slots=True, eq=False)
class Job:
    """`playing` is the sentence being heard, `put` the next one to make."""

    number: int
    sentences: list[tuple[str, str]]
    playing: int
    put: int
    announced: bool = False
    ending: bool = False
    making: bool = False
    """The last sentence in the stream is not all there yet."""
    began_at: float = 0.0

    def again(self) -> Job:
        """The same, from the beginning of the sentence that is being heard."""
        return Job(self.number, self.sentences, self.playing, self.playing, self.announced, began_at=self.began_at)

    def heard_for(self, at: float) -> int:
        """Milliseconds from the first sample until `at`."""
        return round((at - self.began_at) * 1000)


def with_words(sound: Sound, number: int, index: int, begins: int) -> Iterator[Mark | memoryview]:
    """A clause for the player, each word marked; the clause begins with letter `begins` of sentence `index`."""
    samples, played = memoryview(sound.samples), 0
    for word in sound.words:
        yield samples[played : word.sample * SAMPLE_BYTES]
        yield Mark(number, index, "word", begins + word.start, begins + word.end)
        played = word.sample * SAMPLE_BYTES
    yield samples[played:]
