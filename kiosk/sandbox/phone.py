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

from kiosk.sandbox.issuer import Refusal, form_of, group_code
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.people import Person
from kiosk.sandbox.phone_wording import WORDS
from kiosk.sandbox.portal import Portal, portal_of

COOKIE: Final = "phone"
WRONG_CODES_A_MINUTE: Final = 10
_STYLE: Final = (
    "body{font:1.25rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1rem;color:#111;background:#fff}"
    "input,button{font:inherit}input[type=text],button{width:100%;min-height:3.5rem;box-sizing:border-box}"
    "input[type=text]{border:3px solid #111;padding:0 .75rem;letter-spacing:.1em}"
    "button{margin-top:1rem;border:3px solid #111;border-radius:.5rem;background:#0b3a75;color:#fff}"
    "button.second{background:#fff;color:#111}label.person{display:block;padding:.75rem 0;border-top:2px solid #767676}"
    ":focus-visible{outline:4px solid #111;outline-offset:3px;box-shadow:0 0 0 3px #ffd60a}"
    "[role=alert]{border:3px solid #9b1c1c;color:#9b1c1c;padding:.75rem}dt{font-weight:bold}dd{margin:0 0 .75rem}"
    ".match{font-size:3rem;font-weight:bold}"
)


def _say(key: str, language: str) -> str:
    return escape(WORDS[key][language])


def _page(request: Request, heading: str, body: str, *, error: str = "", status: int = 200) -> Response:
    """A whole page; its title says first that something is wrong."""
    language = language_of(request)
    alert = f'<p role="alert" id="error">{_say(error, language)}</p>' if error else ""
    title = " – ".join(_say(key, language) for key in (error, heading, "title") if key)
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{_say(heading, language)}</h1>{alert}{body}</main>"
        f"<footer><p>{_say('sandbox', language)}</p></footer></body></html>"
    )
    headers = {
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
    }
    return Response(html.encode(), status, headers, media_type="text/html")


def _form(action: str, hidden: dict[str, str], inner: str) -> str:
    fields = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in hidden.items())
    return f'<form method="post" action="{action}">{fields}{inner}</form>'


def _ask_code(request: Request, *, error: str = "", status: int = 200) -> Response:
    language = language_of(request)
    described = ' aria-describedby="error" aria-invalid="true"' if error else ""
    inner = (
        f'<label for="code">{_say("code", language)}</label>'
        '<input type="text" id="code" name="user_code" inputmode="numeric" autocomplete="one-time-code" '
        f"required{described}><button>{_say('continue', language)}</button>"
    )
    return _page(request, "enter-code", _form("/d", {}, inner), error=error, status=status)


def _ask_person(request: Request, row: sqlite3.Row, seal: str, *, error: str = "") -> Response:
    language = language_of(request)
    described = ' aria-describedby="error"' if error else ""
    choices = "".join(_choice(person, language) for person in portal_of(request).people.values())
    inner = (
        f"<p>{_say('shown-code', language)}: <strong>{group_code(row['user_code'])}</strong></p>"
        f"<fieldset{described}><legend>{_say('choose', language)}</legend>{choices}</fieldset>"
        f"<button>{_say('continue', language)}</button>"
    )
    form = _form("/d/person", {"user_code": row["user_code"], "seal": seal}, inner)
    return _page(request, "choose", form, error=error, status=422 if error else 200)


def _choice(person: Person, language: str) -> str:
    name, about = escape(person.name), escape(person.description[language])
    return (
        f'<label class="person"><input type="radio" name="person" value="{escape(person.id)}" required> '
        f'<span lang="az">{name}</span>, {about}</label>'
    )


def _ask_decision(request: Request, row: sqlite3.Row, person: Person, seal: str) -> Response:
    language = language_of(request)
    place = escape(row["kiosk"]) or _say("unnamed", language)
    facts = [("place", place), ("person", f'<span lang="az">{escape(person.name)}</span>')]
    facts += [("match", f'<span class="match">{escape(row["match"])}</span>')] if row["match"] else []
    facts += [("message", escape(row["message"]))] if row["message"] else []
    facts += [("shown-code", group_code(row["user_code"]))]
    inner = (
        f"{_definitions(facts, language)}<p>{_say('warning', language)}</p>"
        f'<button name="decision" value="confirmed">{_say("confirm", language)}</button>'
        f'<button class="second" name="decision" value="refused">{_say("refuse", language)}</button>'
    )
    hidden = {"user_code": row["user_code"], "person": person.id, "seal": seal}
    return _page(request, "check", _form("/d/decision", hidden, inner))


def _definitions(facts: Iterable[tuple[str, str]], language: str) -> str:
    return "<dl>" + "".join(f"<dt>{_say(key, language)}</dt><dd>{value}</dd>" for key, value in facts) + "</dl>"


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
        return _page(request, decision, "")

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
