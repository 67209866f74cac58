"""Somebody with a screen reader of their own, at home: what it is told is all that they know (ACC-43, ACC-68, ACC-69, ACC-83).

Of what has the focus it is told name, role, state, value and description by the platform; of all else, what the program
announces. Our own voice is silent meanwhile. The words for roles and states are the reader's, not the program's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from accessibility.speech.recording import RecordingVoice
from ui.tour.blind_appeal import appeal
from ui.tour.blind_appointment import BlindAtCentre
from ui.tour.blind_cabinet import BlindInCabinet
from ui.tour.blind_correct import correct
from ui.tour.blind_person import BlindPerson, Listener
from ui.tour.blind_represent import represent
from ui.tour.blind_signing import sign_in
from ui.tour.driver import Lost, Perceived
from ui.visiting import VisitWindow

if TYPE_CHECKING:
    from ui.tour.journeys import Tour


@dataclass(frozen=True, slots=True)
class Reader:
    """How a reader calls things, in one language."""

    heading: str
    field: str
    empty: str
    tick_box: str
    option: str
    button: str
    chosen: str
    not_chosen: str


READERS: Final[Mapping[str, Reader]] = {
    "az": Reader("başlıq", "yazı xanası", "boşdur", "işarə xanası", "variant", "düymə", "seçilib", "seçilməyib"),
    "en": Reader("heading", "edit field", "empty", "tick box", "option", "button", "chosen", "not chosen"),
    "ru": Reader("заголовок", "поле для ввода", "пусто", "флажок", "переключатель", "кнопка", "выбрано", "не выбрано"),
}


class ReaderEars(Listener):
    """Presses keys, and hears what a screen reader makes of what it is told."""

    def __init__(self, visit: VisitWindow, voice: RecordingVoice) -> None:
        super().__init__(visit, voice)
        self._lines: list[Perceived] = []
        self._announced = 0
        self._group = ""
        self._last: tuple[QWidget | None, str] = None, ""

    def perceived(self) -> list[Perceived]:
        """What the reader has said."""
        return list(self._lines)

    def hear(self) -> list[str]:
        """What has the focus, if that is news, with what was announced of it. An announcement that came before, and is
        overtaken by another, is heard as well, and forgotten."""
        self.settle(5)
        if self.voice.heard:
            raise Lost(f"two voices spoke at once: {self.voice.heard[0].text}")
        told = self.aids.told[self._announced :]
        self._announced += len(told)
        widget = QApplication.focusWidget()
        focus = self._reading(widget)
        new = [focus] if focus and (widget, focus) != self._last else []
        self._last = widget, focus
        if not (new or told):
            return []
        lines = [*told[:-1], " ".join([*new, *told[-1:]])]
        self._lines += [Perceived(" ".join(each.split())) for each in lines]
        return [self._lines[-1].line]

    def listen(self) -> None:
        """A reader speaks in its own time."""
        self.settle()

    def _reading(self, widget: QWidget | None) -> str:
        """What the platform tells of the thing in focus, in the reader's words."""
        told = None if widget is None else QAccessible.queryAccessibleInterface(widget)
        if told is None:
            return ""
        words = [*self._new_group(told), told.text(QAccessible.Text.Name)]
        words += self._of_role(told.role(), told.state(), told.text(QAccessible.Text.Value))
        words.append(told.text(QAccessible.Text.Description))
        return " ".join(each if each.endswith((".", "?", "!")) else f"{each}." for each in words if each)

    def _new_group(self, told: QAccessibleInterface) -> list[str]:
        """The group that the thing stands in, when one comes into it."""
        above: QAccessibleInterface | None = told.parent()
        while above is not None and above.role() is not QAccessible.Role.Grouping:
            above = above.parent()
        group = "" if above is None else above.text(QAccessible.Text.Name)
        before, self._group = self._group, group
        return [group] if group and group != before else []

    def _of_role(self, role: QAccessible.Role, state: QAccessible.State, value: str) -> list[str]:
        reader, roles = READERS[self.visit.window.language], QAccessible.Role
        match role:
            case roles.Heading:
                return [reader.heading]
            case roles.EditableText:
                return [f"{reader.field} {value or reader.empty}"]
            case roles.CheckBox | roles.RadioButton:
                name = reader.tick_box if role is roles.CheckBox else reader.option
                return [name, reader.chosen if state.checked else reader.not_chosen]
            case roles.Button | roles.Link:
                return [reader.button]
        return []


def apply(tour: Tour) -> None:
    """The certificate, as a screen reader tells of it."""
    BlindPerson(tour).apply()


class ReaderInCabinet(BlindInCabinet):
    """In the cabinet with a screen reader."""

    def read_what_is_private(self) -> None:
        """A reader reads what stands on a page with its own keys, which are no part of the program."""


def cabinet(tour: Tour) -> None:
    """The cabinet, as a screen reader tells of it."""
    ReaderInCabinet(tour).look_around()


def pay(tour: Tour) -> None:
    """A payment, as a screen reader tells of it."""
    ReaderInCabinet(tour).pay()


def appointment(tour: Tour) -> None:
    """A visit to a centre, as a screen reader tells of it."""
    BlindAtCentre(tour).book()


driver = ReaderEars
journeys: Final[Mapping[str, Callable[[Tour], None]]] = {
    "apply": apply,
    "cabinet": cabinet,
    "pay": pay,
    "correct": correct,
    "appointment": appointment,
    "represent": represent,
    "sign-in": sign_in,
    "appeal": appeal,
}
