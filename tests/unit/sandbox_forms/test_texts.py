"""Each form speaks Azerbaijani, English and Russian in short sentences, and says what is wrong with any answer."""

from __future__ import annotations

import re

import pytest

from tests.unit.sandbox_forms.definitions import (
    DEFINITIONS,
    LANGUAGES,
    Record,
    controls,
    ever_refused,
    ever_required,
    keywords,
    name_of,
)

each_form = pytest.mark.parametrize("name", list(DEFINITIONS))
each_language = pytest.mark.parametrize("language", LANGUAGES)

WORDS_A_SENTENCE = 12  # ACC-74
LETTERS = {"az": re.compile("[A-Za-zƏəĞğİıÖöÜüÇçŞş]"), "en": re.compile("[A-Za-z]"), "ru": re.compile("[А-Яа-яЁё]")}


def wanted_keys(definition: Record) -> set[str]:
    schema = definition["schema"]
    required, refused = ever_required(schema), ever_refused(schema)
    keys = {f"step.{step['id']}" for step in definition["steps"]}
    keys |= {f"declaration.{each}" for each in definition["declarations"]}
    keys |= {f"document.{each['key']}" for each in definition["requiredDocuments"]}
    for name, property_schema in schema["properties"].items():
        keys |= {f"{name}.{part}" for part in ("label", "hint", "help")}
        keys |= {f"{name}.error.{keyword}" for keyword in keywords(property_schema, name in required, name in refused)}
        keys |= {f"{name}.option.{value}" for value in property_schema.get("items", property_schema).get("enum", ())}
    return keys


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.!?])\s+", text) if each]


@pytest.mark.acc(75)
@each_form
def test_all_texts_are_there_and_none_is_left_over(name: str) -> None:
    assert set(DEFINITIONS[name]["texts"]) == wanted_keys(DEFINITIONS[name])


@each_form
def test_every_text_is_in_three_languages(name: str) -> None:
    for key, text in DEFINITIONS[name]["texts"].items():
        assert set(text) == set(LANGUAGES), key
        assert all(words.strip() == words and words for words in text.values()), key
        assert "{" not in "".join(text.values()), key


@each_form
def test_questions_and_errors_are_in_their_own_letters(name: str) -> None:
    for key, text in DEFINITIONS[name]["texts"].items():
        if key.endswith((".label", ".help")) or ".error." in key or key.startswith("declaration."):
            assert LETTERS["ru"].search(text["ru"]), key
            assert not LETTERS["ru"].search(text["az"] + text["en"]), key
            assert text["az"] != text["en"], key


@pytest.mark.acc(74)
@each_language
def test_sentences_are_short(language: str) -> None:
    lengths = [
        len(sentence.split())
        for definition in DEFINITIONS.values()
        for text in definition["texts"].values()
        for sentence in sentences(text[language])
    ]
    assert sum(lengths) / len(lengths) <= WORDS_A_SENTENCE


@each_form
@each_language
def test_no_sentence_of_our_own_is_long(name: str, language: str) -> None:
    for key, text in DEFINITIONS[name]["texts"].items():
        if not key.startswith("document."):  # the register's own words
            assert all(len(each.split()) <= WORDS_A_SENTENCE for each in sentences(text[language])), key


@each_form
def test_a_heading_is_short(name: str) -> None:
    for key, text in DEFINITIONS[name]["texts"].items():
        if key.endswith(".label"):
            assert all(len(words) <= 60 for words in text.values()), key


@each_form
def test_errors_are_sentences(name: str) -> None:
    for key, text in DEFINITIONS[name]["texts"].items():
        if ".error." in key and not key.endswith((".format", ".pattern")):
            assert all(words[-1] in ".?" for words in text.values()), key


@each_form
def test_help_is_one_or_two_sentences(name: str) -> None:
    for key, text in DEFINITIONS[name]["texts"].items():
        if key.endswith(".help"):
            assert all(1 <= len(sentences(words)) <= 2 and words[-1] == "." for words in text.values()), key


@pytest.mark.acc(65)
@each_form
def test_what_is_typed_has_an_example(name: str) -> None:
    """A format is shown before it is asked for (ACC-65)."""
    words = {"az": "Məsələn", "en": "or example", "ru": "апример"}
    for control in controls(DEFINITIONS[name]):
        if control["options"]["kind"] in {"date", "code", "phone", "email", "number", "money"}:
            hint = DEFINITIONS[name]["texts"][f"{name_of(control)}.hint"]
            assert all(words[language] in hint[language] for language in LANGUAGES), name_of(control)


def test_a_question_about_the_applicant_has_the_same_words_everywhere() -> None:
    seen: dict[str, Record] = {}
    for definition in DEFINITIONS.values():
        for key in definition["prefillKeys"]:
            for part in ("label", "hint", "help"):
                text = definition["texts"][f"{key}.{part}"]
                assert seen.setdefault(f"{key}.{part}", text) == text
