"""Says how much a search has found once the person stops writing: not between letters, and also when it is as much as before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from accessibility.clock import Timer, Timers
from kiosk.page import Field, FieldKind, Page
from kiosk.text import Text

PAUSE_SECONDS: Final = 0.8
"""Since the last letter: who writes slowly is not spoken to between two."""


class Searching(QObject):
    """Waits while somebody writes in a search field. `say` is given what the page then tells of itself (ACC-69)."""

    def __init__(self, parent: QObject, timers: Timers, say: Callable[[Text], None]) -> None:
        super().__init__(parent)
        self._timers, self._say = timers, say
        self._timer: Timer | None = None
        self._page: Page | None = None

    def takes(self, before: Page, page: Page) -> bool:
        """Whether a page that is shown again has another search, and its news wait."""
        if _sought(before) == _sought(page):
            return False
        self.stop()
        self._page = page
        self._timer = self._timers.after(PAUSE_SECONDS, self._tell)
        return True

    def stop(self) -> None:
        """Another page has come, or the visit is over."""
        timer, self._timer, self._page = self._timer, None, None
        if timer is not None:
            timer.cancel()

    def _tell(self) -> None:
        page, self._timer, self._page = self._page, None, None
        for words in page.said if page is not None else ():
            self._say(words)


def _sought(page: Page) -> tuple[str, ...]:
    """What stands in the search fields of a page."""
    fields = (block for block in page.blocks if isinstance(block, Field))
    return tuple(field.value for field in fields if field.kind is FieldKind.SEARCH)
