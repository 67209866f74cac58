"""Several questions at once, so that on a slow line a person waits for one answer and not for one after the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

FirstT = TypeVar("FirstT")
SecondT = TypeVar("SecondT")


def together(first: Callable[[], FirstT], second: Callable[[], SecondT]) -> tuple[FirstT, SecondT]:
    """What both give; raises what the first raised, else what the second did, once both have ended.

    Both obey the cancellation of the thread that asks (`portal/cancelling.py`).
    """
    with ThreadPoolExecutor(1, thread_name_prefix="beside") as beside:
        other = beside.submit(copy_context().run, second)
        return first(), other.result()
