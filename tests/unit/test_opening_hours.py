"""Opening hours are said in the words of each language, and left as they stand where they follow no known rule."""

from __future__ import annotations

import pytest

from kiosk import formatting
from kiosk.journeys.centres import Centre
from kiosk.opening import rule_text
from kiosk.text import LANGUAGES, Language
from tests.journeys.desk import desk, texts_of


@pytest.mark.parametrize(
    ("language", "days"),
    [("az", "bazar ertəsi – cümə axşamı"), ("en", "Monday – Thursday"), ("ru", "понедельник – четверг")],
)
def test_days_are_named(language: Language, days: str) -> None:
    assert formatting.days(0, 3, language) == days
    assert str(rule_text("Mo-Th 09:00-18:00", desk(language).wording)) == f"{days}: 09:00–18:00"


def test_one_day_stands_alone() -> None:
    assert str(rule_text("Sa 10:00-14:00", desk("en").wording)) == "Saturday: 10:00–14:00"
    assert str(rule_text("Sa-Su off", desk("en").wording)) == "Saturday – Sunday: closed"


def test_what_follows_no_known_rule_stays() -> None:
    assert str(rule_text("Mo-Fr sunrise-sunset", desk("en").wording)) == "Mo-Fr sunrise-sunset"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_centre_page_shows_no_code(language: Language) -> None:
    shown = " ".join(str(text) for text in texts_of(Centre("passport-adult", "dost-baku-1").page(desk(language))))
    assert "Mo-Th" not in shown
    assert formatting.days(5, 6, language) in shown
