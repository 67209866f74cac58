"""A child process that a hurried person works at: types without a pause, changes pages in between, and must end well.

`python -m tests.ui.hammer ACTS MODE`: nothing on the standard output, and 0, when nothing broke. Half of the keys come
through the platform's window, as from a keyboard; half as events made in Python, as the keys of the screen do. Now and
then it looks for what ends in a crash some time later: the item of a layout that PySide still names after it has gone.
"""

from __future__ import annotations

import itertools
import sys
import time
from typing import Final, Literal

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QLineEdit

from accessibility.speech.silent import SilentVoice
from kiosk.catalogue.measure import typed
from kiosk.settings import PortalSettings, Settings
from ui.application import open_application, qt_application
from ui.visiting import VisitWindow

PAGES: Final = (("themes", ""), ("group", "work"), ("language", "ru"), ("service", "criminal-record"))
LETTERS_A_PAGE: Final = 12
PATIENCE_SECONDS: Final = 60.0


def forgotten_items() -> int:
    """How many items of layouts PySide knows that are in no layout any more."""
    known = [
        each
        for each in shiboken6.getAllValidWrappers()
        if isinstance(each, QLayoutItem) and not isinstance(each, QLayout)
    ]
    layouts = [layout for widget in QApplication.allWidgets() for layout in [widget.layout()] if layout is not None]
    there = set(itertools.chain.from_iterable(map(_items, layouts)))
    return len({shiboken6.getCppPointer(each)[0] for each in known} - there)


def _items(layout: QLayout) -> list[int]:
    found = []
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is not None:
            inner = item.layout()
            found += [shiboken6.getCppPointer(item)[0]] if inner is None else _items(inner)
    return found


class Hammer:
    """Works at the window of a visit."""

    def __init__(self, visit: VisitWindow) -> None:
        self.visit, self.window = visit, visit.window
        self.pages = itertools.cycle(PAGES)

    def turn(self) -> None:
        """Let the program do what is due."""
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def wait_for_window(self) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while not (self.window.isActiveWindow() and self.window.windowHandle().isExposed()):
            self.turn()
            assert time.monotonic() < until, "the window was not shown"

    def go_to_search(self) -> None:
        """Go home, as by its key, and into the field."""
        self.window.activated.emit("home", "")
        field = next(each for each in self.window.view.findChildren(QLineEdit) if each.isVisibleTo(self.window))
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()

    def letter(self, letter: str, *, from_keyboard: bool) -> None:
        code = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        target = QApplication.focusWidget() or self.window
        if from_keyboard and letter.isascii():
            QTest.keyClick(self.window.windowHandle(), code)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(target, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))

    def work(self, acts: int) -> None:
        """`acts` letters, without waiting for what they bring, and a page after every few."""
        self.go_to_search()
        for number, words in enumerate(typed(acts)):
            self.letter(words[-1], from_keyboard=number % 2 == 0)
            if number % 3 == 0:
                self.turn()
            if number % LETTERS_A_PAGE == LETTERS_A_PAGE - 1:
                self.turn()
                assert forgotten_items() == 0, f"after {number} letters"
                self.window.activated.emit(*next(self.pages))
                self.turn()
                QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Tab)
                self.go_to_search()
        self.turn()
        assert self.visit.presenter.page.id == "home"


def main(acts: int, mode: Literal["home", "kiosk"]) -> None:
    """Raises `AssertionError` when something is not as it should be."""
    qt_application()
    settings = Settings(mode=mode, language="en", speech=True, portal=PortalSettings(url="http://127.0.0.1:9"))
    application = open_application(settings)
    visit = VisitWindow(application, SilentVoice(missing=True))
    visit.window.resize(1280, 800)
    visit.start()
    hammer = Hammer(visit)
    hammer.wait_for_window()
    if settings.at_kiosk:
        visit.window.attract.started.emit()
    hammer.work(acts)
    visit.leave()
    visit.window.deleteLater()
    hammer.turn()
    application.catalogue.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), "kiosk" if sys.argv[2] == "kiosk" else "home")
