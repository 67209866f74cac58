"""What people think of a service or of this program, with a name or without (POST /v1/feedback)."""

from __future__ import annotations

import secrets
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.applications import text_of
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.negotiation import json_body, members, no_query
from kiosk.sandbox.portal import portal_of
from kiosk.sandbox.tokens import bearer

LONGEST: Final = 4000
RATINGS: Final = range(1, 6)


async def create(request: Request) -> Response:
    """POST /v1/feedback: nobody need be signed in; who sends a token is named with it."""
    portal = portal_of(request)
    grant = bearer(request, "profile:read") if "authorization" in request.headers else None
    no_query(request)
    content = await json_body(request)
    known = {
        "about": text_of(1, 200),
        "rating": lambda value: type(value) is int and value in RATINGS,
        "text": text_of(0, LONGEST),
        "accessibilityProblem": text_of(0, LONGEST),
    }
    members(content, known, ("about", "rating"))

    def act() -> Response:
        key, at = secrets.token_hex(8), portal.told_time()
        portal.store.run(
            "INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(key, at, grant.person.id if grant else "", content["about"], content["rating"]),
            *(content.get("text", ""), content.get("accessibilityProblem", "")),
        )
        return answer(request, {"id": key, "at": at}, cache=PERSONAL, status=201)

    return await once(request, grant, act)
