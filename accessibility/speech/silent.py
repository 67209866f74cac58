"""A voice that makes no sound: for people who did not ask for speech, and for machines that cannot speak."""

from __future__ import annotations

import time

from accessibility.speech.interface import Finished, Listener, Ready, SentenceStarted, Started, VoiceEvent
from accessibility.speech.utterance import Prepared


class SilentVoice:
    """A `Speaker` that is done at once, so that captions and history work as ever.

    `missing` says that a voice was wanted and there is none: who listens is told that nobody can hear it.
    """

    def __init__(self, *, missing: bool = False) -> None:
        self._missing = missing
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)
        if self._missing:
            listener(Ready(None, ()))

    def speak(self, prepared: Prepared) -> None:
        self._tell(Started(prepared.number, time.monotonic()))
        for index in range(prepared.first, len(prepared.sentences)):
            self._tell(SentenceStarted(prepared.number, index, 0))
        self._tell(Finished(prepared.number, len(prepared.sentences)))

    def stop(self) -> None:
        """There is nothing to silence."""

    def stop_after_sentence(self) -> None:
        """Everything has ended already."""

    def pause(self) -> None:
        """There is nothing to hold."""

    def resume(self) -> None:
        """Nothing is held."""

    def set_rate(self, rate: int) -> None:
        """Silence has no rate."""

    def set_volume(self, volume: int) -> None:
        """Silence has no volume."""

    def close(self) -> None:
        """Nothing is held."""

    def _tell(self, event: VoiceEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)
