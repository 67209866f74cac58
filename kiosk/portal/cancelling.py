"""Giving up a request from another thread: a flag that every read from the network looks at."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from kiosk.portal.errors import Cancelled


class Cancellation:
    """A person's "never mind", for one piece of work. Safe to use from any thread.

    `with cancellation.watched():` makes every request of this thread obey it, so that the portal's clients need no
    argument for it. A request in flight ends within about a tenth of a second with `Cancelled`.
    """

    def __init__(self) -> None:
        self._flag = threading.Event()

    def cancel(self) -> None:
        """Stop the work; calling it twice, or after the end, does nothing."""
        self._flag.set()

    @property
    def cancelled(self) -> bool:
        return self._flag.is_set()

    def check(self) -> None:
        """Raise `Cancelled` when the work is not wanted any more."""
        if self._flag.is_set():
            raise Cancelled("cancelled")

    def wait(self, seconds: float) -> None:
        """Pause a worker thread; raises `Cancelled` at once when cancelled meanwhile."""
        if self._flag.wait(seconds):
            raise Cancelled("cancelled")

    @contextmanager
    def watched(self) -> Iterator[Cancellation]:
        """Make this cancellation the one that requests of the current thread obey."""
        token = _CURRENT.set(self)
        try:
            yield self
        finally:
            _CURRENT.reset(token)


_CURRENT: Final[ContextVar[Cancellation | None]] = ContextVar("cancellation", default=None)


def current() -> Cancellation | None:
    """The cancellation that this thread's work obeys, if any."""
    return _CURRENT.get()
