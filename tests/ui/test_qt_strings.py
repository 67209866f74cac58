"""Qt's own words while a visit runs: ours where we have them, Qt's where we have none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from translations import messages
from ui.qt_strings import QtStrings


@pytest.fixture
def russian(qapp: QCoreApplication) -> Iterator[QtStrings]:
    strings = QtStrings(messages("ui", "ru"))
    qapp.installTranslator(strings)
    yield strings
    qapp.removeTranslator(strings)


def test_what_we_know_is_in_the_persons_language(russian: QtStrings) -> None:
    assert QCoreApplication.translate("QLineEdit", "&Copy") == messages("ui", "ru").gettext("Copy")


def test_what_we_do_not_know_stays_what_qt_says(russian: QtStrings, qtbot: QtBot) -> None:
    """An empty translation would silence the value of a progress bar, and to a screen reader what a button does."""
    bar = QProgressBar()
    qtbot.addWidget(bar)
    bar.setValue(30)
    assert bar.text() == "30%"
    button = QPushButton("Send")
    qtbot.addWidget(button)
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert actions.localizedActionName(QAccessibleActionInterface.pressAction()) == "Press"
