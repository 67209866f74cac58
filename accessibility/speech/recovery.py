"""What to do when the voice has died: try the sentence again, then with another voice, and in the end give up."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Final

from accessibility.speech.utterance import Prepared
from accessibility.speech.voices import next_voice

DEATHS: Final = 3
DEATHS_SECONDS: Final = 30.0
"""A voice that dies oftener than this will not live: say so, and let the program go on in silence."""


class Recovery:
    """Remembers deaths. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._deaths: deque[float] = deque(maxlen=DEATHS)
        self._died_at: tuple[int, int] | None = None
        """The utterance and the sentence that was being said at the last death."""
        self._voices: dict[str, str] = {}

    @property
    def patience(self) -> float:
        """How many times the usual time the next process may take: what dies again and again may only be slow."""
        now = self._clock()
        return 2.0 if sum(now - death < DEATHS_SECONDS for death in self._deaths) >= DEATHS else 1.0

    def died(self, prepared: Prepared | None) -> bool:
        """Note a death while `prepared` was being said from its sentence `first` on. False when there is no hope.

        Two deaths at the same sentence are its voice's: from then on the next one reads that language.
        """
        now = self._clock()
        hopeless = len(self._deaths) == DEATHS and now - self._deaths[0] < DEATHS_SECONDS
        self._deaths.append(now)
        place = (prepared.number, prepared.first) if prepared else None
        if prepared is not None and place == self._died_at and prepared.first < len(prepared.sentences):
            language = prepared.sentences[prepared.first].language
            voice = self.voice(language)
            self._voices[language] = next_voice(voice) or voice
        self._died_at = place
        return not hopeless

    def voice(self, language: str) -> str:
        """What reads `language` now: the language itself until its voice has failed."""
        return self._voices.get(language, language)
