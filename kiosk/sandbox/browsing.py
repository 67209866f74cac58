"""A plain browser for tests and tours: opens the sandbox portal's own pages, keeps cookies, sends forms."""

from __future__ import annotations

from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

from kiosk.sandbox.handset import PageRefused

__all__ = ["Browser", "PageRefused"]


class Browser:
    """One browser at a portal's address; `language` is what it asks for."""

    def __init__(self, url: str, language: str = "az") -> None:
        self._url = url
        self._language = language
        # the standard library would not send a cookie back to a numeric loopback address under a strict policy
        jar = CookieJar(DefaultCookiePolicy(strict_ns_domain=DefaultCookiePolicy.DomainLiberal))
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(jar), ProxyHandler({}))

    def get(self, path: str) -> str:
        """The page at a path. Raises `PageRefused`."""
        return self._ask(path, None)

    def post(self, path: str, values: dict[str, str]) -> str:
        """The page that a form leads to. Raises `PageRefused`."""
        return self._ask(path, values)

    def _ask(self, path: str, values: dict[str, str] | None) -> str:
        # whoever is at the other end is not on the kiosk's bad line
        headers = {"Accept-Language": self._language, "X-Sandbox-Scenario": "none"}
        data = urlencode(values).encode() if values is not None else None
        request = Request(self._url + path, data, headers)  # noqa: S310 - our own loopback address
        try:
            with self._opener.open(request, timeout=10) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            with error:
                raise PageRefused(f"status {error.code}") from error
