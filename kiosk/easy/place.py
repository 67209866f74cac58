"""Where a person is among the small pages of one page, and what can be pressed there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kiosk.page import Field, Page

MOST_CHOICES: Final = 4
"""Pictures on one page (ACC-78 asks for at most six; the easy mode for two to four)."""

NEXT: Final = "easy-next"
MORE: Final = "easy-more"
READ: Final = "easy-read"
EDIT: Final = "easy-edit"
WHICH: Final = "easy-which"
SET: Final = "easy-set"
ADD: Final = "easy-add"
OWN: Final = frozenset({NEXT, MORE, READ, EDIT, WHICH, SET, ADD})
"""Actions of small pages. `SET` and `ADD` carry a field's key and a value, with a space between."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is among the small pages of one page.

    `page` and `error` say of which page; `at` counts its small pages, `first` the choices passed over on one of them.
    `opened` is what was opened on the small page itself: the writing of a value, or which of some answers is wrong.
    `reading` says that they asked to be told more. `given` are the keys of fields that held a value when the page came:
    those are confirmed; what is being written is not.
    """

    page: str = ""
    error: bool = False
    at: int = 0
    first: int = 0
    opened: str = ""
    reading: bool = False
    given: frozenset[str] = frozenset()

    def on(self, page: Page) -> Place:
        """The same place while the page is the same, else the beginning of it."""
        return self if (self.page, self.error) == (page.id, page.error) else beginning(page)

    def forward(self) -> Place:
        return replace(self, at=self.at + 1, first=0, opened="")

    def back(self) -> Place | None:
        """One step back within the page; None at its beginning."""
        if self.opened:
            return replace(self, opened="")
        if self.first:
            return replace(self, first=max(0, self.first - (MOST_CHOICES - 1)))
        if self.at:
            return replace(self, at=self.at - 1)
        return replace(self, reading=False) if self.reading else None


def beginning(page: Page) -> Place:
    """Where one is when a page comes."""
    given = frozenset(block.key for block in page.blocks if isinstance(block, Field) and block.value)
    return Place(page.id, page.error, given=given)
