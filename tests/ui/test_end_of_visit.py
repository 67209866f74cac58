"""When a visit ends, the layer is silent at once, keeps nothing, and is set as at the beginning for who comes next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.announcer import Output
from accessibility.preferences import Magnifier, Preferences, Scanning
from accessibility.speech.silent import SilentVoice
from accessibility.speech.utterance import Segment, Utterance
from kiosk.settings import PortalSettings, Settings
from tests.ui.speaking import Room, open_room
from ui.application import open_application
from ui.visiting import VisitWindow

USUAL = Preferences(language="en", speech=True)
SECRET = "Leyla"
DOWN = 197
ALL = Preferences(
    language="en",
    speech=True,
    rate_step=5,
    transcript=True,
    magnifier=Magnifier.LENS,
    curtain=True,
    scanning=Scanning.AUTO,
    dwell=True,
    explore_by_touch=True,
    slow_keys_ms=1000,
    bounce_ms=500,
    screen_keyboard="yes",
)


def used(qtbot: QtBot) -> Room:
    """A window at which somebody has had all of the layer, and has heard and written what concerns nobody else."""
    room = open_room(qtbot, screen_keyboard=True)
    room.layer.seeing.transcript.opens_beside = False
    for code in (DOWN, 38):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, code, 0, 0, "", False, 1)
            QApplication.sendEvent(room.window.windowHandle(), event)
    room.layer.apply(ALL)
    room.layer.announcer.configure(private_listening=True)
    room.announcer.say(Utterance((Segment(f"Your name is {SECRET}.", "en", private=True),)))
    room.window.street.setFocus()
    room.speech.busy.begin()
    QApplication.processEvents()
    room.wait(0.5)
    return room


@pytest.mark.acc(92, 93)
def test_nothing_that_was_said_is_kept(qtbot: QtBot) -> None:
    room = used(qtbot)
    assert any(SECRET in said.text for said in room.queue.history)
    room.layer.end(USUAL)
    assert room.queue.history == ()
    assert not room.queue.speaking
    room.announcer.announce(SECRET)
    assert room.layer.seeing.transcript.model.lines == ()
    room.layer.apply(USUAL)
    room.said()
    room.announcer.repeat_message()
    assert SECRET not in "".join(room.said())
    room.voice.close()


@pytest.mark.acc(92)
def test_nothing_goes_on_by_itself(qtbot: QtBot) -> None:
    room = used(qtbot)
    room.layer.end(USUAL)
    QApplication.processEvents()
    room.said()
    assert [each for each in room.timers.waiting if not each.cancelled] == []
    room.wait(60)
    assert room.said() == []
    room.voice.close()


@pytest.mark.acc(92)
def test_the_next_person_finds_what_the_first_one_found(qtbot: QtBot) -> None:
    room = used(qtbot)
    layer, touch = room.layer, room.layer.touch
    layer.end(USUAL)
    QApplication.processEvents()
    assert layer.announcer.output is Output.NONE
    assert not layer.announcer.composer.private_listening
    assert not layer.seeing.curtain.is_drawn
    assert layer.seeing.magnifier.kind is Magnifier.OFF
    assert (layer.scanner.mode, layer.keypad.way.is_on) == (Scanning.OFF, False)
    assert (touch.dwell.on, touch.touch.exploring, touch.touch.bounce_seconds) == (False, False, 0)
    assert touch.keyboard is not None
    assert not touch.keyboard.is_shown
    assert room.voice.rate == USUAL.rate
    layer.apply(USUAL)
    room.window.heading.setFocus()
    room.said()
    room.press(Qt.Key.Key_Tab)
    assert room.said()[-1].startswith("Street and house"), "and it speaks to them"
    room.voice.close()


@pytest.mark.acc(92, 93)
def test_a_visit_ends_so(qtbot: QtBot) -> None:
    portal = PortalSettings(url="http://127.0.0.1:9")
    application = open_application(Settings(mode="kiosk", language="en", portal=portal))
    visit = VisitWindow(application, SilentVoice())
    visit.start()
    visit.window.attract.started.emit()
    visit.presenter.prefer({"scanning": "auto", "rate_step": 5, "dwell": True})
    visit.layer.announcer.announce(SECRET)
    visit.end()
    assert visit.queue.history == ()
    assert visit.layer.scanner.mode is Scanning.OFF
    assert not visit.layer.touch.dwell.on
    visit.leave()
    application.catalogue.close()
