"""The one list that everything reads: order, names, roles, states, and what is left out."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from accessibility.describe import Role, describe
from accessibility.items import Item
from accessibility.outline import follow, item_for, outline
from accessibility.roles import State
from tests.ui.demo_window import DemoWindow
from tests.work import calls

MOST_CALLS = 150
"""Functions that may be called for one widget."""


@pytest.fixture
def window(qtbot: QtBot) -> DemoWindow:
    window = DemoWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    describe(page, language="en")
    qtbot.addWidget(page)
    return page


def only(page: QWidget, name: str) -> Item:
    found = [item for item in outline(page) if item.name == name and not item.absorbed]
    assert len(found) == 1, [item.name for item in outline(page)]
    return found[0]


def test_reads_the_window_from_top_to_bottom(window: DemoWindow) -> None:
    assert [(str(item.role), item.name) for item in outline(window)] == [
        ("heading", "Your address"),
        ("text", "We send the document to this address."),
        ("text", "Street and house"),
        ("text", "For example: Nizami 5"),
        ("field", "Street and house"),
        ("text", "How do you want it?"),
        ("radio", "By post"),
        ("radio", "I collect it"),
        ("checkbox", "I have read the rules"),
        ("list", "Towns"),
        ("row", "Bakı"),
        ("row", "Gəncə"),
        ("row", "Şəki"),
        ("button", "Back to the list"),
        ("button", "Send the application"),
    ]


def test_what_an_input_already_says_is_marked_as_absorbed(window: DemoWindow) -> None:
    assert [item.name for item in outline(window) if item.absorbed] == [
        "Street and house",
        "For example: Nizami 5",
        "How do you want it?",
    ]


def test_a_heading_is_never_absorbed_by_the_field_it_names(page: QWidget) -> None:
    rows, heading, field = QVBoxLayout(page), QLabel("Your name"), QLineEdit()
    describe(heading, level=1)
    describe(field, name="Your name")
    rows.addWidget(heading)
    rows.addWidget(field)
    assert [(item.role, item.level, item.absorbed) for item in outline(page)] == [
        (Role.HEADING, 1, False),
        (Role.FIELD, 0, False),
    ]


def test_states(window: DemoWindow) -> None:
    window.in_person.setChecked(True)
    window.go_on.setEnabled(False)
    describe(window.street, invalid="Write the number of the house.")
    assert State.CHECKED in only(window, "I collect it").state
    assert State.CHECKED not in only(window, "By post").state
    assert {State.DISABLED} == only(window, "Send the application").state
    street = only(window, "Street and house")
    assert {State.INVALID, State.REQUIRED, State.FOCUSABLE} == street.state
    assert street.error == "Write the number of the house."
    describe(window.street, invalid=False)
    assert State.INVALID not in only(window, "Street and house").state


def test_focus_and_row(window: DemoWindow, qtbot: QtBot) -> None:
    window.towns.setFocus()
    window.towns.setCurrentRow(1)
    qtbot.waitUntil(window.towns.hasFocus)
    item = item_for(outline(window), window.towns)
    assert item is not None
    assert (item.name, item.position) == ("Gəncə", (2, 3))
    assert {State.FOCUSED, State.SELECTED} <= item.state


def test_positions_and_groups_of_radio_buttons(window: DemoWindow) -> None:
    post = only(window, "By post")
    assert (post.position, post.group) == ((1, 2), "How do you want it?")


def test_place_is_in_window_coordinates(window: DemoWindow) -> None:
    place = only(window, "I collect it").place
    assert place.topLeft() == window.in_person.mapTo(window, QPoint(0, 0))
    assert place.size() == window.in_person.size()


def test_decorative_and_hidden_things_are_left_out(window: DemoWindow) -> None:
    describe(window.intro, decorative=True)
    window.delivery.hide()
    names = [item.name for item in outline(window)]
    assert "We send the document to this address." not in names
    assert "By post" not in names


def test_a_secret_is_dots_and_a_placeholder_is_a_description(page: QWidget) -> None:
    form, secret = QFormLayout(page), QLineEdit("hunter2")
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    secret.setPlaceholderText("7 letters")
    form.addRow("&Password", secret)
    item = next(item for item in outline(page) if item.role is Role.FIELD)
    assert (item.name, item.value, item.description) == ("Password", "•••••••", "7 letters")
    assert State.SECRET in item.state
    assert "hunter2" not in repr(outline(page))


def test_ordinary_widgets_need_no_description(page: QWidget) -> None:
    rows = QVBoxLayout(page)
    box, combo, slider, progress, long = (
        QGroupBox("Pay"),
        QComboBox(),
        QSlider(),
        QProgressBar(),
        QPlainTextEdit("a\nb"),
    )
    combo.addItems(["Card", "Cash"])
    slider.setValue(40)
    progress.setValue(30)
    inside = QVBoxLayout(box)
    for widget in (combo, slider, progress, long):
        inside.addWidget(widget)
    rows.addWidget(box)
    assert [(str(item.role), item.value, item.group) for item in outline(page)] == [
        ("group", "", ""),
        ("choice", "Card", "Pay"),
        ("slider", "40", "Pay"),
        ("progress", "30%", "Pay"),
        ("field", "a\nb", "Pay"),
    ]


def test_language_and_privacy_come_from_around(page: QWidget) -> None:
    rows, box = QVBoxLayout(page), QWidget()
    inner = QVBoxLayout(box)
    inner.addWidget(QLabel("Иванов"))
    inner_label = QLabel("<b>Əli</b> Quliyev")
    inner.addWidget(inner_label)
    describe(box, language="ru", private=True)
    describe(inner_label, language="az", private=False)
    rows.addWidget(box)
    rows.addWidget(QLabel("Plain"))
    assert [(item.name, item.language, item.private) for item in outline(page)] == [
        ("Иванов", "ru", True),
        ("Əli Quliyev", "az", False),
        ("Plain", "en", False),
    ]


class Words:
    def __init__(self, text: str, language: str, private: bool = False, spoken: str = "") -> None:
        self.text, self.language, self.private, self.spoken = text, language, private, spoken


def test_words_carry_their_language_privacy_and_spoken_form(page: QWidget) -> None:
    rows, label = QVBoxLayout(page), QLabel("AZ12")
    describe(label, name=Words("AZ12", "az", private=True, spoken="a zet on iki"))
    describe(label, description=Words("register", "ru", private=True))
    rows.addWidget(label)
    item = only(page, "AZ12")
    assert (item.language, item.private, item.said) == ("az", True, "a zet on iki")
    assert (item.description, item.description_language, item.description_private) == ("register", "ru", True)


def test_a_composite_is_read_once_and_its_inside_not_at_all(page: QWidget) -> None:
    rows, tile = QVBoxLayout(page), QPushButton()
    inside = QVBoxLayout(tile)
    inside.addWidget(QLabel("Passport"))
    describe(tile, name="Passport", description="New, or lost", position=(2, 6))
    rows.addWidget(tile)
    item = only(page, "Passport")
    assert (item.role, item.description, item.position) == (Role.BUTTON, "New, or lost", (2, 6))
    assert len(outline(page)) == 1


def test_order_follows_grids_forms_and_reversed_rows(page: QWidget) -> None:
    rows, grid, row = QVBoxLayout(page), QGridLayout(), QBoxLayout(QBoxLayout.Direction.RightToLeft)
    for column, line in ((1, 1), (0, 1), (1, 0), (0, 0)):
        grid.addWidget(QPushButton(f"{line}{column}"), line, column)
    row.addWidget(QPushButton("right"))
    row.addWidget(QPushButton("left"))
    rows.addLayout(grid)
    rows.addLayout(row)
    assert [item.name for item in outline(page)] == ["00", "01", "10", "11", "left", "right"]


def test_order_without_a_layout_follows_the_eye(page: QWidget) -> None:
    for name, x, y in (("three", 10, 100), ("two", 200, 14), ("one", 10, 10)):
        QPushButton(name, page).setGeometry(x, y, 100, 50)
    page.show()
    assert [item.name for item in outline(page)] == ["one", "two", "three"]
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [item.name for item in outline(page)] == ["two", "one", "three"]


def test_a_program_can_move_something_forward(page: QWidget) -> None:
    rows = QVBoxLayout(page)
    first, second = QPushButton("first"), QPushButton("second")
    rows.addWidget(first)
    rows.addWidget(second)
    describe(second, order=-1)
    assert [item.name for item in outline(page)] == ["second", "first"]


def test_what_is_scrolled_away_is_still_there_and_can_be_shown(page: QWidget) -> None:
    rows, scroll, inner = QVBoxLayout(page), QScrollArea(), QWidget()
    tall = QVBoxLayout(inner)
    tall.setSpacing(500)
    labels = [QLabel(f"Line {number}") for number in range(5)]
    for label in labels:
        tall.addWidget(label)
    scroll.setWidget(inner)
    rows.addWidget(scroll)
    page.resize(300, 300)
    page.show()
    only(page, "Line 4").reveal()
    assert not labels[4].visibleRegion().isEmpty()


def test_a_picture_without_words_is_kept_for_the_audit(page: QWidget) -> None:
    rows, picture, named = QVBoxLayout(page), QLabel(), QLabel()
    for label in (picture, named):
        label.setPixmap(QPixmap(10, 10))
        rows.addWidget(label)
    describe(named, name="The coat of arms")
    assert [(item.role, item.name) for item in outline(page)] == [
        (Role.PICTURE, ""),
        (Role.PICTURE, "The coat of arms"),
    ]


def test_items_act(window: DemoWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.go_on.clicked):
        assert only(window, "Send the application").activate()
    with qtbot.waitSignal(window.towns.activated):
        assert only(window, "Şəki").activate()
    assert only(window, "Gəncə").focus()
    assert window.towns.currentRow() == 1
    assert not only(window, "We send the document to this address.").activate()


def test_an_item_outlives_its_widget(window: DemoWindow, qtbot: QtBot) -> None:
    item = only(window, "Send the application")
    window.go_on.deleteLater()
    qtbot.waitUntil(lambda: item.widget is None)
    assert not item.activate()
    assert not item.focus()


def test_tab_goes_as_the_reading_goes(page: QWidget) -> None:
    rows = QVBoxLayout(page)
    buttons = [QPushButton(str(number)) for number in range(4)]
    for button in reversed(buttons):
        rows.addWidget(button)
    follow(page)
    assert [buttons[3].nextInFocusChain(), buttons[2].nextInFocusChain()] == [buttons[2], buttons[1]]


@pytest.mark.parametrize("wrong", [{"level": 0}, {"position": (3, 2)}, {"position": (0, 2)}, {"role": "widget"}])
def test_a_wrong_description_is_refused(page: QWidget, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        describe(page, **wrong)  # type: ignore[arg-type]


def test_a_long_page_is_as_much_more_work_as_it_is_longer(page: QWidget) -> None:
    rows = QVBoxLayout(page)

    def work(widgets: int) -> int:
        while rows.count() < widgets:
            rows.addWidget(QPushButton(str(rows.count())))
        assert len(outline(page)) == widgets
        return calls(lambda: outline(page))

    fifty, hundred = work(50), work(100)
    assert hundred < 2.1 * fifty
    assert hundred < MOST_CALLS * 100


def test_reading_a_window_again_and_again_keeps_nothing(qtbot: QtBot) -> None:
    """PySide would keep each item of a layout that it is asked for, as long as there is the layout."""
    window, inner = QWidget(), QHBoxLayout()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addLayout(inner)
    for layout in (inner, column):
        layout.addWidget(QPushButton("One"))
        layout.addStretch()
        layout.addWidget(QPushButton("Two"))
    window.show()

    def items() -> int:
        return sum(isinstance(each, QLayoutItem) for each in gc.get_objects())

    outline(window)
    before = items()
    for _ in range(20):
        outline(window)
    assert items() == before
