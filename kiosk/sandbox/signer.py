"""Somebody's phone for tests and tours, when something is to be signed: sees the code, signs or does not."""

from __future__ import annotations

import re
from html import unescape
from typing import Final, Literal

from kiosk.sandbox.browsing import Browser, PageRefused

Outcome = Literal["signed", "refused", "failed"]
_FORM: Final = re.compile(r"<form .*?</form>", re.DOTALL)
_CODE: Final = re.compile(r'class="code">(\d+)<')
_FIELD: Final = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


class Signer:
    """One phone. `url` is the portal's address, `language` what its browser asks for."""

    def __init__(self, url: str, language: str = "az") -> None:
        self._browser = Browser(url, language)

    def codes(self) -> list[str]:
        """The codes of all that waits, the newest first."""
        return [code[1] for form in self._forms() if (code := _CODE.search(form))]

    def decide(self, code: str, outcome: Outcome = "signed") -> None:
        """What waits under this code is signed, or not. Raises `PageRefused` when nothing waits under it."""
        form = next((each for each in self._forms() if (found := _CODE.search(each)) and found[1] == code), None)
        if form is None:
            raise PageRefused("nothing waits under this code")
        values = {name: unescape(value) for name, value in _FIELD.findall(form)}
        self._browser.post("/sign/decision", {**values, "decision": outcome})

    def _forms(self) -> list[str]:
        return _FORM.findall(self._browser.get("/sign"))
