"""Consultations: what is asked, what others said, taking part, one vote for each person (contract §A.2 42, 43)."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import BRIEF, PERSONAL, answer
from kiosk.sandbox.holdings import Holding, Holdings
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import PAGING, Change, page
from kiosk.sandbox.negotiation import json_body, media_type, members, no_query, pointer, query
from kiosk.sandbox.participation.consultation_store import (
    PDF,
    STATES,
    TEXT_MAX,
    Consultation,
    consultation,
    consultations,
)
from kiosk.sandbox.participation.wording import ITEMS
from kiosk.sandbox.portal import portal_of
from kiosk.sandbox.tokens import Grant, bearer

Record = dict[str, Any]
SCOPE: Final = "participation:write"
REVISION: Final = "1"


def _asked(request: Request) -> Consultation:
    return consultation(portal_of(request), request.path_params["id"])


def _listed(parameters: dict[str, str], changes: list[Change]) -> list[Change]:
    """These lists have one revision: nothing has changed since it, and any other is unknown."""
    if "since" not in parameters:
        return changes
    if parameters["since"] != REVISION:
        raise Problem("resync-required")
    return []


async def listing(request: Request) -> Response:
    """GET /v1/consultations: what is open comes first."""
    parameters = query(request, {**PAGING, "state": STATES.__contains__})
    language = language_of(request)
    order = ["open", "upcoming", "closed"]
    found = sorted(consultations(portal_of(request)), key=lambda each: (order.index(each.state), each.closes))
    changes = [
        Change(each.key, 1, each.brief(language)) for each in found if parameters.get("state", each.state) == each.state
    ]
    return page(request, parameters, _listed(parameters, changes), REVISION, BRIEF)


async def one(request: Request) -> Response:
    """GET /v1/consultations/{id}"""
    no_query(request)
    return answer(request, _asked(request).whole(language_of(request)), cache=BRIEF)


async def contributions(request: Request) -> Response:
    """GET /v1/consultations/{id}/contributions"""
    parameters = query(request, PAGING)
    found = [Change(each["id"], 1, each) for each in _asked(request).published(language_of(request))]
    return page(request, parameters, _listed(parameters, found), REVISION, BRIEF)


async def document(request: Request) -> Response:
    """GET /v1/consultations/{id}/documents/{document}"""
    no_query(request)
    media_type(request, (PDF,))
    pdf = _asked(request).document(request.path_params["document"])
    return answer(request, pdf, cache=BRIEF, kind=PDF, headers={"Content-Language": "az"})


async def contribute(request: Request) -> Response:
    """POST /v1/consultations/{id}/contributions: words, answers, or both."""
    grant = bearer(request, SCOPE)
    no_query(request)
    asked = _asked(request)
    content = await json_body(request)
    members(content, {"text": lambda value: isinstance(value, str), "answers": lambda value: isinstance(value, dict)})
    wrong = list(_faults(asked, content))
    if wrong:
        raise Problem("invalid", errors=[ItemError(code, pointer=place, words=ITEMS[code]) for code, place in wrong])

    def act() -> Response:
        asked.require_open()
        held = Holdings(asked.portal, grant.person.id, "contribution").add(content, code=asked.key)
        told = {"id": held.id, "at": held.at}
        return answer(request, told, cache=PERSONAL, status=201)

    return await once(request, grant, act)


def _faults(asked: Consultation, content: Record) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    answers = content.get("answers", {})
    questions = {each["id"]: each for each in asked.record["questions"]}
    if not content.get("text", "").strip() and not answers:
        found.append(("nothingSaid", pointer("text")))
    if len(content.get("text", "")) > TEXT_MAX:
        found.append(("tooLong", pointer("text")))
    for name, value in answers.items():
        code = _fault(questions.get(name), value)
        if code:
            found.append((code, pointer("answers", name)))
    if answers:
        found += [
            ("unanswered", pointer("answers", name))
            for name, each in questions.items()
            if each["required"] and name not in answers
        ]
    return found


def _fault(question: Record | None, value: object) -> str:
    """What is wrong with one answer; empty where nothing is."""
    if question is None:
        return "unknownQuestion"
    if question["kind"] == "text":
        if not isinstance(value, str) or not value.strip():
            return "empty"
        return "tooLong" if len(value) > question.get("maxLength", TEXT_MAX) else ""
    chosen = value if question["kind"] == "choices" else [value]
    codes = {each["code"] for each in question["options"]}
    good = isinstance(chosen, list) and bool(chosen) and all(isinstance(each, str) and each in codes for each in chosen)
    return "" if good else "unknownChoice"


def _vote_of(grant: Grant, asked: Consultation) -> Holding | None:
    votes = Holdings(asked.portal, grant.person.id, "vote").all()
    return next((each for each in votes if each.code == asked.key), None)


def _told_vote(held: Holding) -> Record:
    return {"choice": held.content["choice"], "at": held.content["at"]}


async def vote(request: Request) -> Response:
    """PUT /v1/consultations/{id}/vote: a person has one; the same again changes nothing, another takes its place."""
    grant = bearer(request, SCOPE)
    no_query(request)
    asked = _asked(request)
    content = await json_body(request)
    members(content, {"choice": lambda value: isinstance(value, str)}, ("choice",))
    if "vote" not in asked.record:
        raise Problem("not-found")
    if content["choice"] not in [each["code"] for each in asked.record["vote"]["options"]]:
        raise Problem(
            "invalid", errors=[ItemError("unknownChoice", pointer=pointer("choice"), words=ITEMS["unknownChoice"])]
        )
    held = _vote_of(grant, asked)
    if held is not None and held.content["choice"] == content["choice"]:
        return answer(request, _told_vote(held), cache=PERSONAL)
    asked.require_open()
    votes, made = Holdings(asked.portal, grant.person.id, "vote"), {**content, "at": asked.portal.told_time()}
    with asked.portal.store.writing():
        now = votes.change(held, **made) if held is not None else votes.add(made, code=asked.key)
    return answer(request, _told_vote(now), cache=PERSONAL, status=200 if held is not None else 201)


async def mine(request: Request) -> Response:
    """GET /v1/consultations/{id}/mine: the person's vote, and when they contributed."""
    grant = bearer(request, SCOPE)
    no_query(request)
    asked = _asked(request)
    held = _vote_of(grant, asked)
    own = [
        {"id": each.id, "at": each.at}
        for each in Holdings(asked.portal, grant.person.id, "contribution").all()
        if each.code == asked.key
    ]
    told: Record = {"contributions": own}
    return answer(request, {**told, "vote": _told_vote(held)} if held is not None else told, cache=PERSONAL)
