"""What is to be read on a page, in helpings that fit one look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kiosk.page import (
    Block,
    Bullets,
    Facts,
    Highlight,
    Listing,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
    Picture,
    QrCode,
    SignClip,
    Steps,
    Subheading,
    Timeline,
)

ROOM: Final = 3
"""How much is read on one page: three short items, or one that is large."""
OUTCOMES: Final = (NoticeKind.SUCCESS, NoticeKind.PROBLEM)
"""What has come of something that was done here."""
_WEIGHT: Final[dict[type, int]] = {Highlight: 2, Notice: 2, Picture: 3, QrCode: 3, SignClip: 3, Listing: 3}


def readings(blocks: Iterable[Block], page: Page) -> Iterator[Page]:
    """What is to be read, in helpings that fit one look."""
    helping: list[Block] = []
    room = ROOM
    for block in blocks:
        for piece in _pieces(block):
            weight = _WEIGHT.get(type(piece), 1)
            if helping and weight > room:
                yield Page(page.id, page.heading, tuple(_joined(helping)))
                helping, room = [], ROOM
            helping.append(piece)
            room -= 0 if isinstance(piece, Subheading) else weight
    if any(not isinstance(each, Subheading) for each in helping):
        yield Page(page.id, page.heading, tuple(_joined(helping)))


def _pieces(block: Block) -> Iterator[Block]:
    """A block in pieces that can stand on different pages. Hints and sources are left to the ordinary page."""
    match block:
        case Notice(kind=kind, heard=heard) if kind in OUTCOMES or heard:
            return
        case Paragraph(quiet=False) | Notice() | Subheading() | Highlight() | Picture() | QrCode() | SignClip():
            yield block
        case Facts(rows):
            yield from (Facts((row,)) for row in rows if row.change is None)
        case Bullets(items):
            yield from (Bullets((item,)) for item in items)
        case Timeline(stages):
            yield from (Timeline((stage,)) for stage in stages)
        case Steps(items):
            yield from (item if isinstance(item, Highlight) else Bullets((item,)) for item in items)


def _joined(pieces: Sequence[Block]) -> Iterator[Block]:
    """Neighbouring pieces of one kind as one block again."""
    kept: list[Block] = []
    for piece in pieces:
        before = kept[-1] if kept else None
        if isinstance(piece, Facts) and isinstance(before, Facts):
            kept[-1] = Facts((*before.rows, *piece.rows))
        elif isinstance(piece, Timeline) and isinstance(before, Timeline):
            kept[-1] = Timeline((*before.stages, *piece.stages))
        elif isinstance(piece, Bullets) and isinstance(before, Bullets):
            kept[-1] = Bullets((*before.items, *piece.items))
        else:
            kept.append(piece)
    yield from kept


def outcomes_of(page: Page) -> list[Notice]:
    """What has come of something: it stands with what can be done next."""
    return [each for each in page.blocks if isinstance(each, Notice) and each.kind in OUTCOMES]
