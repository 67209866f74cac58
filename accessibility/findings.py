"""What the audit looks for, how strictly, and what it found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from accessibility.items import Item


class Rule(StrEnum):
    """Every rule of the audit, with the row of the requirements that it holds a window to."""

    NAME = "ACC-8 name"
    LANGUAGE = "ACC-20 language"
    TAB = "ACC-24 tab"
    LABEL = "ACC-43 label"
    ORDER = "ACC-44 order"
    CONTRAST = "ACC-47 contrast"
    CUT = "ACC-48 cut"
    SIDEWAYS = "ACC-48 sideways"
    EDGE = "ACC-49 edge"
    SHORTCUT = "ACC-50 shortcut"
    TITLE = "ACC-54 title"
    HEADING = "ACC-54 heading"
    BARE_NAME = "ACC-55 bare name"
    UNIQUE_NAME = "ACC-55 unique name"
    RING = "ACC-56 ring"
    HIDDEN = "ACC-57 hidden"
    NAME_AS_SEEN = "ACC-59 name as seen"
    SIZE = "ACC-60 size"
    GAP = "ACC-61 gap"
    ERROR = "ACC-64 error"
    HINT = "ACC-65 hint"
    TOOLTIP = "ACC-65 tooltip"
    ROLE = "ACC-68 role"
    CHOICES = "ACC-78 choices"


@dataclass(frozen=True, slots=True)
class Limits:
    """How strict the audit is. Sizes in logical pixels; a kiosk's profile turns millimetres into them.

    `target` is the least side of what can be touched, `key` that of a key: twelve letters stand in one row of a keyboard.
    `contrast` is 15 for the high-contrast palettes. `hints` may be off for a page whose fields need no example. `pixels`
    looks at the drawn window, `rings` moves the focus through it and back.
    """

    contrast: float = 7.0
    edge_contrast: float = 3.0
    ring: int = 2
    target: int = 44
    key: int = 44
    gap: int = 8
    choices: int = 7
    hints: bool = True
    pixels: bool = True
    rings: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that breaks a rule. `widget` says which, `text` what is wrong and what was measured."""

    rule: Rule
    widget: str
    text: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.widget}: {self.text}"


def label_of(item: Item) -> str:
    """An item as a developer recognises it. A private name is left out."""
    kind = type(item.handle).__name__ if item.handle is not None else "?"
    own = item.handle.objectName() if item.handle is not None and item.row < 0 else f"row {item.row + 1}"
    return f"{item.role} {'(private)' if item.private else repr(item.name)} ({' '.join(filter(None, (kind, own)))})"


def label_of_widget(widget: QWidget) -> str:
    """A widget that is no item, as a developer recognises it."""
    return f"{type(widget).__name__} {widget.objectName()!r}"
