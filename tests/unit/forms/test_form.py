"""A form asks what its rules say, in order, and says what is wrong with an answer."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.forms.answers import entries_of, entry_of, value_of, values_of
from kiosk.forms.form import Form, Question
from kiosk.forms.pages import answer_rows, question_page
from kiosk.page import Choice, ErrorSummary, Field
from kiosk.portal.resources.forms import FormDefinition
from kiosk.text import Language, Wording
from translations import messages

FORMS = Path(__file__).parents[3] / "kiosk" / "sandbox" / "forms"


def wording(language: Language = "en") -> Wording:
    return Wording(messages("kiosk", language), language)


@pytest.fixture(scope="module")
def criminal_record() -> Form:
    return Form(msgspec.json.decode((FORMS / "criminal-record.json").read_bytes(), type=FormDefinition))


def names(form: Form, entries: dict[str, str]) -> list[str]:
    return [question.name for question in form.asked(values_of(form, entries))]


def test_a_condition_decides_what_is_asked(criminal_record: Form) -> None:
    assert "employerSearch" not in names(criminal_record, {"purpose": "other"})
    assert "otherPurpose" in names(criminal_record, {"purpose": "other"})
    assert "employerSearch" in names(criminal_record, {"purpose": "work"})
    assert "employerName" in names(criminal_record, {"purpose": "work", "employerSearch": "name"})


def test_a_condition_on_a_hidden_question_does_not_hold(criminal_record: Form) -> None:
    entries = {"purpose": "other", "employerSearch": "name", "employerName": "Neft"}
    assert "employerName" not in names(criminal_record, entries)
    assert criminal_record.counted(values_of(criminal_record, entries)) == {"purpose": "other"}


def test_what_is_missing_is_a_fault_of_what_is_asked_only(criminal_record: Form) -> None:
    faults = criminal_record.faults(values_of(criminal_record, {"purpose": "work"}))
    assert faults["employerSearch"] == "required"
    assert "otherPurpose" not in faults
    assert "employerName" not in faults


def test_a_short_code_is_told_with_its_length(criminal_record: Form) -> None:
    entries = {"purpose": "other", "fin": "5AB7K2"}
    question = next(q for q in criminal_record.questions if q.name == "fin")
    fault = criminal_record.faults(values_of(criminal_record, entries))["fin"]
    page = question_page(criminal_record, question, entries, fault, wording(), wrong="5AB7K2")
    (summary,) = page.aside
    (field,) = page.blocks
    assert isinstance(summary, ErrorSummary)
    assert isinstance(field, Field)
    assert page.error
    assert str(field.error) == "You wrote 6 characters. This code has 7."
    assert summary.errors == (("fin", field.error),)
    assert field.value == "5AB7K2", "the answer is kept"


def test_a_choice_page_has_the_form_s_options_in_the_language(criminal_record: Form) -> None:
    question = criminal_record.questions[0]
    (block,) = question_page(criminal_record, question, {}, "", wording("ru")).blocks
    assert isinstance(block, Choice)
    assert [option.value for option in block.options] == ["work", "other"]
    assert all(option.label.language == "ru" for option in block.options)


@pytest.mark.parametrize(
    ("kind", "entry", "value"),
    [
        ("phone", "050 123 45 67", "+994501234567"),
        ("phone", "+994 (50) 123-45-67", "+994501234567"),
        ("phone", "501234567", "+994501234567"),
        ("code", " 5ab7 k2q", "5AB7K2Q"),
        ("money", "12,50 ₼", 1250),
        ("money", "1 200", 120000),
        ("money", "twelve", "twelve"),
        ("number", "1 000,5", 1000.5),
        ("number", "12345678901234567890", "12345678901234567890"),
        ("number", "nan", "nan"),
        ("number", "7", 7),
        ("phone", "99 412 34 56", "+994994123456"),
        ("yesno", "no", False),
        ("choices", "a b", ["a", "b"]),
        ("text", "   ", None),
        ("date", "2026-02-31", "2026-02-31"),
    ],
)
def test_what_people_write_and_what_it_means(kind: str, entry: str, value: object) -> None:
    question = Question("x", "step", kind, {})
    assert value_of(question, entry) == value


@pytest.mark.parametrize(("kind", "value"), [("money", 1250), ("yesno", True), ("choices", ["a"]), ("text", "ə")])
def test_values_come_back_as_they_went(kind: str, value: object) -> None:
    question = Question("x", "step", kind, {})
    assert value_of(question, entry_of(question, value)) == value


def test_all_answers_stand_on_the_check_page_and_private_ones_are_marked(criminal_record: Form) -> None:
    entries = entries_of(criminal_record, {"purpose": "other", "otherPurpose": "visa", "fin": "5AB7K2Q"})
    rows = answer_rows(criminal_record, entries, wording()).rows
    assert [row.change.argument for row in rows if row.change] == names(criminal_record, entries)
    fin = next(row for row in rows if row.change and row.change.argument == "fin")
    assert fin.values[0].private
