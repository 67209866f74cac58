"""A window whose voice hangs or is lost: it answers every key as ever, and what is lost is told of on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.speech import link
from accessibility.speech.interface import Ready
from accessibility.speech.utterance import Priority, Segment, Utterance
from accessibility.speech.voice import Voice
from kiosk.settings import PortalSettings, Settings
from tests.unit.speech.wedges import SIGNAL
from ui.application import Application, open_application
from ui.visiting import VisitWindow

WEDGED = "tests.unit.speech.wedges"
NO_SOUND = "There is no sound here. All that is spoken is shown in this line."
SETTINGS = Settings(language="en", speech=True, portal=PortalSettings(url="http://127.0.0.1:9"))
SECONDS = 60.0
KEYS = 30
Start = Callable[[], VisitWindow]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    made: list[VisitWindow] = []
    opened: list[Application] = []

    def begin() -> VisitWindow:
        voice = Voice(module=WEDGED)
        assert isinstance(voice.wait_ready(SECONDS), Ready)
        opened.append(open_application(SETTINGS))
        made.append(VisitWindow(opened[-1], voice))
        made[-1].window.resize(1280, 800)
        made[-1].start()
        qtbot.waitExposed(made[-1].window)
        made[-1].window.activateWindow()
        qtbot.waitUntil(made[-1].window.isActiveWindow)
        return made[-1]

    yield begin
    for visit in made:
        visit.leave()
        visit.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for application in opened:
        application.catalogue.close()


def caption(visit: VisitWindow) -> str:
    return visit.window.caption.label.words.text if visit.window.caption.isVisible() else ""


def press_tab(visit: VisitWindow) -> None:
    """Done when the window has done all that a Tab asks for, speech included."""
    QTest.keyClick(visit.window.windowHandle(), Qt.Key.Key_Tab)  # as the platform gives it
    QCoreApplication.processEvents()


def test_a_voice_that_is_lost_for_good_is_told_of_on_the_screen(
    qtbot: QtBot, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next voices hang as well: what is spoken is read from then on."""
    monkeypatch.setenv("WEDGE", "all")
    visit = start()
    qtbot.waitUntil(lambda: caption(visit) == NO_SOUND, timeout=int(SECONDS * 1000))
    held = visit.window.focusWidget()
    press_tab(visit)
    assert visit.window.focusWidget() is not held
    qtbot.waitUntil(lambda: caption(visit) not in {"", NO_SOUND})


def test_keys_are_answered_while_the_sound_card_blocks(
    qtbot: QtBot, start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WEDGE", "device")
    monkeypatch.setenv("WEDGE_ONCE", str(tmp_path / "wedged"))
    with monkeypatch.context() as meanwhile:
        for patience in ("PATIENCE_SECONDS", "ANSWER_SECONDS"):
            meanwhile.setattr(link, patience, 10 * SECONDS)  # the card stays blocked for as long as keys are pressed
        visit = start()
        assert isinstance(visit.voice, Voice)
        first = visit.voice.process_id
        visit.layer.announcer.say(Utterance((Segment(SIGNAL, "en"),), Priority.NOW))
        qtbot.waitUntil((tmp_path / "wedged").exists)
        held = {visit.window.focusWidget()}
        for _ in range(KEYS):
            press_tab(visit)
            held.add(visit.window.focusWidget())
        assert len(held) > 3
        assert visit.voice.process_id == first, "all that while it was the voice whose card is blocked"
    while visit.voice.process_id == first:
        press_tab(visit)
    assert caption(visit) != NO_SOUND
