"""What a sign-in lives on with after the program's end, where a person at home wants that: a refresh token and its key."""

from __future__ import annotations

from typing import Protocol

import msgspec


class Kept(msgspec.Struct, frozen=True):
    """Enough to go on as the same person. `key` is the private half of what the tokens are bound to; empty when they are not.

    `subject` is who the issuer said that they are: a renewal for anybody else is none (OIDC Core §12.2).
    """

    refresh_token: str
    key: str = ""
    subject: str = ""

    def __repr__(self) -> str:
        return "Kept(hidden)"


class Keeper(Protocol):
    """Where one sign-in is kept. None of this raises: what cannot be kept lasts as long as the program."""

    def newest(self, refresh_token: str) -> str:
        """The refresh token to use: another window of this program may have exchanged ours meanwhile."""

    def keep(self, kept: Kept) -> None:
        """From now on this."""

    def drop(self, refresh_token: str) -> None:
        """It has ended; what another window keeps instead of `refresh_token` stays."""
