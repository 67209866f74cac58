"""Where the endpoints are found."""

from __future__ import annotations

from starlette.routing import Route

from kiosk.sandbox.deposits import endpoints
from kiosk.sandbox.portal import route


def routes() -> list[Route]:
    """The endpoints of this folder."""
    claiming = endpoints.Claiming()
    return [
        route("/v1/sealing-keys", GET=endpoints.sealing_keys),
        route("/v1/deposits/claim", POST=claiming.claim),
        route("/v1/deposits/{uuid}", PUT=endpoints.put),
        route("/v1/deposits/{uuid}/state", GET=endpoints.state),
    ]
