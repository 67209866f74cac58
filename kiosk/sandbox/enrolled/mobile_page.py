"""The phone of somebody with mobile ID, as a page: what a kiosk asks, the check code, confirm or refuse. Plain HTML, no script."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.enrolled.backchannel import user_id_of
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.oauth import Refusal, form_of
from kiosk.sandbox.people import Person
from kiosk.sandbox.phone_page import form_around, html_page, say
from kiosk.sandbox.portal import portal_of

COOKIE: Final = "mobile"
DECISIONS: Final = ("confirmed", "refused", "failed")


class MobilePhone:
    """The page's endpoints."""

    def __init__(self) -> None:
        self._sealing = secrets.token_bytes(32)

    async def start(self, request: Request) -> Response:
        """GET /m: whose phone is this?"""
        return _ask_whose(request)

    async def chosen(self, request: Request) -> Response:
        """POST /m: what stands on that phone."""
        portal = portal_of(request)
        person = portal.people.get((await _values(request)).get("person", ""))
        if person is None:
            return _ask_whose(request, error="choose-someone")
        row = portal.store.row(
            "SELECT * FROM backchannel WHERE person = ? AND decision = '' AND expires_at > ? "
            "ORDER BY asked_at DESC, rowid DESC LIMIT 1",
            *(person.id, portal.timestamp()),
        )
        if row is None:
            again = f"<button>{say('look-again', language_of(request))}</button>"
            return html_page(
                request, "no-request", form_around("/m", {"person": person.id}, again), title="mobile-title"
            )
        cookie = request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
        response = _ask_decision(request, row, person, self._seal(cookie, row["request_hash"]))
        response.set_cookie(COOKIE, cookie, max_age=600, path="/m", httponly=True, samesite="strict")
        return response

    async def decision(self, request: Request) -> Response:
        """POST /m/decision: the person's PIN, right or three times wrong, or a no."""
        values = await _values(request)
        key, decision = values.get("request", ""), values.get("decision", "")
        sealed = self._seal(request.cookies.get(COOKIE, ""), key)
        portal = portal_of(request)
        told = hmac.compare_digest(sealed.encode(), values.get("seal", "").encode()) and decision in DECISIONS
        done = told and portal.store.run(
            "UPDATE backchannel SET decision = ?, decided_at = ? "
            "WHERE request_hash = ? AND decision = '' AND expires_at > ?",
            *(decision, portal.timestamp(), key, portal.timestamp()),
        )
        if not done:
            return html_page(request, "mobile-stale", "", title="mobile-title", status=409)
        return html_page(request, f"mobile-{decision}", "", title="mobile-title")

    def _seal(self, cookie: str, key: str) -> str:
        """Ties a page to the browser that it was made for, so that no other site can confirm (RFC 9700 §4.7)."""
        return hmac.new(self._sealing, f"{cookie} {key}".encode(), hashlib.sha256).hexdigest()


def _ask_whose(request: Request, *, error: str = "") -> Response:
    language = language_of(request)
    described = ' aria-describedby="error"' if error else ""
    choices = "".join(_phone_of(person, language) for person in portal_of(request).people.values())
    inner = (
        f"<fieldset{described}><legend>{say('whose-phone', language)}</legend>{choices}</fieldset>"
        f"<button>{say('continue', language)}</button>"
    )
    page = form_around("/m", {}, inner)
    return html_page(request, "whose-phone", page, title="mobile-title", error=error, status=422 if error else 200)


def _phone_of(person: Person, language: str) -> str:
    """A person to choose, with what is to be written at the kiosk."""
    return (
        f'<label class="person"><input type="radio" name="person" value="{escape(person.id)}"> '
        f'<span lang="az">{escape(person.name)}</span>, {escape(person.held["phone"])}, '
        f"{say('user-id', language)} {user_id_of(person)}</label>"
    )


def _ask_decision(request: Request, row: sqlite3.Row, person: Person, seal: str) -> Response:
    language = language_of(request)
    facts = (
        ("place", escape(row["kiosk"])),
        ("person", f'<span lang="az">{escape(person.name)}</span>'),
        ("check-code", f'<span class="match">{escape(row["message"])}</span>'),
    )
    told = "".join(f"<dt>{say(key, language)}</dt><dd>{value}</dd>" for key, value in facts)
    buttons = (("confirmed", "enter-pin", ""), ("refused", "refuse", "second"), ("failed", "wrong-pin", "second"))
    inner = f"<dl>{told}</dl><p>{say('mobile-warning', language)}</p>" + "".join(
        f'<button class="{kind}" name="decision" value="{value}">{say(key, language)}</button>'
        for value, key, kind in buttons
    )
    hidden = {"request": row["request_hash"], "seal": seal}
    return html_page(request, "mobile-check", form_around("/m/decision", hidden, inner), title="mobile-title")


async def _values(request: Request) -> dict[str, str]:
    """The fields of a form; none when they cannot be read, which the page then says."""
    try:
        return await form_of(request)
    except Refusal:
        return {}
