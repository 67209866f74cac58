"""A person's mailbox: what state bodies write, whether it was read, and the answer to a body's question (contract §A.2 35)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.applications import MERGE_PATCH, text_of
from kiosk.sandbox.appointments.booking import remind
from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer, require_match, version_tag
from kiosk.sandbox.holdings import Holding, Holdings
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import PAGING, is_boolean, page
from kiosk.sandbox.negotiation import json_body, members, no_query, pointer, query
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.tokens import Grant, bearer

Record = dict[str, Any]
SCOPE: Final = "messages:read"
LONGEST_ANSWER: Final = 4000
ANSWER: Final = "answer"
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")


def _mine(request: Request) -> tuple[Portal, Grant, Holdings]:
    grant = bearer(request, SCOPE)
    portal = portal_of(request)
    return portal, grant, Holdings(portal, grant.person.id, "message")


def coded(held: Record, language: str) -> Record:
    """A coded value that is held in all languages, as it stands on the wire."""
    return {"code": held["code"], "label": held["label"][language]}


def _told(held: Holding, language: str) -> Record:
    content = held.content
    told = {
        "id": held.id,
        "subject": content["subject"][language],
        "body": content["body"][language],
        "from": coded(content["from"], language),
        "at": held.at,
        "attachments": [],
        "answers": content.get("answers", []),
    }
    told |= {name: content[name] for name in ("readAt", "applicationId") if name in content}
    if "actionRequired" in content:
        told["actionRequired"] = {**content["actionRequired"], "dueDate": content["answerBy"]}
    return told


def _tag(request: Request, held: Holding) -> str:
    return version_tag(held.id, held.version, language_of(request))


def _is_time_or_none(value: object) -> bool:
    if value is None:
        return True
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value.upper())
    except ValueError:
        return False
    return True


async def listing(request: Request) -> Response:
    """GET /v1/messages: the newest first."""
    portal, grant, messages = _mine(request)
    remind(portal, grant.person.id)
    parameters = query(request, {**PAGING, "unread": is_boolean})
    language = language_of(request)
    changes = messages.listed(lambda held: _told(held, language), parameters.get("since"))
    if "unread" in parameters:
        unread = parameters["unread"] == "true"
        changes = [each for each in changes if each.record and ("readAt" not in each.record) == unread]
    return page(request, parameters, changes, messages.revision(), PERSONAL)


async def one(request: Request) -> Response:
    """GET /v1/messages/{id}"""
    _, _, messages = _mine(request)
    no_query(request)
    held = messages.find(request.path_params["id"])
    return answer(request, _told(held, language_of(request)), cache=PERSONAL, tag=_tag(request, held))


async def patch(request: Request) -> Response:
    """PATCH /v1/messages/{id}: when it was read; null makes it unread again."""
    portal, _, messages = _mine(request)
    no_query(request)
    held = messages.find(request.path_params["id"])
    content = await json_body(request, MERGE_PATCH)
    members(content, {"readAt": _is_time_or_none})
    require_match(request, _tag(request, held))
    if "readAt" in content:
        with portal.store.writing():
            held = messages.change(held, readAt=content["readAt"])
    return answer(request, _told(held, language_of(request)), cache=PERSONAL, tag=_tag(request, held))


async def reply(request: Request) -> Response:
    """POST /v1/messages: the answer to a body's question, once."""
    portal, grant, messages = _mine(request)
    no_query(request)
    content = await json_body(request)
    known = {
        "inReplyTo": text_of(1, 100),
        "text": lambda value: isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_ANSWER,
        "attachments": lambda value: value == [],
    }
    members(content, known, ("inReplyTo", "text"))

    def act() -> Response:
        try:
            held = messages.find(content["inReplyTo"])
        except Problem as problem:
            raise Problem("invalid", errors=[ItemError("unknownMessage", pointer=pointer("inReplyTo"))]) from problem
        if held.content.get("answers"):
            raise Problem("already-answered")
        if held.content.get("actionRequired", {}).get("kind") != ANSWER:
            raise Problem("not-answerable")
        made = {"id": f"{held.id}-1", "text": content["text"], "at": portal.told_time()}
        read = held.content.get("readAt", made["at"])
        messages.change(held, answers=[made], actionRequired=None, readAt=read)
        headers = {"Location": f"/v1/messages/{held.id}"}
        told = {**made, "inReplyTo": held.id}
        return answer(request, told, cache=PERSONAL, status=201, headers=headers)

    return await once(request, grant, act)
