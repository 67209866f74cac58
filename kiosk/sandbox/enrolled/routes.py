"""The endpoints of this package."""

from __future__ import annotations

from starlette.routing import Route

from kiosk.sandbox.enrolled import backchannel, kiosks
from kiosk.sandbox.enrolled.mobile_page import MobilePhone
from kiosk.sandbox.portal import route


def routes() -> list[Route]:
    """All of them."""
    phone = MobilePhone()
    return [
        route("/v1/devices", POST=kiosks.enrol),
        route("/v1/devices/self/config", GET=kiosks.config),
        route("/enrolment", GET=kiosks.code_page, POST=kiosks.code_made),
        route("/oauth/backchannel", POST=backchannel.ask),
        route("/m", GET=phone.start, POST=phone.chosen),
        route("/m/decision", POST=phone.decision),
    ]
