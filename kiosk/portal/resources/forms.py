"""A form as the portal gives it (contract §A.2 14–15): JSON Schema 2020-12, UI schema, texts, declarations, documents.

`ui_schema` is JSON Forms: a Categorization whose categories are the steps; each Control has a `scope`, a `rule` where it
depends on an answer, and `options`: kind (text, multiline, number, money, phone, email, date, code, choice, choices,
yesno), alphabet and length for a code, private, purpose, icons (value → icon name). `texts` maps text keys to language
maps, so that a person can change the language with no line: `step.<id>`, `<property>.label`, `.hint`, `.help`,
`.option.<value>`, `.error.<keyword>`, `declaration.<id>`, `document.<key>`.
"""

from __future__ import annotations

from typing import Any

from kiosk.portal.resources.common import Resource


class RequiredDocument(Resource, frozen=True, kw_only=True):
    """A document to show or attach. `types` are media types; empty when nothing is uploaded (the state has it already)."""

    key: str
    types: list[str] = []
    max_size: int | None = None


class SignatureNeed(Resource, frozen=True, kw_only=True):
    required: bool = False
    level: str = ""


class FormStep(Resource, frozen=True, kw_only=True):
    """A step; `id` names its text `step.<id>` and its category in the UI schema."""

    id: str


class FormDefinition(Resource, frozen=True, kw_only=True):
    """One immutable version of a form."""

    form_id: str
    version: str
    service_id: str = ""
    schema: dict[str, Any]
    ui_schema: dict[str, Any]
    steps: list[FormStep] = []
    texts: dict[str, dict[str, str]] = {}
    declarations: list[str] = []
    required_documents: list[RequiredDocument] = []
    prefill_keys: list[str] = []
    signature: SignatureNeed = SignatureNeed()
    source: str = ""
    minutes: int | None = None
