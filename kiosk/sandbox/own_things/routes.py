"""Where the endpoints are found."""

from __future__ import annotations

from starlette.routing import Route

from kiosk.sandbox.own_things import disputes, favourites, reminders
from kiosk.sandbox.portal import route


def routes() -> list[Route]:
    """The endpoints of this folder."""
    return [
        route("/v1/me/favourites", GET=favourites.listing),
        route("/v1/me/favourites/{id}", PUT=favourites.put, DELETE=favourites.delete),
        route("/v1/me/reminders", GET=reminders.listing),
        route("/v1/me/reminders/{id}", PUT=reminders.put, DELETE=reminders.delete),
        route("/v1/me/disputes", GET=disputes.listing, POST=disputes.create),
    ]
