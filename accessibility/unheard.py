"""While things are still being made, screen readers are told nothing of them: they look at what is there when it is shown.

Qt tells of each name as it is given and of each caret as it is set, a hundred messages for a page. That takes time, and
Orca takes a caret that has moved for the focus, and then does not say what has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QAccessible


@contextmanager
def unheard() -> Iterator[None]:
    """What happens in here is told to nobody. For what is not on the screen yet; nothing may be announced in it."""
    if not QAccessible.isActive():
        yield
        return
    QAccessible.setActive(False)
    try:
        yield
    finally:
        QAccessible.setActive(True)
