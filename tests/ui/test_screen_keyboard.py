"""With touch alone and with a mouse alone every field can be filled; whoever uses keys finds the keyboard too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from accessibility.install import install
from accessibility.preferences import Preferences, from_mapping
from accessibility.screen_keyboard.button import KeyButton
from accessibility.screen_keyboard.keyboard import ScreenKeyboard
from accessibility.screen_keyboard.layouts import LAYOUTS, KeyRole, Layer
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.recording import RecordingVoice
from kiosk.page import CONTINUE, Field, FieldKind, Page
from kiosk.text import LANGUAGES, Language, Text
from tests.ui.sample_pages import back, code, go_on, home, sayer
from tests.ui.test_screen_keyboard_elsewhere import plain_style
from translations import messages
from ui.keyboard_dock import ALWAYS, AUTO, NEVER
from ui.personal_settings import changed, for_desk
from ui.theme.look import Look, Profile
from ui.window import Window

Point = Callable[[QWidget], None]
NAMES = {"az": "Əliyeva İradə", "ru": "Ёлкина Анна", "en": "Smith-Jones"}


def question(
    language: Language,
    kind: FieldKind = FieldKind.TEXT,
    *more: Field,
    value: str = "",
    length: int | None = None,
    error: Text | None = None,
) -> Page:
    say = sayer(language)
    hint = say("Vəsiqədə olduğu kimi", "As on your card", "Как в удостоверении")
    label = say("Soyad", "Surname", "Фамилия")
    first = Field("first", value, label, hint, error, kind, length=length)
    heading = say("Siz kimsiniz", "Who you are", "Кто вы")
    return Page(f"question/{kind}", heading, (first, *more), main=go_on(say), back=back(say))


def opened(
    qtbot: QtBot, language: Language = "az", look: Look | None = None, size: tuple[int, int] = (1920, 1080)
) -> Window:
    window = Window(look or Look(), language, messages("ui", language))
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return opened(qtbot)


def settle() -> None:
    """What is due after a touch has been done when the next one comes."""
    for _ in range(4):
        QApplication.processEvents()


def place_of(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), widget.rect().center())


def with_mouse(widget: QWidget) -> None:
    """Through the window of the platform, as a real mouse."""
    QTest.mouseClick(widget.window().windowHandle(), Qt.MouseButton.LeftButton, pos=place_of(widget))
    settle()


FINGERS: list[QPointingDevice] = []


def with_finger(widget: QWidget) -> None:
    if not FINGERS:
        device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        assert isinstance(device, QPointingDevice)
        FINGERS.append(device)
    handle, place = widget.window().windowHandle(), place_of(widget)
    QTest.touchEvent(handle, FINGERS[0]).press(0, place, handle).commit()
    settle()
    QTest.touchEvent(handle, FINGERS[0]).release(0, place, handle).commit()
    settle()


def focused() -> Any:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys_of(window: Window) -> ScreenKeyboard:
    assert window.dock.is_shown
    assert window.dock.keyboard.isVisible()
    return window.dock.keyboard


def key_of(keyboard: ScreenKeyboard, role: KeyRole, writes: str = "") -> KeyButton:
    key = keyboard.key(role, writes)
    assert key is not None, f"no key {role} {writes}"
    return key


def push(window: Window, point: Point, role: KeyRole, writes: str = "") -> None:
    point(key_of(keys_of(window), role, writes))


def write(window: Window, point: Point, text: str) -> None:
    """As a person does: capitals with the key for them, what is no letter on the other layer."""
    for character in text:
        keyboard = keys_of(window)
        role = KeyRole.SPACE if character == " " else KeyRole.WRITE
        if character.isupper() and keyboard.key(role, character) is None:
            push(window, point, KeyRole.SHIFT)
        if keyboard.key(role, character) is None:
            push(window, point, KeyRole.LAYER)
        push(window, point, role, character)
        if keyboard.layer is Layer.SIGNS:
            push(window, point, KeyRole.LAYER)


def field(window: Window, number: int = 0) -> Any:
    found = window.view.fields()[number]
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def touched(window: Window, number: int = 0, point: Point = with_mouse) -> Any:
    entry = field(window, number)
    point(entry)
    assert entry.hasFocus()
    return entry


@pytest.mark.parametrize("point", [with_mouse, with_finger])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_question_is_answered_with_one_pointer(qtbot: QtBot, language: Language, point: Point) -> None:
    window = opened(qtbot, language)
    changes: list[tuple[str, str]] = []
    acts: list[str] = []
    window.changed.connect(lambda key, value: changes.append((key, value)))
    window.activated.connect(lambda action, _: acts.append(action))
    window.show_page(question(language))
    entry = touched(window, point=point)
    write(window, point, NAMES[language])
    assert entry.text() == NAMES[language]
    assert changes[-1] == ("first", NAMES[language])
    assert entry.hasFocus()
    point(window.bottom.main)
    assert acts == [CONTINUE]
    assert not window.dock.is_shown


@pytest.mark.parametrize("point", [with_mouse, with_finger])
def test_every_kind_of_field_is_filled_with_its_own_keys(qtbot: QtBot, window: Window, point: Point) -> None:
    values: dict[str, str] = {}
    window.changed.connect(values.__setitem__)
    wanted = {
        FieldKind.NUMBER: "1250,5",
        FieldKind.PHONE: "+994501234567",
        FieldKind.EMAIL: "leyla.m_a@example.az",
        FieldKind.MULTILINE: "bir\niki",
        FieldKind.SEARCH: "vəsiqəm itib",
    }
    for kind, text in wanted.items():
        window.show_page(question("az", kind))
        touched(window, point=point)
        for line, words in enumerate(text.split("\n")):
            if line:
                push(window, point, KeyRole.LINE)
            write(window, point, words)
        assert values["first"] == text


def test_a_date_is_written_part_by_part_with_next(window: Window) -> None:
    values: dict[str, str] = {}
    acts: list[str] = []
    window.changed.connect(values.__setitem__)
    window.activated.connect(lambda action, _: acts.append(action))
    window.show_page(question("az", FieldKind.DATE))
    touched(window)
    for part in ("7", "11", "1990"):
        write(window, with_mouse, part)
        push(window, with_mouse, KeyRole.NEXT)
    assert values["first"] == "1990-11-07"
    assert acts == [CONTINUE], "after the last field Next goes on"


def test_letters_go_in_at_the_caret_and_erase_takes_the_one_before(window: Window) -> None:
    window.show_page(question("az", value="Əlyev"))
    entry = touched(window)
    entry.setCursorPosition(2)
    write(window, with_mouse, "i")
    assert (entry.text(), entry.cursorPosition()) == ("Əliyev", 3)
    push(window, with_mouse, KeyRole.LEFT)
    push(window, with_mouse, KeyRole.LEFT)
    push(window, with_mouse, KeyRole.ERASE)
    assert (entry.text(), entry.cursorPosition()) == ("liyev", 0)
    push(window, with_mouse, KeyRole.RIGHT)
    assert entry.cursorPosition() == 1


def test_a_field_keeps_its_limit(window: Window) -> None:
    window.show_page(question("az", length=3))
    entry = touched(window)
    write(window, with_mouse, "salam")
    assert entry.text() == "sal"


def test_the_state_of_the_keys_is_seen_and_said(window: Window) -> None:
    """ACC-37"""
    window.show_page(question("en"))
    touched(window)
    said: list[str] = []
    window.dock.said.connect(lambda text, _: said.append(text))
    keyboard = keys_of(window)

    def shift() -> tuple[str, bool]:
        key = key_of(keyboard, KeyRole.SHIFT)
        return key.text(), key.property("selected") is True

    off = shift()
    push(window, with_mouse, KeyRole.SHIFT)
    once = shift()
    push(window, with_mouse, KeyRole.SHIFT)
    locked = shift()
    assert (off[1], once[1], locked[1]) == (False, True, True)
    assert once[0] != locked[0], "not by colour alone"
    push(window, with_mouse, KeyRole.SHIFT)
    assert shift() == off
    push(window, with_mouse, KeyRole.LANGUAGE)
    assert key_of(keyboard, KeyRole.LANGUAGE).text() == LAYOUTS["ru"].name
    assert len(said) == 4
    assert len(set(said)) == 4
    assert said[-1] == LAYOUTS["ru"].name


def test_one_letter_is_a_capital_after_the_key_for_it(window: Window) -> None:
    window.show_page(question("az"))
    entry = touched(window)
    push(window, with_mouse, KeyRole.SHIFT)
    push(window, with_mouse, KeyRole.WRITE, "İ")
    push(window, with_mouse, KeyRole.WRITE, "i")
    push(window, with_mouse, KeyRole.SHIFT)
    push(window, with_mouse, KeyRole.SHIFT)
    push(window, with_mouse, KeyRole.WRITE, "I")
    push(window, with_mouse, KeyRole.WRITE, "Ş")
    push(window, with_mouse, KeyRole.SHIFT)
    push(window, with_mouse, KeyRole.WRITE, "ş")
    assert entry.text() == "İiIŞş"


def test_the_language_key_changes_the_letters_and_they_stay_for_the_next_field(window: Window) -> None:
    say = sayer("az")
    second = Field("second", label=say("Ad", "Name", "Имя"))
    window.show_page(question("az", FieldKind.TEXT, second))
    first = touched(window)
    push(window, with_mouse, KeyRole.LANGUAGE)
    write(window, with_mouse, "щё")
    push(window, with_mouse, KeyRole.NEXT)
    assert field(window, 1).hasFocus()
    write(window, with_mouse, "я")
    assert (first.text(), field(window, 1).text()) == ("щё", "я")


@pytest.mark.parametrize(("offset", "counts"), [(0, True), (12, True), (90, False)])
def test_a_key_acts_on_release_and_a_small_slip_counts(window: Window, offset: int, counts: bool) -> None:
    """ACC-58"""
    window.show_page(question("az"))
    entry = touched(window)
    key = key_of(keys_of(window), KeyRole.WRITE, "q")
    end = QPoint(-offset, key.height() // 2)
    QTest.mousePress(key, Qt.MouseButton.LeftButton, pos=key.rect().center())
    assert entry.text() == ""
    QTest.mouseMove(key, end)
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton, pos=end)
    assert (entry.text() == "q") is counts


def test_nothing_moves_while_a_finger_is_down(window: Window) -> None:
    """The keys go when the finger has left what it pressed, else it would leave something else."""
    window.show_page(question("az"))
    touched(window)
    button, handle = window.bottom.main, window.windowHandle()
    before = place_of(button)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=before)
    settle()
    assert button.hasFocus()
    assert window.dock.is_shown
    assert place_of(button) == before
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=before)
    settle()
    assert not window.dock.is_shown


# When it comes.


def test_on_arrival_the_search_waits_for_the_person(window: Window) -> None:
    window.show_page(home(sayer("az")))
    settle()
    assert field(window).hasFocus()
    assert not window.dock.is_shown
    with_mouse(field(window))
    assert window.dock.is_shown


def test_after_a_search_the_keys_make_room_for_what_was_found(window: Window) -> None:
    window.show_page(home(sayer("az")))
    entry = touched(window)
    entered: list[bool] = []
    entry.entered.connect(lambda: entered.append(True))
    write(window, with_mouse, "arayış")
    push(window, with_mouse, KeyRole.NEXT)
    assert entered == [True]
    assert not window.dock.is_shown
    assert entry.text() == "arayış"


def test_going_to_a_field_with_tab_brings_it_at_a_kiosk(window: Window) -> None:
    window.show_page(question("az"))
    settle()
    assert not window.dock.is_shown
    for _ in range(20):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if field(window).hasFocus():
            break
    settle()
    assert window.dock.is_shown


def test_a_page_shown_again_keeps_the_keys(window: Window) -> None:
    window.show_page(question("az"))
    touched(window)
    window.show_page(question("az", error=Text("Soyadı yazın.", "az")))
    settle()
    assert field(window).hasFocus()
    assert window.dock.is_shown


def test_another_page_takes_the_keys_away(window: Window) -> None:
    window.show_page(question("az"))
    touched(window)
    window.show_page(question("az", FieldKind.NUMBER))
    settle()
    assert not window.dock.is_shown


def test_a_code_keeps_its_own_keypad(window: Window) -> None:
    window.show_page(code(sayer("az")))
    with_mouse(window.view.code_entry())  # type: ignore[arg-type]
    assert not window.dock.is_shown
    assert window.keypad.isVisible()


def test_hide_puts_it_away_and_a_touch_brings_it_back(window: Window) -> None:
    window.show_page(question("az"))
    entry = touched(window)
    push(window, with_mouse, KeyRole.HIDE)
    assert entry.hasFocus()
    assert not window.dock.is_shown
    with_mouse(entry)
    assert window.dock.is_shown


@pytest.mark.parametrize(
    ("wish", "mouse", "finger"), [("auto", False, True), (ALWAYS, True, True), (NEVER, False, False)]
)
def test_at_home_it_comes_for_a_finger_or_as_wished(qtbot: QtBot, wish: str, mouse: bool, finger: bool) -> None:
    window = opened(qtbot, look=Look(profile=Profile.HOME), size=(1280, 800))
    window.dock.set_wish(wish)
    say = sayer("az")
    window.show_page(question("az", FieldKind.TEXT, Field("second", label=say("Ad", "Name", "Имя"))))
    touched(window, 0, with_mouse)
    assert window.dock.is_shown is mouse
    touched(window, 1, with_finger)
    assert window.dock.is_shown is finger


def test_a_real_keyboard_writes_at_the_same_time(window: Window) -> None:
    window.show_page(question("az"))
    entry = touched(window)
    write(window, with_mouse, "sa")
    QTest.keyClicks(entry, "la")
    write(window, with_mouse, "m")
    assert entry.text() == "salam"
    assert window.dock.is_shown


def test_the_wish_is_one_of_a_persons_settings() -> None:
    before = Preferences()
    after = changed(before, "keyboard", NEVER, at_kiosk=False)
    assert (before.screen_keyboard, after.screen_keyboard) == (AUTO, NEVER)
    assert for_desk(after, at_kiosk=False)["keyboard"] == NEVER
    assert from_mapping(after.as_mapping()) == after
    assert changed(before, "keyboard", "sometimes", at_kiosk=False) == before


# Without a pointer.


def test_the_keys_are_one_stop_of_tab_and_arrows_go_among_them(window: Window) -> None:
    window.show_page(question("az"))
    entry = touched(window)
    keyboard = keys_of(window)
    QTest.keyClick(entry, Qt.Key.Key_Tab)
    first = focused()
    assert first in keyboard.shown()
    settle()
    assert window.dock.is_shown
    for key, wanted in (
        (Qt.Key.Key_Right, "ü"),
        (Qt.Key.Key_Down, "s"),
        (Qt.Key.Key_Left, "a"),
        (Qt.Key.Key_Up, "q"),
        (Qt.Key.Key_Up, "q"),
    ):
        QTest.keyClick(focused(), key)
        assert focused().text() == wanted
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert entry.text() == "qq"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert not keyboard.isAncestorOf(focused())


def test_escape_goes_back_to_the_field_and_not_back_a_page(window: Window) -> None:
    acts: list[str] = []
    window.activated.connect(lambda action, _: acts.append(action))
    window.show_page(question("az"))
    entry = touched(window)
    keys_of(window).take_focus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert entry.hasFocus()
    assert acts == []


def test_the_focus_stays_on_a_key_that_changes_the_others(window: Window) -> None:
    window.show_page(question("az"))
    touched(window)
    keyboard = keys_of(window)
    for role in (KeyRole.SHIFT, KeyRole.LANGUAGE, KeyRole.LAYER, KeyRole.LAYER):
        key = key_of(keyboard, role)
        key.setFocus()
        QTest.keyClick(key, Qt.Key.Key_Return)
        assert key_of(keyboard, role).hasFocus()


def test_a_held_key_writes_once(window: Window) -> None:
    """ACC-38"""
    window.show_page(question("az"))
    entry = touched(window)
    keys_of(window).take_focus()
    key = focused()
    QTest.keyPress(key, Qt.Key.Key_Return)
    QTest.keyRelease(key, Qt.Key.Key_Return)
    assert len(entry.text()) == 1
    assert not any(each.autoRepeat() for each in keys_of(window).shown())


def test_what_is_typed_by_hand_on_the_keys_goes_to_the_field(window: Window) -> None:
    window.show_page(question("az"))
    entry = touched(window)
    keys_of(window).take_focus()
    QTest.keyClicks(focused(), "x")
    assert entry.text() == "x"
    assert entry.hasFocus()


def test_the_code_keypad_is_one_stop_of_tab(window: Window) -> None:
    """From the code to Continue it is a few steps, not one for each character."""
    window.show_page(code(sayer("az"), ""))
    entry = window.view.code_entry()
    assert entry is not None
    entry.setFocus()
    steps = 0
    on_keypad = []
    while not window.bottom.main.hasFocus():
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        steps += 1
        assert steps <= 8
        if window.keypad.isAncestorOf(focused()):
            on_keypad.append(focused())
    assert len(on_keypad) == 1
    on_keypad[0].setFocus()
    QTest.keyClick(on_keypad[0], Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert entry.text() == "2"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert entry.hasFocus()


# What is said.


@pytest.fixture
def heard(window: Window) -> Iterator[list[str]]:
    """The captions of a window that speaks."""
    voice = RecordingVoice()
    layer = install(window, queue=SpeechQueue(voice, clock=voice.clock), language="en")
    captions: list[str] = []
    layer.announcer.captioned.connect(captions.append)
    yield captions
    voice.close()


def test_each_key_is_echoed_once_by_whoever_follows_the_field(window: Window, heard: list[str]) -> None:
    window.show_page(question("en"))
    touched(window)
    heard.clear()
    write(window, with_mouse, "ab ")
    push(window, with_mouse, KeyRole.ERASE)
    push(window, with_mouse, KeyRole.LEFT)
    assert heard == ["a", "b", "space", "space. deleted", "b"]


def test_the_arrows_are_the_keyboards_own_while_the_voice_is_on(window: Window, heard: list[str]) -> None:
    window.show_page(question("en"))
    touched(window)
    keys_of(window).take_focus()
    heard.clear()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused().text() == "a"
    assert heard == ["a"]


def told(qtbot: QtBot, *, private: bool) -> tuple[ScreenKeyboard, QLineEdit, list[str]]:
    """A keyboard in another program than ours."""
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(1200, 700)
    entry = QLineEdit(room)
    describe(entry, name="PIN", language="en", private=private)
    keyboard = ScreenKeyboard(plain_style, "en", room)
    keyboard.setGeometry(0, 300, 1200, 400)
    room.show()
    keyboard.write_into(entry)
    said: list[str] = []
    keyboard.said.connect(lambda text, _: said.append(text))
    return keyboard, entry, said


def test_what_is_written_from_the_keys_is_said_unless_it_is_private(qtbot: QtBot) -> None:
    keyboard, entry, said = told(qtbot, private=False)
    keyboard.take_focus()
    key_of(keyboard, KeyRole.WRITE, "w").click()
    assert (entry.text(), said) == ("w", ["w"])


def test_a_private_character_is_not_said(qtbot: QtBot) -> None:
    keyboard, entry, said = told(qtbot, private=True)
    keyboard.take_focus()
    key_of(keyboard, KeyRole.WRITE, "w").click()
    assert entry.text() == "w"
    assert said == ["star"]
