"""What search knows of a service: its signature, all words under which it may be looked for.

A signature is a line for each way to call the service: its names in Azerbaijani, English and Russian, then what people
say instead, and last one line of everything around it (theme, life events, authority, description). Each word stands as
` full stem `, words apart by `|`, so that a look for ` word ` or ` begin` cannot go wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kiosk.catalogue.folding import words
from kiosk.catalogue.importance import Importance
from kiosk.catalogue.stemming import stem
from kiosk.catalogue.stopwords import LITTLE
from kiosk.catalogue.synonyms import Phrase, Synonyms
from kiosk.portal.resources.catalogue import PublicService
from kiosk.text import LANGUAGES

NAMES: Final = len(LANGUAGES)
"""How many lines of a signature are official names."""


def telling(text: str) -> list[str]:
    """The folded words of `text` that say something; all of them if none does."""
    found = words(text)
    return [word for word in found if word not in LITTLE] or found


def line(texts: Iterable[tuple[str, str]]) -> str:
    """A line of a signature from (language, text) pairs; a word stands in it once."""
    return "|".join(dict.fromkeys(part for language, text in texts for part in _parts(text, language)))


@lru_cache(maxsize=8192)  # themes, authorities and synonyms come again with every service
def _parts(text: str, language: str) -> tuple[str, ...]:
    pairs = ((word, stem(word, language)) for word in telling(text))
    return tuple(f" {word} " if word == its_stem else f" {word} {its_stem} " for word, its_stem in pairs)


def terms(signature: str) -> set[str]:
    """All words and stems of a signature."""
    return set(signature.replace("|", " ").split())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Names of what services hang on, by id; languages as in the resources."""

    themes: Mapping[str, Mapping[str, str]]
    life_events: Mapping[str, Mapping[str, str]]
    authorities: Mapping[str, Mapping[str, str]]


class Indexer:
    """Makes signatures, with the synonyms and the importance that are shipped."""

    def __init__(self, synonyms: Synonyms | None = None, importance: Importance | None = None) -> None:
        self._synonyms = Synonyms.load() if synonyms is None else synonyms
        self._importance = Importance.load() if importance is None else importance

    def importance(self, service: PublicService) -> int:
        return self._importance.of(service)

    def signature(self, service: PublicService, around: Surroundings) -> str:
        """The signature of `service`."""
        lines = [line([(language, service.name.get(language, ""))]) for language in LANGUAGES]
        lines += [line([(said.language, said.text)]) for said in self._synonyms.services.get(service.id, ())]
        lines.append(line(self._around(service, around)))
        return "\n".join(lines)

    def _around(self, service: PublicService, around: Surroundings) -> Iterator[tuple[str, str]]:
        for ids, names in (
            (service.thematic_area, around.themes),
            (service.is_grouped_by, around.life_events),
            ([service.has_competent_authority], around.authorities),
        ):
            for each in ids:
                yield from names.get(each, {}).items()
        for theme in service.thematic_area:
            yield from ((said.language, said.text) for said in self._synonyms.themes.get(theme, ()))
        yield from service.description.items()
        yield from ((language, name) for language, name in service.name.items() if language not in LANGUAGES)

    def meanings(self) -> Iterator[tuple[str, str]]:
        """Pairs of what people say and the term of official names that it stands for, both as stems."""
        for said, meant in self._synonyms.terms:
            yield stemmed(said), stemmed(meant)


def stemmed(phrase: Phrase) -> str:
    """The stems of a phrase in order, with a space between."""
    return " ".join(stem(word, phrase.language) for word in telling(phrase.text))


def spoken_words(phrases: Iterable[str]) -> set[str]:
    """The single words of stemmed phrases."""
    return {word for phrase in phrases for word in phrase.split()}
