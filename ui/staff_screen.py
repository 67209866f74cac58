"""The process of the screen of staff: its parent's id as argument, then lines of its input: one `Counter`, and views.

It is given nothing else, opens no line to a portal, and ends with its parent. A line that is not a view changes nothing.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QRect, QSocketNotifier, Qt, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.assisting.counter import Counter
from kiosk.assisting.view import view_of
from kiosk.catalogue.first import open_first
from kiosk.confinement import end_with_parent, leave_no_traces
from kiosk.text import Text, pick
from ui.application import qt_application
from ui.staff_window import StaffWindow

_READ: Final = 4096
_LONGEST_LINE: Final = 1024


class StaffProcess(QObject):
    """Reads what the supervisor tells, and tells it what staff do. `commands` and `says` are the pipes' file descriptors."""

    def __init__(self, commands: int, says: int) -> None:
        super().__init__()
        self._commands, self._says, self._rest = commands, says, b""
        self._counter: Counter | None = None
        self.window: StaffWindow | None = None
        self._catalogue = open_first()
        self._notifier = QSocketNotifier(commands, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    @Slot()
    def _hear(self) -> None:
        found = os.read(self._commands, _READ)
        if not found:
            os._exit(0)  # nobody is there to tell anything any more
        *lines, self._rest = (self._rest + found).split(b"\n")
        self._rest = self._rest[:_LONGEST_LINE]
        for line in lines:
            if self._counter is None:
                self._begin(msgspec.json.decode(line, type=Counter))
            elif self.window is not None and (view := view_of(line)) is not None:
                self.window.see(view)
                if self._on_the_kiosks_own:
                    self.window.raise_()  # the kiosk's own window has come in front of it

    def _begin(self, counter: Counter) -> None:
        self._counter = counter
        self.window = StaffWindow(counter, self._name)
        self.window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.window.acted.connect(self._say)
        qt = qt_application()
        qt.screenAdded.connect(self._place)
        qt.screenRemoved.connect(self._place)
        self._place()
        if self.window.isHidden():
            message = f"egov-kiosk: there is no screen {counter.screen} for staff; it is waited for"
            print(message, file=sys.stderr, flush=True)  # noqa: T201

    @property
    def _on_the_kiosks_own(self) -> bool:
        return self._counter is not None and self._counter.screen == 1 and not self._counter.own_display

    @Slot()
    def _place(self) -> None:
        """Fill the screen of staff, when it is there. On the kiosk's own, for trying out, take a corner of it."""
        assert self._counter is not None
        assert self.window is not None
        screens, number = QGuiApplication.screens(), self._counter.screen
        if number > len(screens):
            self.window.hide()
            return
        place = screens[number - 1].geometry()
        if self._on_the_kiosks_own:
            place = QRect(place.center(), place.bottomRight())
        self.window.setGeometry(place)
        self.window.show()
        if self._counter.own_display:
            self.window.activateWindow()

    def _name(self, service: str, language: str) -> Text | None:
        found = self._catalogue.service(service)
        return pick(found.name, language) if found is not None else None

    @Slot(str)
    def _say(self, line: str) -> None:
        with contextlib.suppress(OSError):
            os.write(self._says, line.encode() + b"\n")


def _take_pipes() -> tuple[int, int]:
    """Standard input and output for ourselves alone; what libraries print is lost."""
    commands, says = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return commands, says


def main() -> int:
    """Stay until the supervisor is gone."""
    end_with_parent(int(sys.argv[1]))
    leave_no_traces()
    commands, says = _take_pipes()
    qt = qt_application()
    qt.setQuitOnLastWindowClosed(False)
    process = StaffProcess(commands, says)
    status = qt.exec()
    process.deleteLater()
    return status


if __name__ == "__main__":
    sys.exit(main())
