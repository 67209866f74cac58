"""Leaving a sealed form, asking what became of it, claiming it (contract §A.2 48)."""

from __future__ import annotations

import re
import uuid
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.application_store import Applications
from kiosk.sandbox.applications import WRITE, show
from kiosk.sandbox.deposits import keys
from kiosk.sandbox.deposits.attempts import Attempts
from kiosk.sandbox.deposits.deposit_store import Deposits, digest_of
from kiosk.sandbox.deposits.opening import Opened, open_sealed
from kiosk.sandbox.enrolled.kiosks import if_kiosk
from kiosk.sandbox.errors import Problem
from kiosk.sandbox.etags import PERSONAL, PUBLIC, answer
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.negotiation import json_body, members, no_query
from kiosk.sandbox.people import Person
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.tokens import challenge, own

LARGEST: Final = 65_536
"""Bytes of a sealed form."""
_KIND: Final = "application/jose"
_CODE: Final = re.compile(r"[0-9]{12}")
_FULL_SECONDS: Final = 3600


async def sealing_keys(request: Request) -> Response:
    """GET /v1/sealing-keys: what forms are sealed to, each with its end"""
    no_query(request)
    return answer(request, keys.published(portal_of(request)), cache=PUBLIC, kind="application/jwk-set+json")


async def put(request: Request) -> Response:
    """PUT /v1/deposits/{uuid}: the same bytes under the same name have the same answer, for ever."""
    no_query(request)
    portal = portal_of(request)
    if "authorization" in request.headers and if_kiosk(request) is None:
        raise Problem("unauthorised", headers=challenge(portal, scope="device"))
    name = _name(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _KIND:
        raise Problem("unsupported-media-type", headers={"Accept": _KIND})
    ciphertext = await request.body()
    if len(ciphertext) > LARGEST:
        raise Problem("too-large")
    deposits = Deposits(portal)
    there = deposits.find(name)
    if there is not None and there["digest"] != digest_of(ciphertext):
        raise Problem("deposit-differs")
    if there is None:
        opened = open_sealed(portal, name, ciphertext)
        if deposits.full():
            raise Problem("too-many-requests", headers={"Retry-After": str(_FULL_SECONDS)})
        with portal.store.writing():
            row = deposits.add(name, ciphertext, opened.code)
    else:
        row = there
    return answer(request, {"receipt": row["receipt"]}, cache=PERSONAL, status=201 if there is None else 200)


async def state(request: Request) -> Response:
    """GET /v1/deposits/{uuid}/state"""
    no_query(request)
    portal = portal_of(request)
    portal.guesses.allow(portal.timestamp())
    row = Deposits(portal).find(_name(request))
    if row is None:
        portal.guesses.wrong(portal.timestamp())
        raise Problem("not-found")
    return answer(request, {"state": row["state"]}, cache=PERSONAL)


class Claiming:
    """POST /v1/deposits/claim, with the wrong codes of each person."""

    def __init__(self) -> None:
        self._attempts = Attempts()

    async def claim(self, request: Request) -> Response:
        """A draft of the signed-in person. A code that is wrong and a form that is another's have the same answer."""
        grant = own(request, WRITE)
        no_query(request)
        content = await json_body(request)
        members(content, {"code": lambda value: isinstance(value, str) and bool(_CODE.fullmatch(value))}, ("code",))
        portal, person = portal_of(request), grant.person

        def act() -> Response:
            self._attempts.allow(person.id, portal.timestamp())
            draft = _claimed(portal, person, content["code"])
            if not draft:
                self._attempts.wrong(person.id, portal.timestamp())
                raise Problem("deposit-not-found")
            return show(request, Applications(portal, person.id).find(draft), status=201)

        return await once(request, grant, act)


def _claimed(portal: Portal, person: Person, code: str) -> str:
    """The draft that the deposit of this code is for this person, made now or before; empty when there is none for them."""
    deposits = Deposits(portal)
    for row in deposits.of_code(code):
        opened = open_sealed(portal, row["id"], row["content"])
        if _is_of(opened, person):
            draft = _draft(portal, person, row["id"], opened)
            deposits.claim(row["id"], person.id, draft)
            return draft
    before = deposits.claimed_by(code, person.id)
    found = portal.store.row("SELECT id FROM application WHERE id = ? AND person = ?", before, person.id)
    return "" if found is None else before


def _is_of(opened: Opened, person: Person) -> bool:
    """Who was signed in when it was sealed; else who was born on that day."""
    if opened.person:
        return opened.person == person.id
    return person.held.get("birthDate") == opened.birth_date


def _draft(portal: Portal, person: Person, name: str, opened: Opened) -> str:
    """The answers as they were sealed, in the version of the form that was asked, if it is still known."""
    service = portal.register.service(opened.service)
    current = portal.register.forms.form_for(service) if service is not None else None
    if service is None or current is None:
        raise Problem("deposit-form-gone")
    then = portal.register.forms.versions.get(opened.form, current)
    form = then if then["formId"] == current["formId"] else current
    return str(Applications(portal, person.id).create(service["id"], form, name, opened.answers)["id"])


def _name(request: Request) -> str:
    """The UUID in the address, in its one form. Raises `Problem` 404 for anything else."""
    given = request.path_params["uuid"]
    try:
        name = str(uuid.UUID(given))
    except ValueError:
        raise Problem("not-found") from None
    if name != given.lower():
        raise Problem("not-found")
    return name
