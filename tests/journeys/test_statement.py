"""The accessibility statement: reached from Help, in three languages, and claiming no more than the conformance page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kiosk.journeys.conductor import Conductor
from kiosk.journeys.statement import WRITTEN_ON, conformance, missing, sentences_of_rows
from kiosk.page import BACK, HELP, Bullets, Facts
from kiosk.settings import RelaySettings
from kiosk.text import LANGUAGES, Language, Wording
from tests.conformance.marks import rows
from tests.conformance.page import PAGE
from tests.journeys.desk import Someone, desk, texts_of
from translations import messages
from translations.reading import measure

ENGLISH = Wording(messages("kiosk", "en"), "en")


def words(person: Someone) -> str:
    return " ".join(str(text) for text in texts_of(person.page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_reached_from_help_and_leads_back_there(language: Language) -> None:
    person = Someone(Conductor(desk(language)))
    person.do(HELP)
    page = person.do("statement")
    assert page.id == "help/accessibility"
    assert {text.language for text in texts_of(page)} == {language}
    assert person.do(BACK).id == "help"
    person.do(BACK)
    assert person.page.id == "home"


def test_its_figures_are_those_of_the_conformance_page() -> None:
    written = PAGE.read_text(encoding="utf-8")
    counted = re.search(r"\*\*(\d+) met, (\d+) not met, (\d+) not applicable\.\*\*", written)
    assert counted is not None
    person = Someone(Conductor(desk("en")))
    person.do(HELP)
    page = person.do("statement")
    facts = next(block for block in page.blocks if isinstance(block, Facts))
    assert tuple(str(row.values[0]) for row in facts.rows) == counted.groups()
    told = re.findall(r"^\| ACC-(\d+).*\| not met \|", written, re.MULTILINE)
    assert [int(number) for number in told] == list(conformance().rows_not_met)


def test_every_row_that_is_not_met_has_a_sentence_and_it_stands_on_the_page() -> None:
    unmet = {row.number for row in rows() if row.status == "not met"}
    sentences = sentences_of_rows(ENGLISH)
    assert unmet <= set(sentences)
    person = Someone(Conductor(desk("en")))
    person.do(HELP)
    person.do("statement")
    for row in unmet:
        assert str(sentences[row]) in words(person), row
    for row in set(sentences) - unmet:
        assert str(sentences[row]) not in words(person), row
    assert missing((), ENGLISH) == ()


def test_it_says_how_it_is_known_and_whom_to_tell() -> None:
    at_kiosk = Someone(Conductor(replace(desk("en", at_kiosk=True), relay=RelaySettings())))
    at_kiosk.do(HELP)
    at_kiosk.do("statement")
    assert "Nobody outside has examined it." in words(at_kiosk)
    assert "No person with a disability has tried it yet." in words(at_kiosk)
    assert "Say the name of this machine: Şəki, 2 nömrəli köşk." in words(at_kiosk)
    assert "EN 301 549, WCAG 2.2, Section 508" in words(at_kiosk)
    assert str(WRITTEN_ON.year) in words(at_kiosk)
    at_home = Someone(Conductor(desk("en")))
    at_home.do(HELP)
    at_home.do("statement")
    assert "Tell the agency whose service you use." in words(at_home)
    assert "interpreter" not in words(at_home), "there is none"
    assert not re.search(r"\d{5}|@", words(at_home)), "no number or address is made up"


def test_it_is_easy_to_read() -> None:
    person = Someone(Conductor(desk("en", at_kiosk=True)))
    person.do(HELP)
    person.do("statement")
    found = measure("en", [str(text) for text in texts_of(person.page)])
    assert found.sentences > 10
    assert found.easy_enough, found
    listed = [block for block in person.page.blocks if isinstance(block, Bullets)]
    assert len(listed) == 3
