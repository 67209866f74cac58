"""Whom a person may act for (contract §A.2 6)."""

from __future__ import annotations

from kiosk.portal.resources.common import Coded, Personal

ACTIVE = "active"


class Party(Personal, frozen=True, kw_only=True):
    """Somebody who is acted for; `type` is person or legalEntity."""

    id: str
    type: str
    name: str
    identifier_masked: str = ""


class Mandate(Personal, frozen=True, kw_only=True):
    """The right to act for somebody. `role` is what the person is to them, `source` the register that says so.

    `state` is active, expired, withdrawn, or the portal's own; where a portal tells none, a mandate with a token holds.
    `token` is a JWT of the type mandate+jwt for ten minutes at most; it is exchanged and never kept.
    """

    id: str
    on_behalf_of: Party
    role: Coded
    scope: list[str] = []
    valid_from: str = ""
    valid_to: str = ""
    source: str = ""
    state: Coded = Coded(code=ACTIVE)
    token: str = ""

    @property
    def holds(self) -> bool:
        """Whether one can act by it now."""
        return self.state.code == ACTIVE and bool(self.token)
