"""The client of Open311 against the sandbox's facade in both formats, and against servers that speak otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl

import httpx
import pytest

from kiosk.portal.errors import BadReply, Insecure, NotFound, Rejected
from kiosk.portal.http import Http
from kiosk.portal.open311.client import Open311
from kiosk.portal.resources.reports import ReportBody
from kiosk.sandbox.server import Running, running
from tests.peers.sandbox_person import HeldClock, key

LIGHT = ReportBody(
    service="light",
    address="Bakı, Nümunə küçəsi 1",
    description="Lampa yanmır & sönüb-yanır\x07.",
    attributes=(("what", ("dark",)), ("lamps", ("3",))),
    email="sinaq@example.az",
)
WAY = ReportBody(service="way", address="Bakı", attributes=(("who", ("blind", "pram")),))
KEY = "a0000000-0000-4000-8000-000000000001"


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def portal(clock: HeldClock) -> Iterator[Running]:
    with running(clock=clock) as started:
        yield started


@contextmanager
def client(base: str, discovery: str, **more: str) -> Iterator[Open311]:
    http = Http(base, language="en")
    try:
        yield Open311(http, discovery, **more)
    finally:
        http.close()


@pytest.fixture(params=["xml", "json"])
def server(portal: Running, request: pytest.FixtureRequest) -> Iterator[Open311]:
    """The facade, spoken to in one format all the way."""
    with client(portal.url, f"{portal.url}/open311/discovery.{request.param}") as found:
        found._found = f"{portal.url}/open311/v2", str(request.param)
        yield found


def test_both_formats_tell_the_same(portal: Running) -> None:
    told = []
    for kind in ("xml", "json"):
        with client(portal.url, f"{portal.url}/open311/discovery.{kind}") as found:
            found._found = f"{portal.url}/open311/v2", kind
            told.append((found.services(), found.attributes("way"), found.attributes("water")))
    assert told[0] == told[1]
    services, way, water = told[0]
    assert [each.code for each in services] == ["light", "way", "water", "rubbish"]
    assert [each.asks for each in services] == [True, True, False, False]
    assert [(each.code, each.kind, each.variable) for each in way] == [
        ("note", "text", False),
        ("who", "multivaluelist", True),
        ("since", "datetime", True),
        ("more", "text", True),
    ]
    assert [each.key for each in way[1].values] == ["wheelchair", "blind", "pram", "all"]
    assert water == []


def test_discovery_leads_to_the_endpoint_and_the_smaller_format(portal: Running) -> None:
    with client(portal.url, f"{portal.url}/open311/discovery.xml") as found:
        assert found.services()
        assert found._found == (f"{portal.url}/open311/v2", "json")


def test_a_report_is_sent_read_and_listed(server: Open311, clock: HeldClock) -> None:
    sent = server.send(LIGHT, KEY)
    report = server.report(sent.number)
    assert (report.number, report.status, report.address) == (sent.number, "open", LIGHT.address)
    assert report.description.startswith("Lampa yanmır & sönüb-yanır")
    assert report.requested_at == clock()
    since = clock() - timedelta(minutes=1)
    assert [each.number for each in server.reports("light", since)] == [sent.number]
    assert server.reports("water", since) == []
    clock.forward(3 * 86400)
    assert server.report(sent.number).status == "closed"


def test_the_same_key_is_the_same_report(server: Open311) -> None:
    assert server.send(LIGHT, KEY).number == server.send(LIGHT, KEY).number


def test_a_token_becomes_a_number(server: Open311, clock: HeldClock) -> None:
    sent = server.send(ReportBody(service="water", address="Bakı"), KEY)
    assert (sent.number, bool(sent.token)) == ("", True)
    assert server.number_of(sent.token) == ""
    clock.forward(600)
    assert server.report(server.number_of(sent.token)).service == "water"


WRONG = (
    (ReportBody(service="light", address="Bakı"), "attribute[what] was not provided."),
    (ReportBody(service="water", address=""), "lat and long, or address_string, were not provided."),
    (
        ReportBody(service="light", address="a", attributes=(("what", ("dark",)), ("lamps", ("x",)))),
        "attribute[lamps] is no number.",
    ),
    (
        ReportBody(service="light", address="a", attributes=(("what", ("x",)),)),
        "attribute[what] is none of its values.",
    ),
    (ReportBody(service="water", address="a", description="a" * 4001), "A value is too long."),
)


def test_what_is_wrong_is_said_in_the_servers_words(server: Open311) -> None:
    for body, sentence in WRONG:
        with pytest.raises(Rejected) as told:
            server.send(body, KEY)
        assert (told.value.code, told.value.detail) == ("400", sentence)


def test_what_is_not_there_is_not_found(server: Open311) -> None:
    for ask in (
        lambda: server.report("999999"),
        lambda: server.number_of("nothing"),
        lambda: server.attributes("nothing"),
        lambda: server.send(ReportBody(service="nothing", address="a"), KEY),
    ):
        with pytest.raises(NotFound):
            ask()


def test_contacts_are_read_by_nobody(portal: Running, server: Open311) -> None:
    sent = server.send(LIGHT, KEY)
    for kind in ("xml", "json"):
        told = httpx.get(f"{portal.url}/open311/v2/requests/{sent.number}.{kind}", trust_env=False)
        assert LIGHT.email not in told.text
        assert told.headers["content-type"].startswith("text/xml" if kind == "xml" else "application/json")


@pytest.mark.parametrize("path", ["services.pdf", "requests.xml?start_date=yesterday"])
def test_the_facade_refuses_in_the_specifications_words(portal: Running, path: str) -> None:
    told = httpx.get(f"{portal.url}/open311/v2/{path}", trust_env=False)
    assert told.status_code in (400, 404)
    assert "<errors><error><code>" in told.text
    assert (
        httpx.post(
            f"{portal.url}/open311/v2/requests.json", json={}, headers={"Idempotency-Key": key()}, trust_env=False
        ).json()[0]["code"]
        == 400
    )


# Servers of others: what differs from the facade, each in a server of a few lines.

Page = Callable[[str], tuple[int, str, str]]


@contextmanager
def foreign(pages: Mapping[str, tuple[int, str, str]]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A server of fixed answers (status, media type, body) by path; gives its address, and the forms that it was sent."""
    forms: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            forms.extend(parse_qsl(body))
            self._answer()

        def _answer(self) -> None:
            missing = (404, "text/plain", "")
            status, kind, body = pages.get(self.path.partition("?")[0], missing)
            told = body.replace("HERE", f"http://{self.headers['Host']}").encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_told: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", forms
        finally:
            server.shutdown()
            thread.join()


def discovery(url: str, *formats: str, specification: str = "http://wiki.open311.org/GeoReport_v2") -> str:
    old = {
        "specification": "http://wiki.open311.org/GeoReport_v1",
        "url": "HERE/v1",
        "type": "production",
        "formats": [],
    }
    test = {"specification": specification, "url": "HERE/test", "type": "test", "formats": ["text/xml"]}
    real = {"specification": specification, "url": url, "type": "production", "formats": list(formats)}
    return json.dumps({"changeset": "2011", "endpoints": [old, test, real]})


def test_a_server_that_speaks_xml_alone() -> None:
    services = "<services><service><service_code>1</service_code><service_name>Pothole</service_name><metadata>false</metadata></service></services>"
    made = "<service_requests><request><service_request_id>638344</service_request_id><service_notice/></request></service_requests>"
    pages = {
        "/discovery.json": (200, "application/json", discovery("HERE/api/v2/", "text/xml")),
        "/api/v2/services.xml": (200, "application/xml", services),
        "/api/v2/requests.xml": (200, "text/xml", made),
    }
    with (
        foreign(pages) as (base, forms),
        client(base, f"{base}/discovery.json", jurisdiction="city.example", api_key="k") as found,
    ):
        assert [each.name for each in found.services()] == ["Pothole"]
        assert found.send(WAY, KEY).number == "638344"
    assert forms == [
        ("service_code", "way"),
        ("address_string", "Bakı"),
        ("jurisdiction_id", "city.example"),
        ("api_key", "k"),
        ("attribute[who][]", "blind"),
        ("attribute[who][]", "pram"),
    ]


def test_numbers_and_wrapped_lists() -> None:
    definition = {
        "service_definition": {
            "service_code": 7,
            "attributes": {
                "attribute": [
                    {"code": "B", "datatype": "String", "required": "false", "order": "2", "description": "Colour"},
                    {
                        "code": "A",
                        "datatype": "SingleValueList",
                        "required": "true",
                        "order": "1",
                        "values": {"value": [{"key": 1, "name": "Small"}, {"key": 2}]},
                    },
                ]
            },
        }
    }
    pages = {
        "/discovery.json": (200, "application/json", discovery("HERE/v2", "application/json")),
        "/v2/services/7.json": (200, "text/plain", json.dumps(definition)),
        "/v2/requests.json": (201, "application/json", '{"service_requests":[{"service_request_id":12}]}'),
        "/v2/requests/12.json": (
            200,
            "application/json",
            '[{"service_request_id":12,"status":"OPEN","address":null,"requested_datetime":"2026-11-20"}]',
        ),
    }
    with foreign(pages) as (base, _), client(base, f"{base}/discovery.json") as found:
        first, second = found.attributes("7")
        assert (first.code, first.kind, first.required, second.code) == ("A", "singlevaluelist", True, "B")
        assert [(each.key, each.name) for each in first.values] == [("1", "Small"), ("2", "2")]
        assert found.send(WAY, KEY).number == "12"
        report = found.report("12")
        assert (report.number, report.address, report.requested_at) == ("12", "", None)


@pytest.mark.parametrize(
    ("pages", "meant"),
    [
        ({"/discovery.json": (200, "application/json", discovery("HERE", "text/xml", specification="v1"))}, BadReply),
        ({"/discovery.json": (200, "application/json", "{}")}, BadReply),
        ({"/discovery.json": (200, "text/html", "<html></html>")}, BadReply),
        ({"/discovery.json": (200, "application/json", discovery("http://open311.example/v2", "text/xml"))}, Insecure),
        ({}, NotFound),
        (
            {
                "/discovery.json": (200, "application/json", discovery("HERE/v2", "text/xml")),
                "/v2/requests.xml": (200, "text/xml", "<service_requests><request/></service_requests>"),
            },
            BadReply,
        ),
    ],
)
def test_what_is_no_server_is_said_to_be_none(pages: dict[str, tuple[int, str, str]], meant: type[Exception]) -> None:
    with foreign(pages) as (base, _), client(base, f"{base}/discovery.json") as found, pytest.raises(meant):
        found.send(ReportBody(service="1", address="a"), KEY)


def test_times_are_asked_with_their_offset(portal: Running) -> None:
    with client(portal.url, f"{portal.url}/open311/discovery.xml") as found:
        assert found.reports("light", datetime(2026, 11, 1, tzinfo=UTC)) == []
