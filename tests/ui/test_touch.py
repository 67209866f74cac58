"""Fingers that tremble: what slips, stays long, comes beside or twice still does what was meant, and is always answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from accessibility.preferences import Preferences
from kiosk.page import CONTINUE
from tests.ui.demo_window import DemoWindow
from tests.ui.keyboard_driving import opened, question
from tests.ui.sample_pages import attract, sayer
from tests.ui.touch_driving import Pointed, pixels, settle
from ui.theme.look import REFERENCE_MM_PER_PX

NOTHING = "Nothing was pressed there."
SLIPPED = "Your finger slid off. This was not pressed: "
SPEAKING = Preferences(language="en", speech=True)


@pytest.fixture
def demo(qtbot: QtBot) -> DemoWindow:
    window = DemoWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def hand(demo: DemoWindow, qtbot: QtBot) -> Iterator[Pointed]:
    hand = Pointed(demo, qtbot, SPEAKING)
    yield hand
    hand.voice.close()


@pytest.fixture
def sent(demo: DemoWindow) -> list[str]:
    found: list[str] = []
    demo.go_on.clicked.connect(lambda: found.append("send"))
    demo.back.clicked.connect(lambda: found.append("back"))
    return found


@pytest.mark.acc(58)
@pytest.mark.parametrize("slip", range(16))
def test_a_slip_of_some_millimetres_counts_and_a_longer_one_is_told(
    demo: DemoWindow, hand: Pointed, sent: list[str], slip: int
) -> None:
    hand.touch(hand.at(demo.go_on), hand.above(demo.go_on, slip / 2), hand.above(demo.go_on, slip))
    if slip <= 6:
        assert sent == ["send"]
        assert not hand.layer.touch.touch.mark.isVisible()
    else:
        assert sent == []
        assert hand.said()[-1] == f"{SLIPPED}Send the application"
        assert hand.layer.touch.touch.mark.isVisible()


@pytest.mark.acc(58)
@pytest.mark.parametrize(("allowed", "slip", "counts"), [(0, 0, True), (0, 2, False), (12, 11, True), (12, 13, False)])
def test_how_far_is_a_persons_setting(
    demo: DemoWindow, hand: Pointed, sent: list[str], allowed: int, slip: int, counts: bool
) -> None:
    hand.layer.apply(Preferences(language="en", speech=True, slip_mm=allowed))
    hand.touch(hand.at(demo.go_on), hand.above(demo.go_on, slip) if slip else hand.at(demo.go_on, 3, 3))
    assert bool(sent) is counts


@pytest.mark.acc(58)
def test_a_slip_back_and_forth_counts_and_the_neighbour_is_never_meant(
    demo: DemoWindow, hand: Pointed, sent: list[str]
) -> None:
    beside = hand.at(demo.back, demo.back.width() // 2 - 2)
    hand.touch(hand.at(demo.go_on, -demo.go_on.width() // 2 + 4), beside)
    assert sent == ["send"]


@pytest.mark.acc(58)
def test_nothing_happens_before_the_finger_is_lifted_however_long_it_stays(
    demo: DemoWindow, hand: Pointed, sent: list[str]
) -> None:
    done: tuple[tuple[QPoint, Callable[[], bool]], ...] = (
        (hand.at(demo.go_on), lambda: sent == ["send"]),
        (hand.at(demo.by_post), demo.by_post.isChecked),
        (hand.row(demo.towns, 1), lambda: demo.towns.currentRow() == 1),
    )
    for point, happened in done:
        hand.down(point)
        hand.wait(20)
        assert not happened()
        hand.lift(point)
        assert happened()


@pytest.mark.acc(58)
def test_a_list_is_left_alone_by_a_finger_that_slides_off(demo: DemoWindow, hand: Pointed) -> None:
    before = demo.towns.currentRow()
    hand.touch(hand.row(demo.towns, 1), hand.row(demo.towns, 1) + QPoint(0, pixels(60)))
    assert demo.towns.currentRow() == before
    assert hand.said()[-1].startswith(SLIPPED)


@pytest.mark.acc(58)
def test_a_touch_in_a_gap_means_the_nearer_thing_when_that_is_clear(
    demo: DemoWindow, hand: Pointed, sent: list[str]
) -> None:
    hand.touch(hand.below(demo.go_on, 2))
    assert sent == ["send"]
    left, right = demo.back.geometry().right(), demo.go_on.geometry().left()
    hand.touch(QPoint((left + right) // 2, hand.at(demo.back).y()))
    assert sent == ["send"], "just between two, neither is meant"
    assert hand.said()[-1] == NOTHING
    hand.touch(QPoint(left + 4, hand.at(demo.back).y()))
    assert sent == ["send", "back"]


@pytest.mark.acc(58, 61)
def test_all_of_a_tick_box_counts_and_what_is_near_it(demo: DemoWindow, hand: Pointed) -> None:
    hand.touch(hand.at(demo.agree, demo.agree.width() // 2 - 3))
    assert demo.agree.isChecked()


def test_a_touch_beside_a_field_goes_into_it(demo: DemoWindow, hand: Pointed) -> None:
    hand.touch(hand.below(demo.street, 1))
    assert demo.street.hasFocus()


@pytest.mark.acc(58)
def test_a_missed_touch_is_answered_in_words_and_by_a_mark_where_it_was(
    demo: DemoWindow, hand: Pointed, sent: list[str]
) -> None:
    mark = hand.layer.touch.touch.mark
    place = hand.at(demo.intro, 100)
    hand.touch(place)
    assert hand.said() == [NOTHING]
    assert mark.isVisible()
    assert (mark.geometry().center() - place).manhattanLength() <= 2
    shot = demo.grab().toImage()
    assert shot.pixelColor(place - QPoint(0, 0)).lightness() < 128, "the cross is drawn in the colour of the text"
    hand.touch(hand.at(demo.go_on))
    assert not mark.isVisible()
    assert sent == ["send"]


@pytest.mark.acc(58)
def test_what_cannot_be_pressed_now_says_so(demo: DemoWindow, hand: Pointed, sent: list[str]) -> None:
    demo.go_on.setEnabled(False)
    hand.touch(hand.at(demo.go_on))
    assert sent == []
    assert hand.said() == [f"{NOTHING} Send the application. not available now"]


@pytest.mark.acc(58)
def test_a_mouse_may_slip_too_but_is_not_helped_to_what_is_beside_it(
    demo: DemoWindow, hand: Pointed, sent: list[str]
) -> None:
    hand.drag(hand.at(demo.go_on), hand.above(demo.go_on, 5))
    assert sent == ["send"]
    hand.drag(hand.below(demo.go_on, 2))
    hand.drag(hand.at(demo.intro))
    assert sent == ["send"]
    assert NOTHING not in hand.said()


@pytest.mark.acc(58)
def test_a_touch_screen_that_looks_like_a_mouse_is_a_finger(demo: DemoWindow, qtbot: QtBot, sent: list[str]) -> None:
    hand = Pointed(demo, qtbot, SPEAKING, fingers=True)
    hand.drag(hand.below(demo.go_on, 2))
    assert sent == ["send"]
    hand.drag(hand.at(demo.intro))
    assert hand.said()[-1] == NOTHING
    hand.voice.close()


@pytest.mark.acc(39)
@pytest.mark.parametrize(("after", "acts"), [(0.3, 1), (0.6, 2)])
def test_a_second_touch_within_the_bounce_time_is_the_first(
    demo: DemoWindow, hand: Pointed, sent: list[str], after: float, acts: int
) -> None:
    hand.layer.apply(Preferences(language="en", speech=True, bounce_ms=500))
    hand.touch(hand.at(demo.go_on))
    hand.wait(after)
    hand.touch(hand.at(demo.go_on, 4, 2))
    assert len(sent) == acts


@pytest.mark.acc(39)
def test_another_place_is_no_bounce(demo: DemoWindow, hand: Pointed, sent: list[str]) -> None:
    hand.layer.apply(Preferences(language="en", speech=True, bounce_ms=500))
    hand.touch(hand.at(demo.go_on))
    hand.wait(0.1)
    hand.touch(hand.at(demo.back))
    assert sent == ["send", "back"]


@pytest.mark.acc(35)
def test_several_fingers_press_nothing_and_are_answered(demo: DemoWindow, hand: Pointed, sent: list[str]) -> None:
    hand.two_fingers(hand.at(demo.go_on), hand.at(demo.back))
    assert sent == []
    assert hand.said()[-1] == "Nothing was pressed. Touch with one finger."
    hand.touch(hand.at(demo.go_on))
    assert sent == ["send"], "one finger does as before"


@pytest.mark.acc(35)
def test_two_quick_touches_are_two_touches(demo: DemoWindow, hand: Pointed, sent: list[str]) -> None:
    """No double click is needed, and none is made of two touches."""
    for _ in range(2):
        QTest.mouseDClick(demo.windowHandle(), Qt.MouseButton.LeftButton, pos=hand.at(demo.go_on))
        settle()
    assert sent == ["send"] * 4


class Opening(QComboBox):
    """Keeps in mind that it was opened: a popup needs more of a platform than there is here."""

    opened = 0

    def showPopup(self) -> None:
        self.opened += 1


@pytest.mark.acc(58)
def test_a_list_to_choose_from_opens_when_the_finger_is_lifted(demo: DemoWindow, qtbot: QtBot) -> None:
    box = Opening()
    demo.column.addWidget(box)
    hand = Pointed(demo, qtbot, SPEAKING)
    hand.down(hand.at(box))
    assert box.opened == 0
    hand.lift(hand.at(box))
    assert box.opened == 1
    hand.voice.close()


def test_a_page_that_goes_under_the_finger_does_no_harm(demo: DemoWindow, hand: Pointed) -> None:
    gone = QPushButton("Gone")
    demo.column.addWidget(gone)
    settle()
    place = hand.at(gone)
    hand.down(place)
    gone.setParent(None)
    gone.deleteLater()
    QApplication.sendPostedEvents(None, 0)
    settle()
    hand.lift(place)
    assert hand.said()[-1] == NOTHING


@pytest.mark.acc(58)
@pytest.mark.parametrize(("slip", "counts"), [(5, True), (12, False)])
def test_the_program_itself_measures_in_its_own_millimetres(qtbot: QtBot, slip: int, counts: bool) -> None:
    window = opened(qtbot, "en")
    acts: list[str] = []
    window.activated.connect(lambda action, _: acts.append(action))
    hand = Pointed(window, qtbot, SPEAKING, mm_per_px=lambda: REFERENCE_MM_PER_PX)
    window.show_page(question("en"))
    settle()
    main = window.bottom.main
    above = hand.at(main, 0, -main.height() // 2 - round(slip / REFERENCE_MM_PER_PX))
    hand.touch(hand.at(main), above)
    assert acts == ([CONTINUE] if counts else [])
    hand.voice.close()


@pytest.mark.parametrize("part", [0, 1])
def test_a_view_that_is_one_target_is_touched_anywhere(qtbot: QtBot, part: int) -> None:
    """The first page of a kiosk: no outline knows that it can be pressed, its widget does."""
    window = opened(qtbot, "en")
    hand = Pointed(window, qtbot, SPEAKING, fingers=True)
    window.show_page(attract(sayer("en")))
    settle()
    started: list[bool] = []
    window.attract.started.connect(lambda: started.append(True))
    hand.said()
    hand.touch(hand.at(window.attract.parts[part]))
    assert started == [True]
    assert NOTHING not in hand.said()
    hand.voice.close()
