"""What Qt hands on to screen readers, asked in this process: roles, levels, states, actions, descriptions, order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from accessibility.describe import describe, hint_of
from accessibility.exposing import expose, mark_chosen
from accessibility.outline import follow
from accessibility.unheard import unheard

Role = QAccessible.Role
Text = QAccessible.Text


@pytest.fixture
def active() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QHBoxLayout(made)
    qtbot.addWidget(made)
    expose(made)
    return made


def put(window: QWidget, widget: QWidget) -> QWidget:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    return widget


@pytest.mark.acc(43, 80)
def test_a_heading_has_its_role_and_its_level(window: QWidget) -> None:
    label = put(window, QLabel("Your address"))
    describe(label, level=2, language="en")
    heading = QAccessible.queryAccessibleInterface(label)
    assert (heading.role(), heading.text(Text.Name)) == (Role.Heading, "Your address")
    attributes = heading.attributesInterface()
    assert attributes.attributeValue(QAccessible.Attribute.Level) == 2
    assert attributes.attributeValue(QAccessible.Attribute.Locale).name().startswith("en")


@pytest.mark.usefixtures("active")
@pytest.mark.acc(68)
def test_a_reader_that_knew_a_thing_as_another_asks_anew(window: QWidget) -> None:
    button = put(window, QPushButton("The date is wrong"))
    assert QAccessible.queryAccessibleInterface(button).role() is Role.Button
    describe(button, role="link")
    assert QAccessible.queryAccessibleInterface(button).role() is Role.Link


@pytest.mark.usefixtures("active")
@pytest.mark.acc(68, 81)
def test_one_of_several_says_whether_it_is_chosen_and_can_be_pressed(window: QWidget) -> None:
    button = QPushButton("English")
    put(window, button)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append(button.text()))
    for chosen in (False, True):
        mark_chosen(button, chosen)
        one = QAccessible.queryAccessibleInterface(button)
        assert one.role() is Role.RadioButton
        assert one.state().checkable
        assert bool(one.state().checked) is chosen
    actions = one.actionInterface()
    assert actions.actionNames()[0] == "Press"
    actions.doAction("Press")
    assert pressed == ["English"]


@pytest.mark.acc(43)
def test_an_error_is_told_before_the_hint_and_goes_with_it(window: QWidget) -> None:
    field = put(window, QLineEdit())
    describe(field, name="Surname", description="For example: Smith", invalid="Write your surname")
    assert field.accessibleDescription() == "Write your surname. For example: Smith"
    assert hint_of(field) == "For example: Smith"
    describe(field, invalid=False)
    assert field.accessibleDescription() == "For example: Smith"


@pytest.mark.usefixtures("active")
@pytest.mark.acc(44)
def test_things_are_met_in_the_order_of_reading(window: QWidget) -> None:
    holder = QWidget()
    row = QHBoxLayout(holder)
    second, first = QPushButton("Second"), QPushButton("First")
    row.addWidget(second)
    row.insertWidget(0, first)
    put(window, holder)
    window.show()
    follow(window)
    inside = QAccessible.queryAccessibleInterface(holder)
    assert [inside.child(at).text(Text.Name) for at in range(inside.childCount())] == ["First", "Second"]


def test_the_window_is_a_window(window: QWidget) -> None:
    window.setWindowTitle("Address – Demo")
    window.show()
    frame = QAccessible.queryAccessibleInterface(window)
    assert (frame.role(), frame.text(Text.Name)) == (Role.Window, "Address – Demo")


@pytest.mark.usefixtures("active")
def test_what_is_being_made_is_told_to_nobody() -> None:
    with pytest.raises(ValueError, match="broken"), unheard():
        assert not QAccessible.isActive()
        raise ValueError("broken")
    assert QAccessible.isActive()
