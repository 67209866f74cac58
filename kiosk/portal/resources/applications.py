"""A person's applications: draft, submission, events, receipt (contract §A.2 16–25), and who they are (4)."""

from __future__ import annotations

from typing import Any

from kiosk.portal.resources.common import Coded, Moment, Personal, Resource


class Me(Personal, frozen=True, kw_only=True):
    """The signed-in person, as far as this program needs to know."""

    id: str
    given_name: str = ""
    family_name: str = ""
    identifier_masked: str = ""
    acr: str = ""


class PrefillSource(Resource, frozen=True, kw_only=True):
    """A register, in one language, and the form properties that it holds; empty when the portal does not say which."""

    register: str
    at: Moment
    properties: list[str] = []


class Prefill(Personal, frozen=True, kw_only=True):
    """Values that the state already holds, by form property, and where each group comes from."""

    data: dict[str, Any] = {}
    sources: list[PrefillSource] = []


class ApplicationError(Personal, frozen=True, kw_only=True):
    pointer: str
    code: str
    detail: str = ""


class Application(Personal, frozen=True, kw_only=True):
    """A draft or a sent application. `etag` is not on the wire: the client keeps the answer's ETag there.

    `warnings` are what a saved draft still lacks.
    """

    id: str
    service_id: str
    form_id: str = ""
    form_version: str = ""
    status: Coded
    data: dict[str, Any] = {}
    version: int = 0
    reference: str = ""
    submitted_at: Moment | None = None
    due_date: str = ""
    updated_at: Moment | None = None
    warnings: list[ApplicationError] = []
    etag: str = ""


class Validation(Personal, frozen=True, kw_only=True):
    valid: bool
    errors: list[ApplicationError] = []


class Submission(Personal, frozen=True, kw_only=True):
    """The answer to submit: the receipt is a detached JWS over the canonical JSON of `statement` (RFC 7797, RFC 8785)."""

    id: str
    status: Coded
    reference: str
    submitted_at: Moment
    due_date: str = ""
    receipt: str
    statement: dict[str, Any]


class ActionRequired(Resource, frozen=True, kw_only=True):
    kind: str
    due_date: str = ""
    ref: str = ""


class ApplicationEvent(Personal, frozen=True, kw_only=True):
    """Something that happened. `errors` are what the authority asks of single answers, in its own words."""

    id: str
    at: Moment
    type: str
    status: Coded
    text: str = ""
    action_required: ActionRequired | None = None
    errors: list[ApplicationError] = []
