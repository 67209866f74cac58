"""What anyone may ask a portal: its state, services, information, forms, places, papers (contract §A.2 1–14, 29, 30, 36)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from kiosk.portal.addresses import is_safe_address
from kiosk.portal.discovery import discover
from kiosk.portal.errors import BadReply, Insecure
from kiosk.portal.exchange import Reply, Request
from kiosk.portal.problems import decoded, stated_time
from kiosk.portal.protected import issuer_of
from kiosk.portal.resources.appointments import Slots
from kiosk.portal.resources.catalogue import Article, Concept, Location, Organisation, PublicService
from kiosk.portal.resources.common import Resource
from kiosk.portal.resources.documents import Verification
from kiosk.portal.resources.feedback import Feedback, Received
from kiosk.portal.resources.forms import FormDefinition
from kiosk.portal.resources.payments import Charge
from kiosk.portal.resources.portal import Configuration, Status
from kiosk.portal.signatures import Keys

if TYPE_CHECKING:
    from kiosk.portal.appointments import Appointments
    from kiosk.portal.http import Http

AnyT = TypeVar("AnyT")
ItemT = TypeVar("ItemT", bound=Resource)
ConceptKind = Literal["lifeEvents", "businessEvents", "thematicAreas", "addressees", "channels", "regions", "units"]

PAGE: Final = 200
_MOST_PAGES: Final = 5000
_MAX_AGE: Final = re.compile(r"\bmax-age=(\d{1,9})\b")
_LIST_DEADLINE: Final = 60.0
"""Seconds for one page of a list: 45 KB on a line of 8 KB a second, and some to spare."""


@dataclass(frozen=True, slots=True)
class Changes(Generic[ItemT]):
    """A whole list, or what changed in it since a revision; `revision` is what to ask for next time.

    `deleted` holds ids of what is gone; it is empty when the whole list was asked for.
    """

    items: tuple[ItemT, ...]
    deleted: tuple[str, ...] = ()
    revision: str = ""


class _Page(msgspec.Struct, frozen=True):
    items: list[msgspec.Raw]
    next: str | None = None
    revision: str = ""


class _Tombstone(msgspec.Struct, frozen=True):
    id: str
    deleted: bool = False


class PublicPortal:
    """A portal as anyone sees it. All methods raise the family in `portal/errors.py`.

    Lists with `since` give what changed after that revision and raise `ResyncRequired` when the portal has forgotten it.
    `issuer` and `endpoints` (names of OpenID Connect Discovery → addresses) come before what the portal states. `api` is
    where /v1 lives and `issuer` who signs people in, as far as is known: at the portal until its configuration was read.
    """

    def __init__(self, http: Http, issuer: str = "", endpoints: Mapping[str, str] | None = None) -> None:
        self.http = http
        self.api = http.base_url
        self.issuer = issuer or http.base_url
        self._issuer_set = self._issuer_stated = issuer
        self._endpoints = endpoints
        self._trusted = ""

    def configuration(self) -> Configuration:
        """What the portal says about itself; from then on its own API address and limits are used."""
        path = "/.well-known/portal-configuration"
        configuration = self.http.request(Request("GET", path), Configuration).value
        self.api = api_base(self.http.base_url, configuration)
        self._issuer_stated = self._issuer_set or configuration.issuer
        self.issuer = self._issuer_stated or self.http.base_url
        self.http.request_gzip = configuration.limits.request_gzip
        return configuration

    def trusted_issuer(self) -> str:
        """Who signs people in, once the portal's own resource has been asked whether it knows them (RFC 9728).

        `Insecure` when it names others.
        """
        if not self._trusted:
            self.issuer = issuer_of(self.http, self.api, self.issuer, stated=bool(self._issuer_stated))
            self._trusted = self.issuer
        return self._trusted

    def status(self) -> Status:
        """How the portal is, and for how long that holds."""
        answer = self.http.checked(Request("GET", f"{self.api}/v1/status"))
        age = _MAX_AGE.search(answer.headers.get("cache-control", ""))
        status = decoded(answer, Status)
        return msgspec.structs.replace(status, fresh=float(age[1])) if age else status

    def services(self, since: str | None = None) -> Changes[PublicService]:
        return self._list("/services", PublicService, since)

    def organisations(self, since: str | None = None) -> Changes[Organisation]:
        return self._list("/catalogue/organisations", Organisation, since)

    def catalogue(self, kind: ConceptKind, since: str | None = None) -> Changes[Concept]:
        """Life events, thematic areas, addressees and the other plain kinds."""
        return self._list(f"/catalogue/{part(kind)}", Concept, since)

    def locations(self, since: str | None = None) -> Changes[Location]:
        return self._list("/locations", Location, since)

    def slots(self, location_id: str, service_id: str, last: date) -> Slots:
        """The free times of a centre from now on until a day, the earliest first; `at` is the portal's time."""
        query = {"serviceId": service_id, "to": last.isoformat()}
        answer = self.http.checked(Request("GET", f"{self.api}/v1/locations/{part(location_id)}/slots", query=query))
        found = decoded(answer, Slots)
        free = sorted((each for each in found.slots if each.capacity > 0), key=lambda each: each.start)
        return msgspec.structs.replace(found, slots=free, at=found.at or stated_time(answer.headers))

    @property
    def appointments(self) -> Appointments:
        """What somebody may do about a visit to a centre who has not signed in."""
        from kiosk.portal.appointments import Appointments

        return Appointments(self._ask)

    def articles(self, since: str | None = None) -> Changes[Article]:
        return self._list("/articles", Article, since)

    def service(self, service_id: str) -> PublicService:
        return self._get(f"/services/{part(service_id)}", PublicService)

    def form(self, service_id: str) -> FormDefinition:
        """The form that applies for a service today."""
        return self._get(f"/services/{part(service_id)}/form", FormDefinition)

    def form_version(self, form_id: str, version: str) -> FormDefinition:
        """One version of a form, as it was when an application was begun."""
        return self._get(f"/forms/{part(form_id)}/{part(version)}", FormDefinition)

    def feedback(self, feedback: Feedback, key: str) -> None:
        """What somebody thinks who does not say who they are; the same key is received once."""
        self.http.request(Request("POST", f"{self.api}/v1/feedback", body=feedback, key=key), Received)

    def verification(self, code: str) -> Verification:
        """Whether a document is genuine, by the code on it; `NotFound` when there is none of that code."""
        return self._get(f"/document-verifications/{part(code)}", Verification)

    def charge(self, reference: str) -> Charge:
        """A charge by its reference; `NotFound` when there is none. Its page to pay on is a safe address, else `Insecure`."""
        request = Request("GET", f"{self.api}/v1/charges/lookup", query={"reference": reference})
        charge = self.http.request(request, Charge).value
        if charge.links.next and not is_safe_address(charge.links.next):
            raise Insecure("a page to pay on that is not safe")
        return charge

    def keys(self) -> Keys:
        """The keys that sign receipts: those of the issuer that people sign in at."""
        address = discover(self.http, self.issuer, self._endpoints).endpoint("jwks_uri")
        return self.http.request(Request("GET", address), Keys).value

    def _ask(self, method: str, path: str, into: type[AnyT], **options: Any) -> Reply[AnyT]:
        return self.http.request(Request(method, f"{self.api}/v1{path}", **options), into)

    def _get(self, path: str, into: type[ItemT]) -> ItemT:
        return self.http.request(Request("GET", f"{self.api}/v1{path}"), into).value

    def _list(self, path: str, into: type[ItemT], since: str | None) -> Changes[ItemT]:
        items: list[ItemT] = []
        deleted: list[str] = []
        revision = ""
        for page in self._pages(path, since):
            revision = (
                revision or page.revision
            )  # of the first page: what changes while we read is read again next time
            for raw in page.items:
                tombstone = _item(raw, _Tombstone)
                if tombstone.deleted:
                    deleted.append(tombstone.id)
                else:
                    items.append(_item(raw, into))
        return Changes(tuple(items), tuple(deleted), revision)

    def _pages(self, path: str, since: str | None) -> Iterator[_Page]:
        query = {"limit": str(PAGE)}
        if since:
            query["since"] = since
        seen: set[str] = set()
        for _ in range(_MOST_PAGES):
            page = self.http.request(
                Request("GET", f"{self.api}/v1{path}", query=query, deadline=_LIST_DEADLINE), _Page
            ).value
            yield page
            if not page.next:
                return
            if page.next in seen:
                raise BadReply("a list that turns in circles")
            seen.add(page.next)
            query["cursor"] = page.next
        raise BadReply("a list without an end")


def api_base(base_url: str, configuration: Configuration) -> str:
    """Where /v1 lives: at the portal itself, or where its configuration says."""
    stated = configuration.api_base.rstrip("/").removesuffix("/v1").rstrip("/")
    return stated if urlsplit(stated).scheme else f"{base_url}{stated}"


def part(text: str) -> str:
    """One segment of a path, whatever the id holds."""
    return quote(text, safe="")


def _item(raw: msgspec.Raw, into: type[AnyT]) -> AnyT:
    try:
        return msgspec.json.decode(raw, type=into)
    except msgspec.MsgspecError:
        raise BadReply("an item of a list has wrong or missing members") from None
