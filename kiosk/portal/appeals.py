"""Appeals at a portal: sent with or without a name, listed, read, followed by number and secret (contract §A.2 41)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.portal.exchange import Request
from kiosk.portal.public import part
from kiosk.portal.resources.appeals import Appeal, AppealBody, AppealReceived, AppealRules
from kiosk.portal.resources.common import ListOf

if TYPE_CHECKING:
    from kiosk.portal.cabinet import Ask, Every
    from kiosk.portal.public import PublicPortal


class Appeals:
    """The appeals of whoever has signed in. All methods raise the family in `portal/errors.py`; keys are bare."""

    def __init__(self, ask: Ask, every: Every) -> None:
        self._ask = ask
        self._every = every

    def send(self, body: AppealBody, key: str) -> AppealReceived:
        """Send it in their name; the same key never sends a second one. `Rejected` says what is wrong."""
        return self._ask("POST", "/appeals", AppealReceived, body=_told(body), key=key).value

    def all(self) -> list[Appeal]:
        """Their own, as the portal orders them."""
        return self._every("/appeals", ListOf[Appeal])

    def one(self, appeal_id: str) -> Appeal:
        """One of their own."""
        return self._ask("GET", f"/appeals/{part(appeal_id)}", Appeal).value


def appeal_rules(public: PublicPortal) -> AppealRules:
    """What this portal takes."""
    return public.http.request(Request("GET", f"{public.api}/v1/appeal-rules"), AppealRules).value


def send_anonymous_appeal(public: PublicPortal, body: AppealBody, key: str) -> AppealReceived:
    """Send it without a name; `Unauthorised` where its kind needs one."""
    request = Request("POST", f"{public.api}/v1/appeals", body=_told(body), key=key)
    return public.http.request(request, AppealReceived).value


def follow_appeal(public: PublicPortal, reference: str, token: str) -> Appeal:
    """One that came without a name. Number and secret are sent in the body, so that no address and no log holds them."""
    body = {"reference": reference, "token": token}
    request = Request("POST", f"{public.api}/v1/appeals/lookup", body=body, harmless=True)
    return public.http.request(request, Appeal).value


def _told(body: AppealBody) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(body)
    return told
