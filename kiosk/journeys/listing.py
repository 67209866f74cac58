"""Long lists, six at a time: nothing scrolls for ever and there is never too much to hear (ACC-78)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kiosk.page import Action, Block, Buttons, Listing
from kiosk.text import Text, Wording

PER_PAGE: Final = 6
LATER: Final = "later"
EARLIER: Final = "earlier"


def listing(actions: Sequence[Action], first: int, empty: Text, wording: Wording) -> tuple[Block, ...]:
    """The part of a list that starts at index `first`, with buttons to the parts before and after it."""
    part = tuple(actions[first : first + PER_PAGE])
    blocks: list[Block] = [Listing(part, empty, total=len(actions), first=first + 1)]
    turns: list[Action] = []
    if first > 0:
        turns.append(Action(EARLIER, wording("Previous {count}", count=PER_PAGE), icon="arrow-left"))
    left = len(actions) - first - PER_PAGE
    if left > 0:
        turns.append(Action(LATER, wording("Next {count}", count=min(PER_PAGE, left)), icon="arrow-right"))
    if turns:
        blocks.append(Buttons(tuple(turns)))
    return tuple(blocks)


def turned(first: int, action: str) -> int:
    """The new start after one of the two buttons."""
    return first + PER_PAGE if action == LATER else max(0, first - PER_PAGE)
