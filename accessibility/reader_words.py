"""What a screen reader is told that it cannot find out from the focus: status, errors, answers (ACC-69).

Qt has an announcement for it. Orca before version 45 does not listen for one, but speaks a notification that comes into
view: where nobody on the accessibility bus listens for announcements, the words are shown to readers as such a notification,
one that nobody sees. Never both, or a newer Orca would say everything twice.

The same Orca leaves out the last character of a line field that gets the focus, since Qt says of every character there that
its run of attributes is empty. A number read with a figure too few is worse than one read twice: it is told the whole.
"""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from dataclasses import dataclass
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QProcess, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from accessibility.describe import describe
from accessibility.exposing import expose_as_notice
from accessibility.lifetime import is_whole
from accessibility.widgets import is_secret

ANNOUNCEMENT: Final = b"announcement"
FRESH_SECONDS: Final = 5.0
"""How long an answer holds: a reader can be exchanged for another at any time."""
_NOTICES: Final = 4
"""Several, since a reader asks for the words of one some time after it was shown."""
_BUSES: Final = frozenset({"xcb", "wayland"})
"""Qt's platforms that are on an accessibility bus."""


@dataclass(frozen=True, slots=True)
class _Words:
    widget: QWidget
    text: str
    urgent: bool
    value: bool = False
    """What stands in a field, of which a reader that listens for announcements says everything itself."""


class ReaderWords(QObject):
    """Tells the screen reader; a call of it is what `accessibility.outputs.TellReader` is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._notices: deque[QWidget] = deque(_notice(window) for _ in range(_NOTICES))
        self._waiting: deque[_Words] = deque()
        self._announces, self._asked_at = True, -FRESH_SECONDS
        self._asking: QProcess | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def __call__(self, widget: QWidget, text: str, urgent: bool) -> None:
        """Have `text` said in the window of `widget`, at once when it is urgent."""
        self._say(_Words(widget, text, urgent))

    def _say(self, words: _Words) -> None:
        if not QAccessible.isActive():
            return
        self._waiting.append(words)
        if not _is_on_bus() or time.monotonic() - self._asked_at < FRESH_SECONDS:
            self._tell()
        elif self._asking is None:
            self._ask()

    @Slot("QWidget*", "QWidget*")
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not is_whole(self) or not isinstance(new, QLineEdit) or new.window() is not self._window:
            return
        if new.text() and not is_secret(new):
            self._say(_Words(new, new.text(), urgent=False, value=True))

    def _ask(self) -> None:
        """Ask the registry of the bus what is listened for. PySide cannot read its answer; `dbus-send` prints it."""
        asking = QProcess(self)
        self._asking = asking
        asking.finished.connect(self._answered)
        asking.errorOccurred.connect(self._answered)
        asking.start("sh", ["-c", _QUESTION])

    @Slot()
    def _answered(self) -> None:
        asking, self._asking = self._asking, None
        if asking is None:
            return
        listened = bytes(asking.readAllStandardOutput().data()).lower()
        self._announces = not listened or ANNOUNCEMENT in listened
        self._asked_at = time.monotonic()
        asking.deleteLater()
        self._tell()

    def _tell(self) -> None:
        while self._waiting:
            words = self._waiting.popleft()
            if not shiboken6.isValid(words.widget):
                continue
            if words.value and self._announces:
                continue
            if self._announces:
                announce(words.widget, words.text, words.urgent)
            else:
                self._notify(words.text)

    def _notify(self, text: str) -> None:
        notice = self._notices[0]
        self._notices.rotate(-1)
        notice.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(notice, QAccessible.Event.ObjectShow))


def announce(widget: QWidget, text: str, urgent: bool) -> None:
    """Post Qt's announcement; readers ignore one from a window that has not the focus (requirements C2)."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


_QUESTION: Final = """
bus=$(dbus-send --session --print-reply=literal --dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress) &&
exec dbus-send --bus="${bus#"${bus%%[! ]*}"}" --print-reply --dest=org.a11y.atspi.Registry \\
/org/a11y/atspi/registry org.a11y.atspi.Registry.GetRegisteredEvents
"""


def _notice(window: QWidget) -> QWidget:
    """Something that only readers meet, and they only when it is shown to them."""
    notice = QWidget(window)
    describe(notice, decorative=True)
    expose_as_notice(notice)
    notice.hide()
    return notice


def _is_on_bus() -> bool:
    """Whether there is a bus to ask."""
    return (
        sys.platform.startswith("linux")
        and QGuiApplication.platformName() in _BUSES
        and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS") or os.environ.get("XDG_RUNTIME_DIR"))
    )
