"""What can be chosen on a page, as two to four pictures at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from kiosk.easy.place import MORE, MOST_CHOICES, Place
from kiosk.easy.reading import outcomes_of
from kiosk.page import Action, Block, Buttons, Listing, Page, Paragraph, Tiles
from kiosk.text import Wording

_PICTURES: Final = {
    "apply": "pen-line",
    "article": "newspaper",
    "centre": "map-pin",
    "continue": "check",
    "finish": "circle-check",
    "open": "folder",
    "service": "file-text",
}
"""By the id of an action that has no picture of its own, or only an arrow, which here leads to other choices."""


def choices_of(blocks: Iterable[Block], page: Page, asking: bool) -> list[Action]:
    """All that can be done on the page, the main action first; while something is asked, only that is done."""
    if asking:
        return []
    found = [page.main] if page.main is not None else []
    for block in blocks:
        if isinstance(block, Tiles | Buttons | Listing):
            found += block.actions
    return found


def choosing_page(page: Page, actions: Sequence[Action], place: Place, _: Wording) -> Page:
    """One small page with what can be done, after what has come of something."""
    if len(actions) == 1 and page.main is not None and actions[0] is page.main:
        return Page(page.id, page.heading, main=page.main)
    empty = next((each.empty for each in page.blocks if isinstance(each, Listing) and not each.actions), None)
    blocks: tuple[Block, ...] = (*outcomes_of(page), *((Paragraph(empty),) if empty is not None else ()))
    return Page(page.id, page.heading, (*blocks, tiles_of(actions, place, _)))


def tiles_of(actions: Sequence[Action], place: Place, _: Wording) -> Tiles:
    """Two to four pictures; when there are more, the last leads to the others."""
    left = actions[place.first :]
    shown = [_pictured(each) for each in left]
    if len(left) > MOST_CHOICES:
        other = Action(MORE, _("Something else"), icon="arrow-right")
        shown = [*shown[: MOST_CHOICES - 1], other]
    return Tiles(tuple(shown))


def _pictured(action: Action) -> Action:
    return replace(action, description=None, icon=_picture(action))


def _picture(action: Action) -> str:
    known = _PICTURES.get(action.id, "circle-check")
    return known if action.icon in ("", "arrow-right") else action.icon
