"""Speed and volume by a key at any time: seven steps and eleven, each said and shown as it takes effect (ACC-15, ACC-19).

What a step of volume is in decibels is the voice's matter; here it is a percentage.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from accessibility.announcer import Announcer
from accessibility.notice import Notice
from accessibility.outputs import VALUE
from accessibility.preferences import LOWEST_VOLUME, VOLUME_STEP, Preferences
from accessibility.speech.interface import RATES
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import Priority, Segment, Utterance

VOLUMES: Final = (100 - LOWEST_VOLUME) // VOLUME_STEP + 1


class Tuning(QObject):
    """Keeps the person's settings as far as keys change them. `changed` carries the new `Preferences`, for a program to
    keep; the voice has them already."""

    changed = Signal(object)

    def __init__(self, announcer: Announcer, queue: SpeechQueue, notice: Notice, preferences: Preferences) -> None:
        super().__init__(announcer)
        self._announcer, self._queue, self._notice = announcer, queue, notice
        self.preferences = preferences
        queue.voice.set_rate(preferences.rate)
        queue.voice.set_volume(preferences.volume)

    def take(self, preferences: Preferences) -> None:
        """The person's settings, changed elsewhere or put back to the defaults at the end of a visit (ACC-17)."""
        old, self.preferences = self.preferences, preferences
        if preferences.rate_step != old.rate_step:
            self._queue.voice.set_rate(preferences.rate)
        if preferences.volume != old.volume:
            self._queue.voice.set_volume(preferences.volume)

    def faster(self, steps: int) -> None:
        """Go on by so many steps of speed, slower when negative, and say so at the new speed."""
        self._change(self.preferences.faster(steps))
        _ = self._announcer.composer.messages
        # Translators: spoken and shown when the person makes the voice faster or slower
        text = _.pgettext("spoken", "Speed {number} of {count}")
        self._tell(text.format(number=self.preferences.rate_step + 1, count=len(RATES)))

    def louder(self, steps: int) -> None:
        """Go on by so many steps of volume, quieter when negative, and say so at the new volume."""
        self._change(self.preferences.louder(steps))
        _ = self._announcer.composer.messages
        # Translators: spoken and shown when the person makes the voice louder or quieter
        text = _.pgettext("spoken", "Volume {number} of {count}")
        number = (self.preferences.volume - LOWEST_VOLUME) // VOLUME_STEP + 1
        self._tell(text.format(number=number, count=VOLUMES))

    def speak(self) -> None:
        """Switch the voice on, as headphones do when they are plugged in."""
        self._change(replace(self.preferences, speech=True))

    def _change(self, preferences: Preferences) -> None:
        if preferences != self.preferences:
            self.take(preferences)
            self.changed.emit(preferences)

    def _tell(self, text: str) -> None:
        language = self._announcer.composer.language
        self._announcer.say(Utterance((Segment(text, language),), Priority.NOW, VALUE), keep=False)
        self._notice.tell(text)
