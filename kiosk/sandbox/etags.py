"""Answers in JSON with a strong ETag, conditional requests (RFC 9110 §13), cache rules of the contract (§A.1)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.languages import language_of

PUBLIC: Final = "public, max-age=300, stale-if-error=604800"
DISCOVERY: Final = "public, max-age=3600"
BRIEF: Final = "public, max-age=60"
IMMUTABLE: Final = "public, max-age=31536000, immutable"
PERSONAL: Final = "private, no-store"

_TAG: Final = re.compile(r'(?:W/)?"([^"]*)"')


def encode(content: Any) -> bytes:
    """JSON as it goes on the wire."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def content_tag(body: bytes) -> str:
    """A strong ETag made of the body itself."""
    return f'"{hashlib.sha256(body).hexdigest()[:24]}"'


def version_tag(key: str, version: int, language: str) -> str:
    """A strong ETag of a versioned thing, whose words are in one language."""
    return f'"{key}.{version}.{language}"'


def _version_part(tag: str) -> str:
    """A tag without its language: a change asked for in another language is the same change."""
    return tag.rpartition(".")[0] if tag.count(".") == 2 else tag


def answer(
    request: Request,
    content: Any,
    *,
    cache: str,
    status: int = 200,
    tag: str | None = None,
    headers: Mapping[str, str] | None = None,
    kind: str = "application/json",
) -> Response:
    """The answer to a request, 304 when the client has it already. `content` is JSON data, or bytes of `kind`."""
    body = content if isinstance(content, bytes) else encode(content)
    etag = tag or content_tag(body)
    told = {"ETag": etag, "Cache-Control": cache, "Content-Language": language_of(request), **(headers or {})}
    if request.method in ("GET", "HEAD") and status == 200:
        wanted = request.headers.get("if-none-match", "")
        if wanted.strip() == "*" or etag.strip('"') in _TAG.findall(wanted):
            return Response(status_code=304, headers=told)
    return Response(body, status, told, media_type=kind)


def require_match(request: Request, current: str) -> None:
    """Holds If-Match against the current tag. Raises `Problem` 428 when it is missing, 412 when it is stale."""
    wanted = request.headers.get("if-match")
    if wanted is None:
        raise Problem("precondition-required")
    here = _version_part(current.strip('"'))
    if wanted.strip() != "*" and here not in [_version_part(tag) for tag in _TAG.findall(wanted)]:
        raise Problem("changed-elsewhere", headers={"ETag": current}, members={"etag": current})
