"""Shows pages of the program in its real window, one after the other, and tells what a person's act came to.

Run by a test as `python -m tests.peers.atspi_host LANGUAGE`: each line of standard input is a JSON object with `do`, each
line of standard output an answer, `{"answer": …}`, or something that happened, `{"happened": [kind, first, second]}`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from accessibility.announcer import Output
from accessibility.install import install
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.silent import SilentVoice
from kiosk.page import Page
from kiosk.text import Language, Text
from tests.ui.pages import PAGES
from tests.ui.sweep import Setting
from ui.application import qt_application
from ui.blocks.base import TOKEN
from ui.window import Window

BLANK = Page("blank", Text("–", "en"))


class Host(QObject):
    """Draws what is asked for, and says what came of an act."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setting = Setting("home", 100, language=language, window=(1280, 1024))
        self.window = Window(self.setting.look, language)
        self.layer = install(
            self.window, queue=SpeechQueue(SilentVoice()), language=language, output=Output.SCREEN_READER
        )
        self.window.activated.connect(self._activated)
        self.window.changed.connect(self._changed)
        self.window.refused.connect(self._refused)
        self.window.resize(1280, 1024)
        self.window.show()
        self.window.activateWindow()
        self.waiting = b""
        self.notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.notifier.activated.connect(self._read)

    def do_page(self, wish: dict[str, Any]) -> str:
        """Show a page anew, as when it is first met; after its answer everything is in its place."""
        self.window.show_page(BLANK)
        page = self.setting.page(PAGES[wish["name"]])
        self.window.show_page(replace(page, attract=False))
        body = self.window.view.body
        assert body is not None
        self.layer.announcer.page_changed(body.heading, step=page.step, said=page.said, focus=self.window.focusWidget())
        return page.heading.text

    def do_active(self, _: dict[str, Any]) -> bool:
        """Whether Qt tells screen readers anything at present."""
        return QAccessible.isActive()

    def do_time(self, wish: dict[str, Any]) -> tuple[float, float]:
        """Milliseconds from the wish for a page until it is drawn and said, and those of them that this thread worked."""
        page = self.setting.page(PAGES[wish["name"]])
        self.window.show_page(BLANK)
        QApplication.processEvents()
        began, worked = time.perf_counter(), time.thread_time()
        self.window.show_page(page)
        body = self.window.view.body
        assert body is not None
        self.layer.announcer.page_changed(
            body.heading, step=page.step, said=page.said, focus=self.window.focusWidget(), body=body
        )
        QApplication.sendPostedEvents()
        self.window.repaint()
        return (time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000

    def do_say(self, wish: dict[str, Any]) -> None:
        """Something happens of which the person is told."""
        self.layer.announcer.say(Text(wish["text"], self.setting.language), kind=wish.get("kind", "status"))

    def do_where(self, _: dict[str, Any]) -> str:
        """What has the focus, by its token."""
        widget = QApplication.focusWidget()
        return str(widget.property(TOKEN) or widget.accessibleName()) if widget is not None else ""

    @Slot(str, str)
    def _activated(self, action: str, argument: str) -> None:
        tell({"happened": ["activated", action, argument]})

    @Slot(str, str)
    def _changed(self, key: str, value: str) -> None:
        tell({"happened": ["changed", key, value]})

    @Slot(str, str)
    def _refused(self, text: str, language: str) -> None:
        """What a field does not take: the person is told why."""
        tell({"happened": ["refused", text, language]})

    @Slot()
    def _read(self) -> None:
        read = os.read(sys.stdin.fileno(), 1 << 16)
        if not read:
            QApplication.quit()
            return
        *lines, self.waiting = (self.waiting + read).split(b"\n")
        for line in lines:
            wish = json.loads(line)
            answer = getattr(self, f"do_{wish['do']}")(wish)
            # what the layouts still have to do is done first
            QTimer.singleShot(0, self, partial(tell, {"answer": answer}))


def tell(what: dict[str, Any]) -> None:
    print(json.dumps(what), flush=True)


def main(language: Language) -> int:
    """Serve until standard input ends."""
    application = qt_application()
    host = Host(language)
    tell({"answer": os.getpid()})
    try:
        return int(application.exec())
    finally:
        host.window.close()


if __name__ == "__main__":
    from kiosk.text import is_language

    chosen = sys.argv[1]
    assert is_language(chosen)
    sys.exit(main(chosen))
