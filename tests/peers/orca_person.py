"""Orca as a test hears it, and a person who works by it: keys go in, words come out, and nothing else is known."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from tests.peers.desktop import Desktop, until
from tests.peers.talking import SYSTEM_PYTHON

LAUNCHER: Final = Path(__file__).with_name("orca_alone.py")
QUIET_SECONDS: Final = 0.08
"""Orca writes what belongs together at once; after this long without a word it has said it."""
_INSERTED: Final = "object:text-changed:insert"
MOST_TABS: Final = 60
_SAID: Final = re.compile(r"SPEECH OUTPUT: '(.*?)'(?: voice=\w+)? ?\{'", re.DOTALL)
_READY: Final = "Starting ATSPI registry"


class Orca:
    """Reads what Orca would say from its log."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._log = desktop.folder / "orca.log"
        self.process = desktop.start("orca", [SYSTEM_PYTHON, LAUNCHER, desktop.folder / "orca", self._log])
        until(lambda: _READY in self._read(), f"Orca: {desktop.told('orca')}")

    def said(self) -> list[str]:
        """Everything so far, one utterance after the other."""
        return _SAID.findall(self._read())

    def _read(self) -> str:
        assert self.process.poll() is None, f"Orca has ended: {self._desktop.told('orca')}"
        return "" if not self._log.exists() else self._log.read_text(encoding="utf-8", errors="replace")

    def since(self, size: int) -> str:
        """What it has written after it had written that much."""
        with self._log.open("rb") as log:
            log.seek(size)
            return log.read().decode("utf-8", "replace")

    def size(self) -> int:
        """How much it has written so far."""
        return self._log.stat().st_size


class Person:
    """Presses keys, and listens. `heard` is what came since the last key."""

    def __init__(self, desktop: Desktop, orca: Orca) -> None:
        self._desktop, self._orca = desktop, orca
        self._since = 0

    @property
    def heard(self) -> list[str]:
        return self._orca.said()[self._since :]

    def press(self, *keys: str) -> None:
        """Keys by their X names, one after the other; what was said before is past."""
        self._since = len(self._orca.said())
        self._desktop.run("xdotool", "key", "--clearmodifiers", *keys)

    def write(self, text: str) -> None:
        """Letter by letter, each once Orca knows of the one before: Qt asks Orca about every key, and on a busy machine the
        next one would overtake it."""
        self._since = len(self._orca.said())
        for letter in text:
            size = self._orca.size()
            self._desktop.run("xdotool", "type", letter)
            until(lambda size=size: _INSERTED in self._orca.since(size), f"“{letter}” in the field")  # type: ignore[misc]

    def listen(self, *wanted: str) -> list[str]:
        """Wait until each of these has begun some utterance since the last key; gives all that was heard."""
        for words in wanted:
            try:
                until(lambda words=words: any(said.startswith(words) for said in self.heard), f"“{words}”")  # type: ignore[misc]
            except AssertionError as missing:
                raise AssertionError(f"{missing}; heard: {self.heard}") from None
        return self.heard

    def listen_for(self, found: Callable[[str], object]) -> str:
        """Wait for an utterance of some kind, and give it."""
        try:
            return until(lambda: next((each for each in self.heard if found(each)), ""), "what is wanted")
        except AssertionError as missing:
            raise AssertionError(f"{missing}; heard: {self.heard}") from None

    def answer(self) -> list[str]:
        """What Orca says to the last key, once it has said it all."""
        until(lambda: self.heard, "an answer to the key")
        size, since = self._orca.size(), time.monotonic()

        def quiet() -> bool:
            nonlocal size, since
            if self._orca.size() != size:
                size, since = self._orca.size(), time.monotonic()
            return time.monotonic() - since > QUIET_SECONDS

        until(quiet, "the end of the answer")
        return self.heard

    def go_to(self, words: str, *, key: str = "Tab") -> list[str]:
        """Press Tab, or an arrow, until Orca says what is looked for."""
        return self._seek(lambda said: said.startswith(words), words, key)

    def stand_on(self, words: str) -> None:
        """Be where Orca says this, with Tab if the page has not brought the focus there."""
        if not any(words in said for said in self.answer()):
            self._seek(lambda said: words in said, words, "Tab")

    def _seek(self, found: Callable[[str], bool], what: str, key: str) -> list[str]:
        passed: list[str] = []
        for _ in range(MOST_TABS):
            self.press(key)
            heard = self.answer()
            if any(found(each) for each in heard):
                return heard
            passed.extend(heard)
        raise AssertionError(f"“{what}” is not met with {key}; heard: {passed}")

    def choose(self, words: str) -> None:
        """Go to it and press Enter."""
        self.go_to(words)
        self.press("Return")


def first_of(candidates: Iterable[str], heard: Iterable[str]) -> str:
    """Which of the candidates was heard, the longest one that fits; empty when none was."""
    told = tuple(heard)
    return max((each for each in candidates if any(said.startswith(each) for said in told)), key=len, default="")
