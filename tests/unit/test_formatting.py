"""Dates, days and amounts are written as CLDR says, which Babel holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from kiosk import formatting

LOCALES = {"az": "az", "en": "en_GB", "ru": "ru", "tr": "az"}
"""How Babel calls the languages of the program; another one is written as Azerbaijani."""


@pytest.mark.parametrize("language", LOCALES)
def test_each_day_of_a_leap_year_is_written_as_in_cldr(language: str) -> None:
    locale = LOCALES[language]
    for number in range(366):
        day = date(2028, 1, 1) + timedelta(number)
        assert formatting.long_date(day, language) == format_date(day, "long", locale=locale)
        pattern = "d MMMM, EEEE" if language == "az" else "EEEE, d MMMM"
        assert formatting.weekday_and_date(day, language) == format_date(day, pattern, locale=locale)
        with_year = format_date(day, pattern.replace("MMMM", "MMMM y"), locale=locale)
        assert formatting.weekday_and_date(day, language, with_year=True) == with_year


@pytest.mark.parametrize("language", LOCALES)
def test_days_of_the_week_are_named_as_in_cldr(language: str) -> None:
    names = get_day_names("wide", "stand-alone", LOCALES[language])
    assert [formatting.days(number, number, language) for number in range(7)] == [names[number] for number in range(7)]
    assert formatting.days(0, 4, language) == f"{names[0]} – {names[4]}"


@pytest.mark.parametrize("language", LOCALES)
@given(amount=st.integers(-(10**12), 10**12) | st.integers(-20, 20_000).map(lambda whole: whole * 100))
def test_amounts_are_written_as_in_cldr(language: str, amount: int) -> None:
    pattern = "#,##0.00" if amount % 100 else "#,##0"
    number = format_decimal(amount / 100, format=pattern, locale=LOCALES[language])
    assert formatting.money(amount, language).text == f"{number} ₼"
    assert formatting.money(amount, language, "EUR").text == f"{number} EUR"
