"""Holds the answers of an application against its form: JSON Schema 2020-12, unknown and unasked questions, server rules.

The errors point into the application's `data` (RFC 6901) and speak the form's own words where it has some.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from kiosk.sandbox.errors import ItemError
from kiosk.sandbox.item_wording import FIELDS
from kiosk.sandbox.negotiation import pointer
from kiosk.sandbox.people import FIXED, Person

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

Record = dict[str, Any]
_PREFIX: Final = "#/properties/"
_HIDING: Final = {"HIDE": True, "DISABLE": True, "SHOW": False, "ENABLE": False}


def _words(form: Record, name: str, keyword: str) -> dict[str, str]:
    """The form's own sentence for an error, else the portal's."""
    texts: dict[str, dict[str, str]] = form.get("texts", {})
    return texts.get(f"{name}.error.{keyword}") or FIELDS.get(keyword) or FIELDS["invalid"]


def _item(form: Record, path: Sequence[str | int], code: str) -> ItemError:
    words = _words(form, str(path[0]), code) if path else FIELDS.get(code, FIELDS["invalid"])
    return ItemError(code, pointer=pointer(*path), words=words)


def _of_schema(form: Record, error: ValidationError) -> Iterator[ItemError]:
    """What one error of the validator says, once for each place that it speaks of."""
    path = list(error.absolute_path)
    rule: Any = error.validator
    if rule is None or (rule == "not" and error.validator_value in ({}, True)):
        rule = "notApplicable"  # the schema accepts no value here: the question is not asked with the other answers
    if rule == "required":
        # the validator raises one error for each missing name; which one, only its message says
        wanted: Any = error.validator_value
        yield from (_item(form, [*path, name], rule) for name in wanted if error.message.startswith(repr(name)))
    elif rule in ("additionalProperties", "unevaluatedProperties"):
        schema: Any = error.schema
        known = schema.get("properties", {})
        sent: Any = error.instance
        yield from (_item(form, [*path, name], "unknown") for name in sent if name not in known)
    else:
        yield _item(form, path, str(rule))


def _controls(element: Record, rules: tuple[Record, ...] = ()) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """Each question of a UI schema, with the rules that it and what holds it stand under."""
    rules = (*rules, element["rule"]) if "rule" in element else rules
    if element.get("type") == "Control":
        yield element["scope"].removeprefix(_PREFIX), rules
    for inner in element.get("elements", ()):
        yield from _controls(inner, rules)


def _asked(rule: Record, data: Record) -> bool:
    """Whether a rule lets its question be asked; a condition on a missing answer does not hold."""
    from jsonschema import Draft202012Validator

    condition = rule["condition"]
    name = condition["scope"].removeprefix(_PREFIX)
    holds = name in data and Draft202012Validator(condition["schema"]).is_valid(data[name])
    return bool(holds != _HIDING[rule["effect"]])


def _unasked(form: Record, data: Record) -> Iterator[ItemError]:
    for name, rules in _controls(form["uiSchema"]):
        if name in data and not all(_asked(rule, data) for rule in rules):
            yield _item(form, [name], "notApplicable")


def _unlike_register(form: Record, data: Record, person: Person) -> Iterator[ItemError]:
    """Who somebody is, only the register says: an application about its own author cannot state another name."""
    for name in FIXED:
        held = person.held.get(name)
        if held and name in form.get("prefillKeys", ()) and data.get(name, held) != held:
            yield _item(form, [name], "differsFromRegister")


class Checker:
    """Checks answers; a form's validator is built once."""

    def __init__(self) -> None:
        self._validators: dict[tuple[str, str], Draft202012Validator] = {}

    def check(self, form: Record, data: Record, person: Person) -> list[ItemError]:
        """All that keeps these answers from being accepted, in the order of the form's questions, each place once."""
        properties = list(form["schema"].get("properties", {}))
        items = [item for error in self._validator(form).iter_errors(data) for item in _of_schema(form, error)]
        items += [*_unasked(form, data), *_unlike_register(form, data, person)]
        items += [_item(form, [name], "unknown") for name in data if name not in properties]
        found: dict[tuple[str | None, str], ItemError] = {}
        for item in items:
            found.setdefault((item.pointer, item.code), item)

        def order(item: ItemError) -> int:
            name = (item.pointer or "/").split("/")[1]
            return properties.index(name) if name in properties else len(properties)

        return sorted(found.values(), key=order)

    def accepts(self, form: Record, name: str, value: str) -> bool:
        """Whether one answer by itself is of the kind that the form asks for."""
        question = form["schema"]["properties"].get(name)
        return question is not None and self._validator(form).evolve(schema=question).is_valid(value)

    def _validator(self, form: Record) -> Draft202012Validator:
        from jsonschema import Draft202012Validator

        key = (form["formId"], form["version"])
        if key not in self._validators:
            checker = Draft202012Validator.FORMAT_CHECKER
            self._validators[key] = Draft202012Validator(form["schema"], format_checker=checker)
        return self._validators[key]


def check_declarations(form: Record, declared: Sequence[str]) -> list[ItemError]:
    """Which of the form's declarations are missing, and which are none of its own; pointers into the submission."""
    wanted = form.get("declarations", [])
    missing = [
        ItemError("declarationMissing", pointer=pointer("declarations")) for name in wanted if name not in declared
    ]
    unknown = [
        ItemError("declarationUnknown", pointer=pointer("declarations", place))
        for place, name in enumerate(declared)
        if name not in wanted
    ]
    return missing + unknown
