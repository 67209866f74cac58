"""The audit reports exactly the rule that was broken: the demo window keeps them all, and each test breaks one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from accessibility.audit import Limits, Rule, audit
from accessibility.audit_pixels import Picture, contrast, text_contrast
from accessibility.describe import describe
from accessibility.outline import follow
from tests.ui.demo_window import DemoWindow
from tests.work import calls

MOST_CALLS = 120_000
"""Functions that may be called for a page of a hundred buttons, each held against all others."""


@pytest.fixture
def window(qtbot: QtBot) -> DemoWindow:
    window = DemoWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def broken(window: DemoWindow, limits: Limits | None = None) -> set[Rule]:
    window.column.activate()
    return {finding.rule for finding in audit(window, limits or Limits())}


def test_the_demo_window_keeps_every_rule(window: DemoWindow) -> None:
    assert [str(finding) for finding in audit(window)] == []


def test_the_audit_puts_the_focus_back(window: DemoWindow) -> None:
    window.street.setFocus()
    audit(window)
    assert window.focusWidget() is window.street


def test_a_hidden_window_cannot_be_audited(window: DemoWindow) -> None:
    window.hide()
    with pytest.raises(ValueError, match="shown"):
        audit(window)


def _no_name(window: DemoWindow) -> None:
    window.towns.setAccessibleName("")


def _picture_without_words(window: DemoWindow) -> None:
    picture = QLabel()
    picture.setPixmap(QPixmap(20, 20))
    window.column.addWidget(picture)
    picture.show()


def _no_language(window: DemoWindow) -> None:
    window.setProperty("language", "")


def _not_by_tab(window: DemoWindow) -> None:
    window.back.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


def _trap(window: DemoWindow) -> None:
    hint, edit = QLabel("Only a few words"), QPlainTextEdit()
    window.column.insertWidget(2, hint)
    window.column.insertWidget(3, edit)
    describe(edit, name="Your address", description="Only a few words")
    edit.setStyleSheet(
        "QPlainTextEdit { border: 2px solid #444444; } QPlainTextEdit:focus { border: 6px solid #000000; }"
    )
    edit.setMinimumHeight(60)
    hint.show()
    edit.show()
    follow(window)


def _no_label(window: DemoWindow) -> None:
    describe(window.street, name="Where you live")


def _tab_jumps(window: DemoWindow) -> None:
    QWidget.setTabOrder(window.go_on, window.back)


def _pale_text(window: DemoWindow) -> None:
    window.intro.setStyleSheet("color: #888888;")


def _pale_button_text(window: DemoWindow) -> None:
    window.back.setStyleSheet("QPushButton { color: #777777; }")


def _label_cut(window: DemoWindow) -> None:
    window.intro.setFixedHeight(8)


def _button_cut(window: DemoWindow) -> None:
    window.go_on.setFixedWidth(90)


def _placeholder_cut(window: DemoWindow) -> None:
    window.street.setPlaceholderText("For example: Nizami 5 " * 8)


def _row_cut(window: DemoWindow) -> None:
    window.towns.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    window.towns.setFixedWidth(60)
    window.towns.item(1).setText("Gəncə with a far longer name")


def _sideways(window: DemoWindow) -> None:
    area, wide = QScrollArea(), QLabel("Wide text")
    wide.setFixedSize(2000, 40)
    area.setWidget(wide)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFixedHeight(60)
    window.column.addWidget(area)
    area.show()


def _no_edge(window: DemoWindow) -> None:
    window.street.setStyleSheet(
        "QLineEdit { border: 2px solid #eeeeee; } QLineEdit:focus { border: 6px solid #0b3d91; }"
    )


def _letter_shortcut(window: DemoWindow) -> None:
    QShortcut(QKeySequence("s"), window)


def _letter_action(window: DemoWindow) -> None:
    action = QAction("Send", window)
    action.setShortcut(QKeySequence("7"))
    window.addAction(action)


def _no_title(window: DemoWindow) -> None:
    window.setWindowTitle("")


def _two_headings(window: DemoWindow) -> None:
    describe(window.intro, level=1)


def _heading_without_focus(window: DemoWindow) -> None:
    window.heading.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _bare_name(window: DemoWindow) -> None:
    window.go_on.setText("OK")


def _same_name(window: DemoWindow) -> None:
    window.go_on.setText(window.back.text())


def _no_ring(window: DemoWindow) -> None:
    window.go_on.setStyleSheet("QPushButton:focus { border: 2px solid #444444; }")


def _pale_focus(window: DemoWindow) -> None:
    window.go_on.setStyleSheet("QPushButton:focus { border: 2px solid #444444; background: #eeeeee; }")


def _other_name(window: DemoWindow) -> None:
    describe(window.go_on, name="Submit your request")


def _tile_with_unsaid_label(window: DemoWindow) -> None:
    describe(window.back, name="Back to the list")
    window.back.setText("")
    label = QLabel("Back to the list of services", window.back)
    label.setGeometry(12, 12, 260, 24)
    label.show()


def _small(window: DemoWindow) -> None:
    window.back.setStyleSheet("QPushButton { min-height: 20px; }")
    window.back.setFixedHeight(32)


def _near(window: DemoWindow) -> None:
    last = window.column.itemAt(window.column.count() - 1)
    assert last is not None
    row = last.layout()
    assert row is not None
    row.setSpacing(3)


def _error_without_words(window: DemoWindow) -> None:
    describe(window.street, invalid=True)


def _error_not_on_the_screen(window: DemoWindow) -> None:
    describe(window.street, invalid="Write the number of the house.")


def _no_hint(window: DemoWindow) -> None:
    describe(window.street, description="")


def _placeholder_as_hint(window: DemoWindow) -> None:
    window.hint.hide()
    window.street.setPlaceholderText("For example: Nizami 5")


def _tooltip(window: DemoWindow) -> None:
    window.go_on.setToolTip("You can take it back within three days")


class Painted(QWidget):
    """Something drawn by hand that says not what it is."""

    def sizeHint(self) -> QSize:
        return QSize(100, 60)


def _no_role(window: DemoWindow) -> None:
    painted = Painted()
    painted.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    painted.setStyleSheet("Painted { border: 2px solid #444444; } Painted:focus { border: 6px solid #000000; }")
    painted.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    describe(painted, name="Map")
    window.column.addWidget(painted)
    painted.setMinimumHeight(60)
    painted.show()
    follow(window)


def _many_choices(window: DemoWindow) -> None:
    column = window.delivery.layout()
    assert column is not None
    for number in range(6):
        another = QRadioButton(f"Office {number}")
        column.addWidget(another)
        window.choice.addButton(another)
        another.show()
    window.resize(700, 1400)
    follow(window)


@pytest.mark.parametrize(
    ("break_it", "rule"),
    [
        (_no_name, Rule.NAME),
        (_picture_without_words, Rule.NAME),
        (_no_language, Rule.LANGUAGE),
        (_not_by_tab, Rule.TAB),
        (_trap, Rule.TAB),
        (_no_label, Rule.LABEL),
        (_tab_jumps, Rule.ORDER),
        (_pale_text, Rule.CONTRAST),
        (_pale_button_text, Rule.CONTRAST),
        (_label_cut, Rule.CUT),
        (_button_cut, Rule.CUT),
        (_placeholder_cut, Rule.CUT),
        (_row_cut, Rule.CUT),
        (_sideways, Rule.SIDEWAYS),
        (_no_edge, Rule.EDGE),
        (_letter_shortcut, Rule.SHORTCUT),
        (_letter_action, Rule.SHORTCUT),
        (_no_title, Rule.TITLE),
        (_two_headings, Rule.HEADING),
        (_heading_without_focus, Rule.HEADING),
        (_bare_name, Rule.BARE_NAME),
        (_same_name, Rule.UNIQUE_NAME),
        (_no_ring, Rule.RING),
        (_pale_focus, Rule.RING),
        (_other_name, Rule.NAME_AS_SEEN),
        (_tile_with_unsaid_label, Rule.NAME_AS_SEEN),
        (_small, Rule.SIZE),
        (_near, Rule.GAP),
        (_error_without_words, Rule.ERROR),
        (_error_not_on_the_screen, Rule.ERROR),
        (_no_hint, Rule.HINT),
        (_placeholder_as_hint, Rule.HINT),
        (_tooltip, Rule.TOOLTIP),
        (_no_role, Rule.ROLE),
        (_many_choices, Rule.CHOICES),
    ],
)
def test_one_broken_rule_is_the_one_reported(
    window: DemoWindow, break_it: Callable[[DemoWindow], None], rule: Rule
) -> None:
    break_it(window)
    assert broken(window) == {rule}, [str(finding) for finding in audit(window)]


def test_the_eye_and_the_reading_agree(window: DemoWindow) -> None:
    describe(window.intro, order=5)
    assert broken(window) == {Rule.ORDER}


def test_an_error_is_fine_once_it_is_on_the_screen(window: DemoWindow) -> None:
    describe(window.street, invalid="Write the number of the house.")
    window.hint.setText("For example: Nizami 5. Write the number of the house.")
    assert broken(window) == set()


def test_high_contrast_is_asked_for_by_the_limits(window: DemoWindow) -> None:
    window.intro.setStyleSheet("color: #444444;")
    assert broken(window) == set()
    assert broken(window, Limits(contrast=15)) == {Rule.CONTRAST}


def test_a_kiosk_asks_for_larger_targets(window: DemoWindow) -> None:
    assert broken(window, Limits(target=81)) == {Rule.SIZE}
    assert broken(window, Limits(gap=24)) == {Rule.GAP}


def test_private_names_stay_out_of_the_report(window: DemoWindow) -> None:
    describe(window.go_on, private=True, name="Send it for Əli")
    assert not any("Əli" in str(finding) for finding in audit(window))
    assert broken(window) == {Rule.NAME_AS_SEEN}


def test_a_secret_is_no_finding_by_itself(window: DemoWindow) -> None:
    window.street.setEchoMode(QLineEdit.EchoMode.Password)
    window.street.setText("hunter2")
    assert broken(window) == set()


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [(0xFFFFFF, 0x000000, 21.0), (0xFFFFFF, 0x767676, 4.54), (0xFFFF00, 0x000000, 19.56)]
)
def test_contrast_is_that_of_wcag(one: int, other: int, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(("colour", "expected"), [("#595959", 7.0), ("#767676", 4.54), ("#000000", 21.0)])
def test_smooth_letters_are_measured_by_their_own_colour(qtbot: QtBot, colour: str, expected: float) -> None:
    label = QLabel("Doğum haqqında şəhadətnamə")
    qtbot.addWidget(label)
    label.setStyleSheet(f"background: white; color: {colour}; font-size: 20px;")
    label.show()
    measured = text_contrast(Picture(label), label.rect())
    assert measured == pytest.approx(expected, rel=0.02)


def test_a_long_page_is_audited_without_its_pictures_in_little_work(window: DemoWindow, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    for number in range(100):
        QPushButton(f"Do number {number}", page).setGeometry(10, 60 * number, 300, 50)
    page.show()
    limits = Limits(pixels=False, rings=False)
    audit(page, limits)  # what is loaded once
    assert calls(lambda: audit(page, limits)) < MOST_CALLS
