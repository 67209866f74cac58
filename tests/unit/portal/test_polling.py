"""The pace of polls: the server's interval to the second, on a clock that moves only when told."""

from __future__ import annotations

import json

import pytest

from kiosk.portal.errors import SignInExpired
from kiosk.portal.exchange import Answer
from kiosk.portal.polling import INTERVAL, Pace
from tests.unit.portal.test_signin import Clock


def refused(error: str, status: int = 400) -> Answer:
    return Answer(status, {"content-type": "application/json"}, json.dumps({"error": error}).encode())


GOOD = Answer(200, {"content-type": "application/json"}, b"{}")


class Server:
    """Answers in order, and writes down when it was asked."""

    def __init__(self, clock: Clock, *answers: Answer) -> None:
        self.clock, self.answers = clock, list(answers)
        self.asked: list[float] = []

    def __call__(self) -> Answer:
        self.asked.append(self.clock.time)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    @property
    def gaps(self) -> list[float]:
        """Seconds from the beginning to the first question, and from each to the next."""
        return [after - before for before, after in zip([100.0, *self.asked], self.asked, strict=False)]


def wait_for(pace: Pace, server: Server, expires_at: float = 220.0) -> Answer | None:
    """What a person's program does: wait exactly as long as it is told, and ask."""
    while True:
        server.clock.time += pace.due_in(expires_at)
        answer = pace.ask(server, expires_at)
        if answer is not None:
            return answer


@pytest.mark.parametrize(("stated", "kept"), [(None, INTERVAL), (0, INTERVAL), (-3, INTERVAL), (2, 2.0), (7.5, 7.5)])
def test_the_interval_is_the_server_s_and_five_seconds_where_it_states_none(stated: float | None, kept: float) -> None:
    clock = Clock()
    server = Server(clock, *(refused("authorization_pending") for _ in range(4)), GOOD)
    assert wait_for(Pace(clock, stated), server) is GOOD
    assert server.gaps == [kept] * 5


def test_slow_down_adds_five_seconds_for_good() -> None:
    clock = Clock()
    pending, slow = refused("authorization_pending"), refused("slow_down")
    server = Server(clock, pending, slow, pending, slow, pending, pending, GOOD)
    wait_for(Pace(clock, 2), server)
    assert server.gaps == [2, 2, 7, 7, 12, 12, 12]


def test_a_server_that_says_slow_down_for_ever_is_left_at_the_end_of_the_code() -> None:
    """Contract §C.2: such servers exist. The code ends on this clock, and nobody is asked after that."""
    clock = Clock()
    server = Server(clock, refused("slow_down"))
    with pytest.raises(SignInExpired):
        wait_for(Pace(clock, 5), server)
    assert clock.time == 220.0
    assert server.gaps == [5, 10, 15, 20, 25, 30]


@pytest.mark.parametrize("interval", [600.0, 121.0])
def test_an_interval_that_is_longer_than_the_code_hides_no_end(interval: float) -> None:
    clock = Clock()
    server = Server(clock, GOOD)
    with pytest.raises(SignInExpired):
        wait_for(Pace(clock, interval), server)
    assert (server.asked, clock.time) == ([], 220.0)


def test_nobody_is_asked_before_it_is_time() -> None:
    clock = Clock()
    server, pace = Server(clock, refused("authorization_pending")), Pace(clock, 5)
    for _ in range(9):
        assert pace.ask(server, 220.0) is None
        clock.time += 0.5
    assert server.asked == []


def test_too_many_requests_slow_the_pace_too() -> None:
    clock = Clock()
    server = Server(clock, refused("", 429), GOOD)
    wait_for(Pace(clock, 5), server)
    assert server.gaps == [5, 10]
