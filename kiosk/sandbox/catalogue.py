"""What anyone may read: services, groups, articles, places, forms (contract §A.2 9–15, 36)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.etags import IMMUTABLE, PUBLIC, answer
from kiosk.sandbox.lists import PAGING, Change, History, is_boolean, is_text, page
from kiosk.sandbox.negotiation import no_query, query
from kiosk.sandbox.portal import portal_of
from kiosk.sandbox.register import KINDS

Record = dict[str, Any]
Keep = Callable[[Record], bool]

MINIMAL: Final = ("id", "name", "hasCompetentAuthority", "channelType", "form", "revision")
CHANNEL_TYPES: Final = ("online", "centre", "both")
ARTICLE_TYPES: Final = ("news", "guide", "notice", "faq", "legal", "about")
_MEMBER_FILTERS: Final = {
    "lifeEvent": "isGroupedBy",
    "businessEvent": "businessEvent",
    "addressee": "addressee",
    "thematicArea": "thematicArea",
}
_LETTERS: Final = str.maketrans({"ə": "e", "ı": "i", "ё": "е"})


def fold(text: str) -> str:
    """Words without case and diacritics, for a plain comparison."""
    plain = unicodedata.normalize("NFKD", text.replace("İ", "i").replace("I", "ı").casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_LETTERS)


def _names_hold(words: list[str]) -> Keep:
    def keep(record: Record) -> bool:
        names = fold(" ".join(record["name"].values()))
        return all(word in names for word in words)

    return keep


def _member_is(member: str, wanted: str) -> Keep:
    return lambda record: bool(record.get(member) == wanted)


def _member_holds(member: str, wanted: str) -> Keep:
    return lambda record: wanted in record.get(member, ())


def _service_filters(parameters: dict[str, str]) -> list[Keep]:
    keeps: list[Keep] = []
    if "q" in parameters:
        keeps.append(_names_hold(re.findall(r"\w+", fold(parameters["q"]))))
    for name, member in (("competentAuthority", "hasCompetentAuthority"), ("channelType", "channelType")):
        if name in parameters:
            keeps.append(_member_is(member, parameters[name]))
    for name, member in _MEMBER_FILTERS.items():
        if name in parameters:
            keeps.append(_member_holds(member, parameters[name]))
    if "online" in parameters:
        wanted = parameters["online"] == "true"
        keeps.append(lambda record: (record["channelType"] != "centre") == wanted)
    return keeps


def _listed(history: History, parameters: dict[str, str], keeps: list[Keep]) -> list[Change]:
    """The records to list. Among changes, one that a filter does not hold any more is told as gone."""

    def kept(change: Change) -> bool:
        return change.record is not None and all(keep(change.record) for keep in keeps)

    if "since" not in parameters:
        return [change for change in history.current() if kept(change)]
    return [
        change if kept(change) else Change(change.id, change.revision, None)
        for change in history.changes(parameters["since"])
    ]


async def services(request: Request) -> Response:
    """GET /v1/services"""
    known = {
        **PAGING,
        **dict.fromkeys(("q", "competentAuthority", *_MEMBER_FILTERS), is_text),
        **dict.fromkeys(("online", "minimal"), is_boolean),
        "channelType": CHANNEL_TYPES.__contains__,
    }
    parameters = query(request, known)
    history = portal_of(request).register.histories["services"]
    shown = _listed(history, parameters, _service_filters(parameters))

    def show(record: Record) -> Record:
        if parameters.get("minimal") != "true":
            return record
        return {name: record[name] for name in MINIMAL if name in record}

    return page(request, parameters, shown, history.name_of(history.revision), PUBLIC, show)


async def service(request: Request) -> Response:
    """GET /v1/services/{id}"""
    no_query(request)
    return answer(request, _service_of(request), cache=PUBLIC)


def _service_of(request: Request) -> Record:
    found = portal_of(request).register.service(request.path_params["id"])
    if found is None:
        raise Problem("not-found")
    return found


async def kind(request: Request) -> Response:
    """GET /v1/catalogue/{kind}"""
    parameters = query(request, PAGING)
    name = request.path_params["kind"]
    if name not in KINDS:
        raise Problem("not-found")
    history = portal_of(request).register.histories[name]
    shown = _listed(history, parameters, [])
    return page(request, parameters, shown, history.name_of(history.revision), PUBLIC)


async def articles(request: Request) -> Response:
    """GET /v1/articles"""
    parameters = query(request, {**PAGING, "type": ARTICLE_TYPES.__contains__})
    keeps: list[Keep] = []
    if "type" in parameters:
        keeps.append(_member_is("type", parameters["type"]))
    history = portal_of(request).register.histories["articles"]
    return page(request, parameters, _listed(history, parameters, keeps), history.name_of(history.revision), PUBLIC)


async def article(request: Request) -> Response:
    """GET /v1/articles/{id}"""
    no_query(request)
    found = portal_of(request).register.record("articles", request.path_params["id"])
    if found is None:
        raise Problem("not-found")
    return answer(request, found, cache=PUBLIC)


async def locations(request: Request) -> Response:
    """GET /v1/locations: `near` is the id of a city, district or economic region."""
    parameters = query(request, {**PAGING, "serviceId": is_text, "near": is_text, "accessible": is_boolean})
    keeps: list[Keep] = []
    if "serviceId" in parameters:
        keeps.append(_member_holds("services", parameters["serviceId"]))
    if "near" in parameters:
        keeps.append(lambda record: parameters["near"] in (record.get("unit"), record.get("region")))
    if "accessible" in parameters:
        keeps.append(lambda record: bool(record.get("accessibility")) == (parameters["accessible"] == "true"))
    history = portal_of(request).register.histories["locations"]
    return page(request, parameters, _listed(history, parameters, keeps), history.name_of(history.revision), PUBLIC)


async def service_form(request: Request) -> Response:
    """GET /v1/services/{id}/form: the form in force; a service that is given at a centre has none."""
    no_query(request)
    found = _service_of(request)
    form = portal_of(request).register.forms.form_for(found)
    if form is None:
        raise Problem("no-online-form")
    told = {**form, "serviceId": found["id"]}
    if "fee" in found:
        told["fee"] = found["fee"]
    return answer(request, told, cache=PUBLIC)


async def form_version(request: Request) -> Response:
    """GET /v1/forms/{formId}/{version}: never changes."""
    no_query(request)
    key = (request.path_params["formId"], request.path_params["version"])
    form = portal_of(request).register.forms.versions.get(key)
    if form is None:
        raise Problem("not-found")
    return answer(request, form, cache=IMMUTABLE)
