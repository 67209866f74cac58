"""Answers of Open311 servers, in XML or JSON, as plain lists of records; read leniently, because servers differ.

The same record may come as a list or as an object around it, numbers and truths as text, absent values as null or empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from kiosk.portal.errors import BadReply, PortalError, Rejected
from kiosk.portal.exchange import Answer
from kiosk.portal.open311.xml_tree import Element, parse
from kiosk.portal.problems import error_of

Record = Mapping[str, Any]
_WRAPPERS: Final = frozenset(
    {
        *("service_requests", "services", "service_definition", "attributes", "values", "errors", "discovery"),
        *("endpoints", "formats", "requests"),
    }
)
_ITEMS: Final = frozenset({"request", "service", "attribute", "value", "error", "endpoint", "format"})


def content(answer: Answer) -> Any:
    """What an answer holds, as JSON would have it; `BadReply` for what is neither JSON nor XML."""
    if answer.is_json or answer.body.lstrip()[:1] in (b"{", b"["):
        try:
            return msgspec.json.decode(answer.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise BadReply("malformed JSON") from None
    if "xml" in answer.media_type or answer.body.lstrip()[:1] == b"<":
        if "html" in answer.media_type:
            raise BadReply("HTML")
        return _plain(parse(answer.body))
    raise BadReply("neither XML nor JSON")


def _plain(element: Element) -> Any:
    """An element as JSON would have it: a list where its children are items, else an object, else text."""
    if not element.children:
        return [] if element.name in _WRAPPERS else element.text
    names = {each.name for each in element.children}
    if len(names) == 1 and names <= _ITEMS and element.name in _WRAPPERS:
        return [_plain(each) for each in element.children]
    return {each.name: _plain(each) for each in element.children}


def records(value: Any) -> list[Record]:
    """The records of an answer, out of whatever is around them; what is none is left out."""
    return [each for each in _unwrapped(value) if isinstance(each, Mapping)]


def _unwrapped(value: Any, depth: int = 0) -> Iterator[Any]:
    if isinstance(value, list):
        yield from value
    elif isinstance(value, Mapping) and depth < 4:
        around = [name for name in value if name in _WRAPPERS or name in _ITEMS]
        if len(value) == 1 and around:
            yield from _unwrapped(value[around[0]], depth + 1)
        else:
            yield value


def first(value: Any) -> Record:
    """The one record of an answer; `BadReply` where there is none."""
    found = records(value)
    if not found:
        raise BadReply("an answer without a record")
    return found[0]


def text(record: Record, name: str) -> str:
    """A value as text; empty where it is absent."""
    value = record.get(name)
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).strip() if isinstance(value, str | int | float) else ""


def truth(record: Record, name: str, *, usual: bool = False) -> bool:
    """A truth, however it is written."""
    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}.get(
        text(record, name).lower(), usual
    )


def number(record: Record, name: str) -> int:
    """A whole number; 0 where there is none."""
    told = text(record, name)
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0


def moment(record: Record, name: str) -> datetime | None:
    """A time with its offset; None where it is absent, odd, or without one."""
    try:
        at = datetime.fromisoformat(text(record, name).upper())
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def fault(answer: Answer) -> PortalError:
    """What an answer of status 400 and above means: the server's own sentences where it refuses what was sent."""
    error = error_of(answer)
    if not isinstance(error, Rejected):
        return error
    try:
        told = records(content(answer))
    except BadReply:
        return error
    sentences = [text(each, "description") for each in told if text(each, "description")]
    code = next((text(each, "code") for each in told if text(each, "code")), error.code)
    return Rejected(" ".join(sentences)[:500] or error.detail, code, error.fields)
