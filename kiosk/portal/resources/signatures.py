"""A signature that a person is asked for on a phone or a card (contract §A.2 26)."""

from __future__ import annotations

from kiosk.portal.resources.common import Coded, Moment, Personal


class Signature(Personal, frozen=True, kw_only=True):
    """What is waited for. `verification_code` stands on both screens; `interval` is in seconds."""

    id: str
    state: Coded
    verification_code: str = ""
    interval: float = 5.0
    expires_at: Moment | None = None

    @property
    def pending(self) -> bool:
        """Whether its owner has not decided yet."""
        return self.state.code == "pending"

    @property
    def signed(self) -> bool:
        return self.state.code == "signed"
