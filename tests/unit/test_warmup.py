"""What is loaded beside the first page: the pages behind it at once, dates and amounts when somebody is there."""

from __future__ import annotations

import subprocess
import sys
import threading

from kiosk.warmup import NUMBERS_AND_DATES, PAGES, Warmup

LOADED = """
import sys, threading
from kiosk.warmup import Warmup, PAGES, NUMBERS_AND_DATES
warmup = Warmup("az", first=0.0)
assert not set(PAGES) & sys.modules.keys()
if {somebody}:
    warmup.go_on()
warmup.start()
thread = next(each for each in threading.enumerate() if each.name == "warm up")
thread.join(20 if {somebody} else 3)
loaded = sys.modules.keys()
print(set(PAGES) <= loaded, set(NUMBERS_AND_DATES) <= loaded, any(name.startswith("PySide6") for name in loaded))
warmup.close()
"""

LASTING = """
import gc, threading, weakref
from kiosk.warmup import Warmup, load_undisturbed

class Ring:
    def __init__(self):
        self.itself = self

load_undisturbed()
off = gc.isenabled()
warmup = Warmup("az", first=0.0)
warmup.start(hidden=True)
next(each for each in threading.enumerate() if each.name == "warm up").join(20)
known = gc.get_freeze_count()
ring = weakref.ref(Ring())
gc.collect()
print(off, gc.isenabled(), known > 10_000, int(ring() is not None))
warmup.close()
"""


def test_pages_are_loaded_at_once_dates_when_somebody_is_there_and_no_screen_is_needed() -> None:
    assert _in_a_new_process(somebody=False) == "True False False"
    assert _in_a_new_process(somebody=True) == "True True False"


def test_it_ends_when_told_to_whatever_it_waits_for() -> None:
    before = set(threading.enumerate())
    for somebody in (False, True):
        waiting = Warmup("en", first=60.0)
        if somebody:
            waiting.go_on()
        waiting.start()
        (thread,) = set(threading.enumerate()) - before
        waiting.close()
        assert not thread.is_alive()


def test_what_was_never_started_ends_at_once_and_does_not_start_later() -> None:
    before = set(threading.enumerate())
    unstarted = Warmup("en")
    unstarted.close()
    assert set(threading.enumerate()) == before


def test_what_is_loaded_is_not_looked_at_by_the_collector_any_more() -> None:
    """Loaded without disturbance, it lasts; what is made for a person is collected as ever."""
    told = _run(LASTING)
    assert told == "False True True 0"


def test_each_piece_is_named_once() -> None:
    assert len({*PAGES, *NUMBERS_AND_DATES}) == len(PAGES) + len(NUMBERS_AND_DATES)


def _in_a_new_process(*, somebody: bool) -> str:
    return _run(LOADED.format(somebody=somebody))


def _run(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.strip()
