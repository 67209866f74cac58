"""A browser without a screen, for the pages of servers that others wrote: it keeps cookies, fills forms and presses buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener


@dataclass
class Form:
    """A form, where it leads, what it holds already, and its buttons."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    choices: set[str] = field(default_factory=set)


@dataclass
class Shown:
    """A page. `text` is its source."""

    url: str
    status: int
    text: str
    forms: list[Form] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(given.get("action", ""), given.get("method", "get").lower()))
            self._inside = True
        elif self._inside and tag in ("input", "button"):
            kind = given.get("type", "submit" if tag == "button" else "text")
            if kind == "submit":
                self.found[-1].buttons.append((given.get("name", ""), given.get("value", "")))
            elif kind not in ("checkbox", "radio") or "checked" in given:
                self.found[-1].values[given.get("name", "")] = given.get("value", "")
            else:
                self.found[-1].choices.add(given.get("name", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False


class Browser:
    """One person's browser: cookies of its own, no proxy."""

    def __init__(self) -> None:
        # the standard library would not send a cookie back to a numeric loopback address under a strict policy
        self.cookies = CookieJar(DefaultCookiePolicy(strict_ns_domain=DefaultCookiePolicy.DomainLiberal))
        self._opener = build_opener(HTTPCookieProcessor(self.cookies), ProxyHandler({}))

    def open(self, url: str, values: Mapping[str, str] | None = None) -> Shown:
        """The page at `url`, after redirects; sends `values` as a form."""
        data = urlencode(values).encode() if values is not None else None
        try:
            with self._opener.open(Request(url, data, {"Accept": "text/html"}), timeout=60) as answer:
                shown = Shown(answer.url, answer.status, answer.read().decode())
        except HTTPError as error:
            with error:
                shown = Shown(error.url or url, error.code, error.read().decode())
        parser = _Forms()
        parser.feed(shown.text)
        shown.forms = [form for form in parser.found if form.method == "post"]
        return shown

    def submit(self, page: Shown, answers: Mapping[str, str], press: tuple[str, str] | None = None) -> Shown:
        """Fill in the first form and send it; `press` is the button, by name and value, else the first one."""
        form = page.forms[0]
        known = {name: value for name, value in answers.items() if name in form.values or name in form.choices}
        button = press or next(iter(form.buttons), ("", ""))
        pressed = {button[0]: button[1]} if button[0] else {}
        return self.open(urljoin(page.url, form.action), {**form.values, **known, **pressed})

    def go_through(self, url: str, answers: Mapping[str, str], press: tuple[str, str] | None = None) -> Shown:
        """Send form after form, with the same answers, until a page asks nothing more. Where there is the button `press`
        it is pressed; it may also be a hidden field that a script would have added.
        """
        page = self.open(url)
        for _ in range(12):
            if not page.forms:
                return page
            there = press is not None and press in page.forms[0].buttons
            page = self.submit(page, answers, press if there else None)
        raise AssertionError(f"forms without an end at {page.url}")
