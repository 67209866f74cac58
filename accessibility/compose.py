"""What is said of a thing: name, role where it helps, state, value, error, hint and position, each in its language.

No Qt. Each segment is a sentence of its own for the voice. The layer's own words are in the person's language, the
program's words in theirs (ACC-20). A private value is never spoken without private listening (ACC-11).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from accessibility.preferences import Verbosity
from accessibility.roles import INPUTS, VALUED, Role, State
from accessibility.speech.utterance import MASK, Segment, Utterance
from accessibility.vocabulary import Vocabulary
from translations import messages

if TYPE_CHECKING:
    from accessibility.describe import Words
    from accessibility.items import Item

_LONG: Final = 3
"""So many characters at once were pasted, not typed, and are said as words."""


class Composer:
    """Turns items and keystrokes into segments. `private_listening` is true only while nobody else can hear, or while the
    person has agreed that others may. `aloud_key` is the name of the key by which they agree; they are told of it once."""

    def __init__(
        self,
        language: str,
        *,
        verbosity: Verbosity = Verbosity.NORMAL,
        private_listening: bool = False,
        aloud_key: str = "",
        told: bool = False,
    ) -> None:
        self.language = language
        self.verbosity = verbosity
        self.private_listening = private_listening
        self.aloud_key = aloud_key
        self.told = told
        """Whether the person has heard how to listen to what is private."""
        self.heard_field: Item | None = None
        """The private field in which the person has asked to hear what they write, while they stay there."""
        self.messages = messages("accessibility", language)
        self._vocabulary = Vocabulary(self.messages)

    def words(self, words: Words) -> Segment:
        """What a program gave, in its own language, else in the person's."""
        if isinstance(words, str):
            return Segment(words, self.language)
        return self._segment(words.spoken or words.text, words.language, words.private)

    def item(self, item: Item, *, new_group: bool = False) -> tuple[Segment, ...]:
        """Everything said of `item`. `new_group` says first what it belongs to (ACC-5)."""
        segments = [Segment(item.group, item.group_language or self.language)] if new_group and item.group else []
        if item.name:
            segments.append(self._name(item))
        segments.extend(self._own(text) for text in self._role_and_state(item))
        if item.role in VALUED and item.value:
            segments.append(self._value(item))
        if State.INVALID in item.state:
            segments.extend(self._error(item))
        if item.description and self.verbosity is not Verbosity.BRIEF:
            segments.append(self._segment(item.description, item.description_language, item.description_private))
        if self._is_written_unheard(item) and not item.value:
            segments.extend(self._not_heard_while_writing(item))
        if item.position is not None:
            option = item.role is Role.RADIO and self.verbosity is not Verbosity.BRIEF
            segments.append(self._own(self._vocabulary.position(*item.position, option=option)))
        return tuple(segments)

    def all_of(self, items: Iterable[Item]) -> tuple[Segment, ...]:
        """A whole page, each thing once, each group named on the way in. Of private things one after another, such as the
        paragraphs of a document, it is said once that they are private."""
        hidden, found = self.not_aloud(), list[Segment]()
        for _, segments in self.each_of(items):
            if segments != (hidden,) or found[-1:] != [hidden]:
                found.extend(segments)
        return tuple(found)

    def each_of(self, items: Iterable[Item]) -> Iterator[tuple[Item, tuple[Segment, ...]]]:
        """The same item by item."""
        group = before = ""
        for item in items:
            if item.absorbed:
                continue
            segments = self.item(item, new_group=bool(item.group) and item.group not in (group, before))
            group, before = group_after(item), item.name
            if segments:
                yield item, segments

    def word(self, text: str, item: Item) -> tuple[Segment, ...]:
        """The echo of a word that is complete; nothing of what is private or secret."""
        if self._is_masked(item) or State.SECRET in item.state:
            return ()
        return (Segment(text, item.language or self.language, private=item.private),)

    def typed(self, text: str, item: Item) -> tuple[Segment, ...]:
        """The echo of what was typed: a character by its name, more as words; in private one mask word for each, and in a
        private text of several lines nothing: it is no secret that is masked, and a word for each letter is no help."""
        if self._is_free_text(item):
            return ()
        if self._is_masked(item):
            return tuple(self._own(self._vocabulary.star()) for _ in text)
        return (self._characters(text, item),)

    def written(self, item: Item) -> tuple[Segment, ...]:
        """What is heard after each word of a private text of several lines: how many there are (ACC-11, decision 28)."""
        return (self._own(self._vocabulary.words(len(item.value.split()))),) if self._is_free_text(item) else ()

    def deleted(self, text: str, item: Item) -> tuple[Segment, ...]:
        """The echo of what was deleted: the character, or how many."""
        if len(text) >= _LONG:
            return (self._own(self._vocabulary.deleted_count(len(text))),)
        if self._is_free_text(item):
            return (self._own(self._vocabulary.deleted()),)
        what = self._own(self._vocabulary.star()) if self._is_masked(item) else self._characters(text, item)
        return what, self._own(self._vocabulary.deleted())

    def passed(self, text: str, item: Item) -> tuple[Segment, ...]:
        """The character, word or line that the text cursor has moved to; the end of the text when there is none."""
        if not text:
            return (self._own(self._vocabulary.end_of_text()),)
        if self._is_masked(item):
            return (self._own(self._vocabulary.star()),)
        return self.typed(text, item)

    def edge(self, *, top: bool) -> Segment:
        """The reading cursor cannot go further (EZ Access: no wrapping, the item is read again)."""
        return self._own(self._vocabulary.edge(top=top))

    def place(self, number: int, count: int) -> Segment:
        """Where on the page one is."""
        return self._own(self._vocabulary.place(number, count))

    def nothing(self) -> Segment:
        """There is nothing here to be read."""
        return self._own(self._vocabulary.nothing())

    def not_aloud(self) -> Segment:
        """Stands for what is private while others could hear it, and says how to hear it (ACC-11)."""
        if not self.aloud_key:
            return self._own(self._vocabulary.not_aloud())
        if self.told:
            return self._own(self._vocabulary.private())
        return self._own(self._vocabulary.not_aloud_unless(self.aloud_key))

    def asking_once(self, utterance: Utterance) -> Utterance:
        """`utterance` as it is about to be said: how to hear what is private is told once, and then kept in mind."""
        how = (self.not_aloud(), self._own(self._vocabulary.how_to_hear_writing(self.aloud_key)))
        places = [at for at, segment in enumerate(utterance.segments) if segment in how]
        if self.told or not self.aloud_key or not places:
            return utterance
        self.told = True
        again = places[1:]
        kept = (
            self.not_aloud() if at in again else segment
            for at, segment in enumerate(utterance.segments)
            if at not in again or segment == how[0]
        )
        return replace(utterance, segments=tuple(kept)) if again else utterance

    def in_private(self) -> Composer:
        """The same, for one thing that the person has asked to hear aloud."""
        return Composer(self.language, verbosity=self.verbosity, private_listening=True)

    def spelt(self, item: Item) -> Segment:
        """What is spelled of an item: what is written in it, else its name."""
        if item.role in VALUED and item.value:
            return self._value(item)
        return self._name(item)

    def state_only(self, item: Item) -> tuple[Segment, ...]:
        """What has just changed of an item that the person already knows."""
        if item.role in VALUED:
            return (self._value(item),) if item.value else (self._own(self._vocabulary.empty()),)
        return tuple(self._own(text) for text in self._vocabulary.checked(item, off=True))

    def _own(self, text: str) -> Segment:
        return Segment(text, self.language)

    def _segment(self, text: str, language: str, private: bool) -> Segment:
        if private and not self.private_listening:
            return self.not_aloud()
        return Segment(text, language or self.language, private=private)

    def _name(self, item: Item) -> Segment:
        return self._segment(item.said or item.name, item.language, item.private and item.role not in VALUED)

    def _value(self, item: Item) -> Segment:
        if State.SECRET in item.state:
            return self._own(self._vocabulary.hidden_count(len(item.value)))
        if self._is_heard_here(item):
            return Segment(item.value, item.language or self.language, private=item.private)
        return self._segment(item.value, item.language, item.private)

    def _characters(self, text: str, item: Item) -> Segment:
        named = self._vocabulary.character(text)
        if named:
            return self._own(named)
        secret = item.private or State.SECRET in item.state
        return Segment(text, item.language or self.language, private=secret, spell=len(text) < _LONG)

    def _is_masked(self, item: Item) -> bool:
        return (State.SECRET in item.state and not self.private_listening) or self._is_written_unheard(item)

    def _is_written_unheard(self, item: Item) -> bool:
        """Whether what is private, and can be seen while it is written, is not to be heard."""
        written = item.private and State.SECRET not in item.state and item.role in VALUED
        return written and not self.private_listening and not self._is_heard_here(item)

    def _is_free_text(self, item: Item) -> bool:
        return State.MULTILINE in item.state and self._is_written_unheard(item)

    def _is_heard_here(self, item: Item) -> bool:
        return self.heard_field is not None and self.heard_field.is_same_place(item)

    def _not_heard_while_writing(self, item: Item) -> Iterator[Segment]:
        """Said of an empty field before anything is written in it."""
        yield self._own(self._vocabulary.private())
        if State.MULTILINE in item.state:
            yield self._own(self._vocabulary.words_are_counted())
        if self.aloud_key and not self.told:
            yield self._own(self._vocabulary.how_to_hear_writing(self.aloud_key))

    def _error(self, item: Item) -> Iterator[Segment]:
        yield self._own(self._vocabulary.problem())
        if item.error:
            yield Segment(item.error, item.error_language or self.language)

    def _role_and_state(self, item: Item) -> Iterator[str]:
        if item.role is not Role.RADIO or item.position is None:  # "option 1 of 2" comes with the position
            yield from self._vocabulary.role(item.role, self.verbosity)
        yield from self._vocabulary.checked(item)
        if item.role is Role.FIELD and not item.value:
            yield self._vocabulary.empty()
        if State.REQUIRED in item.state and item.role in INPUTS and not item.value and State.CHECKED not in item.state:
            yield self._vocabulary.required()
        yield from self._vocabulary.states(item.state)


def group_after(item: Item) -> str:
    """The group that a person knows of, once they have met `item`."""
    return item.name if item.role in (Role.GROUP, Role.LIST) else item.group


def caption_of(utterance: Utterance) -> str:
    """What stands in the strip of captions: the written words as sentences, private ones masked (ACC-23)."""
    parts = [MASK if segment.private else segment.text.strip() for segment in utterance.segments]
    closed = [part if part[-1] in ".!?…:;" else f"{part}." for part in parts[:-1] if part]
    return " ".join([*closed, *parts[-1:]])
