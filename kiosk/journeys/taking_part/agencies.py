"""Choosing one of the agencies of the register: by writing a part of its name, or by going through the list."""

from __future__ import annotations

from typing import Final

from kiosk.catalogue.folding import fold, sound, words
from kiosk.describing import organisation_name, short_name
from kiosk.desk import Desk
from kiosk.journeys.listing import listing, told_apart
from kiosk.page import Action, Block, Field, FieldKind, Listing
from kiosk.portal.resources.catalogue import Organisation
from kiosk.text import Text, pick

QUERY: Final = "agency"
CHOOSE: Final = "choose-agency"


def agency_name(agency: str, desk: Desk) -> Text:
    """The name of an agency; its id where the register does not know it."""
    found = desk.catalogue.organisation(agency)
    return organisation_name(found, desk) if found is not None else Text(agency, desk.language)


def found_agencies(query: str, desk: Desk) -> list[Organisation]:
    """Those whose name, short name or task holds every word that was written; all when none was."""
    wanted = [sound(word) for word in words(query)]
    return [each for each in desk.catalogue.organisations(desk.language) if _holds(each, wanted)]


def _holds(agency: Organisation, wanted: list[str]) -> bool:
    told = " ".join([*agency.name.values(), agency.abbreviation, *agency.role.values()])
    heard = [sound(word) for word in fold(told).split()]
    return all(any(word.startswith(each) for word in heard) for each in wanted)


def agency_blocks(query: str, first: int, desk: Desk) -> tuple[Block, ...]:
    """The field to search with, and the agencies that it finds, six at a time."""
    _ = desk.wording
    rows = [
        Action(CHOOSE, organisation_name(each, desk), argument=each.id, description=_task(each, desk))
        for each in found_agencies(query, desk)
    ]
    field = Field(
        QUERY,
        query,
        label=_("Part of its name"),
        kind=FieldKind.SEARCH,
        # Translators: an example of what one writes to find an agency
        hint=_("For example: roads, tax, school"),
        required=False,
    )
    nothing = _("No agency of that name. Write another word, or clear the field to see all.")
    return field, *listing(told_apart(rows, _), first, nothing, _)


def _task(agency: Organisation, desk: Desk) -> Text | None:
    """What it does; its short name where the register does not say."""
    told = pick(agency.role, desk.language)
    return told or (Text(short_name(agency, desk), "az") if agency.abbreviation else None)


def found_said(blocks: tuple[Block, ...], query: str, desk: Desk) -> tuple[Text, ...]:
    """How many were found, once somebody writes (ACC-69)."""
    _ = desk.wording
    rows = next((block for block in blocks if isinstance(block, Listing)), None)
    if rows is None or not query.strip():
        return ()
    count = rows.total or 0
    if not count:
        return (_("Nothing was found."),)
    return (_.plural("{count} agency found.", "{count} agencies found.", count),)
