"""A form's questions in order, and which of them are asked, given the answers so far (JSON Forms rules)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from kiosk.portal.resources.forms import FormDefinition
from kiosk.text import Text, pick

Values = Mapping[str, Any]
"""Answers as JSON values by property."""

SCOPE: Final = "#/properties/"


@dataclass(frozen=True, slots=True)
class Question:
    """One property of the form's schema, asked on a page of its own.

    `kind` is one of text, multiline, number, money, phone, email, date, code, choice, choices, yesno. `rule` is the JSON
    Forms rule that shows it, or None.
    """

    name: str
    step: str
    kind: str
    schema: Mapping[str, Any]
    options: Mapping[str, Any] = field(default_factory=dict)
    rule: Mapping[str, Any] | None = None

    @property
    def private(self) -> bool:
        """Whether the answer is nobody else's business (ACC-11)."""
        return bool(self.options.get("private"))

    @property
    def choices(self) -> Sequence[str]:
        """The values to choose from, as the schema lists them."""
        schema = self.schema.get("items", self.schema)
        return [str(value) for value in schema.get("enum", ())]


class Form:
    """A form definition, read once; knows nothing of pages."""

    def __init__(self, definition: FormDefinition) -> None:
        self.definition: Final = definition
        self.questions: Final = tuple(_questions(definition))

    def asked(self, values: Values) -> tuple[Question, ...]:
        """The questions that are asked given `values`; an answer to a question that is not asked counts for nothing."""
        counted: dict[str, Any] = {}
        asked: list[Question] = []
        for question in self.questions:
            if question.rule is None or _shown(question.rule, counted):
                asked.append(question)
                if question.name in values:
                    counted[question.name] = values[question.name]
        return tuple(asked)

    def counted(self, values: Values) -> dict[str, Any]:
        """The part of `values` that belongs to questions that are asked: what is checked and sent."""
        return {q.name: values[q.name] for q in self.asked(values) if q.name in values}

    def faults(self, values: Values) -> dict[str, str]:
        """What the schema has against the answers: property → the JSON Schema keyword that failed, in question order."""
        found: dict[str, str] = {}
        counted = self.counted(values)
        for error in self._validator.iter_errors(counted):
            if error.absolute_path:
                found.setdefault(str(error.absolute_path[0]), str(error.validator))
            elif error.validator == "required":
                for name in error.validator_value:
                    if name not in counted:
                        found.setdefault(name, "required")
        return {q.name: found[q.name] for q in self.asked(values) if q.name in found}

    def text(self, key: str, language: str) -> Text | None:
        """One of the form's own texts."""
        return pick(self.definition.texts.get(key, {}), language)

    def step_of(self, question: Question, values: Values) -> tuple[int, int]:
        """Which step a question belongs to, and of how many that ask anything, counted from 1."""
        steps = list(dict.fromkeys(q.step for q in self.asked(values)))
        return steps.index(question.step) + 1, len(steps)

    @cached_property
    def _validator(self) -> Any:
        import jsonschema

        return jsonschema.Draft202012Validator(
            self.definition.schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )


def prepare() -> None:
    """Load what checks answers: 80 ms that a worker has, and a person who presses Continue has not."""
    import jsonschema  # noqa: F401


def _questions(definition: FormDefinition) -> list[Question]:
    properties = definition.schema.get("properties", {})
    found: list[Question] = []

    def walk(element: Mapping[str, Any], step: str) -> None:
        if element.get("type") == "Category":
            step = str(element.get("label", "")).removeprefix("step.")
        if element.get("type") == "Control":
            name = str(element["scope"]).removeprefix(SCOPE)
            options = element.get("options", {})
            kind = options.get("kind", "text")
            found.append(Question(name, step, kind, properties.get(name, {}), options, element.get("rule")))
        for child in element.get("elements", ()):
            walk(child, step)

    walk(definition.ui_schema, "")
    return found


def _shown(rule: Mapping[str, Any], values: Values) -> bool:
    holds = _holds(rule["condition"], values)
    return holds if rule.get("effect", "SHOW") == "SHOW" else not holds


def _holds(condition: Mapping[str, Any], values: Values) -> bool:
    if "conditions" in condition:
        results = [_holds(each, values) for each in condition["conditions"]]
        return any(results) if condition.get("type") == "OR" else all(results)
    name = str(condition["scope"]).removeprefix(SCOPE)
    if name not in values:
        return False
    import jsonschema

    return bool(jsonschema.Draft202012Validator(condition["schema"]).is_valid(values[name]))
