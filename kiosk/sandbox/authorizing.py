"""Signing in with a browser: a pushed request, the page where a person confirms, and the code that comes of it.

Authorization code with PKCE for the client at home (RFC 6749 §4.1, 7636, 9126, 9207); it comes back to a port of the
person's own computer and nowhere else (RFC 8252 §7.3). Nobody stays signed in here: who confirms is chosen on the page.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import sqlite3
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kiosk.sandbox.languages import language_of
from kiosk.sandbox.oauth import Refusal, form_of, known_client, level_of, plain, scopes_of
from kiosk.sandbox.phone_page import choice_of, form_around, html_page, say
from kiosk.sandbox.portal import CLIENTS, Portal, portal_of, route
from kiosk.sandbox.tokens import digest

URN: Final = "urn:ietf:params:oauth:request_uri:"
CODE_LIFE: Final = 60.0
"""Seconds in which a code has to be redeemed."""
LONGEST: Final = 1000
_PORT_OF_THIS_COMPUTER: Final = re.compile(r"http://(127\.0\.0\.1|\[::1\]):\d{1,5}/[\w./-]{0,100}", re.ASCII)
_CHALLENGE: Final = re.compile(r"[\w.~-]{43,128}", re.ASCII)
_THUMBPRINT: Final = re.compile(r"[\w-]{43}", re.ASCII)
_POLICY: Final = "http://127.0.0.1:* http://[::1]:*"
_KEPT: Final = ("redirect_uri", "state", "nonce", "code_challenge")


def routes() -> list[Route]:
    """The endpoints of this file."""
    return [
        route("/oauth/par", POST=pushed),
        route("/oauth/authorize", GET=authorize),
        route("/oauth/decision", POST=decision),
    ]


async def pushed(request: Request) -> Response:
    """POST /oauth/par: what the browser will be asked, said beforehand (RFC 9126)."""
    portal = portal_of(request)
    uri = URN + _kept(portal, await form_of(request, LONGEST))
    return plain({"request_uri": uri, "expires_in": round(portal.code_life)}, 201)


async def authorize(request: Request) -> Response:
    """GET /oauth/authorize: who wants to sign in? A request that is none never leads anywhere (RFC 6749 §4.1.2.1)."""
    portal = portal_of(request)
    asked = dict(request.query_params)
    try:
        if len(asked) != len(request.query_params.multi_items()):
            raise Refusal("invalid_request")
        named = asked.get("request_uri", "")
        secret = named.removeprefix(URN) if named else _kept(portal, asked)
    except Refusal:
        secret = ""
    row = _waiting(portal, secret)
    if row is None or row["client"] != asked.get("client_id"):
        return html_page(request, "stale-request", "", title="browser-title", status=400)
    return _ask(request, secret)


async def decision(request: Request) -> Response:
    """POST /oauth/decision: the browser goes back to the person's computer, with a code or with a no."""
    portal = portal_of(request)
    try:
        values = await form_of(request)
    except Refusal:
        values = {}
    row = _waiting(portal, values.get("request", ""))
    if row is None:
        return html_page(request, "stale-request", "", title="browser-title", status=409)
    told = {"state": row["state"], "iss": portal.url}
    if values.get("decision") == "refused":
        portal.store.run("DELETE FROM authorization WHERE request_hash = ?", row["request_hash"])
        told["error"] = "access_denied"
    elif values.get("person", "") in portal.people:
        told["code"] = _confirmed(portal, row, values["person"])
    else:
        return _ask(request, values["request"], error="choose-someone")
    address = f"{row['redirect_uri']}?{urlencode({name: value for name, value in told.items() if value})}"
    return RedirectResponse(address, 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})


def redeemed(portal: Portal, client: str, values: dict[str, str], key: str = "") -> sqlite3.Row:
    """What a code stands for, once (RFC 6749 §4.1.3); `key` is what the request is proven with. Raises `Refusal`."""
    if "code" not in values:
        raise Refusal("invalid_request", description="code is missing")
    row = portal.store.row("SELECT * FROM authorization WHERE code_hash = ?", digest(values["code"]))
    if row is None or row["client"] != client:
        raise Refusal("invalid_grant")
    portal.store.run("DELETE FROM authorization WHERE request_hash = ?", row["request_hash"])
    hashed = hashlib.sha256(values.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()
    fits = hmac.compare_digest(challenge.encode(), row["code_challenge"].encode())
    if not fits or values.get("redirect_uri") != row["redirect_uri"] or row["expires_at"] <= portal.timestamp():
        raise Refusal("invalid_grant")
    bound = portal.store.row("SELECT key FROM bound WHERE hash = ?", row["request_hash"])
    if bound is not None and bound["key"] != key:
        raise Refusal("invalid_grant", description="the code is another key's")
    return row


def _kept(portal: Portal, asked: dict[str, str]) -> str:
    """Keeps a request; the secret that names it. Raises `Refusal` for one that cannot be granted."""
    client = known_client(asked)
    if client != CLIENTS["desktop"]:
        raise Refusal("unauthorized_client")
    if asked.get("response_type") != "code":
        raise Refusal("unsupported_response_type")
    if not _PORT_OF_THIS_COMPUTER.fullmatch(asked.get("redirect_uri", "")) or _port(asked["redirect_uri"]) is None:
        raise Refusal("invalid_request", description="redirect_uri is no port of the person's computer")
    if asked.get("code_challenge_method") != "S256" or not _CHALLENGE.fullmatch(asked.get("code_challenge", "")):
        raise Refusal("invalid_request", description="PKCE with S256 is needed")
    if any(len(asked.get(name, "")) > 200 for name in _KEPT):
        raise Refusal("invalid_request", description="a value is too long")
    if not _THUMBPRINT.fullmatch(asked.get("dpop_jkt", "0" * 43)):
        raise Refusal("invalid_request", description="dpop_jkt is no thumbprint")
    at = portal.timestamp()
    portal.store.run("DELETE FROM authorization WHERE expires_at < ?", at)
    secret = secrets.token_urlsafe(32)
    portal.store.run(
        "INSERT INTO authorization VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', NULL, NULL)",
        *(digest(secret), client, scopes_of(asked.get("scope", ""), client), level_of(asked.get("acr_values", ""))),
        *(asked.get(name, "") for name in _KEPT),
        at + portal.code_life,
    )
    if "dpop_jkt" in asked:
        portal.store.run("INSERT INTO bound VALUES (?, ?)", digest(secret), asked["dpop_jkt"])
    return secret


def _port(address: str) -> int | None:
    try:
        return urlsplit(address).port
    except ValueError:
        return None


def _waiting(portal: Portal, secret: str) -> sqlite3.Row | None:
    return portal.store.row(
        "SELECT * FROM authorization WHERE request_hash = ? AND code_hash IS NULL AND expires_at > ?",
        *(digest(secret), portal.timestamp()),
    )


def _confirmed(portal: Portal, row: sqlite3.Row, person: str) -> str:
    code, at = secrets.token_urlsafe(32), portal.timestamp()
    portal.store.run(
        "UPDATE authorization SET person = ?, decided_at = ?, code_hash = ?, expires_at = ? WHERE request_hash = ?",
        *(person, at, digest(code), at + CODE_LIFE, row["request_hash"]),
    )
    return code


def _ask(request: Request, secret: str, *, error: str = "") -> Response:
    language = language_of(request)
    described = ' aria-describedby="error"' if error else ""
    choices = "".join(choice_of(person, language, required=False) for person in portal_of(request).people.values())
    inner = (
        f"<p>{say('browser-warning', language)}</p>"
        f"<fieldset{described}><legend>{say('choose', language)}</legend>{choices}</fieldset>"
        f'<button name="decision" value="confirmed">{say("confirm", language)}</button>'
        f'<button class="second" name="decision" value="refused">{say("refuse", language)}</button>'
    )
    form = form_around("/oauth/decision", {"request": secret}, inner)
    shown: dict[str, Any] = {"error": error, "status": 422} if error else {}
    return html_page(request, "choose", form, title="browser-title", leads_to=_POLICY, **shown)
