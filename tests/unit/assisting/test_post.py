"""Between supervisor and staff, with real processes: views and nothing else one way, acts for the right visit the other."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from kiosk.assisting.counter import Counter
from kiosk.assisting.screen import Act
from kiosk.assisting.view import StaffView, Step
from kiosk.desk import Call
from tests.unit.assisting.posted import posted


def at(step: Step) -> StaffView:
    return StaffView(step=step, page=1)


@pytest.mark.acc(97)
def test_the_screen_is_given_the_kiosk_and_views_and_nothing_else(tmp_path: Path) -> None:
    with posted(tmp_path) as kiosk:
        window = kiosk.wait("begun")
        assert (
            kiosk.given.next() == b'{"kiosk":"Hall 2","screen":2,"language":"en","mm_per_px":0.248,"own_display":false}'
        )
        kiosk.see(window, b'{"step":"question","name":"Aysel"}')
        kiosk.see(window, b'{"step":"Aysel"}')
        kiosk.see(window, b"Aysel")
        kiosk.see(window, b'{"step":"looking","service":"aysel-sinaq"}')
        kiosk.see(window, b'{"step":"question","service":"criminal-record","number":2,"total":4}')
        view = kiosk.shown(lambda view: view.service)
        assert (view.service, view.number, view.total) == ("criminal-record", 2, 4)
        assert not [line for line in kiosk.given.all if b"ysel" in line]
    assert set(Counter.__struct_fields__) == {"kiosk", "screen", "language", "mm_per_px", "own_display"}


def test_each_act_of_staff_reaches_the_visit_and_the_log(tmp_path: Path) -> None:
    acts = {"question": "coming 1", "files": "helped 1", "checking": "more-time 1", "receipt": "finish 1"}
    with posted(tmp_path, acts) as kiosk:
        window = kiosk.wait("begun")
        for step, line in acts.items():
            kiosk.see(window, at(Step(step)))
            assert kiosk.heard.next().decode() == line.partition(" ")[0]
    assert kiosk.logged == ["coming question", "helped files", "more-time checking", "ended receipt"]


def test_calls_of_the_visitor_are_logged_once_each(tmp_path: Path) -> None:
    with posted(tmp_path) as kiosk:
        window = kiosk.wait("begun")
        calls = (Call.NONE, Call.CALLED, Call.CALLED, Call.NONE, Call.CALLED, Call.COMING, Call.NONE)
        for page, call in enumerate(calls):
            kiosk.see(window, StaffView(step=Step.OWN_PHONE, page=page, call=call))
            kiosk.shown(StaffView(step=Step.OWN_PHONE, page=page, call=call, visit=1).__eq__)
    assert kiosk.logged == ["called own-phone", "taken-back own-phone", "called own-phone"]


@pytest.mark.acc(97)
def test_an_act_that_was_meant_for_the_visit_before_does_nothing(tmp_path: Path) -> None:
    with posted(tmp_path, {"question": "finish 1", "files": "coming 2", "receipt": "type hello"}) as kiosk:
        first = kiosk.wait("begun")
        kiosk.wait("ready")
        first._write(b"ended")
        second = kiosk.wait("begun")
        kiosk.see(second, at(Step.QUESTION))
        kiosk.shown(lambda view: view.step is Step.QUESTION and view.visit == 2)
        kiosk.see(second, at(Step.RECEIPT))
        kiosk.see(second, at(Step.FILES))
        assert kiosk.heard.next() == b"coming"
    assert kiosk.heard.all == [b"coming"]
    assert kiosk.logged == ["coming files"]


def test_between_two_visits_nobody_is_seen(tmp_path: Path) -> None:
    with posted(tmp_path) as kiosk:
        first = kiosk.wait("begun")
        kiosk.wait("ready")
        kiosk.see(first, StaffView(step=Step.OWN_PHONE, service="criminal-record", call=Call.CALLED))
        kiosk.shown(lambda view: view.step is Step.OWN_PHONE)
        first._write(b"ended")
        assert kiosk.shown(lambda view: view.step is Step.NOBODY) == StaffView()


@pytest.mark.acc(94, 97)
def test_a_screen_that_dies_comes_again_and_the_visit_does_not_wait(tmp_path: Path) -> None:
    with posted(tmp_path, {"question": "die"}) as kiosk:
        window = kiosk.wait("begun")
        kiosk.see(window, at(Step.QUESTION))
        kiosk.given.next(lambda line: b"question" in line)
        kiosk.given.next(lambda line: line.startswith(b'{"kiosk"'))  # another one
        kiosk.see(window, at(Step.FILES))
        assert kiosk.shown(lambda view: view.step is Step.FILES).visit == 1
        number = kiosk.post.process_id
        assert number is not None
        psutil.Process(number).kill()
        kiosk.given.next(lambda line: line.startswith(b'{"kiosk"'))
        assert kiosk.shown(lambda view: view.step is Step.FILES).visit == 1
    assert kiosk.complaints
    assert all(line.startswith("egov-kiosk: the staff screen has ended; it starts again") for line in kiosk.complaints)
    assert kiosk.reports == [], "no window has ended"
    assert kiosk.post.process_id is None


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    with posted(tmp_path, {"question": "coming 1", "files": "helped 1"}) as kiosk:
        window = kiosk.wait("begun")
        for step, told in ((Step.QUESTION, b"coming"), (Step.FILES, b"helped")):
            kiosk.see(window, at(step))
            assert kiosk.heard.next() == told
    assert len(kiosk.complaints) == 1
    assert "cannot be written" in kiosk.complaints[0]


def test_the_words_of_the_two_sides_are_the_same() -> None:
    from kiosk.assisting.post import _TOLD

    assert set(_TOLD) == set(Act)
    assert all(str(told) == str(act) for act, (told, _) in _TOLD.items())


def test_a_visit_is_not_ended_while_answers_are_sent_and_no_such_end_is_logged(tmp_path: Path) -> None:
    """Whoever pressed it just before the page changed. What they press next is heard, so the first was looked at."""
    with posted(tmp_path, {"sending": "finish 1\ncoming 1"}) as kiosk:
        kiosk.see(kiosk.wait("begun"), at(Step.SENDING))
        assert kiosk.heard.next() == b"coming"
    assert kiosk.heard.all == [b"coming"]
    assert kiosk.logged == ["coming sending"]
