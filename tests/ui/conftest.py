"""What holds for every test with a window: it lives until the test ends, and is gone then.

No event loop runs between tests, and without one Qt keeps what was given to `deleteLater`. A window that nobody keeps would
be collected while events are still being delivered to it, and the process would end.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEPT: Final = pytest.StashKey[list[QWidget]]()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Keep the windows of the test while events are still to come: its own names for them are gone."""
    try:
        return (yield)
    finally:
        item.stash[_KEPT] = QApplication.topLevelWidgets()


@pytest.fixture(autouse=True)
def _windows_are_gone_when_the_test_ends(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    kept = request.node.stash.get(_KEPT, [])
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    kept.clear()
