"""What a person hears of their own writing: characters, whole words, what was deleted, where the text cursor goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from accessibility.outputs import ECHO, VALUE
from accessibility.speech.utterance import Segment, Utterance

if TYPE_CHECKING:
    from accessibility.announcer import Announcer
    from accessibility.compose import Composer
    from accessibility.items import Item


class Echo:
    """The `Hearer` of whatever has the focus. What was deleted and passed is always said; what was typed as the person
    wishes: each character, each word once it is complete, both or nothing."""

    def __init__(self, announcer: Announcer, focused: Callable[[], Item | None]) -> None:
        self._announcer, self._focused = announcer, focused
        self.characters = True
        self.words = False

    def on_typed(self, text: str, word: str = "") -> None:
        """`word` is the one that `text` has just ended; empty while it is being written, and always in a secret field."""
        item = self._focused()
        if item is None:
            return
        composer = self._composer
        counted = composer.written(item) if self.characters or self.words else ()
        if counted and (word or len(text) > 1):
            self._say(counted)
            return
        said = composer.typed(text, item) if self.characters else ()
        if self.words and word and (not said or text != word):
            said = (*said, *composer.word(word, item))
        self._say(said)

    def on_deleted(self, text: str) -> None:
        item = self._focused()
        if item is not None:
            self._say(self._composer.deleted(text, item))

    def on_passed(self, text: str) -> None:
        item = self._focused()
        if item is not None:
            self._say(self._composer.passed(text, item))

    def on_value_changed(self) -> None:
        item = self._focused()
        if item is not None:
            self._say(self._composer.state_only(item), VALUE)

    def on_row_changed(self) -> None:
        item = self._focused()
        if item is not None:
            self._announcer.say_item(item)

    @property
    def _composer(self) -> Composer:
        return self._announcer.composer

    def _say(self, segments: tuple[Segment, ...], kind: str = ECHO) -> None:
        self._announcer.say(Utterance(segments, kind=kind))
