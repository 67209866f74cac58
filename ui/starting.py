"""What a kiosk says while there is nothing on its screen yet: that it is starting, in three languages (ACC-94)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from accessibility.speech.interface import Speaker
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import Segment, Utterance
from kiosk.text import LANGUAGES
from translations import messages
from ui.voice import start_voice

AGAIN_SECONDS: Final = 10.0
"""Between one saying and the next (ACC-98)."""


class StartingVoice:
    """A voice of its own, made when it is needed and gone when a window is there: `tell(True)`, `tell(False)`.

    It works on a thread, so that whoever supervises windows waits for no sound. `make` makes the voice.
    """

    def __init__(
        self,
        calibration_db: float = 0.0,
        *,
        make: Callable[[float], Speaker] = start_voice,
        again_seconds: float = AGAIN_SECONDS,
    ) -> None:
        self._calibration_db, self._make, self._again_seconds = calibration_db, make, again_seconds
        self._changed = threading.Condition()
        self._wanted = self._over = False
        self._thread = threading.Thread(target=self._work, name="starting voice", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._over, self._wanted = True, False
            self._changed.notify_all()
        self._thread.join(timeout=2)

    def tell(self, waiting: bool) -> None:
        """Whether people wait before an empty screen."""
        with self._changed:
            self._wanted = waiting
            self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted or self._over)
                if self._over:
                    return
            voice = self._make(self._calibration_db)
            queue = SpeechQueue(voice)
            try:
                self._speak_while_wanted(queue)
            finally:
                queue.stop()
                voice.close()

    def _speak_while_wanted(self, queue: SpeechQueue) -> None:
        with self._changed:
            while self._wanted:
                queue.say(please_wait())
                self._changed.wait_for(lambda: not self._wanted, timeout=self._again_seconds)


def please_wait() -> Utterance:
    """The sentence in each language: nobody has chosen one yet."""
    words = (
        # Translators: spoken by a kiosk whose window is not there yet
        (messages("ui", language).gettext("This screen is starting. Please wait."), language)
        for language in LANGUAGES
    )
    return Utterance(tuple(Segment(text, language) for text, language in words))
