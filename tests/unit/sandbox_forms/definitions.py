"""The sandbox portal's forms as they stand in their files, with one complete set of good answers for each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator

Record = dict[str, Any]

ROOT: Final = Path(__file__).parents[3]
FORMS: Final = ROOT / "kiosk" / "sandbox" / "forms"
EXAMPLES: Final = Path(__file__).parent / "examples"
CATALOGUE: Final = ROOT / "resources" / "catalogue"
LANGUAGES: Final = ("az", "en", "ru")

APPLICANT: Final = frozenset(
    {
        "familyName",
        "givenName",
        "patronymic",
        "fin",
        "birthDate",
        "birthPlace",
        "documentNumber",
        "taxNumber",
        "address",
        "phone",
        "email",
    }
)
"""What is asked about the applicant, by the same name in every form, so that nothing is asked twice (ACC-75)."""


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


DEFINITIONS: Final[dict[str, Record]] = {path.stem: read(path) for path in sorted(FORMS.glob("*.json"))}
GOOD: Final[dict[str, Record]] = {path.stem: read(path) for path in sorted(EXAMPLES.glob("*.json"))}


def controls(definition: Record) -> list[Record]:
    """All questions of the UI schema, in the order in which they are asked."""
    return [control for category in definition["uiSchema"]["elements"] for control in category["elements"]]


def name_of(control: Record) -> str:
    return str(control["scope"]).removeprefix("#/properties/")


def validator(definition: Record) -> Any:
    return Draft202012Validator(definition["schema"], format_checker=Draft202012Validator.FORMAT_CHECKER)


def failures(definition: Record, answers: Record) -> set[tuple[str, str]]:
    """Property and keyword of each thing that is wrong; a missing property counts under its own name."""
    found: set[tuple[str, str]] = set()
    for error in validator(definition).iter_errors(answers):
        if error.absolute_path:
            found.add((str(error.absolute_path[0]), str(error.validator)))
        elif error.validator == "required":
            found |= {(str(name), "required") for name in error.validator_value if name not in answers}
        else:
            found.add(("", str(error.validator)))
    return found


def values_of(condition: Record) -> list[Any]:
    """The values of an answer for which a rule's condition holds."""
    schema = condition["schema"]
    return [schema["const"]] if "const" in schema else list(schema["enum"])


def all_values(schema: Record) -> list[Any]:
    """Every value of a question with few answers."""
    return [True, False] if schema["type"] == "boolean" else list(schema["enum"])


def keywords(schema: Record, required: bool, conditional: bool) -> Iterator[str]:
    """The keywords that an answer can fail. A wrong type cannot be entered except where digits are asked for."""
    if required:
        yield "required"
    if conditional:
        yield "not"
    if schema["type"] == "integer":
        yield "type"
    if schema["type"] == "array":
        yield "enum"
    yield from (keyword for keyword in schema if keyword not in {"type", "items"})


def ever_required(schema: Record) -> set[str]:
    """The properties that some set of answers makes required."""
    needed = set(schema["required"])
    for each in schema.get("allOf", ()):
        needed |= set(each.get("then", {}).get("required", ()))
    return needed


def ever_refused(schema: Record) -> set[str]:
    """The properties that some set of answers rules out: `{"not": {}}`, which unlike `false` tells where it failed."""
    return {name for each in schema.get("allOf", ()) for name in each.get("else", {}).get("properties", {})}


def bad_values(schema: Record) -> Iterator[tuple[str, Any]]:
    """For each keyword of a property, a value that fails it."""
    for keyword, limit in schema.items():
        match keyword:
            case "enum":
                yield "enum", "no-such-answer"
            case "pattern":
                yield "pattern", "?!"
            case "format":
                yield "format", "not a date, not an address"
            case "minLength":
                yield "minLength", "x" * (limit - 1)
            case "maxLength":
                yield "maxLength", "x" * (limit + 1)
            case "minimum":
                yield "minimum", limit - 1
            case "maximum":
                yield "maximum", limit + 1
            case "minItems":
                yield "minItems", []
            case "uniqueItems":
                first = schema["items"]["enum"][0]
                yield "uniqueItems", [first, first]
    if schema["type"] == "integer":
        yield "type", "many"
    if schema["type"] == "array":
        yield "enum", ["no-such-answer"]
    if schema["type"] == "boolean":
        yield "type", "perhaps"
