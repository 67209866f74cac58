"""A payer's phone for tests and tours: opens the pay page as a browser would and decides."""

from __future__ import annotations

import re
from html import unescape
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

from kiosk.sandbox.handset import PageRefused
from kiosk.sandbox.payment_store import Outcome

_FIELD: Final = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_AMOUNT: Final = re.compile(r'<dd class="amount">([^<]*)<')


class Payer:
    """One payer's phone; `language` is what its browser asks for."""

    def __init__(self, language: str = "az") -> None:
        # the standard library would not send a cookie back to a numeric loopback address under a strict policy
        jar = CookieJar(DefaultCookiePolicy(strict_ns_domain=DefaultCookiePolicy.DomainLiberal))
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(jar), ProxyHandler({}))
        self._language = language
        self._page = ""
        self._site = ""

    def open(self, address: str) -> str:
        """Opens what the code on the screen leads to; returns the amount that the page shows. Raises `PageRefused`."""
        parts = urlsplit(address)
        self._site = f"{parts.scheme}://{parts.netloc}"
        self._page = self._ask(address, None)
        shown = _AMOUNT.search(self._page)
        return unescape(shown[1]) if shown else ""

    def write(self, address: str, number: str) -> str:
        """The same without a camera: opens the address and writes the number there. Raises `PageRefused`."""
        self._ask(address, None)
        return self.open(f"{address}?{urlencode({'number': number})}")

    def decide(self, outcome: Outcome) -> None:
        """Pays, or does not. Raises `PageRefused`."""
        values = {name: unescape(value) for name, value in _FIELD.findall(self._page)}
        self._ask(f"{self._site}/pay/decision", {**values, "outcome": outcome})

    def _ask(self, address: str, values: dict[str, str] | None) -> str:
        headers = {"Accept-Language": self._language, "X-Sandbox-Scenario": "none"}
        data = urlencode(values).encode() if values is not None else None
        request = Request(address, data, headers)  # noqa: S310 - our own loopback address
        try:
            with self._opener.open(request, timeout=10) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            with error:
                raise PageRefused(f"status {error.code}") from error
