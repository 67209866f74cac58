"""Enrolling a kiosk with a code of its administrator and the public half of its key (contract §A.2 44), and its configuration (45)."""

from __future__ import annotations

import json
import secrets
import sqlite3
from typing import Any, Final

from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.negotiation import json_body, members, no_query
from kiosk.sandbox.phone_page import form_around, html_page, say
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.tokens import challenge, digest

CODE_LIFE: Final = 86_400.0
"""Seconds in which a code can be used."""
RING: Final = "general"
_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without what is easily taken for something else."""
_LONGEST: Final = 200
_POINT: Final = ("kty", "crv", "x", "y")


def new_code(portal: Portal) -> str:
    """A code that enrols one kiosk, within a day: XXXX-XXXX."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    expires_at = portal.timestamp() + CODE_LIFE
    portal.store.run("INSERT INTO enrolment_code VALUES (?, ?, NULL)", digest(code), expires_at)
    return f"{code[:4]}-{code[4:]}"


async def enrol(request: Request) -> Response:
    """POST /v1/devices: the kiosk is known from now on. A code that is sent again with the same key has the same answer:
    the first one may have been lost on the way."""
    no_query(request)
    portal = portal_of(request)
    content = await json_body(request)
    text = dict.fromkeys(("code", "model", "site"), _is_text)
    members(content, {**text, "jwk": lambda value: isinstance(value, dict)}, ("code", "jwk", "model", "site"))
    jwk = _public_key(content["jwk"])
    key = digest("".join(sign for sign in content["code"].upper() if sign.isalnum()))
    portal.guesses.allow(portal.timestamp())
    code = portal.store.row("SELECT * FROM enrolment_code WHERE code_hash = ?", key)
    if code is None:
        portal.guesses.wrong(portal.timestamp())
        raise Problem("enrolment-code-unknown")
    if code["client"] is not None:
        known = _known(portal, code["client"])
        if known is None or json.loads(known["jwk"]) != jwk:
            raise Problem("enrolment-code-used")
        return _enrolled(request, known)
    if code["expires_at"] <= portal.timestamp():
        raise Problem("enrolment-code-expired")
    device = secrets.token_hex(6)
    client = f"kiosk-{device}"
    with portal.store.writing():
        portal.store.run(
            "INSERT INTO kiosk VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(client, device, json.dumps(jwk), content["model"], content["site"], RING, portal.timestamp()),
        )
        portal.store.run("UPDATE enrolment_code SET client = ? WHERE code_hash = ?", client, key)
    made = _known(portal, client)
    assert made is not None
    return _enrolled(request, made)


async def config(request: Request) -> Response:
    """GET /v1/devices/self/config: what its administrators decided, signed."""
    no_query(request)
    kiosk = kiosk_of(request)
    signed = portal_of(request).keys.sign_token({"deviceId": kiosk["device"], **_decided(kiosk)}, "device-config+jwt")
    # a signature is another one each time, so the version is that of what was signed
    tag = f'"{digest(json.dumps(_decided(kiosk)))[:24]}"'
    return answer(request, signed.encode(), cache=PERSONAL, tag=tag, kind="application/jose")


async def code_page(request: Request) -> Response:
    """GET /enrolment: an administrator asks for a code."""
    language = language_of(request)
    inner = f"<p>{say('enrolment-about', language)}</p><button>{say('new-code', language)}</button>"
    return html_page(request, "enrolment", form_around("/enrolment", {}, inner), title="enrolment-title")


async def code_made(request: Request) -> Response:
    """POST /enrolment: and has it."""
    language = language_of(request)
    code = new_code(portal_of(request))
    inner = f'<p><strong class="match">{code}</strong></p><p>{say("enrolment-use", language)}</p>'
    return html_page(request, "enrolment-code", inner, title="enrolment-title")


def kiosk_of(request: Request) -> sqlite3.Row:
    """Which kiosk asks, by its own token. Raises `Problem` 401 when it is none that holds."""
    row = if_kiosk(request)
    if row is None:
        raise Problem("unauthorised", headers=challenge(portal_of(request), scope="device"))
    return row


def if_kiosk(request: Request) -> sqlite3.Row | None:
    """Which kiosk asks; None when it is none, or its token does not hold."""
    portal = portal_of(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    return portal.store.row(
        "SELECT kiosk.* FROM device_token JOIN kiosk USING (client) WHERE hash = ? AND expires_at > ?",
        *(digest(token.strip()), portal.timestamp()),
    )


def _enrolled(request: Request, kiosk: sqlite3.Row) -> Response:
    content = {
        "deviceId": kiosk["device"],
        "clientId": kiosk["client"],
        "ring": kiosk["ring"],
        "config": _decided(kiosk),
    }
    return answer(request, content, cache=PERSONAL, status=201)


def _decided(kiosk: sqlite3.Row) -> dict[str, Any]:
    return {"mode": "kiosk", "site": kiosk["site"], "ring": kiosk["ring"], "idleTimeout": "PT3M"}


def _known(portal: Portal, client: str) -> sqlite3.Row | None:
    return portal.store.row("SELECT * FROM kiosk WHERE client = ?", client)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= _LONGEST


def _public_key(jwk: dict[str, Any]) -> dict[str, Any]:
    """The public ES256 key alone. Raises `Problem` 422, also for one that gives its private half away."""
    try:
        if "d" in jwk or jwk.get("kty") != "EC" or jwk.get("crv") != "P-256":
            raise ValueError
        return {name: value for name, value in ECKey.import_key(jwk).as_dict(private=False).items() if name in _POINT}
    except (JoseError, ValueError, TypeError, KeyError):
        raise Problem("invalid", errors=[ItemError("type", pointer="/jwk")]) from None
