"""Whatever a server does, a call ends in time with a value or one of our own errors."""

from __future__ import annotations

import gzip
import logging
import socket
import zlib
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from kiosk.portal.errors import (
    BadReply,
    Conflict,
    Forbidden,
    Insecure,
    NotFound,
    Offline,
    PortalError,
    Rejected,
    ResyncRequired,
    ServerFault,
    TooManyRequests,
    Unauthorised,
)
from kiosk.portal.exchange import Request
from kiosk.portal.http import Http
from tests.unit.portal.asking import GET, GOOD, Thing, ask
from tests.unit.portal.hostile import Hostile, resets, response, says


def test_a_good_answer_is_decoded() -> None:
    assert ask(says(GOOD)) == Thing("ad")


@pytest.mark.parametrize(
    "answer",
    [
        response(b'{"name": "ad"'),
        response(b'{"name": "\xff"}'),
        response(b""),
        response(b'{"name": 5}'),
        response(b'{"count": 5}'),
        response(b"[" * 100_000),
        response(b"<html>Sign in to the network</html>", kind="text/html"),
        response(b'{"name": "ad"}', Content_Encoding="br"),
        response(b"not gzip at all", Content_Encoding="gzip"),
        response(gzip.compress(b'{"name": "ad"}')[:-9], Content_Encoding="gzip"),
        response(b"", status="204 No Content"),
        response(b"", status="304 Not Modified"),
        response(b"", status="302 Found", Location="/thing"),
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
    ],
)
def test_an_answer_that_is_none_is_a_bad_reply(answer: bytes) -> None:
    with pytest.raises(BadReply) as caught:
        ask(says(answer))
    assert "127.0.0.1" not in str(caught.value)


def test_no_value_of_a_wrong_answer_gets_into_the_error() -> None:
    with pytest.raises(BadReply) as caught:
        ask(says(response(b'{"name": "ad", "count": "5JX7Q2M"}')))
    assert str(caught.value) == "wrong or missing members at `$.count`"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_huge_answer_is_not_taken_in() -> None:
    with pytest.raises(BadReply, match="too large"):
        ask(says(response(b" " * 300_000)), limit=100_000)


def test_a_gzip_bomb_does_not_fill_the_memory() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    assert len(bomb) < 80_000
    with pytest.raises(BadReply, match="too large"):
        ask(says(response(bomb, Content_Encoding="gzip")), limit=1 << 20)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_compressed_answers_are_read(coding: str) -> None:
    body = b'{"name": "ad"}'
    packed = gzip.compress(body) if coding == "gzip" else zlib.compress(body)
    assert ask(says(response(packed, Content_Encoding=coding))) == Thing("ad")


def test_nobody_listening_is_offline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    http = Http(f"http://127.0.0.1:{port}", kiosk=True)
    with pytest.raises(Offline):
        http.request(GET, Thing)
    http.close()


def test_a_reset_in_the_middle_is_repeated_once_on_a_fresh_connection() -> None:
    def behaviour(server: Hostile, connection: socket.socket, request: bytes) -> bool:
        if len(server.requests) == 1:
            connection.sendall(response(b'{"na', length=14))
            resets(connection)
            return False
        connection.sendall(GOOD)
        return True

    with Hostile(behaviour) as server:
        http = Http(server.url, kiosk=True)
        assert http.request(GET, Thing).value == Thing("ad")
        assert (len(server.requests), server.connections, http.wire.requests) == (2, 2, 2)
        http.close()


def breaks(server: Hostile, connection: socket.socket, request: bytes) -> bool:
    connection.sendall(response(b'{"na', length=14))
    resets(connection)
    return False


@pytest.mark.parametrize(
    ("request_", "times"),
    [
        (Request("GET", "/thing"), 2),
        (Request("PUT", "/thing", body={}), 2),
        (Request("DELETE", "/thing"), 2),
        (Request("POST", "/thing", body={}, key="k"), 2),
        (Request("POST", "/thing", body={}), 1),
        (Request("PATCH", "/thing", body={}), 1),
    ],
)
def test_only_what_does_no_harm_twice_is_sent_twice(request_: Request, times: int) -> None:
    with Hostile(breaks) as server:
        http = Http(server.url, kiosk=True)
        with pytest.raises(Offline):
            http.request(request_, Thing)
        assert len(server.requests) == times
        http.close()


def test_an_answer_cut_off_is_offline() -> None:
    def behaviour(server: Hostile, connection: socket.socket, request: bytes) -> bool:
        connection.sendall(response(b'{"na', length=14))
        return False

    with pytest.raises(Offline):
        ask(behaviour)


def test_a_body_after_not_modified_does_not_poison_the_next_answer() -> None:
    first = response(b'{"name": "ad"}', ETag='"1"')
    with Hostile(says(first, response(b'{"name": "poison"}', "304 Not Modified", ETag='"1"'), GOOD)) as server:
        http = Http(server.url, kiosk=True, caching=True)
        answers = [http.request(GET, Thing).value.name for _ in range(3)]
        assert answers == ["ad", "ad", "ad"]
        assert b'if-none-match: "1"' in server.requests[1].lower()
        http.close()


def test_a_personal_client_keeps_no_answer() -> None:
    with Hostile(says(response(b'{"name": "ad"}', ETag='"1"'))) as server:
        http = Http(server.url, kiosk=True)
        http.request(GET, Thing)
        http.request(GET, Thing)
        assert b"if-none-match" not in server.requests[1].lower()
        http.close()


def test_a_redirect_at_the_same_origin_is_followed_and_no_other() -> None:
    moved = response(b"", "302 Found", Location="/other")
    assert ask(says(moved, GOOD)) == Thing("ad")
    with pytest.raises(Insecure):
        ask(says(response(b"", "302 Found", Location="https://portal.example/login"), GOOD))
    with pytest.raises(Insecure):
        ask(
            says(response(b"", "307 Temporary Redirect", Location="//portal.example/")),
            Request("POST", "/thing", body={}),
        )
    with pytest.raises(BadReply):
        ask(says(moved, GOOD), Request("POST", "/thing", body={}, key="k"))


def problem(status: str, body: bytes, **headers: str) -> bytes:
    return response(body, status, "application/problem+json", None, **headers)


def failure(answer: bytes) -> PortalError:
    with pytest.raises(PortalError) as caught:
        ask(says(answer))
    return caught.value


def test_problems_become_our_errors() -> None:
    rejected = failure(
        problem(
            "422 X",
            b'{"code": "invalid", "detail": "Yanl\xc4\xb1\xc5\x9f", "errors": [{"pointer": "/a", "code": "c", "detail": "d"}]}',
        )
    )
    assert isinstance(rejected, Rejected)
    assert (rejected.code, rejected.detail, rejected.fields[0].pointer) == ("invalid", "Yanlış", "/a")
    assert "Yanlış" not in str(rejected)
    stepped = failure(
        problem("401 X", b"{}", WWW_Authenticate='Bearer error="insufficient_user_authentication", acr_values="high"')
    )
    assert isinstance(stepped, Unauthorised)
    assert stepped.level == "high"
    assert isinstance(failure(problem("403 X", b"{}")), Forbidden)
    assert isinstance(failure(problem("404 X", b"{}")), NotFound)
    assert isinstance(failure(problem("410 X", b'{"type": "https://x/problems/resync-required"}')), ResyncRequired)
    busy = failure(problem("409 X", b'{"code": "in-flight"}', Retry_After="2"))
    assert isinstance(busy, Conflict)
    assert (busy.code, busy.retry_after) == ("in-flight", 2.0)
    waiting = failure(problem("429 X", b"{}", Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"))
    assert isinstance(waiting, TooManyRequests)
    fault = failure(problem("503 X", b'{"traceId": "7d-4F"}', Retry_After="120"))
    assert isinstance(fault, ServerFault)
    assert (fault.status, fault.reference, fault.retry_after) == (503, "7d-4F", 120.0)


def test_a_fault_explained_in_html_is_still_a_fault() -> None:
    fault = failure(response(b"<h1>Bad gateway</h1>", "502 Bad Gateway", "text/html"))
    assert isinstance(fault, ServerFault)
    assert (fault.status, fault.reference) == (502, "")
    odd = failure(problem("500 X", b'{"traceId": "<script>alert(1)</script>"}'))
    assert isinstance(odd, ServerFault)
    assert odd.reference == ""


def test_what_is_sent() -> None:
    with Hostile(says(GOOD)) as server:
        http = Http(server.url, kiosk=True, language="ru", request_gzip=True)
        body = {"text": "ə" * 2000}
        http.request(Request("POST", "/thing", body=body, key="a-b", etag='"7"', query={"q": "a b"}), Thing)
        head, _, packed = server.requests[0].partition(b"\r\n\r\n")
        lower = head.lower()
        assert head.startswith((b"POST /thing?q=a%20b HTTP/1.1", b"POST /thing?q=a+b HTTP/1.1"))
        for line in (b'idempotency-key: "a-b"', b'if-match: "7"', b"accept-language: ru", b"content-encoding: gzip"):
            assert line in lower
        assert msgspec.json.decode(gzip.decompress(packed)) == body
        assert http.wire.sent_bytes == len(server.requests[0])
        assert http.wire.received_bytes == len(GOOD)
        http.close()


def test_cookies_stay_with_one_client() -> None:
    with Hostile(says(response(b'{"name": "ad"}', Set_Cookie="sid=1; Path=/"))) as server:
        for _ in range(2):
            http = Http(server.url, kiosk=True)
            http.request(GET, Thing)
            http.request(GET, Thing)
            http.close()
        assert ["cookie: sid=1" in request.decode().lower() for request in server.requests] == [
            False,
            True,
            False,
            True,
        ]


def test_a_proxy_is_used_at_home_and_never_at_a_kiosk(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        nobody = f"http://127.0.0.1:{unused.getsockname()[1]}"
    for name in ("no_proxy", "NO_PROXY", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with Hostile(says(GOOD)) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        home, kiosk = Http(nobody), Http(nobody, kiosk=True)
        assert home.request(GET, Thing).value == Thing("ad")
        assert proxy.requests[0].startswith(f"GET {nobody}/thing HTTP/1.1".encode())
        with pytest.raises(Offline):
            kiosk.request(GET, Thing)
        home.close()
        kiosk.close()


def test_many_threads_get_their_own_answers() -> None:
    def echo(server: Hostile, connection: socket.socket, request: bytes) -> bool:
        number = request.split(b" ")[1].rpartition(b"/")[2]
        connection.sendall(response(b'{"name": "n", "count": %s}' % number))
        return True

    with Hostile(echo) as server, ThreadPoolExecutor(16) as pool:
        http = Http(server.url, kiosk=True)
        ask_one = lambda number: http.request(Request("GET", f"/thing/{number}"), Thing).value.count  # noqa: E731
        answers = list(pool.map(ask_one, range(200)))
        http.close()
        assert answers == list(range(200))
        assert http.wire.requests == 200


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(says(GOOD))
    assert not caplog.records
