"""The program's strings: gettext catalogues az/ en/ ru/, one domain each for kiosk, ui and accessibility.

Azerbaijani is the source of truth for terms; the message ids are English, so that a developer can read the code.
`python -m translations` extracts, updates, checks and compiles the catalogues (see `translations/__main__.py`).
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Final, Literal

Domain = Literal["kiosk", "ui", "accessibility"]
DOMAINS: Final[tuple[Domain, ...]] = ("kiosk", "ui", "accessibility")
FOLDER: Final = Path(__file__).parent
PSEUDO: Final = "qps"
"""The pseudo-locale: every string 40 % longer and marked, to find what is cut and what is not translated."""


class Messages(gettext.GNUTranslations):
    """One domain in one language."""


class _Pseudo(Messages):
    """Lengthens what English says, leaving `{names}` alone."""

    def __init__(self, real: gettext.NullTranslations) -> None:
        super().__init__()
        self._real = real

    def gettext(self, message: str) -> str:
        return _lengthen(self._real.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _lengthen(self._real.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return _lengthen(self._real.pgettext(context, message))


def _lengthen(text: str) -> str:
    extra = max(1, round(len(text) * 0.4))
    return f"{text} {'ğəşıçöü'[: extra - 1] if extra < 9 else ' '.join(['ğəşıçöü'] * (extra // 8))}"


@cache
def messages(domain: Domain, language: str) -> Messages:
    """The strings of `domain` in `language`, read once; English ids where a catalogue is missing (tests hold that none is)."""
    if language == PSEUDO:
        return _Pseudo(messages(domain, "en"))
    path = FOLDER / language / "LC_MESSAGES" / f"{domain}.mo"
    if not path.exists():
        return Messages()
    with path.open("rb") as file:
        return Messages(file)
