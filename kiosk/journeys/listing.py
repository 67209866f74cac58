"""Long lists, six at a time: nothing scrolls for ever and there is never too much to hear (ACC-78)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol, TypeVar

from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.page import Action, Block, Buttons, Listing, Page
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


def told_apart(actions: Sequence[Action], wording: Wording) -> list[Action]:
    """The rows, with a number after those that bear the same words as one before (ACC-55)."""
    found: list[Action] = []
    seen: dict[str, int] = {}
    for each in actions:
        number = seen[each.label.text] = seen.get(each.label.text, 0) + 1
        # Translators: a row of a list, and its number where the row before bears the same name
        label = wording("{name} ({number})", name=each.label, number=number) if number > 1 else each.label
        found.append(replace(each, label=label))
    return found


class Turning(Protocol):
    """A journey that shows part of a list; `first` is the index that it starts at."""

    @property
    def first(self) -> int: ...


TurningT = TypeVar("TurningT", bound=Turning)


def turned(state: TurningT, event: Event) -> TurningT | None:
    """The same journey at the part before or after, when `event` asks for it; else None."""
    match event:
        case Activated(action="later"):
            return replace(state, first=state.first + PER_PAGE)  # type: ignore[type-var]  # journeys are dataclasses
        case Activated(action="earlier"):
            return replace(state, first=max(0, state.first - PER_PAGE))  # type: ignore[type-var]
    return None


def list_page(
    identity: str, heading: Text, actions: Sequence[Action], first: int, wording: Wording, *before: Block
) -> Page:
    """A page that is a list: its rows from `first` on, with whatever stands `before` them."""
    rows = listing(actions, first, wording("There is nothing here."), wording)
    return Page(f"{identity}/{first}", heading, (*before, *rows), back=back(wording), focus="list")
