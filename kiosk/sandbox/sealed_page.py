"""Plain pages that change something at the sandbox portal: each form is tied to the browser that it was made for.

Without this any page on the same computer could send the form (RFC 9700 §4.7 says the same of an issuer's pages).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.languages import language_of
from kiosk.sandbox.oauth import Refusal, form_of
from kiosk.sandbox.wording import Words

LONGEST: Final = 2000
_LIFE: Final = 3600
_STYLE: Final = (
    "body{font:1.25rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1rem;color:#111;background:#fff}"
    "input,select,button{font:inherit;min-height:3rem;box-sizing:border-box}input[type=text]{width:100%;border:3px solid "
    "#111;padding:0 .75rem}button{margin:.5rem .5rem 0 0;padding:0 1rem;border:3px solid #111;border-radius:.5rem;"
    "background:#fff;color:#111}button.first{background:#0b3a75;color:#fff}section,form{border-top:2px solid #767676;"
    "padding:.75rem 0}dt{font-weight:bold}dd{margin:0 0 .75rem}label{display:block;margin-top:.75rem}"
    ":focus-visible{outline:4px solid #111;outline-offset:3px;box-shadow:0 0 0 3px #ffd60a}.code{font-size:3rem;"
    "font-weight:bold}[role=alert]{border:3px solid #9b1c1c;color:#9b1c1c;padding:.75rem}"
)


class SealedPages:
    """Pages under one path. `words` are what they say, by key; each has `title` and `sandbox`."""

    def __init__(self, path: str, words: Mapping[str, Words]) -> None:
        self._path = path
        self._words = words
        self._sealing = secrets.token_bytes(32)

    def say(self, key: str, request: Request) -> str:
        """A text of the pages, safe in HTML."""
        return escape(self._words[key][language_of(request)])

    def page(self, request: Request, heading: str, body: str, status: int = 200) -> Response:
        """A whole page; its browser gets what its forms are sealed with."""
        language = language_of(request)
        html = (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
            f"<title>{self.say(heading, request)} – {self.say('title', request)}</title>"
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
            f"<body><main><h1>{self.say(heading, request)}</h1>{body}</main>"
            f"<footer><p>{self.say('sandbox', request)}</p></footer></body></html>"
        )
        headers = {
            "Cache-Control": "no-store",
            "Content-Language": language,
            "Content-Security-Policy": (
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
            ),
            "Referrer-Policy": "no-referrer",
        }
        response = Response(html.encode(), status, headers, media_type="text/html")
        cookie = self._cookie(request)
        response.set_cookie(self._name, cookie, max_age=_LIFE, path=self._path, httponly=True, samesite="strict")
        return response

    def form(self, request: Request, action: str, about: str, inner: str) -> str:
        """A form about one thing."""
        hidden = {"about": about, "seal": self._seal(self._cookie(request), about)}
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in hidden.items()
        )
        return f'<form method="post" action="{self._path}{action}">{fields}{inner}</form>'

    async def values(self, request: Request) -> dict[str, str]:
        """The fields of a form that one of these pages sent; none for any other."""
        try:
            values = await form_of(request, LONGEST)
        except Refusal:
            return {}
        sealed = self._seal(request.cookies.get(self._name, ""), values.get("about", ""))
        return values if hmac.compare_digest(sealed.encode(), values.get("seal", "").encode()) else {}

    @property
    def _name(self) -> str:
        return self._path.strip("/")

    def _cookie(self, request: Request) -> str:
        """What the browser brought, or will be given; the same however often one request asks."""
        if not hasattr(request.state, "sealed"):
            request.state.sealed = request.cookies.get(self._name) or secrets.token_urlsafe(16)
        return str(request.state.sealed)

    def _seal(self, cookie: str, about: str) -> str:
        return hmac.new(self._sealing, f"{cookie} {about}".encode(), hashlib.sha256).hexdigest()
