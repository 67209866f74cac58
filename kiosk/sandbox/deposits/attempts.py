"""How often one person may give a code that finds nothing of theirs."""

from __future__ import annotations

from typing import Final

from kiosk.sandbox.errors import Problem

MOST_WRONG: Final = 10
WINDOW: Final = 900.0
"""Seconds. Ten digits, ten tries in a quarter of an hour: a slip is forgiven, guessing is hopeless."""


class Attempts:
    """The wrong codes of each person lately."""

    def __init__(self) -> None:
        self._wrong: dict[str, list[float]] = {}

    def allow(self, person: str, at: float) -> None:
        """Raises `Problem` 429 after too many. `at` in seconds."""
        lately = [moment for moment in self._wrong.get(person, []) if at - moment < WINDOW]
        self._wrong[person] = lately
        if len(lately) >= MOST_WRONG:
            wait = max(1, round(WINDOW - (at - lately[0])))
            raise Problem("too-many-requests", headers={"Retry-After": str(wait)})

    def wrong(self, person: str, at: float) -> None:
        """Another one."""
        self._wrong.setdefault(person, []).append(at)
