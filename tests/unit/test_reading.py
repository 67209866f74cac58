"""Every string can be read by somebody with nine years of school, and the measure of it can tell when not (ACC-74)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.unit.sandbox_forms.definitions import DEFINITIONS
from translations.__main__ import LANGUAGES
from translations.reading import MOST_WORDS, measure, sentences, syllables, texts, unexplained, words

ROOT = Path(__file__).parents[2]
LAW = {
    "az": "Bu Qaydalar “Elektron hökumət portalı” vasitəsilə göstərilən elektron xidmətlərin istifadəçilərinin identifikasiyası "
    "və autentifikasiyası, habelə məlumatların mühafizəsinin təmin edilməsi ilə bağlı münasibətlərin tənzimlənməsini müəyyənləşdirir.",
    "en": "These Regulations establish the procedures governing the identification and authentication of individuals utilising "
    "electronic services, including the administrative responsibilities of the organisations participating therein.",
    "ru": "Настоящие Правила устанавливают порядок осуществления идентификации и аутентификации пользователей электронных услуг, "
    "а также обеспечения безопасности обрабатываемых персональных данных участниками информационного взаимодействия.",
}


def _program(language: str) -> Iterator[str]:
    yield from texts(language)


def _forms(language: str) -> Iterator[str]:
    for definition in DEFINITIONS.values():
        yield from (text[language] for text in definition["texts"].values())


def _about(language: str) -> Iterator[str]:
    """What the program says in its own words about the portal; news and legal acts are other people's words."""
    for article in json.loads((ROOT / "resources" / "catalogue" / "articles.json").read_text("utf-8")):
        if article["type"] == "about":
            yield from article["body"][language].replace("## ", "").splitlines()


@pytest.mark.acc(74)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", [_program, _forms, _about])
def test_what_we_write_is_easy_to_read(language: str, of: Callable[[str], Iterator[str]]) -> None:
    found = measure(language, of(language))
    assert found.sentences > 5
    assert found.easy_enough, found


@pytest.mark.acc(74)
@pytest.mark.parametrize("language", LANGUAGES)
def test_abbreviations_are_those_that_people_know(language: str) -> None:
    assert not unexplained(texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_a_law_is_not_easy_enough(language: str) -> None:
    found = measure(language, [LAW[language]])
    assert not found.easy_enough
    assert found.words_a_sentence > MOST_WORDS


def test_sentences_words_and_syllables_are_counted_as_people_count_them() -> None:
    assert sentences("Yazın. Sonra davam edin!") == ["Yazın.", "Sonra davam edin!"]
    assert sentences("Saat 9.30-da gəlin.") == ["Saat 9.30-da gəlin."]
    assert words("don’t stop, e-gov") == ["don’t", "stop", "e-gov"]
    assert [syllables(word, "az") for word in ("İmza", "vətəndaş", "Işıq", "m")] == [2, 3, 2, 1]
    assert [syllables(word, "en") for word in ("name", "service", "table", "agency", "the")] == [1, 2, 2, 3, 1]
    assert [syllables(word, "ru") for word in ("услуга", "ёлка", "в")] == [3, 2, 1]
    assert unexplained(["DSMF və XYZQ"]) == {"XYZQ"}
