"""The inside of a page view: heading, blocks, a second column where there is room."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from accessibility.describe import describe
from kiosk.page import Block, ErrorSummary, Page, QrCode, Tiles
from ui.blocks.actions import TIGHT, ButtonsBlock, Tightness, TilesBlock
from ui.blocks.arranged import CLOSE
from ui.blocks.base import BlockWidget, dismiss, put
from ui.blocks.context import Context
from ui.blocks.label import Label
from ui.blocks.qr import QrCodeBlock
from ui.blocks.registry import make_block

_ROOM_FOR_TWO_EM = 52
"""The least width for two columns, in running text sizes: with large text there is one (ACC-48)."""


def is_easy(page: Page) -> bool:
    """Whether the page is of the easy mode, or asks one thing with two pictures: then they fill it."""
    if page.easy:
        return True
    only = page.blocks[0] if len(page.blocks) == 1 else None
    return (
        isinstance(only, Tiles) and len(only.actions) <= 2 and all(a.icon and not a.description for a in only.actions)
    )


class PageBody(QWidget):
    """One page. `update_page` keeps every widget whose block is the same or can take the new words."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__()
        self.page, self.context = page, context
        self.easy = is_easy(page)
        self.tight: Tightness = 0
        self.blocks: list[BlockWidget[Any]] = []
        self.aside_blocks: list[BlockWidget[Any]] = []
        align = Qt.AlignmentFlag.AlignHCenter if self.easy else Qt.AlignmentFlag.AlignLeft
        theme = context.theme
        self.step = Label(theme, page.step or page.heading, "step", "muted")
        self.heading = Label(
            theme,
            page.heading,
            "easy" if self.easy else "title",
            icon=page.icon,
            icon_use="success",
            align=align,
            level=1,
        )
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.heading.setProperty("token", "heading")
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.main, self.aside = QWidget(), QWidget()
        self.main_column, self.aside_column = QVBoxLayout(self.main), QVBoxLayout(self.aside)
        self.main_column.addWidget(self.step)
        self.main_column.addWidget(self.heading)
        self.main_column.addStretch(1)
        self.aside_column.addStretch(1)
        self.row.addWidget(self.main)
        self.row.addWidget(self.aside)
        self.show_page(page, context)
        self.restyle()

    def show_page(self, page: Page, context: Context) -> list[BlockWidget[Any]]:
        """Show a page with the same id; the new widgets come back, to be connected."""
        self.page, self.context = page, context
        self.step.setVisible(page.step is not None)
        if page.step is not None and self.step.words != page.step:
            self.step.show_text(page.step)
        if self.heading.words != page.heading or self.heading.icon != page.icon:
            self.heading.icon = page.icon
            self.heading.show_text(page.heading)
        describe(self.heading, said=page.heading.spoken)
        self.blocks, new = self._fill(self.main_column, self.blocks, page.blocks, 2)
        self.aside_blocks, more = self._fill(self.aside_column, self.aside_blocks, page.aside, 0)
        self.aside.setVisible(bool(page.aside))
        self._choose_columns()
        return [*new, *more]

    def _fill(
        self, column: QVBoxLayout, old: list[BlockWidget[Any]], blocks: tuple[Block, ...], before: int
    ) -> tuple[list[BlockWidget[Any]], list[BlockWidget[Any]]]:
        """Show blocks in a column; gives all widgets and the new ones."""
        left = list(old)
        shown: list[BlockWidget[Any]] = []
        new: list[BlockWidget[Any]] = []
        for block in blocks:
            widget = self._kept(block, left)
            if widget is None:
                widget = make_block(block, self.context, easy=self.easy)
                new.append(widget)
            else:
                left.remove(widget)
            shown.append(widget)
        for widget in left:
            dismiss(widget)
        for index, widget in enumerate(shown, start=before):
            if column.indexOf(widget) != index:
                put(column, index, widget, 1 if self._fills(widget) else 0)
        if column is self.main_column:
            column.setStretch(column.count() - 1, 0 if any(self._fills(widget) for widget in shown) else 1)
        return shown, new

    def _fills(self, widget: BlockWidget[Any]) -> bool:
        """Whether the widget takes all the height that is left."""
        return self.easy and isinstance(widget.block, Tiles)

    def _kept(self, block: Block, left: list[BlockWidget[Any]]) -> BlockWidget[Any] | None:
        """The widget that already shows this block, or can."""
        for widget in left:
            if widget.block == block and widget.context.language == self.context.language:
                return widget
        for widget in left:
            if (
                type(widget.block) is type(block)
                and widget.focus_keys() == _keys(block)
                and widget.refresh(block, self.context)
            ):
                return widget
        return None

    def _choose_columns(self) -> None:
        """Two columns where there is room; errors are read first and, in one column, stand first (ACC-64)."""
        errors = any(isinstance(block, ErrorSummary) for block in self.page.aside)
        wide = self.width() >= _ROOM_FOR_TWO_EM * self.context.theme.scale.body
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.row.direction() != direction:
            self.row.setDirection(direction)
        first = self.aside if errors and not wide else self.main
        if self.row.indexOf(first) != 0:
            put(self.row, 0, first)
        describe(self.aside, order=-1 if errors else 0)
        narrow_aside = all(isinstance(block, QrCode) for block in self.page.aside)
        for widget in (*self.blocks, *self.aside_blocks):
            if isinstance(widget, QrCodeBlock):
                holder = self.parentWidget() or self
                room = holder.width() - 2 * self.context.theme.scale.margin
                # all of it at once, or no camera can read it; in a low window it may be smaller than usual
                high = holder.height() - self.context.theme.scale.length(90)
                widget.set_room(max(1, min(room, high) if high >= _LEAST_CODE else room))
        below = bool(self.page.aside) and not errors
        self.row.setStretchFactor(self.main, 53 if wide else 0 if below else 1)
        self.row.setStretchFactor(self.aside, (0 if narrow_aside else 47) if wide else 1 if below else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_columns()

    def restyle(self) -> None:
        scale = self.context.theme.scale
        above, below = (scale.length(CLOSE),) * 2 if self.tight else (scale.length(30), scale.length(26))
        self.row.setContentsMargins(scale.margin, above, scale.margin, below)
        self.row.setSpacing(scale.length(44))
        for column in (self.main_column, self.aside_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(scale.length(CLOSE if self.tight else 22))
        self._choose_columns()

    def set_extra(self, extra: QWidget) -> None:
        """Put a widget of the window after the blocks: the keypad, where it does not fit below the page."""
        if self.main_column.indexOf(extra) < 0:
            put(self.main_column, 2 + len(self.blocks), extra)

    def fit(self, height: int) -> None:
        """Bring all the ways of a first page into sight without turning it, where less room around them does that.

        What is found while typing is longer than any window: then nothing changes, so that the field stays where it is.
        """
        tight = [each for each in self.blocks if isinstance(each, TilesBlock | ButtonsBlock)]
        if not self.page.welcome or not any(isinstance(each, TilesBlock) for each in tight):
            return
        for wanted in TIGHT:
            self._tighten(wanted, tight)
            if self.height_for(self.width()) <= height:
                return
        self._tighten(0, tight)

    def _tighten(self, tight: Tightness, blocks: list[TilesBlock | ButtonsBlock]) -> None:
        if tight == self.tight and all(block.tight == tight for block in blocks):
            return
        self.tight = tight
        for block in blocks:
            block.set_tight(tight)
            block.column.invalidate()
            block.updateGeometry()
        self.restyle()
        self.main_column.invalidate()
        self.main.updateGeometry()
        self.row.invalidate()

    def height_for(self, width: int) -> int:
        """The height that shows the whole page."""
        return self.row.heightForWidth(width)

    def all_blocks(self) -> list[BlockWidget[Any]]:
        """In reading order as far as errors go: the second column first when it holds them."""
        errors = any(isinstance(block, ErrorSummary) for block in self.page.aside)
        return [*self.aside_blocks, *self.blocks] if errors else [*self.blocks, *self.aside_blocks]


_LEAST_CODE = 160
"""Pixels below which a smaller code helps no camera: then it keeps its size and the page is turned."""


def _keys(block: Block) -> tuple[str, ...]:
    key = getattr(block, "key", "")
    return (key,) if key else ()
