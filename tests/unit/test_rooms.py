"""Rooms are opened once, whoever asks and however many at a time; closed together, and not opened after that."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet

import pytest

from kiosk.portal.errors import Cancelled
from kiosk.rooms import Rooms

PATIENCE = 30.0


class Hall:
    """A room."""


class Cellar:
    """Another one."""


class Slow:
    """Makes rooms that are ready when told."""

    def __init__(self) -> None:
        self.begun, self.ready = threading.Event(), threading.Event()
        self.made: list[Hall] = []

    def make(self) -> Hall:
        self.made.append(Hall())
        self.begun.set()
        assert self.ready.wait(PATIENCE)
        return self.made[-1]


def test_two_that_ask_at_once_are_in_one_room() -> None:
    rooms, slow = Rooms(), Slow()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(rooms.open, Hall, slow.make)
        assert slow.begun.wait(PATIENCE)
        second = pool.submit(rooms.open, Hall, slow.make)
        with pytest.raises(NotYet):
            second.result(0.2)
        slow.ready.set()
        assert first.result(PATIENCE) is second.result(PATIENCE)
    assert len(slow.made) == 1


def test_what_is_being_opened_at_the_end_is_closed_with_the_others() -> None:
    rooms, slow, closed = Rooms(), Slow(), list[Hall]()
    with ThreadPoolExecutor(2) as pool:
        opening = pool.submit(rooms.open, Hall, slow.make, closed.append)
        assert slow.begun.wait(PATIENCE)
        closing = pool.submit(rooms.close)
        slow.ready.set()
        closing.result(PATIENCE)
        assert closed == [opening.result(PATIENCE)]


def test_one_may_need_another_and_the_last_that_was_opened_is_closed_first() -> None:
    rooms, closed = Rooms(), list[str]()

    def hall() -> Hall:
        rooms.open(Cellar, Cellar, lambda _: closed.append("cellar"))
        return Hall()

    rooms.open(Hall, hall, lambda _: closed.append("hall"))
    rooms.close()
    rooms.close()
    assert closed == ["hall", "cellar"]


def test_after_the_end_none_is_opened_and_what_was_open_is_found() -> None:
    rooms = Rooms()
    hall = rooms.open(Hall, Hall)
    rooms.close()
    assert rooms.open(Hall, Hall) is hall
    with pytest.raises(Cancelled):
        rooms.open(Cellar, Cellar)
