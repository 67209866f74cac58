"""The keypad at work: its keys write in the code field of the page, and are heard when the focus is on them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from accessibility.screen_keyboard.field import is_private
from accessibility.screen_keyboard.names import Names
from translations import messages
from ui.blocks.code import CodeEntry
from ui.keypad import Keypad
from ui.page_view import PageView


class CodeKeys(QObject):
    """Joins a keypad to the code field of a view. `said(text, language)` is to be spoken, as with the keyboard."""

    said = Signal(str, str)

    def __init__(self, keypad: Keypad, view: PageView, parent: QObject) -> None:
        super().__init__(parent)
        self._keypad, self._view = keypad, view
        keypad.typed.connect(self._type)
        keypad.erased.connect(self._erase)
        keypad.left.connect(self._back_to_code)

    @Slot(str)
    def _type(self, character: str) -> None:
        entry = self._view.code_entry()
        if entry is None:
            return
        before = entry.cursorPosition()
        entry.type(character)
        if entry.cursorPosition() != before:
            names = self._names()
            self._tell(entry, names.sign(character) or character, names)

    @Slot()
    def _erase(self) -> None:
        entry = self._view.code_entry()
        if entry is not None and entry.cursorPosition() > 0:
            entry.erase()
            names = self._names()
            self._tell(entry, names.deleted(), names)

    @Slot()
    def _back_to_code(self) -> None:
        entry = self._view.code_entry()
        if entry is not None:
            entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _names(self) -> Names:
        language = self._keypad.language
        return Names(messages("accessibility", language), language)

    def _tell(self, entry: CodeEntry, text: str, names: Names) -> None:
        """While the focus is in the field, whoever follows it says what was typed; else nobody would."""
        if not entry.hasFocus():
            self.said.emit(names.hidden() if is_private(entry) else text, names.language)
