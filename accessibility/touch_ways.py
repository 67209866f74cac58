"""What help says of a finger that explores and of a pointer that rests (ACC-4, ACC-86)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from accessibility.compose import Composer
from accessibility.describe import Words
from accessibility.keys import Command
from accessibility.touch_words import TouchWords


class PointingWay:
    """One of the two; `is_used` tells whether the person has it now. Nothing of it is done with keys."""

    def __init__(
        self,
        composer: Callable[[], Composer],
        is_used: Callable[[], bool],
        sentences: Callable[[TouchWords], Sequence[str]],
    ) -> None:
        self._composer, self._is_used, self._sentences = composer, is_used, sentences

    @property
    def is_on(self) -> bool:
        return self._is_used()

    def first_words(self) -> Sequence[Words]:
        """The first of its sentences says enough to begin."""
        return self._words()[:1]

    def layers(self) -> Sequence[Sequence[Words]]:
        return (self._words(),)

    def key_of(self, command: Command) -> str:
        del command
        return ""

    def _words(self) -> Sequence[str]:
        return self._sentences(TouchWords(self._composer().language))
