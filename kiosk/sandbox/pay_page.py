"""The page on which a payer pays with a phone: what, to whom, how much, and what the bank shall do. Plain HTML, no script.

No card is asked for: this portal takes no money, so the payer chooses what happens. A charge found by its reference is
paid here without a sign-in; the payment is begun by the decision, so that looking at the page begins nothing. Whoever has
no camera writes the number by hand. The same page stands for the screen of a payment terminal.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from html import escape
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.charges import LONGEST_REFERENCE, by_reference, plain
from kiosk.sandbox.errors import Problem
from kiosk.sandbox.holdings import Holding, by_code
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.payment_store import (
    TERMINALS,
    at_terminal,
    begin,
    by_entry_code,
    by_secret,
    charges_of,
    decide,
    settle,
    start,
)
from kiosk.sandbox.payment_wording import PAGE
from kiosk.sandbox.payments import money
from kiosk.sandbox.portal import Portal, portal_of

COOKIE: Final = "payer"
_MOST_FIELDS: Final = 20
OUTCOMES: Final = ("paid", "later", "failed", "cancelled")
_STYLE: Final = (
    "body{font:1.25rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1rem;color:#111;background:#fff}"
    "button,input{font:inherit;width:100%;min-height:3.5rem;margin-top:1rem;border:3px solid #111;border-radius:.5rem;"
    "background:#fff;color:#111}button.first{background:#0b3a75;color:#fff}dt{font-weight:bold}dd{margin:0 0 .75rem}"
    ":focus-visible{outline:4px solid #111;outline-offset:3px;box-shadow:0 0 0 3px #ffd60a}.amount{font-size:2.5rem}"
)


def _say(key: str, language: str) -> str:
    return escape(PAGE[key][language])


def _page(request: Request, heading: str, body: str, status: int = 200) -> Response:
    language = language_of(request)
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{_say(heading, language)} – {_say('title', language)}</title>"
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{_say(heading, language)}</h1>{body}</main>"
        f"<footer><p>{_say('sandbox', language)}</p></footer></body></html>"
    )
    headers = {
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
    }
    return Response(html.encode(), status, headers, media_type="text/html")


def _over(request: Request, status: int = 409) -> Response:
    return _page(request, "over", f"<p>{_say('over-more', language_of(request))}</p>", status)


def _ask(request: Request, charges: Iterable[Holding], hidden: dict[str, str]) -> Response:
    language = language_of(request)
    charges = list(charges)
    facts = [(("payee", each.content["payee"]["label"]), ("what", each.content["description"])) for each in charges]
    rows = "".join(
        f"<dt>{_say(key, language)}</dt><dd>{escape(words[language])}</dd>" for pair in facts for key, words in pair
    )
    amount = money(sum(each.content["amount"] for each in charges))
    fields = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in hidden.items())
    buttons = "".join(
        f'<button name="outcome" value="{each}"{" class=first" if each == "paid" else ""}>{_say(each, language)}</button>'
        for each in OUTCOMES
    )
    return _page(
        request,
        "pay",
        f'<dl>{rows}<dt>{_say("amount", language)}</dt><dd class="amount">{amount}</dd></dl>'
        f"<p>{_say('warning', language)}</p>"
        f'<form method="post" action="/pay/decision">{fields}{buttons}</form>',
    )


def _number_form(language: str) -> str:
    return (
        '<form method="get" action="/pay">'
        f'<label for="number">{_say("number", language)}</label>'
        '<input id="number" name="number" inputmode="numeric" autocomplete="off" required maxlength="40">'
        f'<button class="first">{_say("go-on", language)}</button></form>'
    )


class PayPage:
    """The page's endpoints. What seals it ties it to the browser that it was made for."""

    def __init__(self) -> None:
        self._sealing = secrets.token_bytes(32)

    async def show(self, request: Request) -> Response:
        """GET /pay: a payment by its secret, or a charge by its reference; either by a number that is written by hand; or what
        a terminal waits for."""
        portal = portal_of(request)
        settle(portal)
        asked = request.query_params
        if "terminal" in asked:
            if asked["terminal"] not in TERMINALS:
                return _over(request, 404)
            waiting = at_terminal(portal, asked["terminal"])
            return _page(request, "idle", "") if waiting is None else self._payment_page(request, waiting)
        if "payment" in asked:
            return self._payment_page(request, by_secret(portal, asked["payment"]))
        if "number" not in asked and "reference" not in asked:
            return _page(request, "write", _number_form(language_of(request)))
        number = plain(asked.get("number", asked.get("reference", "")))[: LONGEST_REFERENCE + 1]
        try:
            portal.guesses.allow(portal.timestamp())
            written = by_entry_code(portal, number) if "number" in asked else None
            if written is not None:
                return self._payment_page(request, written)
            charge = by_reference(portal, number)
        except Problem as problem:
            return _over(request, 429 if problem.code == "too-many-requests" else 404)
        if charge.content["status"] != "due" or "running" in charge.content:
            return _over(request)
        return self._sealed(request, [charge], {"reference": charge.code})

    def _payment_page(self, request: Request, payment: Holding | None) -> Response:
        portal = portal_of(request)
        if payment is None:
            return _over(request, 404)
        if payment.content["status"] not in ("created", "started"):
            return _over(request)
        with portal.store.writing():
            start(portal, payment)
        return self._sealed(request, charges_of(portal, payment), {"payment": payment.code})

    async def decision(self, request: Request) -> Response:
        """POST /pay/decision: what the payer did, once."""
        portal = portal_of(request)
        settle(portal)
        values = _values(await request.body())
        about = values.get("payment") or values.get("reference") or ""
        seal = self._seal(request.cookies.get(COOKIE, ""), about)
        outcome: Any = values.get("outcome")
        if outcome not in OUTCOMES or not hmac.compare_digest(seal.encode(), values.get("seal", "").encode()):
            return _page(request, "stale", "", 409)
        try:
            with portal.store.writing():
                decide(portal, self._payment(portal, values), outcome)
        except Problem:
            return _over(request)
        return _page(request, f"done-{outcome}", f"<p>{_say('back', language_of(request))}</p>")

    @staticmethod
    def _payment(portal: Portal, values: dict[str, str]) -> Holding:
        payment = by_secret(portal, values["payment"]) if values.get("payment") else None
        if payment is not None:
            return payment
        return begin(portal, [_charge_of(portal, values.get("reference", ""))], "link")

    def _sealed(self, request: Request, charges: Iterable[Holding], hidden: dict[str, str]) -> Response:
        cookie = request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
        (about,) = hidden.values()
        response = _ask(request, charges, {**hidden, "seal": self._seal(cookie, about)})
        response.set_cookie(COOKIE, cookie, max_age=1800, path="/pay", httponly=True, samesite="strict")
        return response

    def _seal(self, cookie: str, about: str) -> str:
        return hmac.new(self._sealing, f"{cookie} {about}".encode(), hashlib.sha256).hexdigest()


def _charge_of(portal: Portal, reference: str) -> Holding:
    """The charge of a reference that a page has shown before. Raises `Problem` 404."""
    found = by_code(portal, "charge", reference)
    if found is None:
        raise Problem("not-found")
    return found


def _values(body: bytes) -> dict[str, str]:
    """The fields of a form; none when it is too long to be one of this page's."""
    try:
        return dict(parse_qsl(body.decode("latin-1"), max_num_fields=_MOST_FIELDS))
    except ValueError:
        return {}
