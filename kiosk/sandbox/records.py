"""What the state knows of a person and does with it: records of registers, consents, who has asked (contract §A.2 7, 8).

Records and accesses are no endpoints of the contract's first table; they follow its rules for personal lists.
"""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.applications import text_of
from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.holdings import Holding, Holdings, days_from
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import PAGING, Change, page
from kiosk.sandbox.messages import coded
from kiosk.sandbox.negotiation import json_body, members, no_query, pointer, query
from kiosk.sandbox.people import FIELD_NAMES, REGISTER_NAMES, REGISTERS
from kiosk.sandbox.portal import portal_of
from kiosk.sandbox.tokens import bearer, own

Record = dict[str, Any]
SCOPE: Final = "profile:read"
RECORDED_DAYS_AGO: Final = {
    "population": 912,
    "identityDocuments": 433,
    "residence": 241,
    "contacts": 88,
    "taxpayers": 365,
}
"""When a register last changed what it holds."""
CONSENT_STATES: Final = {
    "signed": {"az": "Razılıq verilib", "en": "Given", "ru": "Дано"},
    "withdrawn": {"az": "Geri götürülüb", "en": "Withdrawn", "ru": "Отозвано"},
}


async def records(request: Request) -> Response:
    """GET /v1/me/records: what each register holds, and since when."""
    person = bearer(request, SCOPE).person
    parameters = query(request, {name: check for name, check in PAGING.items() if name != "since"})
    portal, language = portal_of(request), language_of(request)
    found = [
        Change(
            register,
            1,
            {
                "id": register,
                "register": {"code": register, "label": REGISTER_NAMES[register][language]},
                "at": days_from(portal, -RECORDED_DAYS_AGO[register]),
                "values": [
                    {"name": {"code": name, "label": FIELD_NAMES[name][language]}, "value": person.held[name]}
                    for name in names
                    if name in person.held
                ],
            },
        )
        for register, names in REGISTERS.items()
        if any(name in person.held for name in names)
    ]
    return page(request, parameters, found, "1", PERSONAL)


async def accesses(request: Request) -> Response:
    """GET /v1/me/accesses: who has asked for what, the newest first."""
    person = bearer(request, SCOPE).person
    portal, language = portal_of(request), language_of(request)
    held = Holdings(portal, person.id, "access")
    parameters = query(request, PAGING)

    def told(each: Holding) -> Record:
        return {
            "id": each.id,
            "at": each.at,
            "by": coded(each.content["by"], language),
            "purpose": each.content["purpose"][language],
            "basis": each.content["basis"][language],
            "data": [words[language] for words in each.content["data"]],
        }

    return page(request, parameters, held.listed(told, parameters.get("since")), held.revision(), PERSONAL)


def _consent(held: Holding, language: str) -> Record:
    content = held.content
    told: Record = {
        "id": held.id,
        "state": {"code": content["state"], "label": CONSENT_STATES[content["state"]][language]},
        "signedAt": content.get("signedAt", held.at),
        "dataAgreement": {
            "id": content["agreement"],
            "revision": content["revision"],
            "controller": coded(content["controller"], language),
            "purpose": content["purpose"][language],
            "data": [words[language] for words in content["data"]],
        },
    }
    return {**told, "withdrawnAt": content["withdrawnAt"]} if "withdrawnAt" in content else told


async def consents(request: Request) -> Response:
    """GET /v1/me/consents"""
    person = own(request, SCOPE).person
    language = language_of(request)
    held = Holdings(portal_of(request), person.id, "consent")
    parameters = query(request, PAGING)
    found = held.listed(lambda each: _consent(each, language), parameters.get("since"))
    return page(request, parameters, found, held.revision(), PERSONAL)


async def consent(request: Request) -> Response:
    """PUT /v1/me/consents/{id}: `id` is the data agreement's. Asking for what is so already changes nothing."""
    grant = own(request, SCOPE)
    no_query(request)
    portal = portal_of(request)
    consents_ = Holdings(portal, grant.person.id, "consent")
    agreement = request.path_params["id"]
    held = next((each for each in consents_.all() if each.content["agreement"] == agreement), None)
    if held is None:
        raise Problem("not-found")
    content = await json_body(request)
    members(
        content, {"optIn": lambda value: isinstance(value, bool), "revision": text_of(1, 40)}, ("optIn", "revision")
    )
    if content["revision"] != held.content["revision"]:
        raise Problem("invalid", errors=[ItemError("otherRevision", pointer=pointer("revision"))])
    state = "signed" if content["optIn"] else "withdrawn"
    if state != held.content["state"]:
        at = portal.told_time()
        times = {"signedAt": at, "withdrawnAt": None} if content["optIn"] else {"withdrawnAt": at}
        with portal.store.writing():
            held = consents_.change(held, state=state, **times)
    return answer(request, _consent(held, language_of(request)), cache=PERSONAL)
