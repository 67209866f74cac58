"""Everybody who may come to the sandbox portal, and one person who owns something of each kind there."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any, Final

import httpx

from kiosk.sandbox.holdings import Holdings
from kiosk.sandbox.mandates import ACCESS_TOKEN, JWT, TOKEN_EXCHANGE
from kiosk.sandbox.payer import Payer
from kiosk.sandbox.people import Person
from kiosk.sandbox.portal import SCOPES
from kiosk.sandbox.server import Running
from kiosk.sandbox.tokens import Grant, digest, issue
from tests.journeys.files import pdf
from tests.peers.sandbox_person import ANSWERS, CLIENT, DECLARATIONS, SERVICE, client_of, key, sign_in
from tests.peers.sealed import put, sealed

CENTRE: Final = "asan-baki-1"
OWNER: Final = "citizen"
SECRET_WORDS: Final = "Yalnız-mənim-bildiyim-sözlər"
"""What the owner writes, and nobody else may ever be told."""
PERSONAL: Final = ("fin", "documentNumber", "phone", "email", "address", "familyName", "taxNumber", "organisation")


@dataclass(frozen=True)
class Identity:
    """Who asks: what they show, and whose data they may see."""

    name: str
    headers: Mapping[str, str] = field(default_factory=dict)
    sees: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    """Those whose mandates they hold or held, and whose names they therefore know."""


def token_of(portal: Running, person: Person, scopes: tuple[str, ...] = SCOPES) -> str:
    """A token with all that a person can allow."""
    with portal.portal.store.writing():
        return issue(portal.portal, Grant(person, CLIENT, frozenset(scopes), "high", portal.portal.timestamp()))


def bearing(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def identities(portal: Running) -> list[Identity]:
    """Each person, each mandate, a device, tokens that do not hold, and nobody."""
    found = [Identity("nobody")]
    for name, person in portal.portal.people.items():
        token = token_of(portal, person)
        parties = frozenset(each.content["party"] for each in Holdings(portal.portal, name, "mandate").all())
        found.append(Identity(name, bearing(token), frozenset({name}), parties))
        found += _mandated(portal, name, token)
    found.append(
        Identity("no scope", bearing(token_of(portal, portal.portal.people["elderly"], ())), frozenset({"elderly"}))
    )
    found.append(Identity("a kiosk", bearing(_device(portal))))
    found.append(Identity("expired", bearing(_expired(portal))))
    found.append(Identity("foreign", bearing("eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJjaXRpemVuIn0.c2ln")))
    found.append(Identity("no token", {"Authorization": "Bearer"}))
    found.append(Identity("another scheme", {"Authorization": "Basic Y2l0aXplbjpjaXRpemVu"}))
    return found


def _mandated(portal: Running, actor: str, token: str) -> list[Identity]:
    """The person acting for each party that they hold a mandate of."""
    found = []
    with client_of(portal, **bearing(token)) as client:
        for each in client.get("/v1/me/mandates").json()["items"]:
            if "token" not in each:
                continue
            values = {
                "grant_type": TOKEN_EXCHANGE,
                "client_id": CLIENT,
                "subject_token": each["token"],
                "subject_token_type": JWT,
                "actor_token": token,
                "actor_token_type": ACCESS_TOKEN,
            }
            answer = client.post("/oauth/token", data=values)
            assert answer.status_code == 200, answer.text
            party = each["onBehalfOf"]["id"]
            sees = frozenset({party, actor})  # for a legal entity somebody signs: their name is told with it
            found.append(Identity(f"{actor} for {party}", bearing(answer.json()["access_token"]), sees))
    return found


def _device(portal: Running) -> str:
    """The token of an enrolled kiosk, which is nobody's."""
    store, token, at = portal.portal.store, secrets.token_urlsafe(32), portal.portal.timestamp()
    with store.writing():
        store.run("INSERT INTO kiosk VALUES ('kiosk-1', '1', '{}', 'model', 'site', 'stable', ?)", at)
        store.run("INSERT INTO device_token VALUES (?, 'kiosk-1', ?)", digest(token), at + 600)
    return token


def _expired(portal: Running) -> str:
    token = token_of(portal, portal.portal.people[OWNER])
    with portal.portal.store.writing():
        portal.portal.store.run(
            "UPDATE token SET expires_at = ? WHERE expires_at = (SELECT MAX(expires_at) FROM token)"
            " AND rowid = (SELECT MAX(rowid) FROM token)",
            (portal.portal.clock() - timedelta(seconds=1)).timestamp(),
        )
    return token


class Owner:
    """Somebody who has something of everything; each id is made when it is first wanted."""

    def __init__(self, portal: Running, person: str = OWNER) -> None:
        self.portal = portal
        self.client = httpx.Client(
            base_url=portal.url,
            headers={"Accept-Language": "en", **bearing(sign_in(portal, person, scope=" ".join(SCOPES)))},
            trust_env=False,
        )

    def post(self, path: str, content: Mapping[str, Any], **headers: str) -> Any:
        answer = self.client.post(path, json=dict(content), headers={"Idempotency-Key": key(), **headers})
        assert answer.status_code < 300, (path, answer.text)
        return answer

    def first(self, path: str) -> Any:
        """The first of a list."""
        return self.client.get(path).json()["items"][0]

    def draft(self) -> Any:
        data = {**ANSWERS, "otherPurpose": SECRET_WORDS}
        return self.post("/v1/applications", {"serviceId": SERVICE, "formVersion": "1", "data": data})

    @cached_property
    def submitted(self) -> str:
        """An application that has been sent."""
        draft = self.draft()
        name = str(draft.json()["id"])
        self.post(
            f"/v1/applications/{name}/submit", {"declarations": DECLARATIONS}, **{"If-Match": draft.headers["etag"]}
        )
        return name

    def application(self) -> str:
        return self.submitted

    def document(self) -> str:
        return str(self.first("/v1/documents")["id"])

    def consent(self) -> str:
        """One that not everybody has given."""
        return "employer-certificate"

    def message(self) -> str:
        return str(self.first("/v1/messages")["id"])

    def sign_in(self) -> str:
        return str(self.first("/v1/me/sign-ins")["id"])

    def payment(self) -> str:
        """One that has been made, so that it has a receipt."""
        charge = self.first("/v1/charges?status=due")["id"]
        begun = self.post("/v1/payments", {"chargeIds": [charge], "method": "link"}).json()
        phone = Payer()
        phone.open(begun["links"]["next"])
        phone.decide("paid")
        return str(begun["id"])

    def signature(self) -> str:
        asked = {"applicationId": str(self.draft().json()["id"]), "credential": "asanImza", "phone": "+994500000001"}
        return str(self.post("/v1/signatures", asked).json()["id"])

    def appointment(self) -> str:
        """A visit of one's own, with a note that nobody else is told."""
        free = self.client.get(f"/v1/locations/{CENTRE}/slots", params={"serviceId": "id-card-lost"}).json()["slots"]
        contact = {"name": SECRET_WORDS, "phone": "+994500000001"}
        booked = {"locationId": CENTRE, "serviceId": "id-card-lost", "start": free[0]["start"], "contact": contact}
        return str(self.post("/v1/appointments", booked).json()["id"])

    def ticket(self) -> str:
        return str(self.post("/v1/queue-tickets", {"locationId": CENTRE, "serviceId": "id-card-lost"}).json()["id"])

    def appeal(self) -> str:
        asked = {"kind": "complaint", "recipient": "dost", "subject": SECRET_WORDS, "text": SECRET_WORDS}
        return str(self.post("/v1/appeals", asked).json()["id"])

    def upload(self) -> str:
        """A file that was sent."""
        data = pdf()
        metadata = "filename bS5wZGY=,filetype YXBwbGljYXRpb24vcGRm,purpose YXBwbGljYXRpb24="
        headers = {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(data)), "Upload-Metadata": metadata}
        answer = self.client.post("/v1/uploads", headers=headers)
        assert answer.status_code == 201, answer.text
        where = answer.headers["location"]
        piece = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
        assert self.client.patch(where, content=data, headers=piece).status_code == 204
        return where.rpartition("/")[2]

    def upload_link(self) -> str:
        return str(self.post("/v1/upload-links", {"purpose": "application"}).json()["id"])

    def deposit(self) -> str:
        """A sealed form, which nobody but its owner is told a word of; that it has arrived is no secret."""
        one = sealed(self.portal, {**ANSWERS, "otherPurpose": SECRET_WORDS})
        with client_of(self.portal) as client:
            assert put(client, one).status_code == 201
        return one.id

    def report(self) -> str:
        """A report about a place, which all may read; who has made it, nobody is told (GeoReport v2)."""
        asked = {
            "service_code": "light",
            "address_string": "Bakı",
            "description": "Qaranlıq",
            "attribute[what]": "dark",
            "attribute[lamps]": "3",
            "first_name": SECRET_WORDS,
            "last_name": SECRET_WORDS,
            "email": "mine-alone@example.az",
            "phone": "+994509998877",
        }
        headers = {"Idempotency-Key": key()}
        answer = httpx.post(f"{self.portal.url}/open311/v2/requests.json", data=asked, headers=headers, trust_env=False)
        assert answer.status_code in (200, 201), answer.text
        return str(answer.json()[0]["service_request_id"])


READ_BY_ALL: Final[dict[str, Callable[[Owner], str]]] = {
    "/open311/v2/requests/{id}": Owner.report,
    "/v1/deposits/{uuid}": Owner.deposit,
}
"""What is somebody's own and may be read by all; of whom it is, is told nobody."""

OWNED: Final[dict[str, Callable[[Owner], str]]] = {
    "/v1/applications/{id}": Owner.application,
    "/v1/payments/{id}": Owner.payment,
    "/v1/documents/{id}": Owner.document,
    "/v1/messages/{id}": Owner.message,
    "/v1/me/sign-ins/{id}": Owner.sign_in,
    "/v1/me/reminders/{id}": Owner.document,
    "/v1/me/consents/{id}": Owner.consent,
    "/v1/signatures/{id}": Owner.signature,
    "/v1/appointments/{id}": Owner.appointment,
    "/v1/queue-tickets/{id}": Owner.ticket,
    "/v1/appeals/{id}": Owner.appeal,
    "/v1/uploads/{id}": Owner.upload,
    "/v1/upload-links/{id}": Owner.upload_link,
}
"""How to come to an id of somebody's own, by the path up to it."""

PUBLIC: Final[dict[str, str]] = {
    "/v1/services/{id}": SERVICE,
    "/v1/catalogue/{kind}": "organisations",
    "/v1/articles/{id}": "about-portal",
    "/v1/locations/{id}": CENTRE,
    "/v1/forms/{formId}": SERVICE,
    "/v1/forms/{formId}/{version}": "1",
    "/v1/document-verifications/{code}": "7K3M92QF4TXP",
    "/v1/me/favourites/{id}": SERVICE,
    "/v1/consultations/{id}": "bus-stops",
    "/v1/consultations/{id}/documents/{document}": "draft",
    "/l/{secret}": "nobody-knows-this",
    "/open311/discovery.{format}": "json",
    "/open311/v2/services.{format}": "json",
    "/open311/v2/services/{code}": "light",
    "/open311/v2/services/{code}.{format}": "json",
    "/open311/v2/requests.{format}": "json",
    "/open311/v2/requests/{id}.{format}": "json",
    "/open311/v2/tokens/{token}": "nobody-knows-this",
    "/open311/v2/tokens/{token}.{format}": "json",
}
"""What is nobody's own, or is a name that all people have in common."""


def marks(portal: Running) -> dict[str, set[str]]:
    """For each person and party, what tells of them: names and numbers of the registers, and ids of all that is theirs."""
    subjects = {**portal.portal.people, **portal.portal.parties}
    found = {
        name: {person.held[each] for each in PERSONAL if person.held.get(each)} for name, person in subjects.items()
    }
    shared = {value for one in found for other in found if one != other for value in found[one] & found[other]}
    store = portal.portal.store
    owned = (
        "SELECT id, person FROM holding UNION SELECT id, person FROM application UNION SELECT id, person FROM signature"
        " UNION SELECT id, person FROM upload UNION SELECT id, person FROM sign_in UNION SELECT id, person FROM link"
        " UNION SELECT reference, person FROM application WHERE reference != ''"
    )
    for row in store.rows(owned):
        if row["person"] in found:
            found[row["person"]].add(row["id"])
    found[OWNER] |= {SECRET_WORDS, "mine-alone@example.az", "+994509998877"}
    return {name: values - shared for name, values in found.items()}
