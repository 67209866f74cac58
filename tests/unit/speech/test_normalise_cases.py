"""The tables of cases written by hand, and what holds for every one of them."""

import tomllib
from pathlib import Path

import pytest

from accessibility.speech.normalise import Normalised, normalise
from accessibility.speech.prepare import prepare
from accessibility.speech.utterance import Segment, Utterance
from tests.unit.speech.test_normalise_az import CASES as MORE_AZ
from tests.unit.speech.test_normalise_en import CASES as MORE_EN
from tests.unit.speech.test_normalise_ru import CASES as MORE_RU

HERE = Path(__file__).parent


def table(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / f"{language}_cases.toml").read_text(encoding="utf-8"))


def cases(language: str, only: str = "") -> list[tuple[str, str, str]]:
    return [
        (language, written, spoken)
        for subject, rows in table(language).items()
        if not only or subject == only
        for written, spoken in rows.items()
    ]


ALL = [*cases("az"), *cases("ru"), *cases("en")]
WRITTEN = [
    *((language, written) for language, written, _ in ALL),
    *(("az", written) for written, _ in MORE_AZ),
    *(("ru", written) for written, _ in MORE_RU),
    *(("en", written) for written, _ in MORE_EN),
]


@pytest.mark.acc(74)
@pytest.mark.parametrize(("language", "written", "spoken"), ALL)
def test_reads_as_a_newsreader_does(language: str, written: str, spoken: str) -> None:
    assert normalise(written, language).spoken == spoken


@pytest.mark.parametrize(("language", "written", "spoken"), ALL)
def test_is_prepared_in_its_own_language(language: str, written: str, spoken: str) -> None:
    """Cutting a text by language and at sentence ends takes nothing from the whole."""
    sentences = prepare(1, Utterance((Segment(written, language),))).sentences
    assert " ".join(sentence.spoken for sentence in sentences) == spoken


def test_the_tables_are_as_long_as_promised() -> None:
    """Beside the rows of D4: 200 of Azerbaijani, 80 of Russian, 60 of English."""
    assert len(table("az")["d4"]) >= 19
    assert len(cases("az")) - len(table("az")["d4"]) >= 200
    assert len(cases("ru")) >= 80
    assert len(cases("en")) >= 60


@pytest.mark.parametrize(("language", "written"), WRITTEN)
def test_each_stretch_is_true(language: str, written: str) -> None:
    said = normalise(written, language)
    check_spans(said)
    assert not any(character.isdigit() for character in said.spoken)


def check_spans(said: Normalised) -> None:
    """In bounds, in order, never one over another; what no span covers is nothing but marks and spaces."""
    written = spoken = 0
    for span in said.spans:
        assert written <= span.written_start < span.written_end <= len(said.written)
        assert spoken <= span.spoken_start < span.spoken_end <= len(said.spoken)
        assert said.spoken[spoken : span.spoken_start].strip() == ""
        written, spoken = span.written_end, span.spoken_end
    assert said.spoken[spoken:].strip() == ""
