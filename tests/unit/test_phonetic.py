"""A word for each letter: every letter of three alphabets has one that begins with it, and no two are the same."""

from __future__ import annotations

import pytest

from accessibility.speech.prepare import prepare
from accessibility.speech.utterance import Segment, Utterance
from accessibility.spelling import LANGUAGES, phonetic, words

ALPHABETS = {
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}
OTHERWISE = {"az": "ğ", "en": "", "ru": "йъыь"}
"""Letters that begin no word."""


def lower(text: str, language: str) -> str:
    return (text.replace("I", "ı").replace("İ", "i") if language == "az" else text).lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_a_word_that_begins_with_it(language: str) -> None:
    found = words(language)
    assert set(ALPHABETS[language]) <= set(found)
    for letter in ALPHABETS[language]:
        if letter not in OTHERWISE[language]:
            assert lower(found[letter], language).startswith(letter), letter
    assert len(set(found.values())) == len(found)


@pytest.mark.acc(6)
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Bakı", "az", [("az", "Bahar, Anar, Kamran, ılıq.")]),
        ("İqbal", "az", [("az", "İlham, Qəmər, Bahar, Anar, Leyla.")]),
        ("Ilıq", "az", [("az", "ılıq, Leyla, ılıq, Qəmər.")]),
        ("Öz", "ru", [("az", "Ömər, Zaur.")]),
        ("Ёж", "ru-RU", [("ru", "Ёлка, Женя.")]),
        ("AB12", "en", [("en", "Alpha, Bravo."), ("en", "1 2")]),
        ("a-b", "en", [("en", "Alpha."), ("en", "-"), ("en", "Bravo.")]),
        ("Ли", "az", [("ru", "Леонид, Иван.")]),
        ("  ", "az", []),
    ],
)
def test_words_in_the_language_that_has_the_letter(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.language, each.text) for each in phonetic(Segment(text, language))] == expected


def test_what_is_no_letter_is_named_by_the_voice_and_privacy_is_kept() -> None:
    found = phonetic(Segment("A5@", "en", private=True))
    assert all(each.private for each in found)
    spoken = [sentence.spoken for sentence in prepare(1, Utterance(found)).sentences]
    assert spoken[0] == "Alpha."
    assert [word.strip(";, ") for word in spoken[1:]] == ["five", "at"]
