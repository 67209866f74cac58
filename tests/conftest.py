"""What holds for every test: no screen is needed, no thread is left behind, nothing unexpected is logged."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PATIENCE = 5.0
"""Seconds in which a thread that was told to end has to end."""
NOT_OURS = ("pytest_timeout", "pytest-timeout", "QDBus", "asyncio")


@pytest.fixture(autouse=True)
def _no_thread_is_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + PATIENCE
    for thread in set(threading.enumerate()) - before:
        if not thread.name.startswith(NOT_OURS):
            thread.join(max(0.0, deadline - time.monotonic()))
            assert not thread.is_alive(), f"thread left behind: {thread.name}"


@pytest.fixture(autouse=True)
def _nothing_unexpected_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or an error in the log fails a test, unless it looks at the log itself (`caplog`)."""
    if "caplog" in request.fixturenames:
        yield
        return
    lines: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.name}: {record.getMessage()}")

    listener = Listener(logging.WARNING)
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    assert not lines, lines
