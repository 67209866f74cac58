"""A synthesiser that makes each sound once: a tour hears the same letters and names again and again."""

from __future__ import annotations

from accessibility.speech.synthesis import Synthesiser
from accessibility.speech.timing import Sound


class Remembered:
    """`synthesiser`, remembering what it made for as long as the tour lasts."""

    def __init__(self, synthesiser: Synthesiser) -> None:
        self._synthesiser = synthesiser
        self.voices = synthesiser.voices
        self._made: dict[tuple[str, str, int], Sound] = {}

    def sound(self, text: str, language: str, rate: int) -> Sound:
        """As `Synthesiser.sound`."""
        key = text, language, rate
        if key not in self._made:
            self._made[key] = self._synthesiser.sound(text, language, rate)
        return self._made[key]

    def pcm(self, text: str, language: str, rate: int) -> bytes:
        """As `Synthesiser.pcm`."""
        return self.sound(text, language, rate).samples
