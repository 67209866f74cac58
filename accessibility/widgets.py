"""What Qt's own widgets say about themselves: name, role, state and value, with nothing described."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from accessibility.roles import Role, State

_ROLES: Final[tuple[tuple[type[QWidget], Role], ...]] = (
    (QRadioButton, Role.RADIO),
    (QCheckBox, Role.CHECKBOX),
    (QAbstractButton, Role.BUTTON),
    (QLineEdit, Role.FIELD),
    (QPlainTextEdit, Role.FIELD),
    (QTextEdit, Role.FIELD),
    (QAbstractSpinBox, Role.FIELD),
    (QComboBox, Role.CHOICE),
    (QAbstractSlider, Role.SLIDER),
    (QProgressBar, Role.PROGRESS),
    (QAbstractItemView, Role.LIST),
    (QGroupBox, Role.GROUP),
)

_MARKUP: Final = re.compile(r"<(/?[a-zA-Z][^<>]*|!--)>")


def role_of(widget: QWidget) -> Role | None:
    """The role of an ordinary widget; None for one that only holds others."""
    if isinstance(widget, QLabel):
        return Role.PICTURE if not widget.text() and not widget.pixmap().isNull() else Role.TEXT
    return next((role for kind, role in _ROLES if isinstance(widget, kind)), None)


def name_of(widget: QWidget) -> str:
    """The words that stand on the widget itself, without mnemonics and mark-up."""
    if isinstance(widget, QLabel):
        return label_text(widget)
    if isinstance(widget, QAbstractButton):
        return without_mnemonic(widget.text())
    if isinstance(widget, QGroupBox):
        return without_mnemonic(widget.title())
    return ""


def label_text(label: QLabel) -> str:
    """What a label shows, as plain text."""
    text = label.text()
    rich = label.textFormat() == Qt.TextFormat.RichText or (
        label.textFormat() == Qt.TextFormat.AutoText and _MARKUP.search(text) is not None
    )
    if rich:
        return QTextDocumentFragment.fromHtml(text).toPlainText()
    return without_mnemonic(text) if label.buddy() is not None else text


def without_mnemonic(text: str) -> str:
    """`&Save` → `Save`, `R&&D` → `R&D`."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&") if "&" in text else text


def value_of(widget: QWidget) -> str:
    """The value in words; dots in place of what a secret field holds."""
    if isinstance(widget, QLineEdit):
        return widget.text() if not is_secret(widget) else "•" * len(widget.text())
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QAbstractSpinBox):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QProgressBar):
        return widget.text()
    if isinstance(widget, QAbstractSlider):
        return str(widget.value())
    return ""


def hint_of(widget: QWidget) -> str:
    """The placeholder, which Qt itself exposes as a description (requirements D3)."""
    return widget.placeholderText() if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else ""


def is_secret(widget: QWidget) -> bool:
    """Whether the field shows something else than what is typed."""
    return isinstance(widget, QLineEdit) and widget.echoMode() != QLineEdit.EchoMode.Normal


def state_of(widget: QWidget) -> frozenset[State]:
    """The state that Qt knows of."""
    found: set[State] = set()
    if widget.hasFocus():
        found.add(State.FOCUSED)
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled():
        found.add(State.FOCUSABLE)
    if not widget.isEnabled():
        found.add(State.DISABLED)
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        found.add(State.CHECKABLE)
        if widget.isChecked():
            found.add(State.CHECKED)
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox) and widget.isReadOnly():
        found.add(State.READ_ONLY)
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        found.add(State.MULTILINE)
    if isinstance(widget, QComboBox):
        found.add(State.EXPANDED if widget.view().isVisible() else State.COLLAPSED)
    if is_secret(widget):
        found.add(State.SECRET)
    return frozenset(found)


def place_of(widget: QWidget, window: QWidget, within: QRect | None = None) -> QRect:
    """Where `widget`, or the part of it that is `within`, stands in the window."""
    part = widget.rect() if within is None else within
    return (
        QRect(widget.mapTo(window, part.topLeft()), part.size())
        if widget is not window
        else QRect(QPoint(), part.size())
    )
