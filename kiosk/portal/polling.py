"""How often a token endpoint is asked whether somebody has confirmed, and what its answers mean (RFC 8628 §3.5, CIBA Core 1.0 §11).

The server's interval is a promise: nobody is asked sooner, and after `slow_down` never again as often as before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from kiosk.portal.cancelling import Cancellation, current
from kiosk.portal.errors import (
    BadReply,
    Offline,
    PortalError,
    Rejected,
    ServerFault,
    SignInExpired,
    SignInRefused,
    TimedOut,
)
from kiosk.portal.exchange import Answer
from kiosk.portal.problems import decoded, error_of

INTERVAL: Final = 5.0
"""Seconds between two polls where the server states none (RFC 8628 §3.2, CIBA Core 1.0 §7.3)."""
POLL_DEADLINE: Final = 10.0
"""What one poll may take, in seconds."""
_SLOWER: Final = 5.0
_NEARLY: Final = 0.5
_MOST_FAILURES: Final = 3


class _OAuthError(msgspec.Struct, frozen=True):
    error: str = ""


class Pace:
    """The polls of one request for a sign-in; begins when it is made.

    `clock` is in seconds and only ever moves forward; `interval` is the server's own, None where it states none. Not to be
    used by two threads at once.
    """

    def __init__(self, clock: Callable[[], float], interval: float | None = None) -> None:
        self._clock = clock
        self.interval = interval if interval and interval > 0 else INTERVAL
        self._due = clock() + self.interval
        self._failures = 0

    def due_in(self, expires_at: float | None = None) -> float:
        """Seconds until the next poll may be made; or until the end, when that comes first and is to be said."""
        due = self._due if expires_at is None else min(self._due, expires_at)
        return max(0.0, due - self._clock())

    def ask(self, ask: Callable[[], Answer], expires_at: float) -> Answer | None:
        """What `ask` brings, once it is good; None means not yet, also when it is too early to ask.

        Raises `SignInRefused`, `SignInExpired`, or what went wrong; a broken line is forgiven twice (RFC 8628 §3.5).
        """
        if self._clock() >= expires_at:
            raise SignInExpired("code expired")
        if self.due_in() > _NEARLY:
            return None
        if self.due_in() > 0:  # a timer that went off a little early
            (current() or Cancellation()).wait(self.due_in())
        try:
            answer = ask()
            if answer.status >= 500:
                raise error_of(answer)
        except (Offline, TimedOut, ServerFault):
            self._failures += 1
            self.interval *= 2
            self._due = self._clock() + self.interval
            if self._failures >= _MOST_FAILURES:
                raise
            return None
        self._failures = 0
        pending = self._is_pending(answer)
        self._due = self._clock() + self.interval
        return None if pending else answer

    def _is_pending(self, answer: Answer) -> bool:
        """Whether the answer says "not yet". Servers choose odd statuses, so the error's name decides."""
        if answer.status < 400:
            return False
        match oauth_error(answer):
            case "authorization_pending":
                return True
            case "slow_down":
                self.interval += _SLOWER  # for good (RFC 8628 §3.5)
                return True
            case "access_denied":
                raise SignInRefused("refused")
            case "expired_token" | "invalid_grant":
                raise SignInExpired("code expired")
        if answer.status == 429:
            self.interval += _SLOWER
            return True
        raise refusal(answer)


def oauth_error(answer: Answer) -> str:
    """The name of an OAuth error (RFC 6749 §5.2); empty where the answer states none."""
    try:
        return decoded(answer, _OAuthError).error
    except BadReply:
        return ""


def refusal(answer: Answer) -> PortalError:
    """An OAuth error in our family; its description is for developers, so it is not shown to a person."""
    name = oauth_error(answer)
    return Rejected(code=name) if name and answer.status < 500 else error_of(answer)
