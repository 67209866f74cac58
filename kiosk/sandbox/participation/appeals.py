"""Proposals, applications and complaints: to whom, about what, until when an answer is due, what became of them (contract §A.2 41).

Which kinds may come without a name, how long a text may be and in how many days an answer is due stands in `rules.json`:
the numbers are this portal's and no statement about the law.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, PUBLIC, answer
from kiosk.sandbox.holdings import Holding, Holdings, by_code, days_from
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import PAGING, page
from kiosk.sandbox.negotiation import json_body, members, no_query, pointer, query
from kiosk.sandbox.participation.wording import ANSWER, EVENTS, ITEMS, STATES
from kiosk.sandbox.portal import BAKU, Portal, portal_of
from kiosk.sandbox.tokens import Grant, bearer, digest
from kiosk.sandbox.upload_store import Uploads

Record = dict[str, Any]
SCOPE: Final = "appeals:write"
RULES: Final[Record] = json.loads(Path(__file__).with_name("rules.json").read_text("utf-8"))
ANSWERED_AFTER: Final = timedelta(days=2)
LONGEST_CONTACT: Final = 300
NOBODY: Final = ""
"""Whose an appeal is that came without a name."""
_SIGNS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_MEMBERS: Final[dict[str, Callable[[Any], bool]]] = {
    "kind": lambda value: isinstance(value, str),
    "recipient": lambda value: isinstance(value, str),
    "subject": lambda value: isinstance(value, str),
    "text": lambda value: isinstance(value, str),
    "location": lambda value: _is_place(value),
    "attachments": lambda value: _are_files(value),
    "replyBy": lambda value: isinstance(value, str),
    "replyTo": lambda value: isinstance(value, str) and len(value) <= LONGEST_CONTACT,
}


def _are_files(value: object) -> bool:
    if not isinstance(value, list) or len(value) > RULES["attachmentsMax"]:
        return False
    return all(isinstance(each, str) and 0 < len(each) <= 100 for each in value)


def _is_place(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != {"address"}:
        return False
    address = value["address"]
    return isinstance(address, str) and 0 < len(address) <= LONGEST_CONTACT


async def rules(request: Request) -> Response:
    """GET /v1/appeal-rules"""
    no_query(request)
    language = language_of(request)
    content = {
        "kinds": [_in(each, language, "code", "anonymous") for each in RULES["kinds"]],
        "replyBy": [_in(each, language, "code", "contact") for each in RULES["replyBy"]],
        "attachmentsMax": RULES["attachmentsMax"],
        "subjectMax": RULES["subjectMax"],
        "textMax": RULES["textMax"],
    }
    return answer(request, content, cache=PUBLIC)


def _in(entry: Record, language: str, *names: str) -> Record:
    return {**{name: entry[name] for name in names}, "label": entry["label"][language]}


async def create(request: Request) -> Response:
    """POST /v1/appeals: with a token in the name of its person; without one where the kind allows that."""
    no_query(request)
    portal = portal_of(request)
    grant = bearer(request, SCOPE) if "authorization" in request.headers else None
    content = await json_body(request)
    members(content, _MEMBERS, ("kind", "recipient", "subject", "text"))
    kind = next((each for each in RULES["kinds"] if each["code"] == content["kind"]), None)
    wrong = [*_faults(portal, content, kind, named=grant is not None), *_unknown_files(portal, content, grant)]
    if wrong:
        raise Problem("invalid", errors=wrong)
    assert kind is not None
    if grant is None and not kind["anonymous"]:
        bearer(request, SCOPE)  # raises: there is no token
    return await once(request, grant, lambda: _made(request, portal, grant, content, kind))


def _faults(portal: Portal, content: Record, kind: Record | None, *, named: bool) -> list[ItemError]:
    found: list[tuple[str, str]] = []
    if kind is None:
        found.append(("unknownChoice", "kind"))
    if portal.register.record("organisations", content["recipient"]) is None:
        found.append(("unknownRecipient", "recipient"))
    for name in ("subject", "text"):
        if not content[name].strip():
            found.append(("empty", name))
        elif len(content[name]) > RULES[f"{name}Max"]:
            found.append(("tooLong", name))
    way = next((each for each in RULES["replyBy"] if each["code"] == content.get("replyBy", "cabinet")), None)
    if way is None or (not named and "replyBy" in content):
        found.append(("unknownChoice", "replyBy"))
    elif way["contact"] != "none" and not content.get("replyTo", "").strip():
        found.append(("contactMissing", "replyTo"))
    return [ItemError(code, pointer=pointer(name), words=ITEMS[code]) for code, name in found]


def _unknown_files(portal: Portal, content: Record, grant: Grant | None) -> list[ItemError]:
    """Files that the person has not uploaded, or that belong to something else; who gives no name has none."""
    uploads = Uploads(portal, grant.person.id) if grant else None
    return [
        ItemError("unknownFile", pointer=pointer("attachments", place), words=ITEMS["unknownFile"])
        for place, key in enumerate(content.get("attachments", []))
        if uploads is None or not uploads.usable(key, "")
    ]


def _made(request: Request, portal: Portal, grant: Grant | None, content: Record, kind: Record) -> Response:
    day = portal.clock().astimezone(BAKU)
    number = portal.store.next_number(f"appeal-{day.year}")
    token = "" if grant else "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(3))
    kept = {
        **content,
        "reference": f"M {day.year} {number // 1000:03} {number % 1000:03}",
        "dueDate": days_from(portal, kind["answerWithinDays"]),
    }
    owner = grant.person.id if grant else NOBODY
    held = Holdings(portal, owner, "appeal").add(kept, code=digest(_plain(token)) if token else "")
    if grant:
        Uploads(portal, owner).take(kept.get("attachments", []), held.id)
    told = {"id": held.id, "reference": kept["reference"], "dueDate": kept["dueDate"], "submittedAt": held.at}
    headers = {"Location": f"/v1/appeals/{held.id}"} if grant else {}
    content_ = {**told, "token": token} if token else told
    return answer(request, content_, cache=PERSONAL, status=202, headers=headers)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())


def _mine(request: Request) -> Holdings:
    grant = bearer(request, SCOPE)
    return Holdings(portal_of(request), grant.person.id, "appeal")


async def listing(request: Request) -> Response:
    """GET /v1/appeals: the person's own, the newest first."""
    appeals = _mine(request)
    parameters = query(request, PAGING)
    language = language_of(request)
    changes = appeals.listed(lambda held: _brief(appeals.portal, held, language), parameters.get("since"))
    return page(request, parameters, changes, appeals.revision(), PERSONAL)


async def one(request: Request) -> Response:
    """GET /v1/appeals/{id}"""
    appeals = _mine(request)
    no_query(request)
    held = appeals.find(request.path_params["id"])
    return answer(request, _whole(appeals.portal, held, language_of(request)), cache=PERSONAL)


async def lookup(request: Request) -> Response:
    """POST /v1/appeals/lookup: an appeal that came without a name, by its number and its secret; neither is in an address."""
    no_query(request)
    content = await json_body(request)
    texts = {name: (lambda value: isinstance(value, str) and 0 < len(value) <= 40) for name in ("reference", "token")}
    members(content, texts, ("reference", "token"))
    portal = portal_of(request)
    portal.guesses.allow(portal.timestamp())
    held = by_code(portal, "appeal", digest(_plain(content["token"])))
    same = held is not None and hmac.compare_digest(
        _plain(held.content["reference"]).encode(), _plain(content["reference"]).encode()
    )
    if held is None or not same:
        portal.guesses.wrong(portal.timestamp())
        raise Problem("not-found")
    return answer(request, _whole(portal, held, language_of(request)), cache="no-store")


def _happened(portal: Portal, held: Holding) -> list[tuple[str, datetime]]:
    """What has happened by now, the first first."""
    sent = datetime.fromisoformat(held.at)
    steps = [
        ("received", sent),
        ("inReview", sent + timedelta(seconds=portal.review_after)),
        ("answered", sent + ANSWERED_AFTER),
    ]
    return [(code, at) for code, at in steps if at <= portal.clock()]


def _coded(code: str, words: dict[str, dict[str, str]], language: str) -> Record:
    return {"code": code, "label": words[code][language]}


def _brief(portal: Portal, held: Holding, language: str) -> Record:
    content = held.content
    recipient = portal.register.record("organisations", content["recipient"]) or {"name": {}}
    kind = next(each for each in RULES["kinds"] if each["code"] == content["kind"])
    happened = _happened(portal, held) or [("received", datetime.fromisoformat(held.at))]
    return {
        "id": held.id,
        "reference": content["reference"],
        "kind": {"code": kind["code"], "label": kind["label"][language]},
        "recipient": {
            "code": content["recipient"],
            "label": recipient["name"].get(language) or recipient["name"].get("az", content["recipient"]),
        },
        "subject": content["subject"],
        "submittedAt": held.at,
        "dueDate": content["dueDate"],
        "status": _coded(happened[-1][0], STATES, language),
    }


def _file(portal: Portal, held: Holding, key: str) -> Record:
    """A file that came with an appeal."""
    row = Uploads(portal, held.person).find(key)
    metadata = json.loads(row["metadata"])
    return {"id": key, "name": metadata.get("filename", ""), "size": row["length"]}


def _whole(portal: Portal, held: Holding, language: str) -> Record:
    told = {**_brief(portal, held, language), "text": held.content["text"]}
    told["attachments"] = [_file(portal, held, key) for key in held.content.get("attachments", [])]
    told |= {name: held.content[name] for name in ("location", "replyBy", "replyTo") if name in held.content}
    told["events"] = [
        {
            "id": f"{held.id}-{code}",
            "at": at.astimezone(BAKU).isoformat(timespec="seconds"),
            "type": code,
            "status": _coded(code, STATES, language),
            "text": EVENTS[code][language],
        }
        for code, at in _happened(portal, held)
    ]
    if told["status"]["code"] == "answered":
        told["answer"] = {"text": ANSWER[language], "at": told["events"][-1]["at"], "by": told["recipient"]}
    return told
