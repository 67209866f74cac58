"""Whatever a tus server does (contract §C.3), a file arrives whole, or a clear error says why it cannot."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.portal.errors import BadReply, Insecure, NotFound, Offline, PortalError, Rejected, ServerFault, TimedOut
from kiosk.portal.exchange import Answer, Request
from kiosk.portal.http import Http
from kiosk.portal.tus import Place, Tus, located
from kiosk.portal.uploads import LEAST, MOST, Upload
from tests.unit.portal.hostile import Hostile
from tests.unit.portal.quirky_tus import QuirkyTus

DATA = os.urandom(5 * LEAST + 123)


@contextmanager
def sending(quirky: QuirkyTus, data: bytes = DATA, place: Place | None = None) -> Iterator[Upload]:
    waits: list[float] = []
    with Hostile(quirky) as server, closing(Http(server.url, kiosk=True, deadline=5)) as http:
        if place is not None:
            place = Place(server.url + place.url, place.expires)

        def exchange(request: Request) -> Answer:
            return http.answer(request)

        tus = Tus(exchange, f"{server.url}/files")
        yield Upload(tus, data, {"filename": "a.pdf"}, place, pause=waits.append)


def whole(quirky: QuirkyTus) -> bytes:
    """The one file that is there."""
    (found,) = quirky.uploads.values()
    return bytes(found)


@pytest.mark.parametrize("location", ["relative", "scheme", "port"])
def test_wherever_the_server_says_that_the_upload_is(location: str) -> None:
    quirky = QuirkyTus(location=location)
    with sending(quirky) as upload:
        assert upload.advance(9).whole
    assert whole(quirky) == DATA


def test_a_short_location_stands_beside_the_endpoint() -> None:
    assert located("https://a.az/v1/uploads/", "x1") == "https://a.az/v1/uploads/x1"
    assert located("https://a.az/v1/uploads", "/files/x1?y=2") == "https://a.az/files/x1?y=2"
    assert located("https://a.az:8443/v1/uploads", "http://a.az/files/x1") == "https://a.az:8443/files/x1"


def test_a_token_goes_nowhere_else() -> None:
    with sending(QuirkyTus(location="elsewhere")) as upload, pytest.raises(Insecure):
        upload.advance(9)


def test_an_upload_without_an_address_is_a_bad_reply() -> None:
    with sending(QuirkyTus(location="none")) as upload, pytest.raises(BadReply):
        upload.advance(9)


@pytest.mark.parametrize(
    "quirks",
    [
        ["PATCH 409"],
        ["PATCH 423", "PATCH 423"],
        ["PATCH 409", "HEAD 423"],
        ["PATCH 460"],
        ["PATCH drop"],
        ["PATCH half"],
        ["PATCH half", "HEAD drop"],
        ["PATCH kept-alive", "PATCH kept-alive"],
        ["POST drop"],
        ["OPTIONS 404"],
        ["OPTIONS drop"],
        ["PATCH 404"],
        ["PATCH 410", "PATCH half", "HEAD 423", "PATCH kept-alive"],
    ],
    ids=" ".join,
)
def test_it_arrives_whole(quirks: list[str]) -> None:
    quirky = QuirkyTus(list(quirks))
    with sending(quirky) as upload:
        assert upload.advance(9).whole
    assert not quirky.quirks, "all of it has happened"
    assert max(quirky.uploads.values(), key=len) == DATA


@pytest.mark.parametrize("status", ["404", "410"])
def test_an_upload_that_the_server_has_forgotten_is_begun_anew(status: str) -> None:
    quirky = QuirkyTus([f"HEAD {status}"])
    told: list[Place | None] = []
    with sending(quirky, place=Place("/files/old")) as upload:
        upload.placed = told.append
        assert upload.advance(9).whole
    assert quirky.seen[:3] == ["OPTIONS", f"HEAD {status}", "POST"]
    assert told[0] is None, "what was remembered is forgotten"
    assert told[1] is not None
    assert whole(quirky) == DATA


def test_an_upload_whose_time_is_over_is_not_even_asked_for() -> None:
    quirky = QuirkyTus()
    over = Place("/files/old", datetime.now(UTC) - timedelta(seconds=1))
    with sending(quirky, place=over) as upload:
        assert upload.advance(9).whole
    assert "HEAD" not in quirky.seen


def test_the_time_of_an_upload_is_kept() -> None:
    quirky = QuirkyTus(life=timedelta(hours=1))
    with sending(quirky) as upload:
        upload.advance(0)
        assert upload.place is not None
        assert upload.place.expires is not None
        assert timedelta(minutes=58) < upload.place.expires - datetime.now(UTC) < timedelta(minutes=61)


def test_an_upload_goes_on_where_it_was() -> None:
    quirky = QuirkyTus(uploads={"old": bytearray(DATA[:100_000])}, lengths={"old": len(DATA)})
    with sending(quirky, place=Place("/files/old")) as upload:
        assert upload.advance(9).whole
    assert sum(quirky.pieces) == len(DATA) - 100_000
    assert whole(quirky) == DATA


def test_another_file_at_the_same_place_is_not_gone_on_with() -> None:
    quirky = QuirkyTus(uploads={"old": bytearray(b"x" * 10)}, lengths={"old": 12})
    with sending(quirky, place=Place("/files/old")) as upload:
        assert upload.advance(9).whole
    assert bytes(quirky.uploads["u1"]) == DATA


def test_pieces_grow_while_the_line_is_quick_and_not_for_ever() -> None:
    quirky = QuirkyTus()
    with sending(quirky, os.urandom(4 * MOST)) as upload:
        assert upload.advance(60).whole
    assert quirky.pieces[:5] == [LEAST << step for step in range(5)]
    assert max(quirky.pieces) == MOST


def test_pieces_shrink_when_the_line_is_slow() -> None:
    quirky = QuirkyTus()
    times = iter(range(0, 1000, 5))
    with sending(quirky) as upload:
        upload.clock = lambda: float(next(times))
        upload.piece = 4 * LEAST
        upload.advance(0)
        assert upload.piece == 2 * LEAST
        upload.advance(0)
        assert upload.piece == LEAST


def test_each_piece_is_held_against_its_digest_where_the_server_can() -> None:
    quirky = QuirkyTus()
    with Hostile(quirky) as server, closing(Http(server.url, kiosk=True)) as http:
        tus = Tus(lambda request: http.answer(request), f"{server.url}/files")
        Upload(tus, DATA[:LEAST], {}).advance(0)
        digest = base64.b64encode(hashlib.sha256(DATA[:LEAST]).digest())
        assert b"upload-checksum: sha256 " + digest in next(
            each for each in server.requests if each.startswith(b"PATCH")
        ).replace(b"Upload-Checksum", b"upload-checksum")
        quirky.checks = False
        Upload(tus, DATA[:LEAST], {}).advance(0)
        assert b"checksum" not in server.requests[-1].lower()


@pytest.mark.parametrize(
    ("quirks", "error"),
    [
        (["POST 413"], Rejected),
        (["PATCH 413"], Rejected),
        (["POST 500"], ServerFault),
        (["PATCH 409"] * 9, BadReply),
        (["PATCH 423"] * 9, TimedOut),
        (["PATCH 404"] * 9, NotFound),
        (["PATCH drop"] * 9, Offline),
    ],
    ids=lambda each: each[0] if isinstance(each, list) else each.__name__,
)
def test_what_never_ends_well_ends_with_a_clear_error(quirks: list[str], error: type[PortalError]) -> None:
    with sending(QuirkyTus(list(quirks))) as upload, pytest.raises(error):
        upload.advance(9)


def test_a_file_that_is_larger_than_the_server_takes_is_not_begun() -> None:
    quirky = QuirkyTus(most=1000)
    with sending(quirky) as upload, pytest.raises(Rejected, match="too-large"):
        upload.advance(9)
    assert upload.most == 1000, "so that the person is told how large it may be"
    assert quirky.seen == ["OPTIONS"]


def test_after_a_failure_it_goes_on() -> None:
    quirky = QuirkyTus(["PATCH half"] + ["HEAD drop"] * 8)
    with sending(quirky) as upload:
        with pytest.raises(Offline):
            upload.advance(9)
        assert upload.advance(9).whole
    assert whole(quirky) == DATA


def test_a_file_that_is_not_wanted_any_more_is_thrown_away() -> None:
    quirky = QuirkyTus()
    with sending(quirky) as upload:
        upload.advance(0)
        upload.stop()
    assert not quirky.uploads
