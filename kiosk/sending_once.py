"""Sending something once, whatever answers get lost: one key for each attempt, and what was sent with it (contract §A.1)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from kiosk.portal.cancelling import Cancellation, current
from kiosk.portal.errors import Conflict, Rejected
from kiosk.portal.exchange import new_key

BodyT = TypeVar("BodyT")
T = TypeVar("T")
REUSED: Final = "key-reused"
"""The portal's word for a key that came with other words before: those have arrived."""
_MOST_WAITS: Final = 5
_LONGEST_WAIT: Final = 5.0


@dataclass(slots=True)
class _Attempt(Generic[BodyT]):
    key: str = field(default_factory=new_key)
    sent: list[BodyT] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Once(Generic[T]):
    """What came of it. `earlier` says that what had arrived before counts, not what was changed since."""

    value: T
    earlier: bool = False


class SendingOnce(Generic[BodyT]):
    """Names of attempts, each with its key. Safe to use from several threads; `forget` at the end of a visit."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._attempts: dict[tuple[str, ...], _Attempt[BodyT]] = {}

    def forget(self) -> None:
        with self._lock:
            self._attempts.clear()

    def send(self, name: tuple[str, ...], body: BodyT, send: Callable[[BodyT, str], T]) -> Once[T]:
        """Call `send` with the body and the key of the attempt `name`.

        When the body was changed after an earlier one had arrived whose answer was lost, the earlier one is asked for
        again, and counts. A refusal has changed nothing: the next body comes with a new key.
        """
        with self._lock:
            attempt = self._attempts.setdefault(name, _Attempt())
            if body not in attempt.sent:
                attempt.sent.append(body)
        try:
            return Once(_patiently(lambda: send(body, attempt.key)))
        except Rejected as refused:
            if refused.code != REUSED:
                with self._lock:
                    self._attempts.pop(name, None)
                raise
            earlier = [each for each in reversed(attempt.sent) if each != body]
            return Once(_arrived(earlier, attempt.key, send, refused), earlier=True)


def _arrived(earlier: list[BodyT], key: str, send: Callable[[BodyT, str], T], refused: Rejected) -> T:
    """The answer to the one of the earlier bodies that has arrived."""
    for body in earlier:
        try:
            return _patiently(lambda body=body: send(body, key))  # type: ignore[misc]
        except Rejected as error:
            if error.code != REUSED:
                raise
    raise refused


def _patiently(work: Callable[[], T]) -> T:
    """Do `work`, waiting while the portal says that an equal request is still running (409 with Retry-After)."""
    for _ in range(_MOST_WAITS):
        try:
            return work()
        except Conflict as conflict:
            if conflict.retry_after is None:
                raise
            (current() or Cancellation()).wait(min(conflict.retry_after, _LONGEST_WAIT))
    return work()
