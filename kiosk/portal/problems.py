"""From a portal's answer to our error family or to a typed value: problem+json (RFC 9457), OAuth challenges, odd replies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final, TypeVar

import msgspec

from kiosk.portal.errors import (
    BadReply,
    Conflict,
    FieldError,
    Forbidden,
    NotFound,
    PortalError,
    Rejected,
    ResyncRequired,
    ServerFault,
    TimedOut,
    TooManyRequests,
    Unauthorised,
)
from kiosk.portal.exchange import Answer

T = TypeVar("T")
_CHALLENGE_LEVEL: Final = re.compile(r'acr_values=(?:"([^"]*)"|([^\s",]+))')
_CHALLENGE_AGE: Final = re.compile(r'max_age="?(\d{1,9})\b')
_NOT_ENOUGH: Final = "insufficient_user_authentication"
_REFERENCE: Final = re.compile(r"[\w.:-]{1,64}", re.ASCII)
_DEFAULT_WAIT: Final = 30.0
_LONGEST_WAIT: Final = 86_400.0


class _Problem(msgspec.Struct, rename="camel"):
    """Problem details, read leniently: a broken explanation must not hide the fault that it explains."""

    type: str = ""
    code: str = ""
    detail: str = ""
    title: str = ""
    trace_id: str = ""
    acr_values: str = ""
    alternatives: list[Any] = []
    errors: list[dict[str, Any]] = []


def error_of(answer: Answer) -> PortalError:
    """The member of the error family that an answer of status 400 and above means."""
    problem = _problem(answer)
    status = answer.status
    if status in (401, 403):
        return _refused(answer, problem)
    if status == 410 and "resync-required" in problem.type + problem.code:
        return ResyncRequired("resync required")
    if status in (404, 410):
        return NotFound(f"status {status}", code=problem.code)
    if status in (409, 412):
        wait, others = retry_after(answer.headers), tuple(problem.alternatives)
        return Conflict(f"status {status}", code=problem.code, retry_after=wait, alternatives=others)
    if status == 408:
        return TimedOut("status 408")
    if status == 429:
        return TooManyRequests(retry_after(answer.headers) or _DEFAULT_WAIT)
    if status >= 500:
        return ServerFault(status, _reference(problem.trace_id), retry_after(answer.headers))
    return Rejected(problem.detail or problem.title, problem.code, _fields(problem))


def decoded(answer: Answer, into: type[T]) -> T:
    """The answer's JSON as `into`; an answer that is no such thing raises `BadReply` (never with a value in its text)."""
    if not answer.is_json:
        raise BadReply(f"status {answer.status} is not JSON")
    try:
        return msgspec.json.decode(answer.body, type=into)
    except msgspec.ValidationError as error:
        _, _, place = str(error).rpartition(" - at ")
        raise BadReply(f"wrong or missing members at {place if place.startswith('`$') else 'the top'}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BadReply("malformed JSON") from None


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds to wait by Retry-After, whether it counts seconds or names a time (RFC 9110 §10.2.3); None when absent or odd."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return min(float(value), _LONGEST_WAIT)
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return min(max(0.0, (at - (now or datetime.now(UTC))).total_seconds()), _LONGEST_WAIT)


def stated_time(headers: Mapping[str, str]) -> datetime | None:
    """The time at the server when it answered (Date, RFC 9110 §6.6.1); None when absent or odd."""
    try:
        at = parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def _problem(answer: Answer) -> _Problem:
    if not answer.is_json:
        return _Problem()
    try:
        return msgspec.json.decode(answer.body, type=_Problem)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _Problem()


def _fields(problem: _Problem) -> tuple[FieldError, ...]:
    found = []
    for entry in problem.errors:
        place = entry.get("pointer") or entry.get("parameter") or entry.get("header") or ""
        found.append(FieldError(str(place), str(entry.get("code", "")), str(entry.get("detail", ""))))
    return tuple(found)


def _refused(answer: Answer, problem: _Problem) -> PortalError:
    """Signing in (again, or more surely: RFC 9470) helps against a 401, and against a 403 that says so."""
    level, max_age = _level(answer, problem), _max_age(answer)
    if answer.status == 401 or level or _NOT_ENOUGH in answer.headers.get("www-authenticate", ""):
        return Unauthorised(level=level, max_age=max_age)
    return Forbidden(f"status {answer.status}")


def _level(answer: Answer, problem: _Problem) -> str:
    """The assurance asked for: RFC 9470 puts it into the challenge, some servers only into the problem."""
    match = _CHALLENGE_LEVEL.search(answer.headers.get("www-authenticate", ""))
    return (match[1] or match[2] or "") if match else problem.acr_values


def _max_age(answer: Answer) -> int | None:
    """How long ago one may have signed in, in seconds, by the challenge; only where it says that the sign-in is not enough."""
    challenge = answer.headers.get("www-authenticate", "")
    match = _CHALLENGE_AGE.search(challenge) if _NOT_ENOUGH in challenge else None
    return int(match[1]) if match else None


def _reference(trace: str) -> str:
    """The fault's id, if it looks like one: it is shown, spoken and logged, so it must not carry anything else."""
    return trace if _REFERENCE.fullmatch(trace) else ""
