"""What holds for every test with a window: what was to be deleted is deleted when the test ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


@pytest.fixture(autouse=True)
def _what_was_left_to_delete_is_deleted() -> Iterator[None]:
    """No event loop runs between tests, and without one Qt keeps what was given to `deleteLater`."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
