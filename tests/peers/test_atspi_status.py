"""Who speaks, held against the real accessibility service of the desktop, on a bus of the test's own (ACC-83)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from accessibility.announcer import Output
from accessibility.speech.silent import SilentVoice
from accessibility.system_reader import SystemReader
from kiosk.settings import PortalSettings, Settings
from tests.peers.desktop import Desktop, desktop
from ui.application import open_application
from ui.visiting import VisitWindow

NAME = "bus of the test"
PORTAL = PortalSettings(url="http://127.0.0.1:9")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path, screen=None) as made:
        yield made


@pytest.fixture
def connection(bus: Desktop) -> Iterator[QDBusConnection]:
    yield QDBusConnection.connectToBus(bus.bus, NAME)
    QDBusConnection.disconnectFromBus(NAME)


@pytest.mark.acc(83)
def test_a_reader_that_comes_and_goes_is_followed(bus: Desktop, connection: QDBusConnection, qtbot: QtBot) -> None:
    reader = SystemReader(bus=connection)
    assert not reader.running  # and no service was started only to be asked
    for enabled in (True, False, True):
        bus.set_screen_reader(enabled)
        qtbot.waitUntil(lambda wanted=enabled: reader.running is wanted)  # type: ignore[misc]


@pytest.mark.acc(83)
def test_a_reader_that_was_there_first_is_known_at_once(bus: Desktop, connection: QDBusConnection) -> None:
    bus.set_screen_reader(True)
    assert SystemReader(bus=connection).running


WHO_SPEAKS = {
    ("off", False): Output.NONE,
    ("on", False): Output.VOICE,
    ("forced", False): Output.VOICE,
    ("off", True): Output.SCREEN_READER,
    ("on", True): Output.SCREEN_READER,
    ("forced", True): Output.VOICE,
}
VOICES = {
    "off": Settings(language="en", portal=PORTAL),
    "on": Settings(language="en", portal=PORTAL, preferences={"speech": True}),
    "forced": Settings(language="en", portal=PORTAL, speech=True),
}


def output(visit: VisitWindow) -> Output:
    return visit.layer.announcer.output


@pytest.mark.acc(83)
@pytest.mark.parametrize("voice", VOICES)
def test_exactly_one_speaks(voice: str, bus: Desktop, connection: QDBusConnection, qtbot: QtBot) -> None:
    application = open_application(VOICES[voice])
    reader = SystemReader(bus=connection)
    visit = VisitWindow(application, SilentVoice(), reader=reader)
    visit.start()
    try:
        for enabled in (False, True, False):
            if enabled or reader.running:
                bus.set_screen_reader(enabled)
            wanted = WHO_SPEAKS[voice, enabled]
            qtbot.waitUntil(lambda wanted=wanted: visit.layer.announcer.output is wanted)  # type: ignore[misc]
        bus.set_screen_reader(True)
        qtbot.waitUntil(lambda: reader.running)
        visit.window.activated.emit("speech", "no")
        assert output(visit) is Output.SCREEN_READER
        visit.window.activated.emit("speech", "yes")  # by hand, while a reader speaks: both are wanted
        assert output(visit) is Output.VOICE
    finally:
        visit.leave()
        application.catalogue.close()
