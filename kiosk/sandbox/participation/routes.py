"""The paths of taking part."""

from __future__ import annotations

from starlette.routing import Route

from kiosk.sandbox.participation import appeals, consultations, open311
from kiosk.sandbox.portal import route


def taking_part_routes() -> list[Route]:
    """Appeals (words before ids, so that no word is taken for one), consultations, reports about a place."""
    return [
        route("/v1/appeal-rules", GET=appeals.rules),
        route("/v1/appeals/lookup", POST=appeals.lookup),
        route("/v1/appeals", GET=appeals.listing, POST=appeals.create),
        route("/v1/appeals/{id}", GET=appeals.one),
        route("/v1/consultations", GET=consultations.listing),
        route("/v1/consultations/{id}", GET=consultations.one),
        route("/v1/consultations/{id}/contributions", GET=consultations.contributions, POST=consultations.contribute),
        route("/v1/consultations/{id}/vote", PUT=consultations.vote),
        route("/v1/consultations/{id}/mine", GET=consultations.mine),
        route("/v1/consultations/{id}/documents/{document}", GET=consultations.document),
        *open311.routes(),
    ]
