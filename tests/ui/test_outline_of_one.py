"""One thing of a window, found without the rest of it, is what the whole outline says of it; so is the order of Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from accessibility.items import Act, Item
from accessibility.outline import follow, item_at, item_for, outline
from tests.ui.demo_window import DemoWindow
from tests.ui.pages import PAGES
from tests.ui.sweep import Setting, open_keyboard, show, window_of

SHOWN = (
    "home",
    "home-many-results",
    "services-group",
    "service-centre",
    "question-choice",
    "question-code",
    "question-date",
    "question-multiline",
    "question-email-error",
    "sign-in-waiting",
    "look",
)


def assert_alike(window: QWidget) -> None:
    """Of everything on the window, and of what is hidden on it."""
    items = outline(window)
    met = 0
    for widget in (window, *window.findChildren(QWidget)):
        whole, alone = item_for(items, widget), item_at(window, widget)
        assert _all_of(alone) == _all_of(whole), widget
        met += whole is not None
    assert met


def _all_of(item: Item | None) -> object:
    return item and (item, item.place, item.handle)


def order_of_tab(window: QWidget) -> list[QWidget]:
    """What can have the focus, as Qt goes through it from the first to be read."""
    stops = [item.widget for item in outline(window) if Act.FOCUS in item.acts]
    first = stops[0]
    assert first is not None
    chain = [first]
    while (step := chain[-1].nextInFocusChain()) is not None and step is not first:
        chain.append(step)
    return [widget for widget in chain if widget in stops]


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("place", ["home", "kiosk"])
def test_a_page(qapp: QApplication, name: str, place: str) -> None:
    setting = Setting("home", 200) if place == "home" else Setting("kiosk", 2)
    with window_of(setting) as window:
        show(window, PAGES[name], setting)
        assert_alike(window)
        stops = [item.widget for item in outline(window) if Act.FOCUS in item.acts]
        assert order_of_tab(window) == stops


def test_a_page_with_the_keyboard(qapp: QApplication) -> None:
    setting = Setting("kiosk", 1)
    with window_of(setting) as window:
        show(window, PAGES["question-text"], setting)
        open_keyboard(window)
        assert_alike(window)


def test_plain_widgets(qtbot: QtBot) -> None:
    window = DemoWindow()
    qtbot.addWidget(window)
    window.show()
    assert_alike(window)
    window.setFocus(Qt.FocusReason.OtherFocusReason)
    follow(window)
    assert_alike(window)


def test_widgets_that_hold_others(qtbot: QtBot) -> None:
    """Lists, spin boxes, tabs, areas that scroll, what is decorative and what is hidden."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    rows, area, tabs = QListWidget(), QScrollArea(), QTabWidget()
    rows.addItems(["one", "two"])
    rows.setCurrentRow(1)
    inner = QWidget()
    described = QLineEdit(inner)
    describe(inner, group="Address", language="ru", private=True)
    describe(described, name="Street")
    area.setWidget(inner)
    area.setCornerWidget(QLineEdit())
    tabs.addTab(QLineEdit(), "first")
    tabs.addTab(QLineEdit(), "second")
    pretty, hidden = QWidget(), QWidget()
    for holder in (pretty, hidden):
        QVBoxLayout(holder).addWidget(QLineEdit())
    describe(pretty, decorative=True)
    for widget in (rows, QSpinBox(), area, tabs, pretty, hidden):
        column.addWidget(widget)
    window.show()
    hidden.hide()
    assert_alike(window)
    rows.setFocus(Qt.FocusReason.OtherFocusReason)
    assert_alike(window)
