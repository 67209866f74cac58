"""Where the keys stand for a width and a height: equal rows that take no more of the window than they need."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from accessibility.screen_keyboard.layouts import KeyRole, Rows
from accessibility.screen_keyboard.style import KeyboardStyle

_WIDEST = 2.4
"""A key of a number pad is at most so much wider than high."""


@dataclass(frozen=True, slots=True)
class Room:
    """What there is: the width of the keyboard and the height of the window, in logical pixels. `kept` of that height is
    left to the field and what stands around it (ACC-57)."""

    width: int
    window_height: int
    kept: int = 0

    def unit(self, rows: Rows, style: KeyboardStyle) -> float:
        """The width of a letter. Where that is short, the margins go down to a gap."""
        count = sum(key.width for key in rows[0])
        for margin in (style.margin, style.gap):
            unit = (self.width - 2 * margin - (count - 1) * style.gap) / count
            if unit >= style.key:
                break
        return max(1.0, min(unit, style.key * _WIDEST) if count < 8 else unit)

    def most(self, style: KeyboardStyle) -> int:
        most = self.window_height * style.most
        return round(min(most, self.window_height - self.kept) if self.kept else most)

    def side(self, rows: Rows, style: KeyboardStyle) -> int:
        """The height of a key: as it should be, less in a low window, never below the least."""
        spare = 2 * style.gap + style.edge + (len(rows) - 1) * style.gap
        return max(style.least, min(style.key, (self.most(style) - spare) // len(rows)))

    def height(self, rows: Rows, style: KeyboardStyle) -> int:
        """The height of the keyboard."""
        return 2 * style.gap + style.edge + len(rows) * (self.side(rows, style) + style.gap) - style.gap

    def fits(self, rows: Rows, style: KeyboardStyle) -> bool:
        """Whether the keys can be as large as they should."""
        return self.unit(rows, style) >= style.key and self.side(rows, style) >= style.key

    def places(self, rows: Rows, style: KeyboardStyle) -> list[QRect]:
        """The place of every key that is none of the gaps, row by row."""
        unit, side = self.unit(rows, style), self.side(rows, style)
        count = sum(key.width for key in rows[0])
        left = (self.width - count * (unit + style.gap) + style.gap) / 2
        top = style.gap + style.edge
        found = []
        for row in rows:
            at = left
            for key in row:
                end = at + key.width * (unit + style.gap)
                if key.role is not KeyRole.GAP:
                    found.append(QRect(round(at), top, round(end - style.gap) - round(at), side))
                at = end
            top += side + style.gap
        return found
