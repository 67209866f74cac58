"""A visit by ear: its beginning, what keys set, waiting, help on the page, what must be heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.must_hear import MUST_HEAR
from accessibility.speech.recording import RecordingVoice
from kiosk.page import Field, FieldKind, Page, Paragraph
from kiosk.settings import KioskSettings, Settings
from kiosk.text import Text
from tests.ui.visiting import NOBODY, visiting
from ui.visiting import VisitWindow

KEYS = "Press Down arrow to hear the next thing, and Enter to choose it. Press F4 for help."
Start = Callable[..., VisitWindow]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    with ExitStack() as opened:

        def begin(mode: Literal["home", "kiosk"] = "home") -> VisitWindow:
            settings = Settings(mode=mode, language="en", speech=True, portal=NOBODY, kiosk=KioskSettings())
            return opened.enter_context(visiting(qtbot, settings, RecordingVoice()))

        yield begin


def press(visit: VisitWindow, key: Qt.Key) -> None:
    QTest.keyClick(visit.window.focusWidget() or visit.window, key)


def last(visit: VisitWindow) -> str:
    return visit.queue.history[-1].caption


@pytest.mark.acc(4)
def test_at_home_the_first_page_tells_of_the_keys(start: Start) -> None:
    visit = start()
    assert KEYS in last(visit)
    visit.window.activated.emit("help", "")
    assert KEYS not in last(visit)


@pytest.mark.acc(4)
def test_at_a_kiosk_the_page_after_the_first_touch_does(start: Start) -> None:
    visit = start("kiosk")
    assert KEYS not in last(visit)
    press(visit, Qt.Key.Key_Space)
    assert not visit.presenter.page.attract
    assert KEYS in last(visit)


@pytest.mark.acc(15, 19)
def test_what_keys_set_is_kept_as_if_it_had_been_chosen(start: Start) -> None:
    visit = start()
    before = visit.presenter.preferences
    page = visit.presenter.page
    for key in (Qt.Key.Key_F10, Qt.Key.Key_F2):
        press(visit, key)
    now = visit.presenter.preferences
    assert (now.volume, now.rate_step) == (before.volume + 10, before.rate_step - 1)
    assert visit.presenter.page.id == page.id
    visit.window.activated.emit("palette", "dark")
    voice = visit.voice
    assert isinstance(voice, RecordingVoice)
    assert (voice.volume, voice.rate) == (now.volume, now.rate)


def test_what_keys_set_is_shown_in_the_size_that_the_person_reads(start: Start) -> None:
    visit = start()
    heights = []
    for zoom in ("100", "400"):
        visit.window.activated.emit("size", zoom)
        press(visit, Qt.Key.Key_F10)
        heights.append(visit.layer.speech.notice.fontMetrics().height())
        assert visit.window.rect().contains(visit.layer.speech.notice.geometry())
    assert heights[1] >= 2 * heights[0]


def test_help_has_what_the_page_says_of_its_questions(start: Start) -> None:
    visit = start()
    words = Text("The seven characters on your card.", "en")
    field = Field("fin", "", Text("FIN", "en"), kind=FieldKind.TEXT, help=words)
    visit.show_page(Page("question", Text("Who are you?", "en"), (field,)))
    heard: list[str] = []
    visit.layer.announcer.captioned.connect(heard.append)
    press(visit, Qt.Key.Key_F4)
    press(visit, Qt.Key.Key_Down)
    assert heard[-1] == words.text


def test_the_help_page_tells_which_keys_need_the_voice_and_how_it_comes_on(start: Start) -> None:
    visit = start()
    visit.window.activated.emit("help", "")
    texts = [block.text.text for block in visit.presenter.page.blocks if isinstance(block, Paragraph)]
    assert "F2, F3, F9, F10 and F12 need the voice." in texts
    assert "F4 switches the voice on, where no screen reader runs." in texts


def test_at_a_kiosk_it_says_that_help_with_the_keys_needs_it_too(start: Start) -> None:
    visit = start("kiosk")
    press(visit, Qt.Key.Key_Space)
    visit.window.activated.emit("help", "")
    texts = [block.text.text for block in visit.presenter.page.blocks if isinstance(block, Paragraph)]
    assert "F2, F3, F4, F9, F10 and F12 need the voice." in texts


@pytest.mark.acc(98)
def test_a_page_that_waits_says_so_again_and_the_next_one_ends_it(start: Start) -> None:
    visit = start()
    waiting = Page("sending/x", Text("It is being sent", "en"), (Paragraph(Text("Please wait.", "en")),), busy=True)
    visit.show_page(waiting)
    assert "Please wait." in last(visit)
    assert visit.layer.speech.busy.waiting
    visit.show_page(Page("done", Text("Done", "en")))
    assert not visit.layer.speech.busy.waiting


@pytest.mark.acc(7)
def test_that_an_application_was_received_is_heard_to_its_end(start: Start) -> None:
    visit = start()
    heading = Text("Your application has been received", "en")
    visit.show_page(Page("confirmation/x", heading, (Paragraph(Text("Keep the number.", "en")),)))
    voice = visit.voice
    assert isinstance(voice, RecordingVoice)
    for _ in range(3):
        voice.advance(50)
        press(visit, Qt.Key.Key_Tab)
    voice.drain()
    told = [each for each in voice.heard if each.kind == MUST_HEAR]
    assert [(each.text.startswith(heading.text), each.interrupted) for each in told] == [(True, False)]
