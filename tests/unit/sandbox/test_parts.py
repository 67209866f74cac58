"""The sandbox portal's plain parts: dates, references, languages, merging, folding, scenarios' names."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from kiosk.sandbox import flaky, hostile
from kiosk.sandbox.applications import merge
from kiosk.sandbox.casework_wording import EVENTS, REFUSALS, SIGNATURE_STATES, STATES
from kiosk.sandbox.catalogue import fold
from kiosk.sandbox.checks import Checker, check_declarations
from kiosk.sandbox.errors import RETRYABLE, STATUS, Problem, trace_id
from kiosk.sandbox.item_wording import FIELDS
from kiosk.sandbox.languages import language
from kiosk.sandbox.lists import History
from kiosk.sandbox.people import people
from kiosk.sandbox.phone_wording import WORDS
from kiosk.sandbox.receipts import due_date, group_reference
from kiosk.sandbox.register import Forms, Register
from kiosk.sandbox.scenarios import Scenario, UnknownScenario, parse
from kiosk.sandbox.wording import PROBLEMS

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("stated", "due"),
    [
        ("1 working day", date(2026, 11, 23)),
        ("5 working days", date(2026, 11, 27)),
        ("10 days", date(2026, 11, 30)),
        ("up to 7 days", date(2026, 11, 27)),
        ("not later than 2 days", date(2026, 11, 22)),
        ("1 or 3 working days", None),
        ("15 working days (30 if an inquiry is needed)", None),
        ("24 hours", None),
        ("auction announced at least 30 days ahead", None),
        ("apply within one month of the birth", None),
    ],
)
def test_a_due_date_is_only_what_the_register_states(stated: str, due: date | None) -> None:
    assert due_date({"processingTime": {"en": stated}}, FRIDAY) == due


def test_no_stated_time_gives_no_due_date() -> None:
    assert due_date({}, FRIDAY) is None


@pytest.mark.parametrize(("number", "told"), [(1, "AZ 2026 000 001"), (123456, "AZ 2026 123 456")])
def test_references_are_grouped(number: int, told: str) -> None:
    assert group_reference(2026, number) == told


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "az"),
        ("", "az"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("de, en;q=0.5", "en"),
        ("en;q=0, ru", "ru"),
        ("fr", "az"),
        ("ru;q=x, en", "en"),
        ("*", "az"),
    ],
)
def test_language_is_the_most_wanted(header: str | None, expected: str) -> None:
    assert language(header) == expected


@pytest.mark.parametrize(
    ("target", "patch", "merged"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [1]}, {"a": [2, 3]}, {"a": [2, 3]}),
        ({"a": 1}, {"a": {"b": {"c": None}}}, {"a": {"b": {}}}),
    ],
)
def test_merge_patch(target: Any, patch: Any, merged: Any) -> None:
    """Cases of RFC 7396, appendix A."""
    assert merge(target, patch) == merged


@pytest.mark.parametrize("words", ["MƏHKUMLUQ", "məhkumluq", "mehkumluq", "Mehkumluq"])
def test_folding_makes_spellings_one(words: str) -> None:
    assert fold(words) == "mehkumluq"


def test_a_trace_goes_on() -> None:
    assert trace_id("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01") == "0af7651916cd43dd8448eb211c80319c"
    assert len(trace_id("rubbish")) == 32


def test_everything_is_said_in_three_languages() -> None:
    said = [*FIELDS.values(), *STATES.values(), *EVENTS.values(), *WORDS.values()]
    said += [*SIGNATURE_STATES.values(), *REFUSALS.values()]
    said += [words for pair in PROBLEMS.values() for words in pair]
    assert all(set(words) == {"az", "en", "ru"} and all(words.values()) for words in said)
    assert set(PROBLEMS) == set(STATUS) > RETRYABLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slow", Scenario("slow", bytes_per_second=8000, latency=0.6)),
        ("slow:128:20", Scenario("slow", bytes_per_second=16000, latency=0.02)),
        ("flaky:5", Scenario("flaky", every=5)),
        ("flaky:reset", Scenario("flaky", kind="reset", every=1)),
        ("down:7", Scenario("down", retry_after=7)),
        ("hostile:html", Scenario("hostile", kind="html")),
        ("none", Scenario("none")),
    ],
)
def test_scenarios_are_named(text: str, expected: Scenario) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize("text", ["", "fast", "slow:0:1", "slow:1", "hostile:kind", "flaky:0", "down:soon", "none:1"])
def test_other_scenarios_are_refused(text: str) -> None:
    with pytest.raises(UnknownScenario):
        parse(text)


def test_flakiness_repeats_itself() -> None:
    first = [flaky.kind_of(number, 3) for number in range(60)]
    assert first == [flaky.kind_of(number, 3) for number in range(60)]
    assert first.count("") == 40
    assert set(first) == {"", *flaky.KINDS}


def test_spoilt_answers_differ_in_kind() -> None:
    body = b'{"items": [{"id": "a", "n": 1}], "next": null, "revision": "r"}'
    with pytest.raises(json.JSONDecodeError):
        json.loads(hostile.spoil("json", body))
    assert json.loads(hostile.spoil("types", body)) == {"items": {"0": {"id": 1, "n": "1"}}, "next": [], "revision": 1}
    assert json.loads(hostile.spoil("missing", body)) == {"next": None}


def test_changes_are_told_and_forgotten() -> None:
    history = History("e")
    history.load([{"id": "a"}, {"id": "b"}])
    start = history.name_of(history.revision)
    assert history.changes(start) == []
    history.put({"id": "a"})
    history.remove("b")
    history.put({"id": "c"})
    assert [(change.id, change.record is None) for change in history.changes(start)] == [
        ("a", False),
        ("b", True),
        ("c", False),
    ]
    history.forget()
    for old in (start, "other.1", "e.99", "e.-1", "e.x", "rubbish"):
        with pytest.raises(Problem, match="resync-required"):
            history.changes(old)


def test_every_service_has_a_form_or_a_centre() -> None:
    register = Register()
    for change in register.histories["services"].current():
        assert change.record is not None
        form = register.forms.form_for(change.record)
        assert (form is None) == (change.record["channelType"] == "centre")
        assert ("form" in change.record) == (form is not None)


def test_registers_hold_what_forms_ask_for() -> None:
    """Each prefilled question has an answer for somebody, and each prefilled answer is one that the form accepts."""
    checker = Checker()
    for form in Forms().versions.values():
        for name in form["prefillKeys"]:
            held = [person.held[name] for person in people().values() if name in person.held]
            assert held, (form["formId"], name)
            assert any(checker.accepts(form, name, value) for value in held), (form["formId"], name)


@pytest.mark.parametrize("form", Forms().versions.values(), ids=lambda form: form["formId"])
def test_an_empty_application_is_refused_in_three_languages(form: dict[str, Any]) -> None:
    citizen = people()["citizen"]
    found = Checker().check(form, {}, citizen)
    assert {error.pointer for error in found} == {f"/{name}" for name in form["schema"]["required"]}
    assert all(error.code == "required" for error in found)
    assert all(error.body(tag)["detail"] for error in found for tag in ("az", "en", "ru"))
    assert len(check_declarations(form, [])) == len(form["declarations"])
    unknown = Checker().check(form, {"nobodyAsks": 1}, citizen)
    assert ("/nobodyAsks", "unknown") in {(error.pointer, error.code) for error in unknown}


def _conditions(form: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """Question, the question that it depends on, and an answer to that one which hides it."""
    found = []
    for category in form["uiSchema"]["elements"]:
        for control in category["elements"]:
            if control.get("rule", {}).get("effect") == "SHOW" and "const" in control["rule"]["condition"]["schema"]:
                condition = control["rule"]["condition"]
                hiding = "something else"
                found.append((control["scope"].rsplit("/", 1)[1], condition["scope"].rsplit("/", 1)[1], hiding))
    return found


def test_a_question_that_is_not_asked_takes_no_answer() -> None:
    checked = 0
    for form in Forms().versions.values():
        for name, decider, hiding in _conditions(form):
            found = Checker().check(form, {name: "x", decider: hiding}, people()["citizen"])
            assert ("/" + name, "notApplicable") in {(error.pointer, error.code) for error in found}
            checked += 1
    assert checked >= 10


def test_who_one_is_only_the_register_says() -> None:
    form = Forms().versions["criminal-record", "1"]
    found = Checker().check(form, {"fin": "TEST002", "phone": "+994501234567"}, people()["citizen"])
    codes = {error.pointer: error.code for error in found}
    assert codes["/fin"] == "differsFromRegister"
    assert "/phone" not in codes


def test_people_are_visibly_fictional_and_masked() -> None:
    everybody = people()
    assert len(everybody) == 6
    assert {person.kind for person in everybody.values()} == {"citizen", "foreigner", "stateless"}
    for person in everybody.values():
        assert person.held["fin"].startswith("TEST")
        assert person.held["fin"] not in person.identifier_masked
        assert person.held["familyName"] not in person.name_masked
