"""A phone for tests and tours: opens the phone page as a browser would, chooses a person, confirms or refuses."""

from __future__ import annotations

import re
from html import unescape
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final, Literal
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

Decision = Literal["confirmed", "refused"]
Answer = Literal["confirmed", "refused", "failed"]
"""On a phone with mobile ID a PIN may also be wrong three times."""
_FIELD: Final = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_ACTION: Final = re.compile(r'<form method="post" action="([^"]+)">')
_MATCH: Final = re.compile(r'class="match">([^<]*)<')


class PageRefused(Exception):
    """The phone page did not go on: a wrong or expired code, an unknown person."""


class Handset:
    """One person's phone. `url` is the portal's address; `language` what the browser asks for."""

    def __init__(self, url: str, language: str = "az") -> None:
        self._url = url
        # the standard library would not send a cookie back to a numeric loopback address under a strict policy
        jar = CookieJar(DefaultCookiePolicy(strict_ns_domain=DefaultCookiePolicy.DomainLiberal))
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(jar), ProxyHandler({}))
        self._language = language

    def decide(self, user_code: str, person: str = "citizen", decision: Decision = "confirmed") -> str:
        """Goes through all pages; returns the match number that the last one showed. Raises `PageRefused`."""
        chosen = self._send(self._send_code(user_code), person=person)
        match = _MATCH.search(chosen)
        self._send(chosen, decision=decision)
        return unescape(match[1]) if match else ""

    def answer(self, person: str = "citizen", decision: Answer = "confirmed") -> str:
        """Answers what stands on that person's phone with mobile ID; returns the check code that was there. Raises
        `PageRefused` when nothing stands there."""
        asked = self._open("/m", {"person": person})
        code = _MATCH.search(asked)
        if code is None:
            raise PageRefused("there is no request on the phone")
        self._send(asked, decision=decision)
        return unescape(code[1])

    def _send_code(self, user_code: str) -> str:
        return self._open("/d", {"user_code": user_code})

    def _send(self, page: str, **chosen: str) -> str:
        action = _ACTION.search(page)
        if action is None:
            raise PageRefused("there is no form on the page")
        return self._open(action[1], {**{name: unescape(value) for name, value in _FIELD.findall(page)}, **chosen})

    def _open(self, path: str, values: dict[str, str]) -> str:
        # the person's phone is not on the kiosk's bad line
        headers = {"Accept-Language": self._language, "X-Sandbox-Scenario": "none"}
        request = Request(self._url + path, urlencode(values).encode(), headers)  # noqa: S310 - our own loopback address
        try:
            with self._opener.open(request, timeout=10) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            with error:
                raise PageRefused(f"status {error.code}") from error
