"""Waiting while the portal says that an equal request is still running (409 with Retry-After, contract §A.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from kiosk.portal.cancelling import Cancellation, current
from kiosk.portal.errors import Conflict

T = TypeVar("T")
_MOST_WAITS: Final = 5
_LONGEST_WAIT: Final = 10.0


def patiently(work: Callable[[], T], pause: Callable[[float], None]) -> T:
    """Do `work`, and again after a `pause` (seconds) as long as an equal request runs; raises `Conflict` in the end."""
    for _ in range(_MOST_WAITS):
        try:
            return work()
        except Conflict as conflict:
            if conflict.retry_after is None:
                raise
            pause(min(conflict.retry_after, _LONGEST_WAIT))
    return work()


def wait(seconds: float) -> None:
    """Wait, and stop waiting when the person leaves."""
    (current() or Cancellation()).wait(seconds)
