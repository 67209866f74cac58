"""What the client asked for: media type (RFC 9110 §12.5.1), query parameters, JSON body."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request

from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.languages import ranges

Check = Callable[[str], bool]


def media_type(request: Request, offered: tuple[str, ...]) -> str:
    """The most wanted media type of those `offered`. Raises `Problem` 406 when none is wanted."""
    for wanted, _ in ranges(request.headers.get("accept") or "*/*"):
        for kind in offered:
            if wanted in ("*/*", kind) or (wanted.endswith("/*") and kind.startswith(wanted[:-1])):
                return kind
    raise Problem("not-acceptable")


def query(request: Request, known: Mapping[str, Check]) -> dict[str, str]:
    """The query parameters. Raises `Problem` 400 naming each that is unknown, given twice, or has a value not accepted."""
    found: dict[str, str] = {}
    wrong: list[ItemError] = []
    for name, value in request.query_params.multi_items():
        if name not in known:
            wrong.append(ItemError("unknownParameter", parameter=name))
        elif name in found or not known[name](value):
            wrong.append(ItemError("badParameter", parameter=name))
        found[name] = value
    if wrong:
        raise Problem("bad-parameter", errors=wrong)
    return found


def no_query(request: Request) -> None:
    """Raises `Problem` 400 when there is any query parameter."""
    query(request, {})


async def json_body(request: Request, kinds: tuple[str, ...] = ("application/json",)) -> dict[str, Any]:
    """The body, a JSON object. Raises `Problem` 415 for another kind, 400 for broken JSON, 422 for another type."""
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sent not in kinds:
        raise Problem(
            "unsupported-media-type",
            headers={"Accept-Patch" if request.method == "PATCH" else "Accept-Post": ", ".join(kinds)},
        )
    try:
        content = json.loads(await request.body(), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Problem("bad-request") from error
    if not isinstance(content, dict):
        raise Problem("invalid", errors=[ItemError("type", pointer="")])
    return content


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def members(
    content: Mapping[str, Any], known: Mapping[str, Callable[[Any], bool]], required: tuple[str, ...] = ()
) -> None:
    """Holds the members of a body against what is `known`. Raises `Problem` 422 with a pointer for each that is wrong."""
    wrong = [ItemError("required", pointer=pointer(name)) for name in required if name not in content]
    for name, value in content.items():
        if name not in known:
            wrong.append(ItemError("unknown", pointer=pointer(name)))
        elif not known[name](value):
            wrong.append(ItemError("type", pointer=pointer(name)))
    if wrong:
        raise Problem("invalid", errors=wrong)


def pointer(*steps: str | int) -> str:
    """A JSON pointer (RFC 6901) of the steps."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
