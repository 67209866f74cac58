"""The sandbox portal keeps the rules of every endpoint (contract §A.1): conditional requests, keys, problems, packing, lists."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
import pytest

from kiosk.portal.resources.applications import Application, ApplicationEvent, Me, Prefill, Submission, Validation
from kiosk.portal.resources.catalogue import Article, Concept, Location, Organisation, PublicService
from kiosk.portal.resources.common import ListOf
from kiosk.portal.resources.forms import FormDefinition
from kiosk.sandbox.register import KINDS
from kiosk.sandbox.server import Running
from tests.peers.sandbox_person import Applicant, HeldClock, key, portal_at

PUBLIC = [
    "/.well-known/portal-configuration",
    "/.well-known/oauth-protected-resource",
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server",
    "/oauth/jwks",
    "/v1/status",
    "/v1/services",
    "/v1/services/criminal-record",
    "/v1/services/criminal-record/form",
    "/v1/forms/criminal-record/1",
    "/v1/catalogue/organisations",
    "/v1/articles",
    "/v1/locations",
]


@pytest.fixture(scope="module")
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture(scope="module")
def opened(clock: HeldClock) -> Iterator[tuple[Running, httpx.Client]]:
    with portal_at(clock) as both:
        yield both


@pytest.fixture(scope="module")
def portal(opened: tuple[Running, httpx.Client]) -> Running:
    return opened[0]


@pytest.fixture(scope="module")
def client(opened: tuple[Running, httpx.Client]) -> httpx.Client:
    return opened[1]


@pytest.fixture
def applicant(portal: Running) -> Iterator[Applicant]:
    somebody = Applicant(portal)
    with somebody.client:
        yield somebody


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("packing", ["gzip", "identity"])
def test_what_has_not_changed_is_not_sent_again(client: httpx.Client, path: str, packing: str) -> None:
    headers = {"Accept-Encoding": packing}
    first = client.get(path, headers=headers)
    assert first.status_code == 200
    tag = first.headers["etag"]
    assert re.fullmatch(r'"[^"]+"', tag)
    assert first.headers["api-version"] == "2026-11-01"
    assert first.headers["cache-control"].startswith("public, max-age=")
    assert first.headers["content-language"] == "en"
    for known in (tag, f'W/{tag}, "other"', "*"):
        again = client.get(path, headers={**headers, "If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={**headers, "If-None-Match": '"other"'}).status_code == 200


def test_another_coding_has_another_tag(client: httpx.Client) -> None:
    packed, plain = (
        client.get("/v1/services", headers={"Accept-Encoding": coding}) for coding in ("gzip, br", "gzip;q=0")
    )
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.json() == plain.json()
    assert packed.num_bytes_downloaded * 4 < plain.num_bytes_downloaded


def test_cache_rules_differ_by_kind(client: httpx.Client, applicant: Applicant) -> None:
    assert client.get("/v1/services").headers["cache-control"] == "public, max-age=300, stale-if-error=604800"
    assert client.get("/.well-known/portal-configuration").headers["cache-control"] == "public, max-age=3600"
    assert "immutable" in client.get("/v1/forms/criminal-record/1").headers["cache-control"]
    assert applicant.client.get("/v1/me").headers["cache-control"] == "private, no-store"
    assert client.get("/v1/nothing").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("language", "detail"),
    [
        ("az", "Portalda belə məlumat yoxdur."),
        ("en", "The portal has no such thing."),
        ("ru", "На портале этого нет."),
        ("de", "Portalda belə məlumat yoxdur."),
    ],
)
def test_problems_speak_the_language_asked_for(client: httpx.Client, language: str, detail: str) -> None:
    trace = "0af7651916cd43dd8448eb211c80319c"
    headers = {"Accept-Language": language, "traceparent": f"00-{trace}-b7ad6b7169203331-01"}
    answer = client.get("/v1/services/nothing", headers=headers)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-language"] == (language if language != "de" else "az")
    assert answer.json() == {
        "type": "urn:egov-kiosk:problem:not-found",
        "title": answer.json()["title"],
        "status": 404,
        "detail": detail,
        "instance": "/v1/services/nothing",
        "code": "not-found",
        "errors": [],
        "retryable": False,
        "traceId": trace,
    }


def test_a_service_at_a_centre_says_why_it_has_no_form(client: httpx.Client) -> None:
    answer = client.get("/v1/services/id-card-first/form")
    assert (answer.status_code, answer.json()["code"]) == (404, "no-online-form")
    assert client.get("/v1/services/nothing/form").json()["code"] == "not-found"


def test_other_online_services_have_the_general_form(client: httpx.Client) -> None:
    form = client.get("/v1/services/fin-search/form").json()
    assert (form["formId"], form["serviceId"]) == ("general", "fin-search")


def test_unknown_parameters_are_refused_and_named(client: httpx.Client) -> None:
    answer = client.get("/v1/services?colour=red&limit=0&online=maybe&q=a&q=b")
    assert answer.status_code == 400
    assert [(error["parameter"], error["code"]) for error in answer.json()["errors"]] == [
        ("colour", "unknownParameter"),
        ("limit", "badParameter"),
        ("online", "badParameter"),
        ("q", "badParameter"),
    ]
    assert client.get("/v1/services/criminal-record?x=1").status_code == 400


def test_a_method_that_is_not_there_names_those_that_are(client: httpx.Client) -> None:
    answer = client.put("/v1/applications/x")
    assert answer.status_code == 405
    assert {method.strip() for method in answer.headers["allow"].split(",")} == {"GET", "HEAD", "PATCH", "DELETE"}


def _walk(client: httpx.Client, path: str) -> list[dict[str, Any]]:
    found = []
    while path:
        answer = client.get(path)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        link = re.fullmatch(r'<(.+)>; rel="next"', answer.headers.get("link", ""))
        assert (link is None) == ("next" not in answer.json())
        path = link[1] if link else ""
    return found


@pytest.mark.parametrize("limit", [1, 60, 200])
def test_pages_make_a_whole(client: httpx.Client, limit: int) -> None:
    services = _walk(client, f"/v1/services?limit={limit}&minimal=true&channelType=centre")
    assert len({service["id"] for service in services}) == len(services) == 69
    assert set(services[0]) <= {"id", "name", "hasCompetentAuthority", "channelType", "form", "revision"}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 208),
        ("online=true", 139),
        ("online=false", 69),
        ("channelType=both", 55),
        ("competentAuthority=edliyye", 35),
        ("thematicArea=migration", 19),
        ("lifeEvent=home", 22),
        ("addressee=citizen", 170),
        ("businessEvent=any", 0),
        ("q=MƏHKUMLUQ", 2),
        ("q=судимости", 2),
        ("online=true&addressee=foreigner&q=criminal", 1),
    ],
)
def test_filters(client: httpx.Client, query: str, count: int) -> None:
    assert len(_walk(client, f"/v1/services?limit=200&{query}")) == count


def test_a_cursor_that_leads_nowhere_asks_to_begin_anew(client: httpx.Client) -> None:
    for path in ("/v1/services?cursor=x", "/v1/services?since=old.1", "/v1/services?since=x&cursor=y"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (410, "resync-required")


def test_changes_are_told_since_a_revision(clock: HeldClock) -> None:
    with portal_at(clock) as (portal, client):
        history = portal.portal.register.histories["services"]
        start = client.get("/v1/services?limit=1").json()["revision"]
        assert client.get(f"/v1/services?since={start}").json()["items"] == []
        renamed = {**(portal.portal.register.service("criminal-record") or {}), "name": {"az": "Yeni ad"}}
        history.put(renamed)
        history.remove("fin-search")
        changed = _walk(client, f"/v1/services?since={start}&limit=1")
        assert [item["id"] for item in changed] == ["criminal-record", "fin-search"]
        assert changed[0]["name"] == {"az": "Yeni ad"}
        assert changed[1] == {"id": "fin-search", "deleted": True}
        elsewhere = client.get(f"/v1/services?since={start}&channelType=centre").json()["items"]
        assert elsewhere == [{"id": "criminal-record", "deleted": True}, {"id": "fin-search", "deleted": True}]
        history.forget()
        assert client.get(f"/v1/services?since={start}").status_code == 410


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/v1/services?limit=200", ListOf[PublicService]),
        ("/v1/services?minimal=true&limit=200", ListOf[PublicService]),
        ("/v1/services/criminal-record", PublicService),
        ("/v1/locations?limit=200", ListOf[Location]),
        ("/v1/articles?limit=200", ListOf[Article]),
        ("/v1/services/criminal-record/form", FormDefinition),
        ("/v1/forms/general/1", FormDefinition),
        ("/v1/catalogue/organisations", ListOf[Organisation]),
        *((f"/v1/catalogue/{kind}", ListOf[Concept]) for kind in KINDS if kind != "organisations"),
    ],
)
def test_the_client_can_read_what_is_public(client: httpx.Client, path: str, kind: Any) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    sent, read = answer.json(), msgspec.json.decode(answer.content, type=kind)
    if isinstance(read, ListOf):
        assert [each.id for each in read.items] == [each["id"] for each in sent["items"]]
    elif isinstance(read, FormDefinition):
        assert (read.form_id, read.version, read.schema) == (sent["formId"], sent["version"], sent["schema"])
    else:
        assert read.id == sent["id"]


def test_the_client_can_read_what_is_personal(applicant: Applicant) -> None:
    def read(answer: httpx.Response, kind: Any) -> Any:
        assert answer.is_success, answer.text
        return msgspec.json.decode(answer.content, type=kind)

    client = applicant.client
    assert read(client.get("/v1/me"), Me).identifier_masked == "•••••01"
    assert read(client.get("/v1/services/criminal-record/prefill"), Prefill).data["fin"] == "TEST001"
    draft = applicant.create()
    path = f"/v1/applications/{read(draft, Application).id}"
    assert read(client.post(f"{path}/validate"), Validation).valid
    assert read(applicant.submit(draft), Submission).reference.startswith("AZ 2026 000 ")
    assert read(client.get(f"{path}/receipt", headers={"Accept": "application/json"}), Submission).statement
    assert len(read(client.get(f"{path}/events"), ListOf[ApplicationEvent]).items) == 2
    assert read(client.get("/v1/applications?status=submitted"), ListOf[Application]).items


def test_a_packed_request_is_read(applicant: Applicant) -> None:
    content = gzip.compress(json.dumps({"serviceId": "criminal-record", "formVersion": "1"}).encode())
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip", "Idempotency-Key": key()}
    assert applicant.client.post("/v1/applications", content=content, headers=headers).status_code == 201


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        pytest.param(b"rubbish", {"Content-Encoding": "gzip"}, 400, id="no gzip"),
        pytest.param(gzip.compress(b"{}")[:-4], {"Content-Encoding": "gzip"}, 400, id="gzip cut short"),
        pytest.param(gzip.compress(b" " * 2_000_000), {"Content-Encoding": "gzip"}, 413, id="large unpacked"),
        pytest.param(b" " * 2_000_000, {}, 413, id="large"),
        pytest.param(b"{}", {"Content-Encoding": "zstd"}, 415, id="unknown coding"),
        pytest.param(b"{}", {"Content-Type": "text/plain"}, 415, id="no JSON"),
        pytest.param(b"{", {}, 400, id="broken JSON"),
        pytest.param(b'{"serviceId": NaN}', {}, 400, id="not a number"),
        pytest.param(b"[" * 100_000, {}, 400, id="deep"),
        pytest.param(b"[]", {}, 422, id="list"),
        pytest.param(b"{}", {}, 422, id="empty"),
    ],
)
def test_a_request_that_cannot_be_read_is_refused(
    applicant: Applicant, content: bytes, headers: dict[str, str], status: int
) -> None:
    told = {"Content-Type": "application/json", "Idempotency-Key": key(), **headers}
    answer = applicant.client.post("/v1/applications", content=content, headers=told)
    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_wrong_members_are_pointed_at(applicant: Applicant) -> None:
    content = {"serviceId": 1, "data": [], "a/b~c": 1}
    answer = applicant.client.post("/v1/applications", json=content, headers={"Idempotency-Key": key()})
    assert {(error["pointer"], error["code"]) for error in answer.json()["errors"]} == {
        ("/formVersion", "required"),
        ("/serviceId", "type"),
        ("/data", "type"),
        ("/a~1b~0c", "unknown"),
    }


def test_changes_need_the_version_that_they_change(applicant: Applicant) -> None:
    draft = applicant.create({})
    client, path = applicant.client, f"/v1/applications/{draft.json()['id']}"
    change = {"data": {"purpose": "other"}}
    assert client.patch(path, json=change).status_code == 428
    assert client.delete(path).status_code == 428
    first = client.patch(path, json=change, headers={"If-Match": draft.headers["etag"]})
    assert (first.status_code, first.json()["version"]) == (200, 2)
    stale = client.patch(path, json=change, headers={"If-Match": draft.headers["etag"]})
    assert (stale.status_code, stale.json()["code"]) == (412, "changed-elsewhere")
    assert stale.json()["etag"] == first.headers["etag"].replace("-gzip", "")
    # another language has another tag, but it is the same version
    russian = client.get(path, headers={"Accept-Language": "ru"}).headers["etag"]
    assert russian != first.headers["etag"]
    minimal = client.patch(path, json=change, headers={"If-Match": russian, "Prefer": "return=minimal"})
    assert (minimal.status_code, minimal.content) == (204, b"")
    assert minimal.headers["preference-applied"] == "return=minimal"
    assert client.delete(path, headers={"If-Match": russian}).status_code == 412
    assert client.delete(path, headers={"If-Match": minimal.headers["etag"]}).status_code == 204
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("application/jose", "application/jose"),
        ("application/*;q=0.5, application/jose+json", "application/jose+json"),
        ("*/*", "application/jose"),
        ("application/pdf", ""),
    ],
)
def test_receipts_come_in_the_format_asked_for(applicant: Applicant, asked: str, kind: str) -> None:
    sent = applicant.submit(applicant.create())
    answer = applicant.client.get(f"/v1/applications/{sent.json()['id']}/receipt", headers={"Accept": asked})
    assert answer.status_code == (200 if kind else 406)
    assert answer.headers["content-type"] == (kind or "application/problem+json")
