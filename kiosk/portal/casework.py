"""What a person asks a portal for about an application beside sending it: to sign it, and to hear what they think."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.portal.public import part
from kiosk.portal.resources.feedback import Feedback, Received
from kiosk.portal.resources.signatures import Signature

if TYPE_CHECKING:
    from kiosk.portal.cabinet import Ask


class Casework:
    """All methods raise the family in `portal/errors.py`; keys are bare."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def ask_for_signature(self, application_id: str, credential: str, phone: str, key: str) -> Signature:
        """A signature of an application's present answers. `Conflict` where it needs none, `Rejected` for a wrong phone."""
        body: dict[str, Any] = {"applicationId": application_id, "credential": credential}
        if phone:
            body["phone"] = phone
        return self._ask("POST", "/signatures", Signature, body=body, key=key).value

    def signature(self, signature_id: str) -> Signature:
        """How it is with it; ask no sooner than its interval says."""
        return self._ask("GET", f"/signatures/{part(signature_id)}", Signature).value

    def feedback(self, feedback: Feedback, key: str) -> None:
        """What the person thinks, with their name."""
        self._ask("POST", "/feedback", Received, body=feedback, key=key)
