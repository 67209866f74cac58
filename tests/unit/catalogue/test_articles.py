"""The articles shipped with the first catalogue: complete in three languages, plain, and linked to services that exist."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from kiosk.portal.resources.catalogue import Article, PublicService
from kiosk.text import LANGUAGES

CATALOGUE = Path(__file__).parents[3] / "resources" / "catalogue"
CONTENT = (CATALOGUE / "articles.json").read_bytes()
ARTICLES = msgspec.json.decode(CONTENT, type=list[Article])
SERVICES = msgspec.json.decode((CATALOGUE / "services.json").read_bytes(), type=list[PublicService])

MOST_WORDS_A_SENTENCE = 12
"""The mean that plain language allows."""

# "No. 429" and "e-gov.az" end no sentence: a stop counts only before a space or the end, and not after "No"
SENTENCE_END = re.compile(r"(?<!\bNo)[.!?]+(?=\s|$)|\n+")
LIST_ITEM = re.compile(r"^(?:- |\d+\. )")


def sentences(article: Article, language: str) -> list[str]:
    prose = "\n".join((article.title[language], article.summary[language], article.body[language]))
    unmarked = re.sub(r"^(?:## |- |\d+\. )", "", prose, flags=re.MULTILINE)
    return [sentence for sentence in SENTENCE_END.split(unmarked) if sentence.strip()]


def shape(body: str) -> list[str]:
    """What each line is: h heading, b bullet, n numbered, p paragraph."""
    kinds = {"#": "h", "-": "b"}
    return [kinds.get(line[0], "n" if LIST_ITEM.match(line) else "p") for line in body.split("\n") if line]


def test_one_record_a_line_with_known_members_only() -> None:
    lines = CONTENT.decode().strip().split("\n")
    assert len(lines) == len(ARTICLES) + 2
    for raw, article in zip(json.loads(CONTENT), ARTICLES, strict=True):
        assert set(raw) <= set(msgspec.to_builtins(article)), raw["id"]


def test_every_kind_is_there_and_ids_are_unique() -> None:
    assert Counter(article.type for article in ARTICLES) == {"about": 5, "legal": 12, "faq": 20, "guide": 8, "news": 6}
    assert len({article.id for article in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
class TestArticle:
    def test_is_complete_in_all_languages(self, article: Article) -> None:
        for texts in (article.title, article.summary, article.body):
            assert set(texts) == set(LANGUAGES)
            assert all(text.strip() == text and text for text in texts.values())
            assert len(set(texts.values())) == len(LANGUAGES), "one language repeats another"

    def test_names_its_source(self, article: Article) -> None:
        assert article.source

    def test_has_the_same_structure_in_each_language(self, article: Article) -> None:
        assert shape(article.body["az"]) == shape(article.body["en"]) == shape(article.body["ru"])

    def test_keeps_to_headings_lists_and_paragraphs(self, article: Article) -> None:
        for body in article.body.values():
            assert not re.search(r"[*_`<>\[\]|]|^#(?!# )|^###|https?://", body, flags=re.MULTILINE)
            lines = body.split("\n")
            for line, following in pairwise(lines):
                if LIST_ITEM.match(line) and following:
                    assert LIST_ITEM.match(following), f"swallowed by the list above: {following}"

    def test_is_plain(self, article: Article) -> None:
        for language in LANGUAGES:
            found = sentences(article, language)
            mean = sum(len(sentence.split()) for sentence in found) / len(found)
            assert mean <= MOST_WORDS_A_SENTENCE, f"{language}: {mean:.1f} words a sentence"

    def test_names_services_that_exist(self, article: Article) -> None:
        assert set(article.related_service) <= {service.id for service in SERVICES}

    def test_is_dated_with_an_offset_or_not_at_all(self, article: Article) -> None:
        if article.type == "news":
            assert article.published_at
        if article.published_at:
            assert datetime.fromisoformat(article.published_at).utcoffset() is not None
