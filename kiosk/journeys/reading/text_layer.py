"""The text of a page as paragraphs that can be read aloud: lines that belong together are put together."""

from __future__ import annotations

import re
from typing import Final

_SPACES: Final = re.compile(r"[ \t\u00a0\u00ad\u200b]+")
_UNSHOWN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_SHORT: Final = 55
"""Signs below which a line was ended on purpose, and not because the paper was full."""
MOST: Final = 120
"""Paragraphs of one page."""
LONGEST: Final = 1200
"""Signs of one paragraph."""


def paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs in the order in which the file holds them; a word that was parted at the end of a line is made whole."""
    found: list[str] = []
    running = ""
    for line in _UNSHOWN.sub("", text).splitlines():
        plain = _SPACES.sub(" ", line).strip()
        if not plain:
            found, running = [*found, running], ""
        elif not running:
            running = plain
        elif running.endswith("-") and plain[0].islower():
            running = running[:-1] + plain
        elif goes_on(running, plain) and len(running) < LONGEST:
            running = f"{running} {plain}"
        else:
            found, running = [*found, running], plain
    return tuple(each[:LONGEST] for each in (*found, running) if each)[:MOST]


def goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the one before."""
    last = before.rpartition("\n")[2]
    return len(last) >= _SHORT and not before.endswith((".", "!", "?", ":")) and line[0].islower()
