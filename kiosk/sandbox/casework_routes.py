"""Where signing, what people think, and the authority's side are served."""

from __future__ import annotations

from starlette.routing import Route

from kiosk.sandbox import feedback, signing
from kiosk.sandbox.clerk import Clerk
from kiosk.sandbox.phone_signing import PhoneSigning
from kiosk.sandbox.portal import route


def routes() -> list[Route]:
    """All of them."""
    clerk, phone = Clerk(), PhoneSigning()
    return [
        route("/v1/signatures", POST=signing.create),
        route("/v1/signatures/{id}", GET=signing.one),
        route("/v1/feedback", POST=feedback.create),
        route("/sign", GET=phone.show),
        route("/sign/decision", POST=phone.decision),
        route("/clerk", GET=clerk.show),
        route("/clerk/decision", POST=clerk.decision),
        route("/clerk/example", POST=clerk.example),
    ]
