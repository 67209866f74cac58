"""A window on a real screen whose captions are written line by line to the standard output: `demo`, `scans`, `home` or `kiosk`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from accessibility.announcer import Announcer
from accessibility.install import install
from accessibility.preferences import Preferences
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.silent import SilentVoice
from tests.ui.demo_window import DemoWindow

READY = "ready"


def tell(text: str) -> None:
    print(text, flush=True)


def say_when_ready(window: QWidget, announcer: Announcer) -> None:
    """A person presses nothing before the window has the keys."""
    if window.isActiveWindow():
        announcer.captioned.connect(tell)
        tell(READY)
    else:
        window.activateWindow()
        QTimer.singleShot(50, window, partial(say_when_ready, window, announcer))


def demo() -> QWidget:
    window = DemoWindow()
    window.show()
    window.heading.setFocus()
    layer = install(window, queue=SpeechQueue(SilentVoice()), language="en")
    say_when_ready(window, layer.announcer)
    return window


def scans() -> QWidget:
    """The same for somebody whose keys count once, and when they are held; what is written is told at its Enter."""
    window = DemoWindow()
    window.show()
    window.street.setFocus()
    window.street.returnPressed.connect(lambda: tell(window.street.text()))
    layer = install(window, queue=SpeechQueue(SilentVoice()), language="en")
    layer.apply(Preferences(language="en", bounce_ms=500, slow_keys_ms=500))
    say_when_ready(window, layer.announcer)
    return window


def program(mode: Literal["home", "kiosk"]) -> object:
    from kiosk.settings import PortalSettings, Settings
    from ui.application import open_application
    from ui.visiting import VisitWindow

    settings = Settings(mode=mode, language="en", speech=True, portal=PortalSettings(url="http://127.0.0.1:9"))
    visit = VisitWindow(open_application(settings), SilentVoice())
    visit.window.resize(1920, 1080)
    visit.start()
    say_when_ready(visit.window, visit.layer.announcer)
    return visit


if __name__ == "__main__":
    application = QApplication(sys.argv)
    wanted: dict[str, Callable[[], object]] = {
        "demo": demo,
        "scans": scans,
        "home": partial(program, "home"),
        "kiosk": partial(program, "kiosk"),
    }
    kept = wanted[sys.argv[1]]()
    sys.exit(application.exec())
