"""What the office does to show pages of a document: fetches it once, has one page after the other drawn. On worker threads only."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kiosk.viewing.looking import PageShown, Unshowable, Why, page_shown
from kiosk.viewing.sources import Source

MOST_FILES: Final = 2
MOST_PAGES: Final = 6
"""How many files and drawn pages are kept: turning back is quick, and memory is bounded."""


@dataclass(frozen=True, slots=True)
class Unshown:
    """Why a page cannot be shown."""

    why: Why


class ViewingOffice:
    """Pages of what `fetch` brings for whoever `owner` says is there. What is kept ends with the visit."""

    def __init__(self, fetch: Callable[[Source], bytes], owner: Callable[[], str]) -> None:
        self._fetch = fetch
        self._owner = owner
        self._lock = threading.Lock()
        self._files: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._pages: OrderedDict[tuple[str, str, int], PageShown] = OrderedDict()

    def close(self) -> None:
        """Forget all pages."""
        with self._lock:
            self._files.clear()
            self._pages.clear()

    def page(self, source: Source, number: int) -> PageShown | Unshown:
        """Page `number`, from 1. Raises the family in `portal/errors.py` when the file does not come."""
        owner = self._owner()
        with self._lock:
            known = self._pages.get((owner, source.key, number))
            data = self._files.get((owner, source.key))
        if known is not None:
            return known
        if data is None:
            data = self._fetch(source)
            with self._lock:
                self._files[owner, source.key] = data
                while len(self._files) > MOST_FILES:
                    self._files.popitem(last=False)
        try:
            shown = page_shown(data, source.media_type, number)
        except Unshowable as error:
            return Unshown(error.why)
        with self._lock:
            self._pages[owner, source.key, number] = shown
            while len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
        return shown
