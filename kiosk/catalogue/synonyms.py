"""What people say instead of the official name, from `resources/search/synonyms.toml`, which translators edit.

Each `[[group]]` lists words and phrases by language and says what they mean: `services` (ids that they lead to),
`themes` (all services of a theme) or `terms` (words of official names: wherever those stand, these would do too).
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kiosk.catalogue.database import SEARCH_RESOURCES
from kiosk.text import LANGUAGES

_MEANINGS: Final = ("services", "themes", "terms")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in one language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The file, turned round: what each service and theme is also called, and what words stand for terms.

    `terms` holds pairs of (a phrase that people say, a term of official names).
    """

    services: dict[str, list[Phrase]] = field(default_factory=dict)
    themes: dict[str, list[Phrase]] = field(default_factory=dict)
    terms: list[tuple[Phrase, Phrase]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path = SEARCH_RESOURCES / "synonyms.toml") -> Synonyms:
        """Reads the file. Raises `OSError`, `tomllib.TOMLDecodeError`, or `ValueError` that names the wrong group."""
        groups = tomllib.loads(path.read_text(encoding="utf-8")).get("group", [])
        services: dict[str, list[Phrase]] = defaultdict(list)
        themes: dict[str, list[Phrase]] = defaultdict(list)
        terms: list[tuple[Phrase, Phrase]] = []
        for number, group in enumerate(groups, start=1):
            _check(group, f"{path.name}, group {number}")
            said = [Phrase(text, language) for language in LANGUAGES for text in group.get(language, ())]
            for service in group.get("services", ()):
                services[service] += said
            for theme in group.get("themes", ()):
                themes[theme] += said
            for term in _terms(group):
                terms += [(phrase, term) for phrase in said]
        return cls(dict(services), dict(themes), terms)


def _terms(group: dict[str, Any]) -> Iterator[Phrase]:
    for language, texts in group.get("terms", {}).items():
        for text in texts:
            yield Phrase(text, language)


def _check(group: dict[str, Any], where: str) -> None:
    unknown = set(group) - {*_MEANINGS, *LANGUAGES}
    if unknown:
        raise ValueError(f"{where}: {', '.join(sorted(unknown))} is not known")
    if not any(group.get(meaning) for meaning in _MEANINGS):
        raise ValueError(f"{where}: says of nothing what it means")
    if not any(group.get(language) for language in LANGUAGES):
        raise ValueError(f"{where}: has no words")
    lists = [group.get(key, []) for key in (*LANGUAGES, "services", "themes")] + list(group.get("terms", {}).values())
    if not all(
        isinstance(each, list) and all(isinstance(text, str) and text.strip() for text in each) for each in lists
    ):
        raise ValueError(f"{where}: words stand in lists of texts")
