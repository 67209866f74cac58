"""Where visits and queues are asked for."""

from __future__ import annotations

from starlette.routing import Route

from kiosk.sandbox.appointments import endpoints, tickets
from kiosk.sandbox.portal import route


def routes() -> list[Route]:
    """The endpoints of this folder."""
    return [
        route("/v1/locations/{id}/slots", GET=endpoints.slots),
        route("/v1/appointments", GET=endpoints.listing, POST=endpoints.create),
        route("/v1/appointments/lookup", POST=endpoints.lookup),
        route("/v1/appointments/{id}", GET=endpoints.one, PATCH=endpoints.patch, DELETE=endpoints.delete),
        route("/v1/queue-tickets", POST=tickets.create),
        route("/v1/queue-tickets/{id}", GET=tickets.one),
    ]
