"""The sheet with the code of locked answers: tagged, in the person's language, and nothing of the person on it (ACC-34, ACC-96)."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from kiosk import formatting
from kiosk.applications.slip_sheet import SlipSheet, slip_sheet
from kiosk.applications.slip_words import carried
from kiosk.text import LANGUAGES, Language, Wording
from tests.journeys.desk import catalogue
from translations import messages

CODE = "104 027 588 018"
UNTIL = date(2026, 12, 21)


def sheet(language: Language, *, by_birth_date: bool = True) -> PdfReader:
    slip = SlipSheet(CODE, "criminal-record", UNTIL, by_birth_date, at_kiosk=True)
    return PdfReader(BytesIO(slip_sheet(slip, catalogue(), language)))


@pytest.mark.acc(34)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_tagged_and_holds_the_code_and_the_last_day(language: Language) -> None:
    pdf = sheet(language)
    root = cast("DictionaryObject", pdf.trailer["/Root"])
    assert str(root["/Lang"]).startswith(language)
    assert cast("DictionaryObject", root["/MarkInfo"])["/Marked"]
    assert root["/StructTreeRoot"]
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert CODE in text
    assert formatting.long_date(UNTIL, language) in text.replace("\n", " ")
    assert CODE not in str(pdf.metadata)


def test_it_says_how_the_portal_tells_whose_the_answers_are() -> None:
    asked = sheet("en").pages[0].extract_text()
    assert "The portal compares your date of birth." in asked
    signed_in = sheet("en", by_birth_date=False).pages[0].extract_text()
    assert "Sign in there as you did today." in signed_in
    assert "date of birth" not in signed_in


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_phone_reads_is_words_so_that_it_dials_nothing(language: Language) -> None:
    text = carried(CODE, Wording(messages("kiosk", language), language))
    assert text.endswith(CODE)
    assert not text.startswith(("tel:", CODE[0]))
