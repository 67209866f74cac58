"""How often somebody without a sign-in may ask for what only a code or a reference tells: wrong guesses are counted."""

from __future__ import annotations

from typing import Final

from kiosk.sandbox.errors import Problem

WRONG_A_MINUTE: Final = 30
WINDOW: Final = 60.0


class Guesses:
    """The wrong guesses of the last minute, whoever made them: this portal knows nobody by address."""

    def __init__(self) -> None:
        self._wrong: list[float] = []

    def allow(self, at: float) -> None:
        """Raises `Problem` 429 when there were too many. `at` in seconds."""
        self._wrong = [moment for moment in self._wrong if at - moment < WINDOW]
        if len(self._wrong) >= WRONG_A_MINUTE:
            raise Problem("too-many-requests", headers={"Retry-After": str(int(WINDOW))})

    def wrong(self, at: float) -> None:
        """Another one."""
        self._wrong.append(at)
