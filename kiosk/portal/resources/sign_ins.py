"""Where a person is signed in and has been. No endpoint of the contract's first table; it follows its rules for personal lists."""

from __future__ import annotations

from kiosk.portal.resources.common import Coded, Moment, Personal


class SignIn(Personal, frozen=True, kw_only=True):
    """One sign-in. `state` is active, expired, signedOut, elsewhere, misused, or a word that this program does not know.

    `place` is what the device calls itself; `current` says that it is the one that asks.
    """

    id: str
    at: Moment
    client: Coded
    state: Coded
    used_at: Moment | None = None
    ended_at: Moment | None = None
    place: str = ""
    current: bool = False
