"""A small window of plain widgets that keeps every rule: what the layer's tests read, listen to and break."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from accessibility.describe import Role, describe
from accessibility.outline import follow

STYLE = """
QWidget { background: #ffffff; color: #111111; font-size: 16px; }
QWidget:focus { outline: none; }
QLabel:focus { border: 4px solid #1a1a1a; }
QPushButton, QLineEdit, QListWidget { border: 2px solid #444444; }
QPushButton:focus, QLineEdit:focus, QListWidget:focus { border: 4px solid #0b3d91; }
QLineEdit { placeholder-text-color: #444444; }
QRadioButton, QCheckBox { border: 2px solid #ffffff; }
QRadioButton:focus, QCheckBox:focus { border: 4px solid #0b3d91; }
QPushButton, QLineEdit, QRadioButton, QCheckBox { min-height: 44px; }
QListWidget::item { min-height: 44px; }
"""


class DemoWindow(QWidget):
    """One page: a heading, a field, a choice, a tick box, a list and two actions."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Your address – Demo")
        self.setStyleSheet(STYLE)
        self.resize(700, 900)
        describe(self, language="en")
        self.column = QVBoxLayout(self)
        self.column.setSpacing(16)
        self.heading = self._label("Your address")
        describe(self.heading, role=Role.HEADING, level=1)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.intro = self._label("We send the document to this address.")
        self._field()
        self._delivery()
        self.agree = QCheckBox("I have read the rules")
        self.column.addWidget(self.agree)
        self.towns = QListWidget()
        self.towns.addItems(["Bakı", "Gəncə", "Şəki"])
        self.towns.setFixedHeight(160)
        describe(self.towns, name="Towns")
        self.column.addWidget(self.towns)
        self._actions()
        follow(self)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def _field(self) -> None:
        self.label = self._label("Street and house")
        self.hint = self._label("For example: Nizami 5")
        self.street = QLineEdit()
        self.label.setBuddy(self.street)
        describe(self.street, description=self.hint.text(), required=True)
        self.column.addWidget(self.street)

    def _delivery(self) -> None:
        self.delivery = QWidget()
        describe(self.delivery, group="How do you want it?")
        rows = QVBoxLayout(self.delivery)
        rows.setSpacing(16)
        self.question = QLabel("How do you want it?")
        rows.addWidget(self.question)
        self.by_post, self.in_person = QRadioButton("By post"), QRadioButton("I collect it")
        self.choice = QButtonGroup(self)
        for button in (self.by_post, self.in_person):
            rows.addWidget(button)
            self.choice.addButton(button)
        self.column.addWidget(self.delivery)

    def _actions(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.back, self.go_on = QPushButton("Back to the list"), QPushButton("Send the application")
        row.addWidget(self.back)
        row.addWidget(self.go_on)
        self.column.addLayout(row)
