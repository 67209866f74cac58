"""Search finds what people mean: 150 queries a language, written without looking at the index or its synonyms.

Each line of `gold/{language}.tsv` is a query, the ids of the services that a person would be content with, and what makes
the query hard. Never change a line to please the search: the search has to learn from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.catalogue.first import open_first
from kiosk.catalogue.search import Search
from kiosk.catalogue.store import CatalogueStore
from kiosk.text import LANGUAGES

GOLD = Path(__file__).parent / "gold"
SHARE_TO_FIND = 0.95
FIRST = 3
KINDS = {
    "official": 25,  # words of the name
    "inflected": 20,  # other suffixes
    "plain": 20,  # no diacritics
    "typo": 20,  # a mistake or two
    "everyday": 35,  # words that the official name lacks
    "borrowed": 10,  # prava, propiska; Russian in Latin letters
    "cross": 10,  # asked in another language than the one shown
    "prefix": 10,  # the last word is unfinished
}
DIFFERENT_SERVICES = 120


@dataclass(frozen=True, slots=True)
class Query:
    words: str
    accepted: tuple[str, ...]
    kind: str


def gold(language: str) -> list[Query]:
    lines = (GOLD / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return [Query(words, tuple(accepted.split("|")), kind) for words, accepted, kind in rows]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CatalogueStore]:
    opened = open_first(tmp_path_factory.mktemp("catalogue"))
    yield opened
    opened.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gold_set_is_balanced_and_names_services_that_exist(language: str, store: CatalogueStore) -> None:
    queries = gold(language)
    assert Counter(query.kind for query in queries) == KINDS
    assert len({query.words.casefold() for query in queries}) == len(queries)
    assert len({query.accepted[0] for query in queries}) >= DIFFERENT_SERVICES
    for query in queries:
        for service_id in query.accepted:
            assert store.service(service_id) is not None, service_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_service_is_among_the_first_three(language: str, store: CatalogueStore) -> None:
    search = Search(store)
    queries = gold(language)
    misses: list[str] = []
    for query in queries:
        found = [hit.id for hit in search(query.words, language, FIRST)]
        if not set(found) & set(query.accepted):
            misses.append(
                f"{query.kind}: {query.words} → {', '.join(found) or 'nothing'}; not {'|'.join(query.accepted)}"
            )
    share = 1 - len(misses) / len(queries)
    assert share >= SHARE_TO_FIND, f"{share:.1%} found, {len(misses)} missed:\n" + "\n".join(misses)
