"""What is loaded beside the first page: the pages behind it, and what that means for Python's collector."""

from __future__ import annotations

import subprocess
import sys
import threading

from kiosk.warmup import PAGES, Warmup

LOADED = """
import sys, threading
from kiosk.warmup import Warmup, PAGES
warmup = Warmup(first=0.0)
assert not set(PAGES) & sys.modules.keys()
warmup.start()
next(each for each in threading.enumerate() if each.name == "warm up").join(20)
loaded = sys.modules.keys()
print(set(PAGES) <= loaded, any(name.startswith("PySide6") for name in loaded))
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
warmup = Warmup(first=0.0)
warmup.start()
first = gc.get_freeze_count()
if {somebody}:
    warmup.somebody_came()
next(each for each in threading.enumerate() if each.name == "warm up").join(20)
ring = weakref.ref(Ring())
gc.collect()
print(off, gc.isenabled(), gc.get_freeze_count() > first + 10_000, ring() is not None)
warmup.close()
"""


def test_the_pages_are_loaded_and_no_screen_is_needed() -> None:
    assert _in_a_new_process(LOADED) == "True False"


def test_what_is_loaded_is_not_looked_at_by_the_collector_any_more() -> None:
    """Where somebody is there already, what is theirs is looked at as ever, and what was loaded meanwhile with it."""
    assert _in_a_new_process(LASTING.format(somebody=False)) == "False True True False"
    assert _in_a_new_process(LASTING.format(somebody=True)) == "False True False False"


def test_it_ends_when_told_to_whatever_it_waits_for() -> None:
    before = set(threading.enumerate())
    waiting = Warmup(first=60.0)
    waiting.start()
    (thread,) = set(threading.enumerate()) - before
    waiting.close()
    assert not thread.is_alive()


def test_what_was_never_started_ends_at_once_and_does_not_start_later() -> None:
    before = set(threading.enumerate())
    unstarted = Warmup()
    unstarted.close()
    assert set(threading.enumerate()) == before


def test_each_piece_is_named_once() -> None:
    assert len(set(PAGES)) == len(PAGES)


def _in_a_new_process(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.strip()
