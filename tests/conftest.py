"""What holds for every test: no screen is needed, no thread is left behind, nothing unexpected is logged."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PATIENCE = 30.0
"""Seconds in which a thread that was told to end has to end, and what a test waits for has to come."""
NOT_OURS = ("pytest_timeout", "pytest-timeout", "QDBus", "asyncio")


class PatientBot(QtBot):
    """Waits as long as a busy machine may take, wherever a test does not say how long: a limit to waiting is no timed test."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = round(PATIENCE * 1000)) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = round(PATIENCE * 1000), **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals: list[Any], *, timeout: int = round(PATIENCE * 1000), **more: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **more)

    def waitActive(self, widget: Any, *, timeout: int = round(PATIENCE * 1000)) -> Any:
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: Any, *, timeout: int = round(PATIENCE * 1000)) -> Any:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


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
