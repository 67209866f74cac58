"""Choosing a town or district of the catalogue: by writing a part of its name, or by going through the list."""

from __future__ import annotations

from typing import Final

from kiosk.catalogue.folding import sound, words
from kiosk.desk import Desk
from kiosk.journeys.listing import listing
from kiosk.page import Action, Block, Field, FieldKind, Listing
from kiosk.portal.resources.catalogue import Concept
from kiosk.text import Text, pick

QUERY: Final = "town"
CHOOSE: Final = "choose-town"


def town_name(town: str, desk: Desk) -> Text:
    """The name of a town; its id where the catalogue does not know it."""
    found = desk.catalogue.concept("regions", town)
    return (pick(found.name, desk.language) if found is not None else None) or Text(town, desk.language)


def found_towns(query: str, desk: Desk) -> list[tuple[Concept, Text]]:
    """Cities and districts whose name, in any language, begins so, in the order of their names; all when nothing was written."""
    wanted = [sound(word) for word in words(query)]
    named = [
        (each, pick(each.name, desk.language) or Text(each.id, desk.language))
        for each in desk.catalogue.concepts("regions")
        if each.broader and _holds(each, wanted)
    ]
    return sorted(named, key=lambda each: words(each[1].text))


def _holds(town: Concept, wanted: list[str]) -> bool:
    heard = [sound(word) for word in words(" ".join(town.name.values()))]
    return all(any(word.startswith(each) for word in heard) for each in wanted)


def town_blocks(query: str, first: int, desk: Desk) -> tuple[Block, ...]:
    """The field to search with, and the towns that it finds, six at a time."""
    _ = desk.wording
    rows = [Action(CHOOSE, name, argument=each.id) for each, name in found_towns(query, desk)]
    field = Field(
        QUERY,
        query,
        label=_("First letters of its name"),
        hint=_("Or choose it from the list."),
        kind=FieldKind.SEARCH,
        required=False,
        purpose="address-level2",
    )
    nothing = _("No place of that name. Write other letters, or clear the field to see all.")
    return field, *listing(rows, first, nothing, _)


def found_said(blocks: tuple[Block, ...], query: str, desk: Desk) -> tuple[Text, ...]:
    """How many were found, once somebody writes (ACC-69)."""
    _ = desk.wording
    rows = next((block for block in blocks if isinstance(block, Listing)), None)
    if rows is None or not query.strip():
        return ()
    count = rows.total or 0
    if not count:
        return (_("Nothing was found."),)
    return (_.plural("{count} place found.", "{count} places found.", count),)
