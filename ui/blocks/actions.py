"""Blocks of things to do: tiles, buttons, lists of results."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtGui import QResizeEvent

from accessibility.describe import describe
from kiosk.page import Buttons, Listing, Tiles
from ui.blocks.arranged import CLOSE, TILE_EM, Flow, Tiling
from ui.blocks.base import BlockWidget, dismiss, put
from ui.blocks.context import Context
from ui.blocks.label import Label
from ui.blocks.push import Push
from ui.blocks.styles import EASY, EASY_LOW, PLAIN, PLAIN_TIGHT, ROW, TILE, TILE_LOW, TILE_TIGHT

Tightness = Literal[0, 1, 2, 3, 4]
"""How little room a block is to take: as much as it likes; less between things; less above and below their words; tiles
by their names alone; buttons without pictures."""
TIGHT: Final[tuple[Tightness, ...]] = (0, 1, 2, 3, 4)
_TILES: Final = (TILE, TILE, TILE_LOW, TILE_TIGHT, TILE_TIGHT)
_NAMES_ALONE: Final = 3
_NO_PICTURES: Final = 4
_EASY_EM = 11.5
"""The least width of a picture of the easy mode: four of them stand beside each other on the reference kiosk."""
_TIGHT_EM = 11.5
"""The least width of a tile that shows its name alone."""
_EASY_COLUMNS = 4
_STACKED = 0.4
"""How much of the window's height one picture with its word may take."""


class TilesBlock(BlockWidget[Tiles]):
    """Big choices in up to three columns; `easy` ones fill the page, with the picture above the word."""

    def __init__(self, block: Tiles, context: Context, *, easy: bool = False) -> None:
        self.tight: Tightness = 0
        super().__init__(block, context)
        self.easy = easy
        style = EASY if easy else TILE
        self.tiling = Tiling(
            context.theme,
            self,
            most=_EASY_COLUMNS if easy else 3,
            least_em=_EASY_EM if easy else TILE_EM,
            tall=easy,
            even=easy,
        )
        self.buttons = [self.push(action, style) for action in block.actions]
        self.tiling.set_items(self.buttons)
        self.column.addWidget(self.tiling)
        for number, button in enumerate(self.buttons, start=1):
            describe(button, position=(number, len(self.buttons)))
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        scale = self.context.theme.scale
        high = scale.target if self.tight else round(max(scale.target, scale.length(122)))
        for button in getattr(self, "buttons", ()):
            button.least = (scale.target, high)

    def set_tight(self, tight: Tightness) -> None:
        """Take less room: closer together, then with the names alone, whose explanations are heard all the same."""
        if self.easy or tight == self.tight:
            return
        self.tight = tight
        self.tiling.closer = tight > 0
        self.tiling.least_em = _TIGHT_EM if tight >= _NAMES_ALONE else TILE_EM
        self.restyle()
        for button in self.buttons:
            button.terse = tight >= _NAMES_ALONE
            button.style_ = _TILES[tight]
            button.restyle()
        self.tiling.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.easy:
            self._choose_style()

    def _choose_style(self) -> None:
        """The picture stands beside the word where there is not room enough for both, one above the other."""
        scale = self.context.theme.scale
        stacked = scale.icon("easy") + 3 * scale.text("easy")
        is_low = stacked > self.window().height() * _STACKED
        style, columns = (EASY_LOW, 1) if is_low else (EASY, _EASY_COLUMNS)
        if self.tiling.most != columns:
            self.tiling.most = columns
            self.tiling.restyle()
        for button in self.buttons:
            if button.style_ is not style:
                button.style_ = style
                button.restyle()


class ButtonsBlock(BlockWidget[Buttons]):
    """Secondary actions in a row that wraps."""

    def __init__(self, block: Buttons, context: Context) -> None:
        super().__init__(block, context)
        self.flow = Flow(context.theme, self, wide=True)
        self.tight: Tightness = 0
        self.buttons = [self.push(action, PLAIN) for action in block.actions]
        self.flow.set_items(self.buttons)
        self.column.addWidget(self.flow)

    def set_tight(self, tight: Tightness) -> None:
        """Take less room: closer together with less around the words, then without pictures."""
        if tight == self.tight:
            return
        self.tight = tight
        self.flow.row_gap = self.flow.reference_gap = CLOSE if tight else Flow.GAP
        for button, action in zip(self.buttons, self.block.actions, strict=True):
            button.style_ = PLAIN_TIGHT if tight else PLAIN
            button.set_icon(action.icon if tight < _NO_PICTURES else "")
        self.flow.restyle()


class ListingBlock(BlockWidget[Listing]):
    """Results: one row an action. Rows that stay the same keep their widgets, so that typing does not shake the list."""

    def __init__(self, block: Listing, context: Context) -> None:
        super().__init__(block, context)
        self.rows: list[Push] = []
        self.empty = Label(context.theme, block.empty)
        describe(self.empty, role="status")
        self.column.addWidget(self.empty)
        self._fill()
        self.restyle()

    def restyle(self) -> None:
        self.column.setSpacing(self.context.theme.scale.length(14))
        self.setMaximumWidth(round(self.context.theme.scale.body * 50))

    def refresh(self, block: Listing, context: Context) -> bool:
        if block.key != self.block.key:
            return False
        self.block, self.context = block, context
        self.empty.show_text(block.empty)
        self._fill()
        return True

    def _fill(self) -> None:
        old = {(row.property("action"), row.label, row.note): row for row in self.rows}
        rows: list[Push] = []
        for action in self.block.actions:
            row = old.pop((f"{action.id}:{action.argument}", action.label, action.description), None)
            if row is None:
                row = self.push(action, ROW)
                row.setProperty("action", f"{action.id}:{action.argument}")
            row.set_selected(action.selected) if action.selected != row.is_selected() else None
            rows.append(row)
        for row in old.values():
            dismiss(row)
        for index, row in enumerate(rows):
            if self.column.indexOf(row) != index:
                put(self.column, index, row)
            row.show()  # at once, not when Qt comes to it: else the order of Tab and the heights go without it
        self.rows = rows
        total = self.block.total if self.block.total is not None else len(rows) + self.block.first - 1
        for number, row in enumerate(rows, start=self.block.first):
            describe(row, position=(number, max(number, total)))
        self.empty.setVisible(not rows)
