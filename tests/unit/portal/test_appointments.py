"""Visits at portals that tell less, or tell it in another way: nothing breaks, and nothing is booked twice."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from kiosk.appointments.booking import Booking, Made
from kiosk.appointments.outcomes import Taken
from kiosk.portal.appointments import Appointments
from kiosk.portal.errors import BadReply, Forbidden, PortalError, Rejected, TimedOut
from kiosk.portal.http import Http
from kiosk.portal.public import PublicPortal
from kiosk.portal.resources.appointments import Appointment, Contact, Wanted
from kiosk.portal.resources.common import Coded
from tests.unit.portal.hostile import Hostile, response

BAKU = timezone(timedelta(hours=4))
START = datetime(2026, 11, 24, 10, 30, tzinfo=BAKU)
WANTED = Wanted("centre", "service", START, Contact(name="Ad", phone="050"), ("stepFree",), "Salam")


@contextmanager
def answering(*answers: bytes) -> Iterator[tuple[PublicPortal, Hostile]]:
    """A portal that gives these answers, one after the other; an empty one cuts the line."""
    left = list(answers)

    def behave(_server: Hostile, connection: socket.socket, _request: bytes) -> bool:
        answer = left.pop(0)
        connection.sendall(answer)
        return bool(answer)

    with Hostile(behave) as server:
        http = Http(server.url, kiosk=True, deadline=5.0)
        try:
            yield PublicPortal(http), server
        finally:
            http.close()


def told(status: int, content: dict[str, Any], kind: str = "application/json", **headers: str) -> bytes:
    return response(json.dumps(content).encode(), f"{status} Told", kind, None, **headers)


def problem(status: int, code: str, **more: Any) -> bytes:
    return told(status, {"code": code, "detail": "x", **more}, "application/problem+json")


def sent(server: Hostile) -> list[dict[str, str]]:
    """The bodies and keys that arrived."""
    found = []
    for request in server.requests:
        head, _, body = request.partition(b"\r\n\r\n")
        keys = [line for line in head.decode().split("\r\n") if line.lower().startswith("idempotency-key")]
        found.append({"start": json.loads(body)["start"], "key": keys[0]})
    return found


def test_a_short_answer_is_filled_in_with_what_was_wanted() -> None:
    with answering(told(201, {"id": "a", "code": "C", "status": {"code": "confirmed"}})) as (portal, server):
        made = portal.appointments.book(WANTED, "k")
    assert made.start == START
    assert (made.location_id, made.service_id) == ("centre", "service")
    assert made.stands(START - timedelta(days=1)), "another word for it, and the time is to come"
    assert not made.stands(START + timedelta(days=1))
    assert b'"needs":["stepFree"]' in server.requests[0]
    assert b"reminder" not in server.requests[0], "what was left open is not told"


@pytest.mark.parametrize("offered", [None, [], ["x", 3], [{"start": "soon"}], {"start": "x"}])
def test_alternatives_that_are_none_are_left_out(offered: object) -> None:
    with answering(problem(409, "slot-taken", alternatives=offered)) as (portal, _):
        if isinstance(offered, list):
            assert Booking().book(portal.appointments, WANTED, guest=True) == Taken()
        else:
            with pytest.raises(PortalError):
                Booking().book(portal.appointments, WANTED, guest=True)


def test_alternatives_come_in_the_order_of_the_clock() -> None:
    later, sooner = ({"start": f"2026-11-24T{hour}:00:00+04:00"} for hour in (15, 11))
    with answering(problem(409, "slot-taken", alternatives=[later, sooner])) as (portal, _):
        taken = Booking().book(portal.appointments, WANTED, guest=True)
    assert isinstance(taken, Taken)
    assert [slot.start.hour for slot in taken.alternatives] == [11, 15]


def test_the_time_of_the_portal_is_that_of_its_answer_where_it_tells_no_other() -> None:
    free = {"slots": [{"start": "2026-11-24T10:30:00Z"}, {"start": "2026-11-24T09:30:00Z", "capacity": 0}]}
    header = {"Date": "Sun, 22 Nov 2026 01:02:03 GMT"}
    with answering(told(200, free, **header)) as (portal, server):
        found = portal.slots("a/b", "service", date(2026, 12, 1))
    assert found.at == datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)
    assert [slot.start.hour for slot in found.slots] == [10], "what has no room is not free"
    assert b"/v1/locations/a%2Fb/slots?serviceId=service&to=2026-12-01" in server.requests[0]


@pytest.mark.parametrize("free", [{}, {"slots": [{"start": "2026-11-24T10:30:00"}]}, {"slots": "none"}])
def test_times_that_are_none_are_no_answer(free: dict[str, Any]) -> None:
    with answering(told(200, free)) as (portal, _), pytest.raises(BadReply):
        portal.slots("a", "b", date(2026, 12, 1))


def test_a_wish_whose_answer_was_lost_keeps_its_key_until_it_is_known() -> None:
    """Also where the portal will not listen in between (403), and another time is wanted by then."""
    booked = {"id": "a", "code": "C", "status": {"code": "booked"}, "start": START.isoformat(), "locationId": "centre"}
    moved = START + timedelta(hours=1)
    answers = (b"", b"", problem(403, "no"), told(201, booked), told(200, {**booked, "start": moved.isoformat()}))
    with answering(*answers) as (portal, server):
        booking = Booking()
        later = Wanted("centre", "service", moved, WANTED.contact)
        with pytest.raises(PortalError):
            booking.book(portal.appointments, WANTED, guest=True)
        with pytest.raises(Forbidden):
            booking.book(portal.appointments, later, guest=True)
        made = booking.book(portal.appointments, later, guest=True)
    assert isinstance(made, Made)
    assert made.appointment.start == moved
    posts = [each for each in server.requests if each.startswith(b"POST")]
    keys = {line for each in posts for line in each.split(b"\r\n") if line.lower().startswith(b"idempotency-key")}
    assert len(posts) == 4
    assert len(keys) == 1, "the same wish under the same key, whatever is wanted by now"
    assert server.requests[-1].startswith(b"PATCH")
    assert (
        b"\r\nAppointment-Code: C\r\n" in server.requests[-1] or b"appointment-code: C" in server.requests[-1].lower()
    )


def test_what_was_refused_may_be_wanted_otherwise_under_another_key() -> None:
    with answering(problem(422, "invalid"), told(201, {"id": "a", "status": {"code": "booked"}})) as (portal, server):
        booking = Booking()
        with pytest.raises(Rejected):
            booking.book(portal.appointments, WANTED, guest=True)
        booking.book(portal.appointments, WANTED, guest=True)
    first, second = sent(server)
    assert first["key"] != second["key"]


def test_the_same_request_that_still_runs_is_waited_for() -> None:
    running = problem(409, "request-running").replace(b"\r\n\r\n", b"\r\nRetry-After: 2\r\n\r\n", 1)
    waited: list[float] = []
    with answering(running, told(201, {"id": "a", "status": {"code": "booked"}})) as (portal, _):
        made = Booking(pause=waited.append).book(portal.appointments, WANTED, guest=True)
    assert isinstance(made, Made)
    assert waited == [2.0]


def test_nothing_of_a_person_stands_in_a_repr() -> None:
    appointment = Appointment(id="a", code="SECRET", status=Coded(code="booked"), note="Salam")
    for shown in (repr(WANTED), repr(appointment), repr(Booking()), repr(TimedOut())):
        for word in ("Salam", "SECRET", "stepFree", "050"):
            assert word not in shown


def test_a_person_s_and_a_guest_s_are_asked_for_in_the_same_way() -> None:
    with answering(told(200, {"id": "a", "status": {"code": "booked"}})) as (portal, server):
        asked: Appointments = portal.appointments
        assert asked.by_code("7K3M92QF4TXP").id == "a"
    assert b"7K3M92QF4TXP" not in server.requests[0].partition(b"\r\n\r\n")[0], "the code stands in no address"
