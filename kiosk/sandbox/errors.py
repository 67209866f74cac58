"""What the portal says when it refuses: application/problem+json (RFC 9457) in the language that was asked for."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.item_wording import FIELDS
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.wording import PROBLEMS, Words

STATUS: Final = {
    "bad-request": 400,
    "bad-parameter": 400,
    "key-missing": 400,
    "unauthorised": 401,
    "stronger-sign-in": 401,
    "sign-in-too-old": 401,
    "scope-missing": 403,
    "not-by-mandate": 403,
    "not-found": 404,
    "no-online-form": 404,
    "method-not-allowed": 405,
    "not-acceptable": 406,
    "conflict": 409,
    "already-submitted": 409,
    "already-answered": 409,
    "not-answerable": 409,
    "already-paid": 409,
    "not-due": 409,
    "payment-running": 409,
    "payment-ended": 409,
    "terminal-busy": 409,
    "request-running": 409,
    "upload-offset": 409,
    "slot-taken": 409,
    "appointment-over": 409,
    "consultation-closed": 409,
    "gone": 410,
    "resync-required": 410,
    "upload-expired": 410,
    "time-over": 410,
    "changed-elsewhere": 412,
    "upload-version": 412,
    "too-large": 413,
    "unsupported-media-type": 415,
    "upload-type": 415,
    "range-not-satisfiable": 416,
    "forbidden-host": 421,
    "invalid": 422,
    "upload-empty": 422,
    "upload-locked": 423,
    "key-reused": 422,
    "enrolment-code-unknown": 422,
    "enrolment-code-used": 422,
    "enrolment-code-expired": 422,
    "deposit-differs": 409,
    "deposit-form-gone": 410,
    "deposit-key-unknown": 422,
    "deposit-not-found": 404,
    "deposit-unreadable": 422,
    "precondition-required": 428,
    "too-many-requests": 429,
    "upload-checksum": 460,
    "fault": 500,
    "maintenance": 503,
}
RETRYABLE: Final = frozenset({"request-running", "upload-locked", "too-many-requests", "fault", "maintenance"})
_CODES: Final = {404: "not-found", 405: "method-not-allowed", 413: "too-large"}


@dataclass(frozen=True, slots=True)
class ItemError:
    """One thing that is not accepted, in one place: a pointer, a parameter or a header. `words` wins over the code's own."""

    code: str
    pointer: str | None = None
    parameter: str | None = None
    header: str | None = None
    words: Words = field(default_factory=dict)

    def body(self, language: str) -> dict[str, str]:
        """As it stands on the wire."""
        places = {"pointer": self.pointer, "parameter": self.parameter, "header": self.header}
        texts = self.words or FIELDS.get(self.code) or FIELDS["invalid"]
        place = {name: value for name, value in places.items() if value is not None}
        return {**place, "code": self.code, "detail": texts.get(language) or texts["az"]}


class Problem(Exception):
    """Ends a request with a problem; `members` are added to the body."""

    def __init__(
        self,
        code: str,
        *,
        errors: Sequence[ItemError] = (),
        headers: Mapping[str, str] | None = None,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors
        self.headers = dict(headers or {})
        self.members = dict(members or {})


def trace_id(traceparent: str | None) -> str:
    """The trace id of a W3C `traceparent`, else a new one."""
    parts = (traceparent or "").split("-")
    if len(parts) >= 4 and len(parts[1]) == 32 and all(sign in "0123456789abcdef" for sign in parts[1]):
        return parts[1]
    return secrets.token_hex(16)


def problem_response(problem: Problem, *, language: str, path: str, traceparent: str | None) -> Response:
    """The answer for a problem; it is never cached."""
    title, detail = PROBLEMS[problem.code]
    status = STATUS[problem.code]
    body = {
        "type": f"urn:egov-kiosk:problem:{problem.code}",
        "title": title[language],
        "status": status,
        "detail": detail[language],
        "instance": path,
        "code": problem.code,
        "errors": [error.body(language) for error in problem.errors],
        "retryable": problem.code in RETRYABLE,
        "traceId": trace_id(traceparent),
        **problem.members,
    }
    headers = {"Cache-Control": "no-store", "Content-Language": language, **problem.headers}
    return Response(
        json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(),
        status,
        headers,
        media_type="application/problem+json",
    )


def _answer(request: Request, problem: Problem) -> Response:
    return problem_response(
        problem,
        language=language_of(request),
        path=request.url.path,
        traceparent=request.headers.get("traceparent"),
    )


async def on_problem(request: Request, error: Exception) -> Response:
    """Starlette's handler of a `Problem`."""
    assert isinstance(error, Problem)
    return _answer(request, error)


async def on_http_exception(request: Request, error: Exception) -> Response:
    """Starlette's handler of what its router refuses: an unknown path, a method that is not there."""
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, "bad-request")
    return _answer(request, Problem(code, headers=error.headers))


async def on_fault(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the signature is Starlette's
    """Starlette's handler of a mistake in the portal itself; the server logs the traceback."""
    return _answer(request, Problem("fault"))
