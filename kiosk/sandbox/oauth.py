"""What the endpoints of the issuer share: forms, refusals, clients, scopes and levels (RFC 6749)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.etags import encode
from kiosk.sandbox.portal import CLIENTS, LEVELS, SCOPES

LONGEST_VALUE: Final = 200
LONGEST_TOKEN: Final = 4000
_SIGNATURE: Final = "client_assertion"
OFFLINE: Final = "offline_access"
_FORM: Final = "application/x-www-form-urlencoded"


class Refusal(Exception):
    """An OAuth error (RFC 6749 §5.2)."""

    def __init__(
        self, code: str, status: int = 400, description: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(code)
        self.headers = dict(headers or {})
        self.code = code
        self.status = status
        self.description = description


def plain(content: dict[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """JSON that nobody keeps."""
    told = {"Cache-Control": "no-store", "Pragma": "no-cache", **(headers or {})}
    return Response(encode(content), status, told, media_type="application/json")


async def on_refusal(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the signature is Starlette's
    """Starlette's handler of a `Refusal`."""
    assert isinstance(error, Refusal)
    described = {"error_description": error.description} if error.description else {}
    return plain({"error": error.code, **described}, error.status, error.headers)


async def form_of(request: Request, longest: int = LONGEST_VALUE) -> dict[str, str]:
    """The parameters of a form body. Raises `Refusal` for another kind, a parameter given twice, or one too long."""
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sent != _FORM:
        raise Refusal("invalid_request", description=f"send {_FORM}")
    try:
        pairs = parse_qsl((await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=50)
    except ValueError as error:
        raise Refusal("invalid_request", description="unreadable form") from error
    values = dict(pairs)
    if len(values) != len(pairs):
        raise Refusal("invalid_request", description="a parameter was given twice")
    if any(len(value) > (LONGEST_TOKEN if name == _SIGNATURE else longest) for name, value in values.items()):
        raise Refusal("invalid_request", description="a value is too long")
    # RFC 6749 §3.2: a parameter without a value counts as not sent
    return {name: value for name, value in values.items() if value}


def known_client(values: dict[str, str]) -> str:
    """Who asks. Raises `Refusal`."""
    client = values.get("client_id", "")
    if not client:
        raise Refusal("invalid_request", description="client_id is missing")
    if client not in CLIENTS.values():
        raise Refusal("invalid_client", 401, "no such client")
    return client


def scopes_of(asked: str, client: str = "") -> str:
    """The scopes to ask the person for: all, or those asked for that exist (RFC 6749 §3.3: the answer names them).

    Only at home a sign-in may go on without the person (`offline_access`), and only who asks for it by name gets it.
    """
    wanted: list[str] = [scope for scope in SCOPES if scope in asked.split()] if asked else list(SCOPES)
    if OFFLINE in asked.split() and client == CLIENTS["desktop"]:
        wanted.append(OFFLINE)
    return " ".join(wanted or ["openid"])


def level_of(asked: str) -> str:
    """The first level asked for that exists (OpenID `acr_values`), else the usual one."""
    return next((level for level in asked.split() if level in LEVELS), "substantial")
