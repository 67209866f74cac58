"""Whoever has no keyboard writes on the one on the screen; how a key is pressed is their own affair."""

from __future__ import annotations

from abc import ABC, abstractmethod

from accessibility.outline import outline
from accessibility.roles import Role
from translations import messages
from ui.tour.driver import Driver, Lost


class ScreenWriter(Driver, ABC):
    """Writes by pressing keys by their names, which stand on them."""

    @abstractmethod
    def push_key(self, name: str) -> None:
        """Press the key of that name."""

    def write(self, text: str) -> None:
        """Key by key. What is not among the letters is on the other side of the keyboard."""
        words = messages("accessibility", self.visit.window.language)
        for letter in text:
            name = words.gettext("Space") if letter == " " else letter
            if not self._has(name):
                self.push_key(words.gettext("Digits and signs, 123"))
            self.push_key(self._as_shown(name))
            back = next((key for key in self.keys() if key.startswith(self._beginning_of_letters())), "")
            if back:
                self.push_key(back)

    def erase(self, letters: int = 40) -> None:
        """With the key that is there for it."""
        for _ in range(letters):
            self.push_key(messages("accessibility", self.visit.window.language).gettext("Delete"))

    def keys(self) -> list[str]:
        """What stands on the keys that are shown now."""
        return [item.name for item in outline(self.visit.window) if item.role is Role.KEY]

    def _has(self, name: str) -> bool:
        return any(key.casefold() == name.casefold() for key in self.keys())

    def _as_shown(self, name: str) -> str:
        """The same letter, small or capital, as the keys have it just now."""
        shown = [key for key in self.keys() if key.casefold() == name.casefold()]
        if not shown:
            raise Lost(f"there is no key {name} on {self.page.id}, but {' '.join(self.keys())}")
        return name if name in shown else shown[0]

    def _beginning_of_letters(self) -> str:
        words = messages("accessibility", self.visit.window.language)
        return words.gettext("Letters, {letters}").partition("{")[0]
