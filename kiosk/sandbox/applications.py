"""A person's applications: draft, patch, validate, submit, withdraw, events, receipt (contract §A.2 16–25), and who they are (4)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.application_store import Applications, coded_state, told
from kiosk.sandbox.casework import OPEN, SENT
from kiosk.sandbox.casework_wording import STATES
from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer, require_match, version_tag
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.lists import PAGING, is_text, page
from kiosk.sandbox.negotiation import json_body, members, no_query, pointer, query
from kiosk.sandbox.people import REGISTER_NAMES
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.tokens import Grant, bearer, own

Record = dict[str, Any]
READ: Final = "applications:read"
WRITE: Final = "applications:write"
MERGE_PATCH: Final = ("application/merge-patch+json", "application/json")


def is_object(value: object) -> bool:
    return isinstance(value, dict)


def text_of(least: int, most: int) -> Callable[[object], bool]:
    """Whether a value is a text of a length between these."""
    return lambda value: isinstance(value, str) and least <= len(value) <= most


def merge(target: Any, patch: Any) -> Any:
    """The merge of RFC 7396: null removes, an object is merged, all else replaces."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge(merged.get(name), value)
    return merged


def tag_of(request: Request, row: sqlite3.Row) -> str:
    return version_tag(row["id"], row["version"], language_of(request))


def form_of(portal: Portal, row: sqlite3.Row) -> Record:
    """The version of the form that an application was begun with."""
    return portal.register.forms.versions[row["form"], row["form_version"]]


def show(request: Request, row: sqlite3.Row, *, status: int = 200, **more: Any) -> Response:
    """An application as the answer to a request; a change may be answered without it (RFC 7240)."""
    tag = tag_of(request, row)
    if status == 200 and request.method != "GET" and request.headers.get("prefer", "").strip() == "return=minimal":
        told_back = {"Preference-Applied": "return=minimal", "ETag": tag, "Cache-Control": PERSONAL}
        return Response(status_code=204, headers=told_back)
    headers = {"Location": f"/v1/applications/{row['id']}"} if status == 201 else {}
    content = {**told(row, language_of(request)), **more}
    return answer(request, content, cache=PERSONAL, status=status, tag=tag, headers=headers)


def in_time(row: sqlite3.Row) -> None:
    """Raises `Problem` 410 for an application whose time to be corrected is over."""
    if row["status"] == "expired":
        raise Problem("time-over")


def mine(request: Request, scope: str) -> tuple[Portal, Grant, Applications]:
    """The portal, what the token allows, and the applications of its person."""
    grant = bearer(request, scope)
    applications = Applications(portal_of(request), grant.person.id)
    applications.take_up()
    return applications.portal, grant, applications


async def me(request: Request) -> Response:
    """GET /v1/me"""
    grant = own(request, "profile:read")
    no_query(request)
    held = grant.person.held
    content: Record = {
        "id": grant.person.id,
        "givenName": held["givenName"],
        "familyName": held["familyName"],
        "identifierMasked": grant.person.identifier_masked,
        "acr": grant.acr,
        "contact": {name: held[name] for name in ("email", "phone") if name in held} | {"verified": True},
        "preferences": {"language": grant.person.language},
    }
    return answer(request, content, cache=PERSONAL)


async def prefill(request: Request) -> Response:
    """GET /v1/services/{id}/prefill: what registers hold of the form's questions."""
    portal, grant, _ = mine(request, "profile:read")
    no_query(request)
    service = portal.register.service(request.path_params["id"])
    if service is None:
        raise Problem("not-found")
    form = portal.register.forms.form_for(service)
    if form is None:
        raise Problem("no-online-form")
    held = grant.person.held
    # a residence permit's number is no answer where the form asks for that of an identity card
    data = {
        name: held[name]
        for name in form.get("prefillKeys", ())
        if name in held and portal.checker.accepts(form, name, held[name])
    }
    sources = [
        {"register": REGISTER_NAMES[register][language_of(request)], "at": portal.told_time(), "properties": names}
        for register, names in grant.person.registers_of(data).items()
    ]
    return answer(request, {"data": data, "sources": sources}, cache=PERSONAL)


async def create(request: Request) -> Response:
    """POST /v1/applications"""
    portal, grant, applications = mine(request, WRITE)
    no_query(request)
    content = await json_body(request)
    known = {
        "serviceId": text_of(1, 100),
        "formVersion": text_of(1, 40),
        "clientRef": text_of(1, 100),
        "data": is_object,
    }
    members(content, known, ("serviceId", "formVersion"))

    def act() -> Response:
        service = portal.register.service(content["serviceId"])
        if service is None:
            raise Problem("invalid", errors=[ItemError("unknownService", pointer=pointer("serviceId"))])
        form = portal.register.forms.form_for(service)
        if form is None:
            raise Problem("no-online-form")
        if content["formVersion"] != form["version"]:
            raise Problem("invalid", errors=[ItemError("otherVersion", pointer=pointer("formVersion"))])
        client_ref = content.get("clientRef", "")
        there = applications.by_reference(client_ref) if client_ref else None
        if there is not None:
            raise Problem("conflict", headers={"Location": f"/v1/applications/{there['id']}"})
        row = applications.create(service["id"], form, client_ref, content.get("data", {}))
        return show(request, row, status=201)

    return await once(request, grant, act)


async def listing(request: Request) -> Response:
    """GET /v1/applications"""
    _, _, applications = mine(request, READ)
    parameters = query(request, {**PAGING, "status": STATES.__contains__, "clientRef": is_text})
    language = language_of(request)
    revision = applications.revision()
    changes = (
        applications.changes(parameters["since"], language) if "since" in parameters else applications.all(language)
    )
    if "status" in parameters:
        changes = [item for item in changes if item.record and item.record["status"]["code"] == parameters["status"]]
    if "clientRef" in parameters:
        changes = [item for item in changes if item.record and item.record.get("clientRef") == parameters["clientRef"]]
    return page(request, parameters, changes, revision, PERSONAL)


async def one(request: Request) -> Response:
    """GET /v1/applications/{id}"""
    _, _, applications = mine(request, READ)
    no_query(request)
    return show(request, applications.find(request.path_params["id"]))


async def patch(request: Request) -> Response:
    """PATCH /v1/applications/{id}: saves even what is incomplete, and says in `warnings` what is."""
    portal, grant, applications = mine(request, WRITE)
    no_query(request)
    row = applications.find(request.path_params["id"])
    content = await json_body(request, MERGE_PATCH)
    members(content, {"data": is_object})
    in_time(row)
    require_match(request, tag_of(request, row))
    if row["status"] not in OPEN:
        raise Problem("conflict")
    data = merge(json.loads(row["data"]), content.get("data", {}))
    with portal.store.writing():
        row = applications.change(row["id"], data=json.dumps(data))
    found = [
        error.body(language_of(request)) for error in portal.checker.check(form_of(portal, row), data, grant.person)
    ]
    return show(request, row, warnings=found)


async def delete(request: Request) -> Response:
    """DELETE /v1/applications/{id}: drafts only; what has been sent is withdrawn."""
    portal, _, applications = mine(request, WRITE)
    no_query(request)
    row = applications.find(request.path_params["id"])
    require_match(request, tag_of(request, row))
    if row["status"] != "draft":
        raise Problem("conflict")
    with portal.store.writing():
        applications.remove(row["id"])
    return Response(status_code=204, headers={"Cache-Control": PERSONAL})


async def validate(request: Request) -> Response:
    """POST /v1/applications/{id}/validate"""
    portal, grant, applications = mine(request, READ)
    no_query(request)
    row = applications.find(request.path_params["id"])
    found = portal.checker.check(form_of(portal, row), json.loads(row["data"]), grant.person)
    errors = [error.body(language_of(request)) for error in found]
    return answer(request, {"valid": not errors, "errors": errors}, cache=PERSONAL)


async def events(request: Request) -> Response:
    """GET /v1/applications/{id}/events"""
    _, _, applications = mine(request, READ)
    parameters = query(request, PAGING)
    row = applications.find(request.path_params["id"])
    found = applications.events(row["id"], language_of(request))
    if "since" in parameters:
        known = {str(change.revision) for change in found}
        if parameters["since"] not in known:
            raise Problem("resync-required")
        found = [change for change in found if change.revision > int(parameters["since"])]
    revision = str(found[-1].revision) if found else parameters.get("since", "")
    return page(request, parameters, found, revision, PERSONAL)


async def withdraw(request: Request) -> Response:
    """POST /v1/applications/{id}/withdraw"""
    _, grant, applications = mine(request, WRITE)
    no_query(request)
    key = applications.find(request.path_params["id"])["id"]

    def act() -> Response:
        if applications.find(key)["status"] not in SENT:
            raise Problem("conflict")
        row = applications.change(key, status="withdrawn")
        applications.note(key, "withdrawn", "withdrawn")
        return show(request, row)

    return await once(request, grant, act)


def submission(row: sqlite3.Row, language: str) -> Record:
    """What the portal answers to a submission, and again whenever it is asked for the receipt."""
    content = {
        "id": row["id"],
        "status": coded_state(row["status"], language),
        "reference": row["reference"],
        "submittedAt": row["submitted_at"],
        "receipt": row["receipt"],
        "statement": json.loads(row["statement"]),
    }
    return {**content, "dueDate": row["due_date"]} if row["due_date"] else content
