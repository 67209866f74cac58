"""A clerk for tests and tours: moves applications on the authority's page as a person there would."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Final, Literal

from kiosk.sandbox.browsing import Browser, PageRefused

Step = Literal["money", "visit", "sign", "upload", "approve", "refuse"]
_FIELD: Final = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_ROW: Final = re.compile(r'<a href="/clerk\?application=([^"]+)">([^<]+)</a>')
_REFERENCE: Final = re.compile(r'class="reference">([^<]+)<')


class ClerkHand:
    """One clerk. `url` is the portal's address, `language` what the clerk's browser asks for."""

    def __init__(self, url: str, language: str = "az") -> None:
        self._browser = Browser(url, language)

    def example(self, person: str = "citizen") -> str:
        """An application of this person that has come back for correction; its number."""
        page = self._browser.get("/clerk")
        made = self._browser.post("/clerk/example", {**self._hidden(page), "person": person})
        found = _REFERENCE.search(made)
        if found is None:
            raise PageRefused("no number is shown")
        return unescape(found[1])

    def give_back(self, reference: str, asked: Mapping[str, str], days: int = 10, words: str = "") -> None:
        """Back to its owner, with what is asked of each answer. Raises `PageRefused`."""
        asks = {f"ask.{name}": said for name, said in asked.items()}
        self._step(reference, "give-back", days, words, asks)

    def step(self, reference: str, step: Step, days: int = 10, words: str = "") -> None:
        """Another step with it. Raises `PageRefused` for what its state does not allow."""
        self._step(reference, step, days, words, {})

    def _step(self, reference: str, step: str, days: int, words: str, more: Mapping[str, str]) -> None:
        rows = {unescape(shown): key for key, shown in _ROW.findall(self._browser.get("/clerk"))}
        if reference not in rows:
            raise PageRefused("there is no application of this number")
        page = self._browser.get(f"/clerk?application={rows[reference]}")
        chosen = {"decision": step, "days": str(days), "words": words, **more}
        self._browser.post("/clerk/decision", {**self._hidden(page), **chosen})

    @staticmethod
    def _hidden(page: str) -> dict[str, str]:
        return {name: unescape(value) for name, value in _FIELD.findall(page)}
