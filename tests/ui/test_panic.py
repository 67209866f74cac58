"""From any state one key three times, or five taps in a corner, bring the usual settings back (ACC-87)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.announcer import Output
from accessibility.keypad_profile import KeypadProfile, PadKey, read_profile
from accessibility.panic import Panic
from accessibility.preferences import Magnifier, Preferences, Scanning
from accessibility.speech.recording import RecordingVoice
from kiosk.settings import KioskSettings, Settings
from tests.ui.sighted import Sighted, brightness, closed, opened, settle
from tests.ui.touch_driving import touch_screen
from tests.ui.visiting import NOBODY, visiting
from tests.ui.window_driving import token
from ui.visiting import VisitWindow

BACK = "The usual settings are back."
CORNER = QPoint(20, 20)
Start = Callable[..., VisitWindow]

STATES: dict[str, dict[str, object]] = {
    "curtain": {"curtain": True},
    "muted": {"speech": False},
    "muted in another language": {"speech": False, "language": "ru"},
    "silent and unseen": {"speech": False, "volume": 0, "palette": "low-glare", "text_step": 0},
    "largest": {"text_step": 3, "zoom_percent": 400, "magnifier": "full", "magnification": 800},
    "lens": {"magnifier": "lens", "palette": "yellow-on-black"},
    "one switch": {"scanning": "auto"},
    "two switches": {"scanning": "step", "scan_aloud": False},
    "filtered keys": {"bounce_ms": 2000, "slow_keys_ms": 2000},
    "resting pointer": {"dwell": True, "dwell_ms": 300},
    "exploring": {"explore_by_touch": True, "slip_mm": 30, "bounce_ms": 2000},
    "easy": {"easy": True, "transcript": True, "low_layout": True, "mirrored": True},
    "all at once": {
        "curtain": True,
        "text_step": 3,
        "magnifier": "full",
        "scanning": "auto",
        "explore_by_touch": True,
        "bounce_ms": 2000,
        "slow_keys_ms": 2000,
        "easy": True,
    },
}


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    with ExitStack() as opened:

        def begin(
            mode: str = "kiosk", bottom_mm: int = 800, language: str = "en", *, speech: bool = True
        ) -> VisitWindow:
            kiosk = KioskSettings(screen_bottom_mm=bottom_mm)
            settings = Settings(mode=mode, language=language, speech=speech, portal=NOBODY, kiosk=kiosk)  # type: ignore[arg-type]
            visit = opened.enter_context(visiting(qtbot, settings, RecordingVoice(), size=(1920, 1080)))
            if mode == "kiosk":
                visit.window.attract.started.emit()
            settle()
            return visit

        yield begin


def press(visit: VisitWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(visit.window.windowHandle(), key)
        settle()


def tap(visit: VisitWindow, at: QPoint, times: int) -> None:
    handle = visit.window.windowHandle()
    for _ in range(times):
        QTest.touchEvent(handle, touch_screen()).press(0, at, handle).commit()
        settle()
        QTest.touchEvent(handle, touch_screen()).release(0, at, handle).commit()
        settle()


def told(visit: VisitWindow) -> list[str]:
    heard: list[str] = []
    visit.layer.announcer.captioned.connect(heard.append)
    return heard


@pytest.mark.acc(87)
@pytest.mark.parametrize("mode", ["kiosk", "home"])
@pytest.mark.parametrize("state", STATES)
def test_one_key_three_times_brings_everything_back(start: Start, mode: str, state: str) -> None:
    visit = start(mode)
    usual, page = visit.presenter.preferences, visit.presenter.page.id
    visit.presenter.prefer(STATES[state])
    settle()
    assert visit.presenter.preferences != usual
    heard = told(visit)
    press(visit, Qt.Key.Key_Pause, Qt.Key.Key_Pause, Qt.Key.Key_Pause)
    assert visit.presenter.preferences == usual
    assert visit.queue.history[-1].text == BACK
    assert BACK in heard
    assert BACK in visit.layer.speech.notice.lines
    assert not visit.layer.seeing.curtain.is_drawn
    assert visit.layer.scanner.mode is Scanning.OFF
    assert visit.presenter.page.id == page
    assert brightness(visit.window.grab().toImage()) > 0.3


@pytest.mark.acc(87)
@pytest.mark.parametrize("state", STATES)
def test_five_taps_in_the_corner_do_the_same(start: Start, state: str) -> None:
    visit = start()
    usual = visit.presenter.preferences
    visit.presenter.prefer(STATES[state])
    settle()
    heard = told(visit)
    tap(visit, CORNER, 5)
    assert visit.presenter.preferences == usual
    assert BACK in heard
    assert not visit.layer.seeing.curtain.is_drawn


@pytest.mark.acc(32, 87)
@pytest.mark.parametrize("mode", ["kiosk", "home"])
def test_who_hears_goes_on_hearing_in_their_language(start: Start, mode: str) -> None:
    visit = start(mode, language="az", speech=False)
    usual = visit.presenter.preferences
    visit.presenter.prefer({"language": "en", "speech": True, "palette": "dark", "rate_step": 6, "curtain": True})
    settle()
    heard = told(visit)
    press(visit, Qt.Key.Key_Pause, Qt.Key.Key_Pause, Qt.Key.Key_Pause)
    assert visit.presenter.preferences == replace(usual, language="en", speech=True)
    assert visit.layer.announcer.output is Output.VOICE
    assert visit.queue.history[-1].text == BACK
    assert BACK in heard
    assert BACK in visit.layer.speech.notice.lines


@pytest.mark.acc(87)
def test_the_button_of_the_page_leaves_the_voice_on_too(start: Start) -> None:
    visit = start("home", speech=False)
    usual = visit.presenter.preferences
    visit.presenter.prefer({"speech": True, "palette": "dark"})
    visit.window.activated.emit("defaults", "")
    assert visit.presenter.preferences == replace(usual, speech=True)
    assert visit.queue.history[-1].text == BACK


@pytest.mark.acc(41, 87)
def test_who_sits_reaches_the_corner_too(start: Start) -> None:
    visit = start(bottom_mm=1100)
    visit.presenter.prefer({"low_layout": True, "palette": "dark"})
    settle()
    top = visit.window.theme.look.out_of_reach(visit.window.height())
    assert top > 0
    tap(visit, QPoint(20, top + 20), 5)
    assert visit.presenter.preferences.palette == "light"


@pytest.mark.acc(87)
def test_the_mouse_will_do(start: Start) -> None:
    visit = start("home")
    visit.presenter.prefer({"palette": "dark"})
    for _ in range(5):
        QTest.mouseClick(visit.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, CORNER)
        settle()
    assert visit.presenter.preferences.palette == "light"


@pytest.mark.acc(87)
def test_accidents_bring_nothing_back(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    visit, now = start(), [0.0]
    monkeypatch.setattr(visit.layer.panic, "_clock", lambda: now[0])
    visit.presenter.prefer({"palette": "dark"})
    settle()
    press(visit, *([Qt.Key.Key_Escape] * 6), *([Qt.Key.Key_F4] * 6))
    press(visit, Qt.Key.Key_Pause, Qt.Key.Key_Pause, Qt.Key.Key_Down, Qt.Key.Key_Pause)
    press(visit, Qt.Key.Key_Down, Qt.Key.Key_Pause, Qt.Key.Key_ScrollLock, Qt.Key.Key_Pause)
    for _ in range(6):
        now[0] += 1.1
        press(visit, Qt.Key.Key_ScrollLock)
    assert visit.presenter.preferences.palette == "dark"
    tap(visit, CORNER, 4)
    tap(visit, QPoint(900, 40), 1)
    tap(visit, CORNER, 4)
    tap(visit, QPoint(900, 40), 1)
    for _ in range(6):
        now[0] += 0.8
        tap(visit, CORNER, 1)
    tap(visit, QPoint(900, 40), 6)
    assert visit.presenter.preferences.palette == "dark"


@pytest.mark.acc(87)
def test_what_was_written_stays(start: Start) -> None:
    visit = start()
    field = visit.window.view.fields()[0]
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, "arayis")
    settle()
    before = token(field)
    visit.presenter.prefer({"palette": "dark", "text_step": 3})
    press(visit, Qt.Key.Key_Pause, Qt.Key.Key_Pause, Qt.Key.Key_Pause)
    field = visit.window.view.fields()[0]
    assert token(field) == before
    assert field.text() == "arayis"  # type: ignore[attr-defined]


# Any other program: it says what its usual settings are.


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Sighted]:
    made = opened()
    usual = Preferences(language="en", speech=True)
    made.layer.panic.panicked.connect(lambda: made.layer.apply(usual))
    yield made
    closed(made)


def panic(room: Sighted) -> Panic:
    return room.layer.panic


@pytest.mark.acc(87)
@pytest.mark.parametrize(
    "odd",
    [
        {"curtain": True},
        {"speech": False},
        {"magnifier": Magnifier.FULL, "magnification": 800},
        {"scanning": Scanning.AUTO, "slow_keys_ms": 2000},
        {"curtain": True, "explore_by_touch": True, "magnifier": Magnifier.LENS},
    ],
)
@pytest.mark.parametrize("way", ["key", "corner"])
def test_another_program_comes_back_too(room: Sighted, odd: dict[str, object], way: str) -> None:
    room.prefer(**odd)
    for _ in range(5):
        if way == "corner":
            room.click(CORNER)
        else:
            room.press(Qt.Key.Key_ScrollLock)
        if BACK in room.captions:
            break
    assert BACK in room.captions
    assert room.queue.history[-1].text == BACK
    assert BACK in room.layer.speech.notice.lines
    assert not room.layer.seeing.curtain.is_drawn
    assert room.layer.scanner.mode is Scanning.OFF
    assert brightness(room.picture()) > 0.5


@pytest.mark.acc(87)
def test_the_curtain_drawn_by_its_key_is_no_obstacle(room: Sighted) -> None:
    room.press(Qt.Key.Key_F11)
    assert room.layer.seeing.curtain.is_drawn
    for _ in range(5):
        room.click(CORNER)
    assert BACK in room.captions


def test_what_is_shown_goes_with_the_next_act(room: Sighted) -> None:
    for _ in range(3):
        room.press(Qt.Key.Key_Pause)
    assert BACK in room.layer.speech.notice.lines
    room.press(Qt.Key.Key_Tab)
    assert room.layer.speech.notice.lines == ()


@pytest.mark.acc(87)
def test_a_keypad_may_have_a_key_for_it(room: Sighted, tmp_path: Path) -> None:
    table = tmp_path / "nine-keys.toml"
    table.write_text('[keys]\nup = "F18"\ndown = "F19"\naction = "F20"\npanic = "F25"\n', encoding="utf-8")
    profile: KeypadProfile = read_profile(table)
    assert PadKey.PANIC in profile.keys.values()
    room.layer.ways_in.use(profile)
    room.prefer(curtain=True)
    for _ in range(3):
        room.press(Qt.Key.Key_F25)
    assert BACK in room.captions
    assert not room.layer.seeing.curtain.is_drawn
