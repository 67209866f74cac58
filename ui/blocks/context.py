"""What every block needs besides its own data: the theme and the program's words."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.text import Language, Text, Wording
from translations import Messages
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    """`heading` is the page's: it names a field or a choice that has no label of its own."""

    theme: Theme
    language: Language
    messages: Messages
    heading: Text

    @property
    def words(self) -> Wording:
        """The program's strings of domain `ui`, as `Text`."""
        return Wording(self.messages, self.language)
