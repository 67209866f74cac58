"""What is taken off a page, or moved on it: gone when Qt is done with it, and nothing of it is left in a layout."""

from __future__ import annotations

import gc
import weakref

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hammer import forgotten_items
from ui.blocks.base import dismiss, put


def delete_what_is_due() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def test_what_is_dismissed_lives_until_qt_deletes_it_and_no_longer(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    label = QLabel("Gone soon")
    column.addWidget(label)
    seen = weakref.ref(label)
    dismiss(label)
    del label
    gc.collect()
    held = seen()
    assert held is not None
    assert shiboken6.isValid(held)
    assert column.count() == 0
    del held
    delete_what_is_due()
    assert seen() is None


def test_nothing_is_left_in_the_layout_of_what_moves_or_goes(qtbot: QtBot) -> None:
    holder, other = QWidget(), QWidget()
    qtbot.addWidget(holder)
    qtbot.addWidget(other)
    column, beside = QVBoxLayout(holder), QVBoxLayout(other)
    labels = [QLabel(str(number)) for number in range(4)]
    for label in labels:
        column.addWidget(label)
    assert forgotten_items() == 0  # and each item has been asked for, as reading the window does
    put(column, 0, labels[3])
    put(beside, 0, labels[2])
    dismiss(labels[1])
    assert forgotten_items() == 0
    assert [column.indexOf(label) for label in labels] == [1, -1, -1, 0]
    assert beside.indexOf(labels[2]) == 0
    delete_what_is_due()
    assert forgotten_items() == 0
