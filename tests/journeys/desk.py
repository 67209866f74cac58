"""A desk on the shipped catalogue, and a person who acts on a conductor by what the page says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from kiosk.catalogue.first import shipped
from kiosk.catalogue.search import Search
from kiosk.catalogue.store import CatalogueStore
from kiosk.desk import Desk
from kiosk.journeys.conductor import Asked, Conductor
from kiosk.journeys.events import Activated, Changed
from kiosk.page import Action, Block, Buttons, Facts, Listing, Page, Tiles
from kiosk.text import LANGUAGES, Language, Text, Wording
from translations import messages


@cache
def catalogue() -> CatalogueStore:
    store = CatalogueStore()
    store.fill(shipped())
    return store


def desk(language: Language = "az", *, at_kiosk: bool = False, terminal: str = "") -> Desk:
    return Desk(
        language=language,
        wordings={each: Wording(messages("kiosk", each), each) for each in LANGUAGES},
        catalogue=catalogue(),
        search=Search(catalogue()),
        kiosk_name="Şəki, 2 nömrəli köşk",
        at_kiosk=at_kiosk,
        now=lambda: datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
        preferences={"size": "100", "palette": "light", "speech": "no"},
        terminal=terminal,
    )


def actions_of(page: Page) -> Iterator[Action]:
    """Everything that can be done on a page."""
    for block in (*page.aside, *page.blocks):
        if isinstance(block, Tiles | Buttons | Listing):
            yield from block.actions
        elif isinstance(block, Facts):
            yield from (row.change for row in block.rows if row.change is not None)
    yield from (action for action in (page.main, page.back) if action is not None)


def texts_of(thing: object) -> Iterator[Text]:
    """Every text on a page, however deep."""
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts_of(each)
    elif isinstance(thing, Page | Action | Block) or hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            yield from texts_of(getattr(thing, name))


class Someone:
    """Acts on a conductor by the words of the page, as a person would."""

    def __init__(self, conductor: Conductor) -> None:
        self.conductor = conductor
        self.asked: tuple[Asked, ...] = ()

    @property
    def page(self) -> Page:
        return self.conductor.page

    def choose(self, words: str) -> Page:
        """Choose the action that is called so, or begins so."""
        found = [each for each in actions_of(self.page) if str(each.label).startswith(words)]
        assert found, f"no {words!r} on {self.page.id}: {[str(each.label) for each in actions_of(self.page)]}"
        self.asked = self.conductor.handle(Activated(found[0].id, found[0].argument))
        return self.page

    def do(self, action: str, argument: str = "") -> Page:
        """Use the bars."""
        self.asked = self.conductor.handle(Activated(action, argument))
        return self.page

    def write(self, key: str, value: str) -> Page:
        self.asked = self.conductor.handle(Changed(key, value))
        return self.page
