"""Whatever stands in a window, in whatever rows, groups, lists and scroll areas: one switch reaches it (ACC-24)."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from accessibility.preferences import Preferences, Scanning
from tests.ui.way_in_driving import hands_on, operable, reached

SCAN = Preferences(language="en", speech=True, scanning=Scanning.AUTO, scan_ms=500, scan_loops=10)
SEEDS = range(8)


class AnyWindow:
    """Makes a window by chance; the same seed makes the same one."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._number = 0

    def window(self) -> QWidget:
        window = QWidget()
        window.setWindowTitle("Anything")
        window.resize(self._random.choice([400, 900, 1400]), self._random.choice([500, 900]))
        describe(window, language="en")
        column = QVBoxLayout(window)
        for _ in range(self._random.randint(1, 4)):
            column.addWidget(self._part(depth=0))
        return window

    def _part(self, depth: int) -> QWidget:
        makers = [self._thing, self._thing, self._row, self._list]
        if depth < 1:
            makers += [self._grid, self._group, self._scrolled]
        return self._random.choice(makers)(depth)

    def _thing(self, _depth: int) -> QWidget:
        self._number += 1
        name = f"Thing {self._number}"
        kind = self._random.choice([QPushButton, QCheckBox, QRadioButton, QLineEdit, QSlider, QSpinBox, QComboBox])
        widget: QWidget = kind(Qt.Orientation.Horizontal) if kind is QSlider else kind()
        if isinstance(widget, QComboBox):
            widget.addItems(["One", "Two"])
        describe(widget, name=name)
        widget.setEnabled(self._random.random() > 0.1)
        return widget

    def _row(self, depth: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        for _ in range(self._random.randint(1, 11)):
            row.addWidget(self._thing(depth))
        return holder

    def _list(self, _depth: int) -> QWidget:
        self._number += 1
        rows = QListWidget()
        rows.addItems([f"Row {number}" for number in range(self._random.randint(0, 14))])
        describe(rows, name=f"List {self._number}")
        return rows

    def _grid(self, depth: int) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        for number in range(self._random.randint(2, 6)):
            grid.addWidget(self._part(depth + 1), number // 3, number % 3)
        return holder

    def _group(self, depth: int) -> QWidget:
        self._number += 1
        box = QGroupBox(f"Group {self._number}")
        column = QVBoxLayout(box)
        for _ in range(self._random.randint(1, 5)):
            column.addWidget(self._part(depth + 1))
        return box

    def _scrolled(self, depth: int) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        for _ in range(self._random.randint(1, 8)):
            column.addWidget(self._part(depth + 1))
        area.setWidget(inner)
        area.setMinimumHeight(150)
        return area


@pytest.mark.acc(24)
@pytest.mark.parametrize("seed", SEEDS)
def test_one_switch_reaches_everything_in_any_window(qtbot: QtBot, seed: int) -> None:
    window = AnyWindow(seed).window()
    qtbot.addWidget(window)
    hands = hands_on(window, qtbot)
    hands.layer.apply(SCAN)
    wanted = operable(hands)
    assert reached(hands) == wanted
