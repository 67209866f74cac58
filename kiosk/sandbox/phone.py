"""The phone page: type the code, choose a fictional person, compare the number, confirm or refuse. Plain HTML, no script."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from collections.abc import Iterable
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.issuer import group_code
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.oauth import Refusal, form_of
from kiosk.sandbox.people import Person
from kiosk.sandbox.phone_page import choice_of, form_around, html_page, say
from kiosk.sandbox.portal import Portal, portal_of

COOKIE: Final = "phone"
WRONG_CODES_A_MINUTE: Final = 10


def _ask_code(request: Request, *, error: str = "", status: int = 200) -> Response:
    language = language_of(request)
    described = ' aria-describedby="error" aria-invalid="true"' if error else ""
    inner = (
        f'<label for="code">{say("code", language)}</label>'
        '<input type="text" id="code" name="user_code" inputmode="numeric" autocomplete="one-time-code" '
        f"required{described}><button>{say('continue', language)}</button>"
    )
    return html_page(request, "enter-code", form_around("/d", {}, inner), error=error, status=status)


def _ask_person(request: Request, row: sqlite3.Row, seal: str, *, error: str = "") -> Response:
    language = language_of(request)
    described = ' aria-describedby="error"' if error else ""
    choices = "".join(choice_of(person, language) for person in portal_of(request).people.values())
    inner = (
        f"<p>{say('shown-code', language)}: <strong>{group_code(row['user_code'])}</strong></p>"
        f"<fieldset{described}><legend>{say('choose', language)}</legend>{choices}</fieldset>"
        f"<button>{say('continue', language)}</button>"
    )
    form = form_around("/d/person", {"user_code": row["user_code"], "seal": seal}, inner)
    return html_page(request, "choose", form, error=error, status=422 if error else 200)


def _ask_decision(request: Request, row: sqlite3.Row, person: Person, seal: str) -> Response:
    language = language_of(request)
    place = escape(row["kiosk"]) or say("unnamed", language)
    facts = [("place", place), ("person", f'<span lang="az">{escape(person.name)}</span>')]
    facts += [("match", f'<span class="match">{escape(row["match"])}</span>')] if row["match"] else []
    facts += [("message", escape(row["message"]))] if row["message"] else []
    facts += [("shown-code", group_code(row["user_code"]))]
    inner = (
        f"{_definitions(facts, language)}<p>{say('warning', language)}</p>"
        f'<button name="decision" value="confirmed">{say("confirm", language)}</button>'
        f'<button class="second" name="decision" value="refused">{say("refuse", language)}</button>'
    )
    hidden = {"user_code": row["user_code"], "person": person.id, "seal": seal}
    return html_page(request, "check", form_around("/d/decision", hidden, inner))


def _definitions(facts: Iterable[tuple[str, str]], language: str) -> str:
    return "<dl>" + "".join(f"<dt>{say(key, language)}</dt><dd>{value}</dd>" for key, value in facts) + "</dl>"


class Phone:
    """The page's endpoints, and what they remember: wrong codes of the last minute (RFC 8628 §5.1)."""

    def __init__(self) -> None:
        self._sealing = secrets.token_bytes(32)
        self._wrong: list[float] = []

    async def start(self, request: Request) -> Response:
        """GET /d: asks for the code, or goes on at once with the one from the QR code."""
        code = request.query_params.get("user_code")
        return _ask_code(request) if code is None else self._with_code(request, code)

    async def code(self, request: Request) -> Response:
        """POST /d: takes the code."""
        values = await _values(request)
        return self._with_code(request, values.get("user_code", ""))

    def _with_code(self, request: Request, code: str) -> Response:
        portal = portal_of(request)
        at = portal.timestamp()
        self._wrong = [moment for moment in self._wrong if at - moment < 60]
        if len(self._wrong) >= WRONG_CODES_A_MINUTE:
            response = _ask_code(request, error="too-often", status=429)
            response.headers["Retry-After"] = "60"
            return response
        row = _waiting(portal, code)
        if row is None:
            self._wrong.append(at)
            return _ask_code(request, error="wrong-code", status=404)
        cookie = request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
        response = _ask_person(request, row, self._seal(cookie, row["user_code"]))
        response.set_cookie(COOKIE, cookie, max_age=600, path="/d", httponly=True, samesite="strict")
        return response

    async def person(self, request: Request) -> Response:
        """POST /d/person: shows what is to be confirmed."""
        values = await _values(request)
        row = self._sealed_row(request, values)
        if row is None:
            return _ask_code(request, error="stale", status=409)
        person = portal_of(request).people.get(values.get("person", ""))
        if person is None:
            return _ask_person(request, row, values["seal"], error="choose-someone")
        return _ask_decision(request, row, person, values["seal"])

    async def decision(self, request: Request) -> Response:
        """POST /d/decision: confirms or refuses."""
        values = await _values(request)
        portal = portal_of(request)
        row = self._sealed_row(request, values)
        decision, person = values.get("decision"), values.get("person", "")
        if row is None or person not in portal.people or decision not in ("confirmed", "refused"):
            return _ask_code(request, error="stale", status=409)
        portal.store.run(
            "UPDATE device SET decision = ?, person = ?, decided_at = ? WHERE device_hash = ?",
            *(decision, person, portal.timestamp(), row["device_hash"]),
        )
        return html_page(request, decision, "")

    def _seal(self, cookie: str, code: str) -> str:
        """Ties a page to the browser that it was made for, so that no other site can confirm (RFC 9700 §4.7)."""
        return hmac.new(self._sealing, f"{cookie} {code}".encode(), hashlib.sha256).hexdigest()

    def _sealed_row(self, request: Request, values: dict[str, str]) -> sqlite3.Row | None:
        code = values.get("user_code", "")
        sealed = self._seal(request.cookies.get(COOKIE, ""), code)
        if not hmac.compare_digest(sealed.encode(), values.get("seal", "").encode()):
            return None
        return _waiting(portal_of(request), code)


async def _values(request: Request) -> dict[str, str]:
    """The fields of a form; none when they cannot be read, which the page then says."""
    try:
        return await form_of(request)
    except Refusal:
        return {}


def _waiting(portal: Portal, code: str) -> sqlite3.Row | None:
    """The request for sign-in that a code belongs to and that still waits for a decision."""
    digits = "".join(sign for sign in code if sign.isascii() and sign.isdigit())
    return portal.store.row(
        "SELECT * FROM device WHERE user_code = ? AND decision = '' AND expires_at > ?", digits, portal.timestamp()
    )
