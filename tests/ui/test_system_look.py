"""The look of the person's own system is followed at home, live, until the person chooses (ACC-84)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from accessibility.preferences import Preferences
from accessibility.speech.silent import SilentVoice
from accessibility.system import ANIMATIONS, LESS_MOTION, PATH, SERVICE, SETTINGS, TEXT, System, SystemLook
from kiosk.settings import PortalSettings, Settings
from tests.ui import portal
from tests.ui.x_screen import x_screen
from ui.application import Application, open_application
from ui.theme.tokens import PaletteName
from ui.visiting import VisitWindow

PORTAL = PortalSettings(url="http://127.0.0.1:9")
Start = Callable[[Settings], VisitWindow]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    made: list[VisitWindow] = []
    opened: list[Application] = []

    def begin(settings: Settings) -> VisitWindow:
        opened.append(open_application(settings))
        made.append(VisitWindow(opened[-1], SilentVoice()))
        made[-1].window.resize(1280, 800)
        made[-1].start()
        qtbot.waitExposed(made[-1].window)
        return made[-1]

    yield begin
    for visit in made:
        visit.leave()
    for application in opened:
        application.catalogue.close()


def palette(visit: VisitWindow) -> PaletteName:
    """The colours that are seen."""
    return visit.window.theme.look.palette


def says(visit: VisitWindow, look: SystemLook) -> None:
    """The system changes."""
    assert visit.sight.system is not None
    visit.sight.system.changed.emit(look)


@pytest.mark.acc(84)
@pytest.mark.parametrize(
    ("look", "colours", "zoom", "motion"),
    [
        (SystemLook(), "light", 100, True),
        (SystemLook(dark=True), "dark", 100, True),
        (SystemLook(dark=False), "light", 100, True),
        (SystemLook(dark=True, high_contrast=True), "white-on-black", 100, True),
        (SystemLook(high_contrast=True), "black-on-white", 100, True),
        (SystemLook(text_percent=150, less_motion=True), "light", 150, False),
        (SystemLook(text_percent=900, less_motion=False), "light", 400, True),
        (SystemLook(text_percent=80), "light", 100, True),
    ],
)
def test_what_the_system_says_becomes_preferences(look: SystemLook, colours: str, zoom: int, motion: bool) -> None:
    found = look.over(Preferences(motion=True))
    assert (found.palette, found.zoom_percent, found.motion) == (colours, zoom, motion)


def test_a_palette_of_ones_own_stays_where_the_system_says_nothing() -> None:
    assert SystemLook(text_percent=200).over(Preferences(palette="low-glare")).palette == "low-glare"


@pytest.mark.acc(84)
def test_the_window_follows_at_once(start: Start) -> None:
    visit = start(Settings(language="en", portal=PORTAL))
    assert palette(visit) is PaletteName.LIGHT
    says(visit, SystemLook(dark=True, text_percent=200))
    assert palette(visit) is PaletteName.DARK
    assert visit.window.theme.look.zoom == 200
    says(visit, SystemLook(dark=True, high_contrast=True))
    assert palette(visit) is PaletteName.WHITE_ON_BLACK
    assert visit.window.theme.look.zoom == 100


@pytest.mark.acc(84)
def test_the_first_page_comes_as_the_system_is_set(qtbot: QtBot) -> None:
    application = open_application(Settings(language="en", portal=PORTAL))
    visit = VisitWindow(application, SilentVoice())
    assert visit.sight.system is not None
    visit.sight.system.look = SystemLook(dark=True, text_percent=150)
    pages: list[str] = []
    visit.presenter.page_shown.connect(lambda page: pages.append(page.id))
    try:
        visit.start()
        assert palette(visit) is PaletteName.DARK
        assert visit.window.theme.look.zoom == 150
        assert set(pages) == {"home"}
    finally:
        visit.leave()
        application.catalogue.close()


@pytest.mark.acc(84)
def test_what_the_person_has_chosen_stays(start: Start) -> None:
    visit = start(Settings(language="en", portal=PORTAL))
    visit.window.activated.emit("palette", "low-glare")
    says(visit, SystemLook(dark=True, text_percent=200))
    assert palette(visit) is PaletteName.LOW_GLARE
    assert visit.window.theme.look.zoom == 200
    visit.window.activated.emit("size", "150")
    says(visit, SystemLook(dark=True, high_contrast=True, text_percent=300))
    assert palette(visit) is PaletteName.LOW_GLARE
    assert visit.window.theme.look.zoom == 150


def test_what_the_settings_file_names_is_chosen(start: Start) -> None:
    visit = start(Settings(language="en", portal=PORTAL, preferences={"palette": "yellow-on-black"}))
    says(visit, SystemLook(dark=True, text_percent=200))
    assert palette(visit) is PaletteName.YELLOW_ON_BLACK
    assert visit.window.theme.look.zoom == 200


def test_a_kiosk_follows_nobodys_system(start: Start) -> None:
    assert start(Settings(mode="kiosk", language="en", portal=PORTAL)).sight.system is None


@pytest.mark.acc(84)
def test_text_and_motion_are_asked_of_the_desktop_and_followed_live(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with portal.bus(tmp_path) as address:
        served = QDBusConnection.connectToBus(address, "desktop")
        asked = QDBusConnection.connectToBus(address, "program")
        desktop = portal.Portal(served, {TEXT: 1.5, ANIMATIONS: True})
        system = System(window, bus=asked)
        assert system.look == SystemLook(), "nobody waits for the desktop"
        qtbot.waitUntil(lambda: system.look == SystemLook(text_percent=150, less_motion=False))
        desktop.set(TEXT, 2.0)
        qtbot.waitUntil(lambda: system.look.text_percent == 200)
        desktop.set(ANIMATIONS, False)
        qtbot.waitUntil(lambda: system.look.less_motion is True)
        desktop.set(LESS_MOTION, 0)
        qtbot.waitUntil(lambda: system.look.less_motion is False)
        served.unregisterObject("/org/freedesktop/portal/desktop")
        for name in ("desktop", "program"):
            QDBusConnection.disconnectFromBus(name)


def test_a_desktop_without_a_portal_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with portal.bus(tmp_path) as address:
        empty = QDBusConnection.connectToBus(address, "empty")
        system = System(window, bus=empty)
        told: list[object] = []
        system.changed.connect(told.append)
        # one connection's answers come in the order of its questions: after this one the others are there as well
        last = QDBusPendingCallWatcher(
            empty.asyncCall(QDBusMessage.createMethodCall(SERVICE, PATH, SETTINGS, "ReadOne"))
        )
        with qtbot.waitSignal(last.finished):
            """The bus says that nobody has this name."""
        assert last.isError()
        QCoreApplication.sendPostedEvents()
        assert told == []
        assert system.look == SystemLook()
        QDBusConnection.disconnectFromBus("empty")


_AT_A_DESKTOP = """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from accessibility.system import System
application, told = QApplication([]), []
window = QWidget()
window.show()
system = System(window)
system.changed.connect(lambda look: told.append(look.dark))
hints = application.styleHints()
for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
    hints.setColorScheme(scheme)
    for _ in range(20):
        application.processEvents()
print(hints.colorScheme().name, *told)
"""


@pytest.mark.acc(84)
def test_qts_own_hints_are_followed_live() -> None:
    """On a real platform with a desktop's theme: Qt's offscreen platform keeps no hints."""
    with x_screen("800x600") as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_QPA_PLATFORMTHEME": "gtk3",
            "XDG_CURRENT_DESKTOP": "GNOME",
        }
        environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
        done = subprocess.run(
            [sys.executable, "-c", _AT_A_DESKTOP],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    assert done.stdout.split() == ["Light", "True", "False"]
