"""Sending in turns: what is tried, what waits and how long, what is set aside and what is never thrown away."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.portal.errors import (
    BadReply,
    Cancelled,
    Conflict,
    Forbidden,
    Insecure,
    NotFound,
    Offline,
    PortalError,
    Rejected,
    ServerFault,
    TimedOut,
    TooManyRequests,
    Unauthorised,
)
from kiosk.sealing.sender import FIRST_WAIT, LONGEST_WAIT, Leave, Sender
from kiosk.sealing.store import DepositStore

WHOLE = b"eyJhIjoxfQ.AAAA.AAAA.AAAA.AAAA"


def draw_most(_low: float, high: float) -> float:
    return high


@dataclass
class Portal:
    """What the sender meets. `answers` come in turn, None is a receipt; afterwards all is well."""

    folder: Path
    draw: Callable[[float, float], float] = draw_most
    now: float = 1000.0
    answers: list[PortalError | None] = field(default_factory=list)
    at_the_door: PortalError | None = None
    got: list[str] = field(default_factory=list)
    opened: int = 0

    def __post_init__(self) -> None:
        self.store = DepositStore(self.folder)
        self.sender = Sender(self.store, self._line, lambda: self.now, self.draw)

    @contextmanager
    def _line(self) -> Iterator[Leave]:
        self.opened += 1
        if self.at_the_door is not None:
            raise self.at_the_door
        yield self._leave

    def _leave(self, deposit: str, ciphertext: bytes) -> None:
        assert ciphertext == WHOLE
        self.got.append(deposit)
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer

    def waits(self, number: int = 1) -> list[str]:
        names = sorted(str(uuid4()) for _ in range(number))
        for name in names:
            self.store.add(name, WHOLE)
        return [each.id for each in self.store.waiting()]


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return Portal(tmp_path)


def test_where_nothing_waits_nobody_is_asked(portal: Portal) -> None:
    assert portal.sender.turn() is None
    assert portal.opened == 0


def test_all_that_waits_goes_in_one_turn_and_is_not_kept(portal: Portal) -> None:
    names = portal.waits(3)
    assert portal.sender.turn() is None
    assert (portal.got, portal.store.waiting(), portal.opened) == (names, (), 1)


@pytest.mark.parametrize("error", [Offline(), TimedOut()], ids=repr)
def test_without_a_line_the_others_are_not_even_tried(portal: Portal, error: PortalError) -> None:
    names = portal.waits(3)
    portal.answers = [error]
    assert portal.sender.turn() == FIRST_WAIT
    assert portal.got == names[:1]
    portal.now += FIRST_WAIT
    assert portal.sender.turn() is None
    assert sorted(portal.got[1:]) == sorted(names)


def test_one_that_fails_at_the_portal_keeps_none_of_the_others(portal: Portal) -> None:
    names = portal.waits(3)
    portal.answers = [ServerFault(500)]
    assert portal.sender.turn() == FIRST_WAIT
    assert portal.got == names
    assert [each.id for each in portal.store.waiting()] == names[:1]


def test_the_wait_doubles_up_to_a_quarter_of_an_hour(portal: Portal) -> None:
    portal.waits()
    waits = []
    for _ in range(14):
        portal.answers = [BadReply("no receipt")]
        wait = portal.sender.turn()
        assert wait is not None
        waits.append(wait)
        assert portal.sender.turn() == wait, "not tried before its time"
        portal.now += wait
    assert waits[:5] == [2.0, 4.0, 8.0, 16.0, 32.0]
    assert waits[-1] == LONGEST_WAIT == max(waits)
    assert len(portal.got) == 14


def test_the_wait_is_drawn_from_all_that_is_below(tmp_path: Path) -> None:
    """Full jitter: kiosks that lost one line together do not come back together."""
    bounds: list[tuple[float, float]] = []

    def draw(low: float, high: float) -> float:
        bounds.append((low, high))
        return high / 4

    portal = Portal(tmp_path, draw)
    portal.waits()
    portal.at_the_door = Offline()
    assert portal.sender.turn() == FIRST_WAIT / 4
    assert bounds == [(0.0, FIRST_WAIT)]


@pytest.mark.parametrize(
    "error", [TooManyRequests(3600), ServerFault(503, retry_after=3600), Conflict(retry_after=3600)], ids=repr
)
def test_what_the_portal_asks_for_wins(portal: Portal, error: PortalError) -> None:
    portal.waits()
    portal.answers = [error]
    wait = portal.sender.turn()
    assert wait is not None
    assert 3600 <= wait <= 3630
    portal.now += 3599
    portal.sender.turn()
    assert len(portal.got) == 1


def test_at_the_door_too(portal: Portal) -> None:
    portal.waits(2)
    portal.at_the_door = TooManyRequests(100)
    wait = portal.sender.turn()
    assert wait is not None
    assert 100 <= wait <= 200
    assert portal.got == []


@pytest.mark.parametrize(
    "error", [Rejected(code="deposit-key-unknown"), Forbidden(), NotFound(), Unauthorised(), Conflict()], ids=repr
)
def test_what_is_refused_for_good_is_set_aside_and_told_by_its_name_alone(
    portal: Portal, error: PortalError, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = portal.waits(2)
    portal.answers = [error]
    assert portal.sender.turn() is None
    assert portal.got == [first, second]
    assert [each.id for each in portal.store.aside()] == [first]
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert told == [f"sealed form {first} cannot be sent ({type(error).__name__}) and is kept aside"]
    portal.sender.turn()
    assert len(portal.got) == 2, "nobody is asked again for what was refused"


@pytest.mark.parametrize(
    "error", [Offline(), Insecure(), BadReply("html"), ServerFault(500), TooManyRequests(1)], ids=repr
)
def test_nothing_is_thrown_away_however_long_it_takes(portal: Portal, error: PortalError) -> None:
    (name,) = portal.waits()
    for _ in range(50):
        portal.answers = [error]
        portal.now += portal.sender.turn() or 0.0
    assert [each.id for each in portal.store.waiting()] == [name]


def test_a_broken_file_is_not_sent_and_holds_nobody_up(portal: Portal, caplog: pytest.LogCaptureFixture) -> None:
    whole, broken = portal.waits()[0], str(uuid4())
    (portal.folder / f"{broken}.jwe").write_bytes(b"cut sho")
    portal.sender.turn()
    assert portal.got == [whole]
    assert [each.id for each in portal.store.aside()] == [broken]
    assert "(broken)" in caplog.text


def test_one_that_another_sender_has_sent_meanwhile_is_over(portal: Portal) -> None:
    first, second = portal.waits(2)

    def faster(deposit: str, _ciphertext: bytes) -> None:
        portal.got.append(deposit)
        portal.store.remove(second)

    @contextmanager
    def line() -> Iterator[Leave]:
        yield faster

    assert Sender(portal.store, line, lambda: portal.now).turn() is None
    assert portal.got == [first]


def test_one_that_comes_while_others_wait_is_tried_at_once(portal: Portal) -> None:
    portal.waits()
    portal.answers = [ServerFault(503, retry_after=600)]
    portal.sender.turn()
    (late,) = set(portal.waits()) - set(portal.got)
    portal.sender.turn()
    assert portal.got[-1] == late


def test_a_folder_that_cannot_be_read_is_looked_at_again(portal: Portal, caplog: pytest.LogCaptureFixture) -> None:
    (name,) = portal.waits()
    (portal.folder / f"{name}.jwe").unlink()
    (portal.folder / f"{name}.jwe").mkdir()
    wait = portal.sender.turn()
    assert wait == FIRST_WAIT
    assert f"sealed form {name} waits: IsADirectoryError" in caplog.text


def test_being_told_to_stop_changes_nothing(portal: Portal) -> None:
    (name,) = portal.waits()
    portal.answers = [Cancelled("closing")]
    with pytest.raises(Cancelled):
        portal.sender.turn()
    assert [each.id for each in portal.store.waiting()] == [name]


@pytest.mark.parametrize("error", [ServerFault(503, retry_after=0.0), Conflict(retry_after=0.0)], ids=repr)
def test_a_time_that_has_passed_is_no_reason_to_ask_without_a_pause(portal: Portal, error: PortalError) -> None:
    """A portal that says 0, or whose date this machine's clock has overtaken."""
    portal.waits()
    portal.answers = [error, error]
    assert portal.sender.turn() == FIRST_WAIT
    portal.now += FIRST_WAIT
    assert portal.sender.turn() == FIRST_WAIT * 2
