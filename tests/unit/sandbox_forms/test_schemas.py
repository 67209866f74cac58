"""Each form's schema and UI schema say the same thing, accept good answers and refuse bad ones."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from kiosk.forms.form import Form
from kiosk.portal.resources.forms import FormDefinition
from tests.unit.sandbox_forms.definitions import (
    APPLICANT,
    CATALOGUE,
    DEFINITIONS,
    FORMS,
    GOOD,
    Record,
    all_values,
    bad_values,
    controls,
    failures,
    name_of,
    read,
    values_of,
)

REFUSED = "not"
KINDS = frozenset(
    ("text", "multiline", "number", "money", "phone", "email", "date", "code", "choice", "choices", "yesno")
)

each_form = pytest.mark.parametrize("name", list(DEFINITIONS))
each_rule = pytest.mark.parametrize(
    ("name", "control"),
    [
        pytest.param(name, control, id=f"{name}-{name_of(control)}")
        for name, definition in DEFINITIONS.items()
        for control in controls(definition)
        if "rule" in control
    ],
)
each_bad_value = pytest.mark.parametrize(
    ("name", "question", "keyword", "value"),
    [
        pytest.param(name, question, keyword, value, id=f"{name}-{question}-{keyword}")
        for name, definition in DEFINITIONS.items()
        for question, schema in definition["schema"]["properties"].items()
        for keyword, value in bad_values(schema)
    ],
)


def example_with(name: str, question: str) -> Record:
    """The form's good answers, changed so that `question` is asked and has an answer of its own or none yet."""
    definition, answers = DEFINITIONS[name], dict(GOOD[name])
    rules = {name_of(control): control["rule"]["condition"] for control in controls(definition) if "rule" in control}
    wanted = question
    while wanted in rules:
        condition = rules[wanted]
        wanted = name_of(condition)
        answers[wanted] = values_of(condition)[0]
    return counted(name, answers)


def counted(name: str, answers: Record) -> Record:
    """Without the answers to questions that are not asked."""
    form = Form(msgspec.convert(DEFINITIONS[name], FormDefinition))
    return form.counted(answers)


def test_there_are_fifteen_forms_and_a_general_one() -> None:
    assert len(DEFINITIONS) == 16
    assert DEFINITIONS["general"]["services"] == []
    assert all(definition["services"] for name, definition in DEFINITIONS.items() if name != "general")
    assert set(GOOD) == set(DEFINITIONS)


@each_form
def test_a_form_decodes_and_keeps_what_its_file_says(name: str) -> None:
    definition = msgspec.json.decode((FORMS / f"{name}.json").read_bytes(), type=FormDefinition)
    assert definition.form_id == name
    assert definition.source
    assert definition.minutes is not None
    assert 1 <= definition.minutes <= 15
    assert [step.id for step in definition.steps] == list(dict.fromkeys(q.step for q in Form(definition).questions))
    assert len(definition.steps) >= 3
    assert definition.declarations
    assert set(definition.prefill_keys) == APPLICANT & set(definition.schema["properties"])


@each_form
def test_a_schema_is_valid_and_closed(name: str) -> None:
    schema = DEFINITIONS[name]["schema"]
    Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    assert ("", "additionalProperties") in failures(DEFINITIONS[name], {**GOOD[name], "strayAnswer": "x"})


@each_form
def test_questions_are_asked_once_each_in_the_order_of_the_schema(name: str) -> None:
    definition = DEFINITIONS[name]
    assert [name_of(control) for control in controls(definition)] == list(definition["schema"]["properties"])
    assert 8 <= len(controls(definition)) <= 14


@each_form
def test_a_question_has_the_kind_of_its_schema(name: str) -> None:
    definition = DEFINITIONS[name]
    for control in controls(definition):
        schema, options = definition["schema"]["properties"][name_of(control)], control["options"]
        assert options["kind"] in KINDS
        expected = {"boolean": {"yesno"}, "array": {"choices"}, "integer": {"number", "money"}}.get(schema["type"])
        if expected is None:
            expected = {"choice"} if "enum" in schema else {"date"} if schema.get("format") == "date" else set(KINDS)
        assert options["kind"] in expected
        offered = schema.get("items", schema).get("enum", [])
        assert len(offered) <= 6
        assert set(options.get("icons", {})) in (set(), set(offered))


@each_form
def test_a_code_can_be_typed_with_its_own_keys(name: str) -> None:
    for control in controls(DEFINITIONS[name]):
        options = control["options"]
        answer = GOOD[name].get(name_of(control))
        if options["kind"] == "code":
            assert answer is None or (len(answer) == options["length"] and set(answer) <= set(options["alphabet"]))


@each_form
def test_good_answers_are_accepted(name: str) -> None:
    assert failures(DEFINITIONS[name], GOOD[name]) == set()
    assert counted(name, GOOD[name]) == GOOD[name]


@each_form
def test_each_answer_that_is_always_required_is_missed(name: str) -> None:
    definition = DEFINITIONS[name]
    assert failures(definition, {}) == {(each, "required") for each in definition["schema"]["required"]}


@each_bad_value
def test_a_bad_answer_fails_for_its_own_reason(name: str, question: str, keyword: str, value: Any) -> None:
    assert (question, keyword) in failures(DEFINITIONS[name], {**example_with(name, question), question: value})


@each_form
def test_a_form_has_a_condition(name: str) -> None:
    assert any("rule" in control for control in controls(DEFINITIONS[name]))


@each_rule
def test_a_rule_and_the_schema_agree(name: str, control: Record) -> None:
    """For every answer that a rule looks at: shown and required together, hidden and refused together."""
    definition, question = DEFINITIONS[name], name_of(control)
    assert control["rule"]["effect"] == "SHOW"
    condition = control["rule"]["condition"]
    deciding = name_of(condition)
    order = list(definition["schema"]["properties"])
    assert order.index(deciding) < order.index(question)
    showing = values_of(condition)
    possible = all_values(definition["schema"]["properties"][deciding])
    assert all(value in possible for value in showing)
    assert len(showing) < len(possible)
    base = {key: value for key, value in example_with(name, deciding).items() if key != question}
    stand_in = {**base, deciding: showing[0]}
    for value in possible:
        without = failures(definition, {**base, deciding: value})
        refused = failures(definition, {**base, deciding: value, question: GOOD[name].get(question, "x")})
        if value in showing:
            assert (question, "required") in without
            assert (question, REFUSED) not in refused
        else:
            assert (question, "required") not in without
            assert (question, REFUSED) in refused
    del stand_in[deciding]
    assert (question, "required") not in failures(definition, stand_in)


@each_rule
def test_a_form_can_be_finished_on_every_branch(name: str, control: Record) -> None:
    """Only the questions that the branch brings in are still missing; nothing else is in the way."""
    definition = DEFINITIONS[name]
    deciding = name_of(control["rule"]["condition"])
    brought = {name_of(each) for each in controls(definition) if "rule" in each}
    for value in all_values(definition["schema"]["properties"][deciding]):
        answers = counted(name, {**example_with(name, deciding), deciding: value})
        missing = failures(definition, answers)
        assert {keyword for _, keyword in missing} <= {"required"}
        assert {each for each, _ in missing} <= brought


def test_only_questions_about_the_applicant_are_shared() -> None:
    properties = {name: definition["schema"]["properties"] for name, definition in DEFINITIONS.items()}
    for one, other in combinations(properties, 2):
        shared = set(properties[one]) & set(properties[other])
        assert shared <= APPLICANT, (one, other)
        for each in shared:
            assert properties[one][each] == properties[other][each], (one, other, each)


@each_form
def test_a_form_has_questions_of_its_own(name: str) -> None:
    assert len(set(DEFINITIONS[name]["schema"]["properties"]) - APPLICANT) >= 6


def test_a_service_has_one_form_and_can_be_asked_for_online() -> None:
    channels = {service["id"]: service["channelType"] for service in read(CATALOGUE / "services.json")}
    served = [service for definition in DEFINITIONS.values() for service in definition["services"]]
    assert len(served) == len(set(served))
    assert {channels[service] for service in served} <= {"online", "both"}


def test_documents_are_those_that_the_register_states() -> None:
    stated = {
        service["id"]: [document["code"] for document in service.get("requiredDocuments") or []]
        for service in read(CATALOGUE / "services.json")
    }
    for name, definition in DEFINITIONS.items():
        expected = [code for service in definition["services"] for code in stated[service]]
        assert [document["key"] for document in definition["requiredDocuments"]] == expected, name
        for document in definition["requiredDocuments"]:
            assert bool(document["types"]) == bool(document["maxSize"])


IDENTIFIERS = {
    "fin": r"^[0-9A-HJ-NP-Z]{7}$",
    "tax-number": r"^\d{9}[12]$",
    "phone": r"^\+994(10|50|51|55|60|70|77|99)\d{7}$",
    "imei": r"^\d{15}$",
    "vehicle-plate": r"^\d{2}-?[A-Z]{2}-?\d{3}$",
    "postcode": r"^AZ ?\d{4}$",
}


@each_form
def test_identifiers_follow_the_state_rules(name: str) -> None:
    definition = DEFINITIONS[name]
    for control in controls(definition):
        rule = IDENTIFIERS.get(control["options"].get("purpose", ""))
        if rule:
            assert definition["schema"]["properties"][name_of(control)]["pattern"] == rule


@pytest.mark.parametrize(
    ("name", "question", "good", "bad"),
    [
        ("general", "fin", "5ZT0K2Q", ["5ZT0K2", "5ZT0K2QA", "5ZTOK2Q", "5ZTIK2Q", "5zt0k2q"]),
        ("taxi-permit", "taxNumber", "9900012341", ["9900012343", "990001234", "99000123412"]),
        ("general", "phone", "+994701234567", ["0701234567", "+994411234567", "+99470123456"]),
        ("general", "familyName", "Əliyeva-Şükürlü", ["Əliyeva 2", "", "<b>"]),
        ("residence-registration", "documentNumber", "AZE12345678", ["AZE1234567", "AA12345678", "BB1234567"]),
        ("residence-registration", "moveDate", "2026-02-28", ["2026-02-30", "28.02.2026"]),
        ("imei-registration", "imei", "490154203237518", ["49015420323751", "49015420323751X"]),
    ],
)
def test_an_identifier_at_its_edges(name: str, question: str, good: str, bad: list[str]) -> None:
    definition = DEFINITIONS[name]
    assert not any(field == question for field, _ in failures(definition, {**GOOD[name], question: good}))
    for each in bad:
        assert any(field == question for field, _ in failures(definition, {**GOOD[name], question: each})), each


def test_names_are_written_in_one_style() -> None:
    for definition in DEFINITIONS.values():
        assert all(re.fullmatch(r"[a-z][A-Za-z0-9]*", each) for each in definition["schema"]["properties"])
