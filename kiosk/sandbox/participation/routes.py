"""The paths of taking part."""

from __future__ import annotations

from starlette.routing import Route

from kiosk.sandbox.participation import appeals
from kiosk.sandbox.portal import route


def taking_part_routes() -> list[Route]:
    """Appeals: what anyone may ask first, so that no id is taken for a word."""
    return [
        route("/v1/appeal-rules", GET=appeals.rules),
        route("/v1/appeals/lookup", POST=appeals.lookup),
        route("/v1/appeals", GET=appeals.listing, POST=appeals.create),
        route("/v1/appeals/{id}", GET=appeals.one),
    ]
