"""When the portal is asked how it is: as a page comes, and not while what is known still holds. Never by a timer (contract §A.4)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from kiosk.journeys.notices import LoadStanding
from kiosk.page import Page
from kiosk.standing import USUALLY_FRESH, Standing

FIRST: Final = 1.5
AFTER: Final = 0.3
"""Seconds after the first page and after another one. The first question loads what speaks to a portal, which would hold up the
first keys; what else is loaded then comes first (`kiosk/warmup.py`)."""


class StandingWatch:
    """Says when to ask, and holds what came until it can be shown without moving what somebody is about to press."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._due = float("-inf")
        self._language = ""
        self._coming: Standing | None = None
        self._touched = ""

    def due(self, page: Page, language: str) -> LoadStanding | None:
        """What to ask for now that `page` is shown; None while the last answer, or the last try, still holds."""
        if page.attract or (self._clock() < self._due and language == self._language):
            return None
        after = AFTER if self._language else FIRST
        self._due, self._language = self._clock() + USUALLY_FRESH, language
        return LoadStanding(language, after=after)

    def acted(self, page: Page) -> None:
        """Somebody is at work on a page: nothing may move there any more."""
        self._touched = page.id

    def touched(self, page: Page) -> bool:
        """Whether somebody is at work on it."""
        return page.id == self._touched

    def came(self, standing: Standing) -> None:
        """An answer; it holds for as long as the portal says."""
        self._coming = standing
        self._due = self._clock() + standing.fresh

    def take(self, page: Page) -> Standing | None:
        """What came and may be shown on `page`: at once where nobody has done anything there, else with the next page."""
        if self._coming is None or page.id == self._touched:
            return None
        taken, self._coming = self._coming, None
        return taken
