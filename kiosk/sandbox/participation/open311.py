"""Reports about a place: an Open311 facade (GeoReport v2) with discovery, services, definitions, requests and tokens.

Nobody signs in. What is required, and what the fields are called, is the specification's (wiki.open311.org/GeoReport_v2);
Idempotency-Key is honoured as everywhere on this portal, where a client sends one.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.holdings import Holding, Holdings
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.participation.open311_answers import Refused, answer, format_of, refused, single
from kiosk.sandbox.participation.report_services import SERVICES, checked, given, service_of
from kiosk.sandbox.portal import BAKU, Portal, portal_of, route

Record = dict[str, Any]
NOBODY: Final = ""
MOST_A_MINUTE: Final = 20
LONGEST_SPAN: Final = timedelta(days=90)
CLOSED_AFTER: Final = timedelta(days=2)
GROUPS: Final = {
    "street": {"az": "Küçə", "en": "Street", "ru": "Улица"},
    "water": {"az": "Su", "en": "Water", "ru": "Вода"},
}
NOTES: Final = {
    "open": {"az": "Qeydə alındı.", "en": "Registered.", "ru": "Зарегистрировано."},
    "closed": {
        "az": "Düzəldildi. Bu, sınaq portalının sözüdür.",
        "en": "Repaired. This is the word of a sandbox portal.",
        "ru": "Исправлено. Это слово учебного портала.",
    },
}
Endpoint = Callable[[Request], Awaitable[Response]]


def _speaking(endpoint: Endpoint) -> Endpoint:
    """Errors in the words of GeoReport v2."""

    async def spoken(request: Request) -> Response:
        try:
            format_of(request)
            return await endpoint(request)
        except Refused as error:
            return refused(request, error)
        except Problem as problem:
            status = {"key-missing": 400, "key-reused": 422, "request-running": 409}.get(problem.code, 400)
            return refused(request, Refused(status, problem.code, 1 if status == 409 else 0))

    return spoken


def routes() -> list[Route]:
    """The paths of the facade, each in both formats."""
    base = "/open311/v2"
    return [
        route("/open311/discovery.{format}", GET=_speaking(discovery)),
        route(f"{base}/services.{{format}}", GET=_speaking(services)),
        route(f"{base}/services/{{code}}.{{format}}", GET=_speaking(definition)),
        route(f"{base}/requests.{{format}}", GET=_speaking(requests), POST=_speaking(create)),
        route(f"{base}/requests/{{id}}.{{format}}", GET=_speaking(one)),
        route(f"{base}/tokens/{{token}}.{{format}}", GET=_speaking(token)),
    ]


async def discovery(request: Request) -> Response:
    """Where the facade is and what it speaks."""
    url = portal_of(request).url
    told = {
        "changeset": "2026-11-01T00:00:00+04:00",
        "contact": "",
        "key_service": "",
        "endpoints": [
            {
                "specification": "http://wiki.open311.org/GeoReport_v2",
                "url": f"{url}/open311/v2",
                "changeset": "2026-11-01T00:00:00+04:00",
                "type": "test",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }
    return single(request, "discovery", told)


async def services(request: Request) -> Response:
    """What can be reported."""
    language = language_of(request)
    told = [
        {
            "service_code": each["service_code"],
            "service_name": each["service_name"][language],
            "description": each["description"][language],
            "metadata": bool(each["attributes"]),
            "type": each["type"],
            "keywords": "",
            "group": GROUPS[each["group"]][language],
        }
        for each in SERVICES
    ]
    return answer(request, "services", "service", told)


async def definition(request: Request) -> Response:
    """What is asked about one of them."""
    service, language = service_of(request.path_params["code"]), language_of(request)
    attributes = []
    for each in service["attributes"]:
        told = {
            "variable": each.get("variable", True),
            "code": each["code"],
            "datatype": each["datatype"],
            "required": each["required"],
            "datatype_description": each["datatype_description"][language],
            "order": each["order"],
            "description": each["description"][language],
        }
        if "values" in each:
            told["values"] = [{"key": one_["key"], "name": one_["name"][language]} for one_ in each["values"]]
        attributes.append(told)
    return single(request, "service_definition", {"service_code": service["service_code"], "attributes": attributes})


async def create(request: Request) -> Response:
    """A new report, form-encoded; a service of the kind `batch` gives a token first."""
    portal = portal_of(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise Refused(400, "Send application/x-www-form-urlencoded.")
    try:
        pairs = parse_qsl((await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=100)
    except ValueError as error:
        raise Refused(400, "The form cannot be read.") from error
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    service = checked(values)
    _allow(portal)
    if "idempotency-key" in request.headers:
        return await once(request, None, lambda: _made(request, portal, service, values))
    return _made(request, portal, service, values)


def _allow(portal: Portal) -> None:
    """Raises `Refused` 429 when too many came in the last minute, from whomever."""
    since = portal.clock() - timedelta(minutes=1)
    recent = [each for each in _all(portal) if datetime.fromisoformat(each.at) > since]
    if len(recent) >= MOST_A_MINUTE:
        raise Refused(429, "Too many reports at once.", 60)


def _made(request: Request, portal: Portal, service: Record, values: dict[str, list[str]]) -> Response:
    first = {name: entries[0] for name, entries in values.items()}
    content = {
        "service_code": service["service_code"],
        "number": str(100000 + portal.store.next_number("report")),
        "description": first.get("description", ""),
        "address": first.get("address_string", ""),
        "attributes": {each["code"]: given(values, each["code"]) for each in service["attributes"]},
    }
    batch = service["type"] == "batch"
    secret = secrets.token_hex(8) if batch else ""
    Holdings(portal, NOBODY, "report").add(content, code=secret)
    told: Record = {"token": secret} if batch else {"service_request_id": content["number"]}
    told["service_notice"] = NOTES["open"][language_of(request)]
    return answer(request, "service_requests", "request", [told], status=201)


def _all(portal: Portal) -> list[Holding]:
    return Holdings(portal, NOBODY, "report").all()


async def token(request: Request) -> Response:
    """The number that a token stands for; it has none while nobody has looked at the report."""
    portal = portal_of(request)
    asked = request.path_params["token"]
    held = next((each for each in _all(portal) if each.code and each.code == asked), None)
    if held is None:
        raise Refused(404, "There is no such token.")
    told = {"token": asked}
    if datetime.fromisoformat(held.at) + timedelta(seconds=portal.review_after) <= portal.clock():
        told["service_request_id"] = held.content["number"]
    return answer(request, "service_requests", "request", [told])


async def one(request: Request) -> Response:
    """One report."""
    portal, asked = portal_of(request), request.path_params["id"]
    found = [each for each in _numbered(portal) if each.content["number"] == asked]
    if not found:
        raise Refused(404, "There is no such service_request_id.")
    return answer(request, "service_requests", "request", [_told(portal, each, request) for each in found])


async def requests(request: Request) -> Response:
    """Reports of a span of time: of the last 90 days where none is named, and of 90 days at most."""
    portal, asked = portal_of(request), request.query_params
    numbers = [each for each in asked.get("service_request_id", "").split(",") if each]
    until = _moment(asked.get("end_date", "")) or portal.clock()
    since = max(_moment(asked.get("start_date", "")) or until - LONGEST_SPAN, until - LONGEST_SPAN)
    codes = [each for each in asked.get("service_code", "").split(",") if each]
    states = [each for each in asked.get("status", "").split(",") if each]
    told = [
        _told(portal, each, request)
        for each in _numbered(portal)
        if (each.content["number"] in numbers if numbers else since <= datetime.fromisoformat(each.at) <= until)
    ]
    wanted = [
        each
        for each in told
        if (not codes or each["service_code"] in codes) and (not states or each["status"] in states)
    ]
    return answer(request, "service_requests", "request", wanted)


def _numbered(portal: Portal) -> list[Holding]:
    """Those that have been looked at: what came as a token is not public before."""
    waits = timedelta(seconds=portal.review_after)
    return [each for each in _all(portal) if not each.code or datetime.fromisoformat(each.at) + waits <= portal.clock()]


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text.upper().replace(" ", "+"))
    except ValueError as error:
        raise Refused(400, "A date cannot be read.") from error
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _told(portal: Portal, held: Holding, request: Request) -> Record:
    language, content = language_of(request), held.content
    service = next(each for each in SERVICES if each["service_code"] == content["service_code"])
    sent = datetime.fromisoformat(held.at)
    status = "closed" if sent + CLOSED_AFTER <= portal.clock() else "open"
    agency = portal.register.record("organisations", service["agency"])
    updated = sent + CLOSED_AFTER if status == "closed" else sent
    return {
        "service_request_id": content["number"],
        "status": status,
        "status_notes": NOTES[status][language],
        "service_name": service["service_name"][language],
        "service_code": content["service_code"],
        "description": content["description"],
        "agency_responsible": (agency or {"name": {language: ""}})["name"].get(language, ""),
        "service_notice": "",
        "requested_datetime": held.at,
        "updated_datetime": updated.astimezone(BAKU).isoformat(timespec="seconds"),
        "address": content["address"],
        "zipcode": "",
        "lat": None,
        "long": None,
        "media_url": "",
    }
