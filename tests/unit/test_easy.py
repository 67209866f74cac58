"""The easy mode on every page that there is: few choices, each with a picture, and nothing that cannot be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.desk import Desk
from kiosk.easy.pages import is_last, is_split, small_page
from kiosk.easy.place import EDIT, MORE, MOST_CHOICES, NEXT, OWN, READ, WHICH, Place, beginning
from kiosk.page import Action, Buttons, Choice, Facts, Field, Listing, Notice, NoticeKind, Page, Tiles
from kiosk.text import LANGUAGES, Language
from tests.ui.pages import PAGES, desk
from ui.theme.tokens import PaletteName

OUTCOMES = (NoticeKind.SUCCESS, NoticeKind.PROBLEM)


def at_desk(language: Language, *, at_kiosk: bool = True) -> Desk:
    return desk(language, at_kiosk=at_kiosk, size=1 if at_kiosk else 100, palette=PaletteName.LIGHT)


def whole(name: str, language: Language = "en") -> Page:
    return PAGES[name].make(at_desk(language, at_kiosk=PAGES[name].only != "home"))


each_page = pytest.mark.parametrize("name", [name for name in PAGES if is_split(whole(name))])
"""Each page that the easy mode changes; the others have few words and large buttons as they are."""


def tiles_of(page: Page) -> tuple[Action, ...]:
    return next((block.actions for block in page.blocks if isinstance(block, Tiles)), ())


def walk(page: Page, language: Language = "en") -> Iterator[Page]:
    """Every small page that can be come to, by whatever a person chooses."""
    _ = at_desk(language).wording
    waiting, seen = [beginning(page)], set()
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        shown = small_page(page, place, _)
        yield shown
        ids = {action.id for action in tiles_of(shown)} | {shown.main.id if shown.main is not None else ""}
        if MORE in ids:
            waiting.append(replace(place, first=place.first + MOST_CHOICES - 1))
        if READ in ids:
            waiting.append(replace(place, reading=True))
        waiting += [replace(place, opened=each) for each in (EDIT, WHICH) if each in ids]
        if ids & (OWN - {MORE, READ, EDIT, WHICH}) and not is_last(page, place, _):
            waiting.append(place.forward())


@each_page
def test_what_has_come_of_something_is_told(name: str) -> None:
    page = whole(name)
    outcomes = [each for each in page.blocks if isinstance(each, Notice) and each.kind in OUTCOMES]
    shown = [block for small in walk(page) for block in small.blocks]
    assert all(each in shown for each in outcomes)


@pytest.mark.acc(78)
@each_page
def test_two_to_four_choices_each_with_a_picture(name: str) -> None:
    page = whole(name)
    for small in walk(page):
        choices = tiles_of(small)
        assert len(choices) <= MOST_CHOICES
        assert all(choice.icon for choice in choices), [str(c.label) for c in choices if not c.icon]
        assert choices or small.main or small.back or page.main is None, small.id
        assert not any(isinstance(block, Listing | Buttons | Choice) for block in small.blocks)


def everything(page: Page) -> set[tuple[str, str]]:
    """What can be done on a page: actions, and answers."""
    found: set[tuple[str, str]] = set()
    for block in (*page.aside, *page.blocks):
        match block:
            case Tiles(actions) | Buttons(actions) | Listing(actions=actions):
                found |= {(each.id, each.argument) for each in actions}
            case Facts(rows):
                found |= {(row.change.id, row.change.argument) for row in rows if row.change is not None}
            case Choice(multiple=False):
                found |= {("easy-set", f"{block.key} {option.value}") for option in block.options}
    if page.main is not None:
        found.add((page.main.id, page.main.argument))
    return found


@each_page
def test_everything_that_a_page_offers_can_be_reached(name: str) -> None:
    page = whole(name)
    reached: set[tuple[str, str]] = set()
    for small in walk(page):
        reached |= everything(small)
        on_last = {NEXT, "easy-set", "easy-add"} & {each for each, _ in everything(small)}
        if on_last and page.main is not None:
            reached.add((page.main.id, page.main.argument))  # what the last answer leads on to
    asked = any(isinstance(block, Choice | Field) and block.key != "query" for block in page.blocks)
    wanted = everything(page)
    if asked:  # while something is asked, only that is done
        wanted = {
            each
            for each in wanted
            if each[0].startswith("easy-") or each == (page.main and (page.main.id, page.main.argument))
        }
    assert wanted <= reached


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_asked_with_pictures_alone(language: Language) -> None:
    page = whole("question-choice", language)
    (small,) = walk(page, language)
    assert [type(block) for block in small.blocks] == [Tiles]
    assert small.main is None
    assert small.heading == page.heading


@each_page
def test_back_leads_out_of_every_small_page(name: str) -> None:
    page = whole(name)
    _ = at_desk("en").wording
    place: Place | None = Place(page.id, page.error, at=3, first=6, opened=EDIT, reading=True)
    for _step in range(20):
        assert place is not None
        place = place.back()
        if place is None:
            return
    raise AssertionError("there is no way back")


def test_what_is_being_written_is_not_asked_about_before_it_is_done() -> None:
    empty, written = whole("question-text"), whole("question-text-answered")
    _ = at_desk("en").wording
    place = beginning(empty)
    assert isinstance(small_page(written, place.on(written), _).blocks[0], Field), "the same page, now with letters"
    assert isinstance(small_page(written, beginning(written), _).blocks[0], Facts), "a value that stood there"


def test_a_code_that_is_not_whole_is_written_on_and_not_confirmed() -> None:
    page = whole("question-code-answered")
    field = next(block for block in page.blocks if isinstance(block, Field))
    short = replace(page, blocks=(replace(field, value=field.value[:-1]),))
    _ = at_desk("en").wording
    assert isinstance(small_page(page, beginning(page), _).blocks[0], Facts)
    assert isinstance(small_page(short, beginning(short), _).blocks[0], Field)
