"""Which widget shows which kind of block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from kiosk.page import (
    Block,
    Bullets,
    Buttons,
    Choice,
    ErrorSummary,
    Facts,
    Field,
    Highlight,
    Listing,
    Notice,
    Paragraph,
    Picture,
    QrCode,
    SignClip,
    Steps,
    Subheading,
    Tiles,
    Timeline,
)  # fmt: skip
from ui.blocks.actions import ButtonsBlock, ListingBlock, TilesBlock
from ui.blocks.base import BlockWidget
from ui.blocks.choice import ChoiceBlock
from ui.blocks.context import Context
from ui.blocks.errors import ErrorSummaryBlock
from ui.blocks.facts import FactsBlock
from ui.blocks.field import FieldBlock
from ui.blocks.picture import PictureBlock
from ui.blocks.prose import BulletsBlock, HighlightBlock, NoticeBlock, ParagraphBlock, StepsBlock, SubheadingBlock
from ui.blocks.qr import QrCodeBlock
from ui.blocks.sign_clip import SignClipBlock
from ui.blocks.timeline import TimelineBlock

BLOCKS: Final[dict[type, Callable[[Any, Context], BlockWidget[Any]]]] = {
    Paragraph: ParagraphBlock,
    Subheading: SubheadingBlock,
    Notice: NoticeBlock,
    Facts: FactsBlock,
    Steps: StepsBlock,
    Timeline: TimelineBlock,
    Bullets: BulletsBlock,
    Highlight: HighlightBlock,
    Tiles: TilesBlock,
    Buttons: ButtonsBlock,
    Listing: ListingBlock,
    Field: FieldBlock,
    Choice: ChoiceBlock,
    QrCode: QrCodeBlock,
    Picture: PictureBlock,
    SignClip: SignClipBlock,
    ErrorSummary: ErrorSummaryBlock,
}


def make_block(block: Block, context: Context, *, easy: bool = False) -> BlockWidget[Any]:
    """The widget for a block; `easy` tiles fill the page."""
    if easy and isinstance(block, Tiles):
        return TilesBlock(block, context, easy=True)
    return BLOCKS[type(block)](block, context)
