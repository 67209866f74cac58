"""The keyboard on the screen comes when it is wanted, and hides nothing that is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.preferences import Preferences, from_mapping
from accessibility.screen_keyboard.layouts import KeyRole
from kiosk.page import Field, FieldKind
from kiosk.text import Text
from tests.ui.keyboard_driving import (
    Point,
    field,
    focused,
    opened,
    push,
    question,
    settle,
    touched,
    with_finger,
    with_mouse,
    write,
)
from tests.ui.pages import PAGES, desk
from tests.ui.sample_pages import code, home, sayer
from ui.blocks.actions import ListingBlock
from ui.keyboard_dock import ALWAYS, AUTO, NEVER
from ui.personal_settings import changed, for_desk
from ui.theme.look import Look, Profile
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return opened(qtbot)


def test_on_arrival_the_search_waits_for_the_person(window: Window) -> None:
    window.show_page(home(sayer("az")))
    settle()
    assert field(window).hasFocus()
    assert not window.dock.is_shown
    with_mouse(field(window))
    assert window.dock.is_shown


@pytest.mark.parametrize("point", [with_mouse, with_finger])
@pytest.mark.parametrize("searched", [False, True], ids=["at first", "after a search"])
def test_larger_text_brings_no_keyboard(qtbot: QtBot, searched: bool, point: Point) -> None:
    """The strip with the big A goes, since there is no room for it then, and the focus lands in the search."""
    window = opened(qtbot, size=(1280, 1024))
    window.activated.connect(lambda _, size: window.set_look(Look(size=int(size))))
    window.show_page(home(sayer("az")))
    settle()
    if searched:
        point(field(window))
        assert window.dock.is_shown
        push(window, point, KeyRole.HIDE)
    point(window.welcome.sizes[2])
    assert window.theme.look.size > Look().size
    assert not window.welcome.isVisible()
    assert not window.dock.is_shown
    point(field(window))
    assert window.dock.is_shown


def test_what_is_found_goes_before_the_strip(qtbot: QtBot) -> None:
    """In a window where the strip takes two rows."""
    window = opened(qtbot, "en", size=(1280, 1024))
    for name, strip in (("home", True), ("home-results", False), ("home", True)):
        window.show_page(PAGES[name].make(desk("en", at_kiosk=True, size=2, palette="light")))
        settle()
        assert window.welcome.isVisible() is strip
    window.show_page(PAGES["home-results"].make(desk("en", at_kiosk=True, size=2, palette="light")))
    settle()
    listing = window.view.findChild(ListingBlock)
    assert listing is not None
    rows = listing.rows
    port = window.view.area.viewport()
    whole = [row for row in rows if port.rect().contains(QRect(row.mapTo(port, QPoint()), row.size()))]
    assert len(whole) >= 2


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
