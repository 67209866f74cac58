"""Sound and look in the program itself: each choice holds at once and is heard; settings come by digits or by a scanner (ACC-32, ACC-87)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.preferences import Magnifier, Preferences, Scanning, Verbosity
from accessibility.profile import from_text, to_text
from accessibility.scanning_tree import is_operable
from accessibility.speech.recording import RecordingVoice
from kiosk.journeys.look import PARTS
from kiosk.journeys.profile_names import BRING_PAGE, DIGITS, TEXT
from kiosk.office import CODE_SECONDS
from kiosk.page import LOOK, Choice, Field
from kiosk.settings import Settings
from tests.ui.sighted import settle
from tests.ui.visiting import NOBODY, visiting
from tests.ui.window_driving import press
from tests.unit.test_camera import Camera, camera, code_picture, seen
from ui.blocks.base import TOKEN
from ui.blocks.push import CheckPush, RadioPush
from ui.personal_settings import carried_digits, carried_text
from ui.visiting import VisitWindow

__all__ = ["camera"]
Start = Callable[..., VisitWindow]
TAKEN = Preferences(
    language="en",
    palette="yellow-on-black",
    text_step=2,
    speech=True,
    rate_step=5,
    captions=True,
    verbosity=Verbosity.BRIEF,
    slip_mm=15,
    volume=70,
)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    with ExitStack() as opened:

        def begin(mode: str = "kiosk", **preferences: bool | int | str) -> VisitWindow:
            settings = Settings(mode=mode, language="en", speech=True, portal=NOBODY, preferences=preferences)  # type: ignore[arg-type]
            window = visiting(qtbot, settings, RecordingVoice(), size=(1920, 1080), save_to=tmp_path / "downloads")
            visit = opened.enter_context(window)
            if mode == "kiosk":
                visit.window.attract.started.emit()
            settle()
            return visit

        yield begin


def heard(visit: VisitWindow, since: int) -> str:
    """All that was said after so many utterances."""
    return " | ".join(each.text for each in list(visit.queue.history)[since:])


def option(visit: VisitWindow, key: str, value: str) -> RadioPush | CheckPush:
    found: list[RadioPush | CheckPush] = [*visit.window.findChildren(RadioPush), *visit.window.findChildren(CheckPush)]
    for each in found:
        if each.property(TOKEN) == f"option:{key}:{value}" and not each.isHidden():
            return each
    raise AssertionError(f"no {key} {value}")


def choose(visit: VisitWindow, key: str, value: str) -> None:
    """With the keyboard: go there, press the space bar."""
    button = option(visit, key, value)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    QTest.keyClick(visit.window.windowHandle(), Qt.Key.Key_Space)
    settle()


def open_part(visit: VisitWindow, part: str) -> None:
    visit.presenter.activate(LOOK, "")
    visit.presenter.activate("part", part)
    settle()
    assert visit.presenter.page.id == f"sound-and-look/{part}"


def drawn(visit: VisitWindow) -> bool:
    return visit.layer.seeing.curtain.is_drawn


def choices(visit: VisitWindow) -> list[Choice]:
    page = visit.presenter.page
    return [block for block in (*page.blocks, *page.aside) if isinstance(block, Choice)]


@pytest.mark.acc(32, 62)
@pytest.mark.parametrize("mode", ["kiosk", "home"])
@pytest.mark.parametrize("part", PARTS)
def test_each_choice_holds_at_once_and_is_heard(start: Start, part: str, mode: str) -> None:
    visit = start(mode)
    open_part(visit, part)
    page = visit.presenter.page.id
    for choice in choices(visit):
        other = next(each for each in choice.options if each.value not in choice.value)
        if (choice.key, other.value) in {("speech", "no"), ("curtain", "yes"), ("easy", "yes")}:
            continue  # each has a test of its own
        before, said = visit.presenter.preferences, len(visit.queue.history)
        choose(visit, choice.key, other.value)
        assert visit.presenter.preferences != before, choice.key
        assert other.label.text in heard(visit, said), (choice.key, heard(visit, said))
        assert option(visit, choice.key, other.value).isChecked()
        assert visit.presenter.page.id == page
        visit.presenter.prefer(before.as_mapping())
        settle()


@pytest.mark.acc(32)
def test_the_voice_is_heard_as_it_comes_and_silent_as_it_goes(start: Start) -> None:
    visit = start()
    open_part(visit, "sound")
    choose(visit, "speech", "no")
    assert not visit.presenter.preferences.speech
    said = len(visit.queue.history)
    choose(visit, "speech", "yes")
    assert heard(visit, said) == "chosen"


@pytest.mark.acc(12, 32)
def test_the_screen_goes_dark_by_choice_and_only_with_a_voice(start: Start) -> None:
    visit = start()
    open_part(visit, "sound")
    said = len(visit.queue.history)
    choose(visit, "curtain", "yes")
    assert drawn(visit)
    assert "The screen is dark." in heard(visit, said)
    QTest.keyClick(visit.window.windowHandle(), Qt.Key.Key_F11)
    settle()
    assert not drawn(visit)
    choose(visit, "speech", "no")
    assert not [each for each in choices(visit) if each.key == "curtain"]


def test_a_question_that_comes_with_an_answer_comes_at_once(start: Start) -> None:
    visit = start()
    open_part(visit, "switches")
    assert [each.key for each in choices(visit)] == ["scanning", "dwell"]
    choose(visit, "dwell", "yes")
    choose(visit, "dwell_time", "2000")
    assert visit.layer.touch.dwell.seconds == 2.0
    visit.presenter.change("scanning", "auto")
    assert [each.key for each in choices(visit)] == ["scanning", "scan_speed", "dwell", "dwell_time"]
    assert visit.layer.scanner.mode is Scanning.AUTO


def test_several_are_ticked_one_by_one(start: Start) -> None:
    visit = start()
    open_part(visit, "helps")
    choose(visit, "helps", "transcript")
    choose(visit, "helps", "easy")
    assert visit.presenter.preferences.transcript
    assert visit.presenter.preferences.easy
    assert visit.presenter.page.id == "sound-and-look/helps"
    for each in ("easy", "transcript", "highlight"):
        choose(visit, "helps", each)
    now = visit.presenter.preferences
    assert not (now.easy or now.transcript or now.highlight_words)


@pytest.mark.acc(32)
@pytest.mark.parametrize("mode", ["kiosk", "home"])
def test_the_way_to_the_settings_comes_first(start: Start, mode: str) -> None:
    visit = start(mode)
    first = [item.name for item in outline(visit.window) if is_operable(item)][:2]
    assert "Sound and look" in first


@pytest.mark.acc(32)
def test_large_print_takes_one_touch_from_the_first_page(start: Start) -> None:
    visit = start()
    before = visit.window.theme.scale.body
    chip = visit.window.welcome.sizes[-1]
    QTest.mouseClick(
        visit.window.windowHandle(), Qt.MouseButton.LeftButton, pos=chip.mapTo(visit.window, chip.rect().center())
    )
    settle()
    assert visit.window.theme.scale.body > before


@pytest.mark.acc(69, 92)
def test_all_of_it_returns_to_the_defaults(start: Start) -> None:
    visit = start()
    usual = visit.presenter.preferences
    for part in PARTS:
        open_part(visit, part)
        for choice in choices(visit):
            other = next(each for each in choice.options if each.value not in choice.value)
            if choice.key not in ("speech", "curtain"):
                visit.presenter.change(choice.key, other.value)
    assert visit.presenter.preferences != usual
    open_part(visit, "look")
    said = len(visit.queue.history)
    visit.window.activated.emit("defaults", "")
    assert visit.presenter.preferences == usual
    assert "The usual settings are back." in heard(visit, said)


# Settings that go along.


def bring_page(visit: VisitWindow) -> None:
    open_part(visit, "mine")
    visit.presenter.activate("bring", "")
    settle()
    assert visit.presenter.page.id == BRING_PAGE


def scan(visit: VisitWindow, text: str) -> None:
    """A scanner types it to whatever has the focus, and Enter."""
    for letter in text:
        target = QApplication.focusWidget() or visit.window
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    QTest.keyClick(visit.window.windowHandle(), Qt.Key.Key_Return)
    settle()


def field(visit: VisitWindow) -> Field:
    return next(block for block in visit.presenter.page.blocks if isinstance(block, Field))


def visible_bar_button(visit: VisitWindow) -> QWidget:
    return visit.window.bottom.back


@pytest.mark.acc(87)
def test_six_digits_bring_the_settings_at_once(start: Start) -> None:
    visit = start()
    bring_page(visit)
    said = len(visit.queue.history)
    scan(visit, carried_digits(TAKEN, at_kiosk=True))
    now = visit.presenter.preferences
    assert (now.palette, now.text_step, now.rate_step, now.verbosity) == ("yellow-on-black", 2, 5, Verbosity.BRIEF)
    assert visit.window.theme.look.palette == "yellow-on-black"
    assert visit.presenter.page.id == "sound-and-look/brought"
    assert "Your settings are here" in heard(visit, said)


@pytest.mark.acc(87)
@pytest.mark.parametrize("where", ["field", "button", "heading"])
def test_a_scanner_is_heard_wherever_the_focus_is(start: Start, where: str) -> None:
    visit = start()
    bring_page(visit)
    body = visit.window.view.body
    assert body is not None
    {"field": visit.window.view.fields()[0], "button": visible_bar_button(visit), "heading": body.heading}[
        where
    ].setFocus(Qt.FocusReason.OtherFocusReason)
    settle()
    scan(visit, carried_text(TAKEN, at_kiosk=True))
    assert visit.presenter.page.id == "sound-and-look/brought"
    assert visit.presenter.preferences == replace(TAKEN, zoom_percent=200)


@pytest.mark.acc(64, 87)
@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "Write your six digits, or hold your code to the scanner."),
        ("015289", "These are not your six digits."),
        ("12345", "These are not your six digits."),
        ("https://example.org/1", "This code holds no settings."),
        ("PREF1:AAAAAAA", "The code was not read well."),
        ("PREF1", "The code was not read well."),
        ("PREF2:AAAAAAA", "This code is from a newer program."),
    ],
)
def test_what_cannot_be_read_changes_nothing_and_says_why(start: Start, written: str, sentence: str) -> None:
    visit = start()
    before = visit.presenter.preferences
    bring_page(visit)
    said = len(visit.queue.history)
    scan(visit, written)
    assert visit.presenter.preferences == before
    assert field(visit).value == written
    assert sentence in heard(visit, said)
    assert visit.presenter.page.error


@pytest.mark.acc(87)
def test_a_camera_brings_them_too(start: Start, qtbot: QtBot, camera: Camera, monkeypatch: pytest.MonkeyPatch) -> None:
    text = carried_text(TAKEN, at_kiosk=True)
    monkeypatch.setattr("kiosk.devices.camera.DEVICE", camera(seen(code_picture(text)), then="time.sleep(60)"))
    visit = start()
    bring_page(visit)
    said = len(visit.queue.history)
    press(visit.window, "Show my code to the camera")
    qtbot.waitUntil(lambda: not visit.presenter.busy)
    settle()
    assert "The code was read." in heard(visit, said)
    assert visit.presenter.preferences.palette == "light"
    QTest.mouseClick(visit.window.bottom.main, Qt.MouseButton.LeftButton)
    settle()
    assert visit.presenter.preferences == replace(TAKEN, zoom_percent=200)


@pytest.mark.acc(87)
def test_the_camera_looks_no_longer_than_somebody_is_there(
    start: Start, qtbot: QtBot, camera: Camera, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.devices.camera.DEVICE", camera(then="time.sleep(60)"))
    visit = start()
    bring_page(visit)
    press(visit.window, "Show my code to the camera")
    assert visit.presenter.busy
    visit.presenter.activate("back", "")
    qtbot.waitUntil(lambda: not visit.presenter.busy)


@pytest.mark.acc(87, 92)
def test_a_camera_that_looks_keeps_no_visit_from_ending(
    start: Start, camera: Camera, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.devices.camera.DEVICE", camera(then="time.sleep(60)"))
    visit, ended = start(), threading.Event()
    visit.visit.on_end(ended.set)
    bring_page(visit)
    press(visit.window, "Show my code to the camera")
    assert visit.presenter.busy
    visit.end()
    assert ended.wait(CODE_SECONDS / 2), "tokens are revoked then, not when the camera gives up"


@pytest.mark.acc(12, 87)
def test_a_code_from_somebody_who_does_not_listen_leaves_the_screen_to_be_seen(start: Start) -> None:
    visit = start()
    bring_page(visit)
    scan(visit, to_text(replace(TAKEN, speech=False, curtain=True)))
    assert not visit.presenter.preferences.speech
    assert not visit.presenter.preferences.curtain
    assert not visit.layer.seeing.curtain.is_drawn


@pytest.mark.acc(87)
def test_the_digits_are_said_one_by_one(start: Start) -> None:
    visit = start()
    open_part(visit, "mine")
    visit.presenter.activate("take", "")
    settle()
    digits = visit.presenter.desk.preferences[DIGITS]
    QTest.keyClick(visit.window.windowHandle(), Qt.Key.Key_F6)
    settle()
    for _ in range(400):
        if f"{digits[0]}. {digits[1]}." in heard(visit, 0):
            break
        visit.voice.advance(100)  # type: ignore[attr-defined]
        settle()
    assert ". ".join(digits) + "." in heard(visit, 0)


@pytest.mark.acc(87)
def test_at_home_they_are_saved_and_the_page_says_so(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    visit = start("home")
    open_part(visit, "mine")
    visit.presenter.activate("take", "")
    settle()
    visit.presenter.activate("print", "")
    qtbot.waitUntil(lambda: not visit.presenter.busy)
    settle()
    files = list((tmp_path / "downloads").glob("*.pdf"))
    assert len(files) == 1
    assert files[0].name in " ".join(text.text for text in visit.presenter.page.said)
    assert from_text(visit.presenter.desk.preferences[TEXT]).magnifier is Magnifier.OFF
