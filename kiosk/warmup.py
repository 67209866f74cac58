"""What the first page need not wait for and the next ones should not: loaded beside them, one piece at a time.

Loading holds up the thread that draws, so it is done in small pieces with rests between them. What is loaded lasts: Python's
collector, which looks at all that there is, is spared it (`gc.freeze`); else it holds up a page for some 30 ms now and then.
"""

from __future__ import annotations

import gc
import threading
from importlib import import_module
from typing import Final

FIRST_SECONDS: Final = 0.2
REST_SECONDS: Final = 0.01
"""How long to wait before the first piece, and after each."""

PAGES: Final = (
    "kiosk.portal.signin",
    "kiosk.applications.receipts",
    "kiosk.journeys.requests",
    "kiosk.journeys.problems",
    "kiosk.journeys.centres",
    "kiosk.forms.answers",
    "kiosk.forms.pages",
    "kiosk.journeys.applying_pages",
    "kiosk.journeys.signing_in",
    "kiosk.journeys.applying",
    "kiosk.journeys.browse",
    "kiosk.journeys.information",
    "kiosk.journeys.my_applications",
    "kiosk.journeys.cabinet",
    "kiosk.journeys.appointments.booking",
    "kiosk.journeys.appointments.queue",
)
"""The pages behind the first one, what they need before them."""


def load_undisturbed() -> None:
    """Until `Warmup.start`, load without looking for what is not used any more: nothing of it ends before the program does."""
    gc.disable()


class Warmup:
    """Loads the pages behind the first one. `first` is how many seconds to wait."""

    def __init__(self, first: float = FIRST_SECONDS) -> None:
        self._first = first
        self._somebody, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="warm up", daemon=True)

    def start(self) -> None:
        """Begin: the first page is there."""
        _let_last()
        self._thread.start()

    def somebody_came(self) -> None:
        """From now on there may be something that is a person's; saying so again does nothing."""
        self._somebody.set()

    def close(self) -> None:
        """Stop; returns when the piece at work is loaded."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        if self._over.wait(self._first) or not self._load(PAGES):
            return
        if not self._somebody.is_set():  # what is theirs must be collected when it is not used any more
            _let_last()

    def _load(self, modules: tuple[str, ...]) -> bool:
        """Load modules; False when there is no need any more."""
        for module in modules:
            if self._over.wait(REST_SECONDS):
                return False
            import_module(module)
        return not self._over.is_set()


def _let_last() -> None:
    """What there is now is not looked at any more by Python's collector, which works from now on."""
    gc.enable()
    gc.freeze()
