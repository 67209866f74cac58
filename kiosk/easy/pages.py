"""A page as a row of small ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from kiosk.easy.asking import checks_of, has_changes, questions_of
from kiosk.easy.choosing import choices_of, choosing_page
from kiosk.easy.place import MOST_CHOICES, NEXT, READ, Place
from kiosk.easy.reading import outcomes_of, readings
from kiosk.page import (
    BACK,
    Action,
    Block,
    Choice,
    ErrorSummary,
    Field,
    FieldKind,
    Highlight,
    Page,
    QrCode,
    Steps,
    Tiles,
    Timeline,
)
from kiosk.text import Text, Wording

WHOLE: Final = ("sound-and-look", "language", "attract")
"""Pages that are few words and big buttons as they are, by the beginning of their ids."""


def is_split(page: Page) -> bool:
    """Whether the easy mode makes small pages of it."""
    return not (page.busy or page.attract or page.easy or page.id.startswith(WHOLE))


def small_page(page: Page, place: Place, _: Wording) -> Page:
    """What stands on the screen instead of `page`."""
    if not is_split(page):
        return page
    small = _small_pages(page, place, _)
    at = min(place.at, len(small) - 1)
    shown = small[at]
    back = page.back if page.back is not None or not (at or place.first or place.opened) else Action(BACK, _("Back"))
    name = f"{page.id}/easy-{at}-{place.first}{'-' + place.opened if place.opened else ''}{'-more' if place.reading else ''}"
    return replace(
        shown,
        id=name,
        easy=True,
        icon=page.icon,
        error=page.error,
        back=back,
        acts_for=page.acts_for,
        said=page.said if at == 0 and not place.first else _said_of_outcomes(page),
    )


def _said_of_outcomes(page: Page) -> tuple[Text, ...]:
    """Of what a page says, the words of its outcomes: the rest was said on its first small page."""
    words = [text for each in outcomes_of(page) for text in (each.title, each.text)]
    return tuple(text for text in page.said if text in words)


def is_last(page: Page, place: Place, _: Wording) -> bool:
    """Whether nothing of the page comes after this small page."""
    return place.at >= len(_small_pages(page, place, _)) - 1


def _small_pages(page: Page, place: Place, _: Wording) -> list[Page]:
    summaries = [each for each in page.aside if isinstance(each, ErrorSummary)]
    blocks = [*summaries, *page.blocks, *(each for each in page.aside if each not in summaries)]
    asking = [each for each in blocks if isinstance(each, Choice | Field) and not _is_search(each)]
    choices = choices_of(blocks, page, bool(asking))
    reading = list(readings(blocks, page))
    if any(isinstance(each, ErrorSummary) for each in blocks):
        reading = []
    if len(reading) > 1 and choices and not asking and not place.reading and not _must_be_read(blocks):
        more = Action(READ, _("Tell me more"), icon="book-open")
        return [choosing_page(page, [*choices[:1], more, *choices[1:]], place, _)]
    if len(reading) == 1 and choices and not asking and len(choices) <= MOST_CHOICES and not has_changes(blocks):
        together = choosing_page(page, choices, place, _)
        return _with_outcomes([replace(together, blocks=(*reading[0].blocks, *together.blocks))], page, _)
    small = [*reading, *checks_of(blocks, page, place, _)]
    for block in asking:
        small += questions_of(block, page, blocks, place, _)
    if choices and not asking and not (has_changes(blocks) and choices == [page.main]):
        small.append(choosing_page(page, choices, place, _))
    if not small:
        small.append(Page(page.id, page.heading))
    return _with_outcomes(
        [_going_on(each, page, index == len(small) - 1, _) for index, each in enumerate(small)], page, _
    )


def _must_be_read(blocks: Iterable[Block]) -> bool:
    """A number, a code or answers to check come before what can be done with them."""
    blocks = list(blocks)
    return any(isinstance(each, Highlight | QrCode | Steps | Timeline) for each in blocks) or has_changes(blocks)


def _is_search(block: Block) -> bool:
    return isinstance(block, Field) and block.kind is FieldKind.SEARCH


def _going_on(small: Page, page: Page, last: bool, _: Wording) -> Page:
    """A small page that has no choice of its own gets the one way on."""
    if small.main is not None or any(isinstance(each, Tiles) for each in small.blocks):
        return small
    on = page.main if last else Action(NEXT, _("Next"), icon="arrow-right")
    return replace(small, main=on)


def _with_outcomes(small: list[Page], page: Page, _: Wording) -> list[Page]:
    """Where nothing is to be chosen, what has come of something is read first: a problem is more than its heading."""
    outcomes = tuple(outcomes_of(page))
    if not outcomes or any(outcome in each.blocks for each in small for outcome in outcomes):
        return small
    if not small[0].blocks:
        return [replace(small[0], blocks=outcomes), *small[1:]]
    return [_going_on(Page(page.id, page.heading, outcomes), page, False, _), *small]
