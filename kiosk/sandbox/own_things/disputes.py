"""“This is wrong”: a person tells the body that keeps a register that a value in it is not right. Only it can correct it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.applications import text_of
from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.holdings import Holding, Holdings
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import Change, page
from kiosk.sandbox.negotiation import json_body, members, no_query, pointer, query
from kiosk.sandbox.own_things.favourites import WHOLE
from kiosk.sandbox.people import FIELD_NAMES, REGISTER_NAMES
from kiosk.sandbox.portal import BAKU, portal_of
from kiosk.sandbox.tokens import bearer

Record = dict[str, Any]
SCOPE = "profile:read"
LONGEST_TEXT = 1000
RECEIVED = {"az": "Qəbul edilib", "en": "Received", "ru": "Получено"}
SUBJECT = {
    "az": "Məlumatda səhv barədə bildirişiniz qəbul edilib",
    "en": "Your report of wrong data has been received",
    "ru": "Ваше сообщение об ошибке в данных получено",
}
BODY = {
    "az": "Nömrə: {reference}. Yoxladıqdan sonra sizə burada cavab veriləcək.",
    "en": "Number: {reference}. When it has been looked into, you get an answer here.",
    "ru": "Номер: {reference}. После проверки вы получите ответ здесь.",
}


def _told(held: Holding, language: str) -> Record:
    content = held.content
    return {
        "id": held.id,
        "at": held.at,
        "reference": held.code,
        "register": {"code": content["register"], "label": REGISTER_NAMES[content["register"]][language]},
        "name": {"code": content["name"], "label": FIELD_NAMES[content["name"]][language]},
        "text": content["text"],
        "state": {"code": "received", "label": RECEIVED[language]},
    }


async def listing(request: Request) -> Response:
    """GET /v1/me/disputes: the newest first."""
    grant = bearer(request, SCOPE)
    parameters = query(request, WHOLE)
    language = language_of(request)
    held = Holdings(portal_of(request), grant.person.id, "dispute")
    found = [Change(each.id, each.revision, _told(each, language)) for each in held.all()]
    return page(request, parameters, found, held.revision(), PERSONAL)


async def create(request: Request) -> Response:
    """POST /v1/me/disputes: `name` is what is wrong, `text` says what and why. It goes to whoever keeps the register."""
    grant = bearer(request, SCOPE)
    no_query(request)
    portal, language = portal_of(request), language_of(request)
    content = await json_body(request)
    known = {
        "name": text_of(1, 40),
        "text": lambda value: isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_TEXT,
    }
    members(content, known, ("name", "text"))

    def act() -> Response:
        register = next(iter(grant.person.registers_of([content["name"]])), None)
        if register is None or content["name"] not in grant.person.held:
            raise Problem("invalid", errors=[ItemError("notApplicable", pointer=pointer("name"))])
        number = f"{portal.store.next_number('dispute'):06d}"
        reference = f"MS {portal.clock().astimezone(BAKU).year} {number[:3]} {number[3:]}"
        made = Holdings(portal, grant.person.id, "dispute").add({**content, "register": register}, code=reference)
        told = {
            "from": {"code": register, "label": REGISTER_NAMES[register]},
            "subject": SUBJECT,
            "body": {each: words.format(reference=reference) for each, words in BODY.items()},
        }
        Holdings(portal, grant.person.id, "message").add(told)
        headers = {"Location": f"/v1/me/disputes/{made.id}"}
        return answer(request, _told(made, language), cache=PERSONAL, status=201, headers=headers)

    return await once(request, grant, act)
