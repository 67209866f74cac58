"""A visit whose pages are in another order each time, with a notice now and then: nobody gets through by habit.

The same seed gives the same disorder, and a page keeps its own as long as it is shown.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from kiosk.page import Block, Buttons, Choice, Listing, Notice, Page, Tiles
from kiosk.text import Text
from ui.visiting import VisitWindow

NOTICE = {
    "az": "Sabah saat 2-dən 4-dək portalda texniki iş gedəcək.",
    "en": "Tomorrow from 2 to 4 the portal is being serviced.",
    "ru": "Завтра с 2 до 4 на портале будут технические работы.",
}


class DisturbedVisit(VisitWindow):
    """A visit that shuffles what can be chosen; `seed` is set before it starts."""

    seed: int = 0

    def show_page(self, page: Page) -> None:
        super().show_page(disturbed(page, self.seed))


def disturbed(page: Page, seed: int) -> Page:
    """The same page with its choices in another order, and on one of three a notice."""
    chance = random.Random(f"{seed} {page.id.partition('/easy')[0]}")  # noqa: S311 - an order, not a secret
    blocks = [_shuffled(block, chance) for block in page.blocks]
    if chance.random() < 1 / 3 and not (page.attract or page.busy):
        language = page.heading.language
        blocks.insert(chance.randint(0, len(blocks)), Notice(Text(NOTICE[language], language)))
    return replace(page, blocks=tuple(blocks))


def _shuffled(block: Block, chance: random.Random) -> Block:
    match block:
        case Choice(options=options):
            return replace(block, options=_mixed(options, chance))
        case Tiles(actions) | Buttons(actions) | Listing(actions=actions):
            return replace(block, actions=_mixed(actions, chance))
    return block


def _mixed(things: tuple[Any, ...], chance: random.Random) -> tuple[Any, ...]:
    mixed = list(things)
    chance.shuffle(mixed)
    return tuple(mixed)
