"""Sentences that end with what has a full stop of its own."""

from __future__ import annotations

import pytest

from kiosk.formatting import written_date
from kiosk.text import LANGUAGES, Language, Text, Wording
from translations import messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_ends_with_a_date_ends_with_one_full_stop(language: Language) -> None:
    _ = Wording(messages("kiosk", language), language)
    day = written_date("2026-12-08", language)
    sentence = _("The agency must answer by {day}.", day=Text(day, language))
    assert str(sentence).endswith(".")
    assert ".." not in str(sentence)
    assert day in str(sentence)


def test_a_full_stop_that_a_sentence_lacks_is_not_added() -> None:
    _ = Wording(messages("kiosk", "en"), "en")
    assert str(_("On {date}", date="8 dek.")) == "On 8 dek."
