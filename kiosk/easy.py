"""The easy mode: a page as a row of small ones, with few words, and a picture for each thing that can be chosen.

For people who do not read easily (requirements B2-44): two to four choices at a time, yes or no, numbers instead of free
text where a form allows it, one thing after the other. Everything is made of the same `Page`; no journey knows of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kiosk.page import (
    BACK,
    Action,
    Block,
    Bullets,
    Buttons,
    Choice,
    ErrorSummary,
    Fact,
    Facts,
    Field,
    FieldKind,
    Highlight,
    Listing,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
    Picture,
    QrCode,
    SignClip,
    Steps,
    Subheading,
    Tiles,
    Timeline,
)
from kiosk.text import Text, Wording

MOST_CHOICES: Final = 4
"""Pictures on one page (ACC-78 asks for at most six; the easy mode for two to four)."""
ROOM: Final = 3
"""How much is read on one page: three short items, or one that is large."""
NUMERIC: Final = frozenset({FieldKind.NUMBER, FieldKind.PHONE, FieldKind.DATE, FieldKind.CODE})
WHOLE: Final = ("sound-and-look", "language", "attract")
"""Pages that are few words and big buttons as they are, by the beginning of their ids."""

NEXT: Final = "easy-next"
MORE: Final = "easy-more"
READ: Final = "easy-read"
EDIT: Final = "easy-edit"
WHICH: Final = "easy-which"
SET: Final = "easy-set"
ADD: Final = "easy-add"
OWN: Final = frozenset({NEXT, MORE, READ, EDIT, WHICH, SET, ADD})
"""Actions of small pages. `SET` and `ADD` carry a field's key and a value, with a space between."""

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
_OUTCOMES: Final = (NoticeKind.SUCCESS, NoticeKind.PROBLEM)
_WEIGHT: Final[dict[type, int]] = {Highlight: 2, Notice: 2, Picture: 3, QrCode: 3, SignClip: 3, Listing: 3}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is among the small pages of one page.

    `page` and `error` say of which page; `at` counts its small pages, `first` the choices passed over on one of them.
    `opened` is what was opened on the small page itself: the writing of a value, or which of some answers is wrong.
    `reading` says that they asked to be told more. `given` are the keys of fields that held a value when the page came:
    those are confirmed; what is being written is not.
    """

    page: str = ""
    error: bool = False
    at: int = 0
    first: int = 0
    opened: str = ""
    reading: bool = False
    given: frozenset[str] = frozenset()

    def on(self, page: Page) -> Place:
        """The same place while the page is the same, else the beginning of it."""
        return self if (self.page, self.error) == (page.id, page.error) else beginning(page)

    def forward(self) -> Place:
        return replace(self, at=self.at + 1, first=0, opened="")

    def back(self) -> Place | None:
        """One step back within the page; None at its beginning."""
        if self.opened:
            return replace(self, opened="")
        if self.first:
            return replace(self, first=max(0, self.first - (MOST_CHOICES - 1)))
        if self.at:
            return replace(self, at=self.at - 1)
        return replace(self, reading=False) if self.reading else None


def beginning(page: Page) -> Place:
    """Where one is when a page comes."""
    given = frozenset(block.key for block in page.blocks if isinstance(block, Field) and block.value)
    return Place(page.id, page.error, given=given)


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
    words = [text for each in _outcomes(page) for text in (each.title, each.text)]
    return tuple(text for text in page.said if text in words)


def is_last(page: Page, place: Place, _: Wording) -> bool:
    """Whether nothing of the page comes after this small page."""
    return place.at >= len(_small_pages(page, place, _)) - 1


def _small_pages(page: Page, place: Place, _: Wording) -> list[Page]:
    summaries = [each for each in page.aside if isinstance(each, ErrorSummary)]
    blocks = [*summaries, *page.blocks, *(each for each in page.aside if each not in summaries)]
    asking = [each for each in blocks if isinstance(each, Choice | Field) and not _is_search(each)]
    choices = _choices(blocks, page, bool(asking))
    reading = list(_readings(blocks, page))
    if any(isinstance(each, ErrorSummary) for each in blocks):
        reading = []
    if len(reading) > 1 and choices and not asking and not place.reading and not _must_be_read(blocks):
        more = Action(READ, _("Tell me more"), icon="book-open")
        return [_choosing(page, [*choices[:1], more, *choices[1:]], place, _)]
    if len(reading) == 1 and choices and not asking and len(choices) <= MOST_CHOICES and not _has_changes(blocks):
        together = _choosing(page, choices, place, _)
        return _with_outcomes([replace(together, blocks=(*reading[0].blocks, *together.blocks))], page, _)
    small = [*reading, *_checks(blocks, page, place, _)]
    for block in asking:
        small += _questions(block, page, blocks, place, _)
    if choices and not asking and not (_has_changes(blocks) and choices == [page.main]):
        small.append(_choosing(page, choices, place, _))
    if not small:
        small.append(Page(page.id, page.heading))
    return _with_outcomes(
        [_going_on(each, page, index == len(small) - 1, _) for index, each in enumerate(small)], page, _
    )


def _must_be_read(blocks: Iterable[Block]) -> bool:
    """A number, a code or answers to check come before what can be done with them."""
    blocks = list(blocks)
    return any(isinstance(each, Highlight | QrCode | Steps | Timeline) for each in blocks) or _has_changes(blocks)


def _is_search(block: Block) -> bool:
    return isinstance(block, Field) and block.kind is FieldKind.SEARCH


def _going_on(small: Page, page: Page, last: bool, _: Wording) -> Page:
    """A small page that has no choice of its own gets the one way on."""
    if small.main is not None or any(isinstance(each, Tiles) for each in small.blocks):
        return small
    on = page.main if last else Action(NEXT, _("Next"), icon="arrow-right")
    return replace(small, main=on)


# Reading.


def _readings(blocks: Iterable[Block], page: Page) -> Iterator[Page]:
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
        case Notice(kind=kind, heard=heard) if kind in _OUTCOMES or heard:
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


# Choosing.


def _choices(blocks: Iterable[Block], page: Page, asking: bool) -> list[Action]:
    """All that can be done on the page, the main action first; while something is asked, only that is done."""
    if asking:
        return []
    found = [page.main] if page.main is not None else []
    for block in blocks:
        if isinstance(block, Tiles | Buttons | Listing):
            found += block.actions
    return found


def _outcomes(page: Page) -> list[Notice]:
    """What has come of something that was done here: it stands with what can be done next."""
    return [each for each in page.blocks if isinstance(each, Notice) and each.kind in _OUTCOMES]


def _with_outcomes(small: list[Page], page: Page, _: Wording) -> list[Page]:
    """Where nothing is to be chosen, what has come of something is read first: a problem is more than its heading."""
    outcomes = tuple(_outcomes(page))
    if not outcomes or any(outcome in each.blocks for each in small for outcome in outcomes):
        return small
    if not small[0].blocks:
        return [replace(small[0], blocks=outcomes), *small[1:]]
    return [_going_on(Page(page.id, page.heading, outcomes), page, False, _), *small]


def _choosing(page: Page, actions: Sequence[Action], place: Place, _: Wording) -> Page:
    if len(actions) == 1 and page.main is not None and actions[0] is page.main:
        return Page(page.id, page.heading, main=page.main)
    empty = next((each.empty for each in page.blocks if isinstance(each, Listing) and not each.actions), None)
    blocks: tuple[Block, ...] = (*_outcomes(page), *((Paragraph(empty),) if empty is not None else ()))
    return Page(page.id, page.heading, (*blocks, _tiles(actions, place, _)))


def _tiles(actions: Sequence[Action], place: Place, _: Wording) -> Tiles:
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


# Asking.


def _questions(block: Choice | Field, page: Page, blocks: Sequence[Block], place: Place, _: Wording) -> Iterator[Page]:
    heading = block.label or page.heading
    if isinstance(block, Field):
        yield _writing(block, page, heading, blocks, place, _)
    elif block.multiple:
        yield from (_yes_or_no(block, at, page, heading, _) for at in range(len(block.options)))
    else:
        actions = [
            Action(SET, _answer(each, _), icon=each.icon or _picture_of(each), argument=f"{block.key} {each.value}")
            for each in block.options
        ]
        actions = [replace(each, selected=each.argument.split(" ", 1)[1] in block.value) for each in actions]
        yield Page(page.id, heading, (*_problem(block.error), _tiles(actions, place, _)), step=page.step)


def _answer(option: Option, _: Wording) -> Text:
    """The words of an answer; "Yes" alone does not say to what (ACC-55)."""
    return {"yes": _so(_), "no": _not_so(_)}.get(option.value, option.label)


def _so(_: Wording) -> Text:
    # Translators: an answer to the question or the sentence above it
    return _("Yes, it is so")


def _not_so(_: Wording) -> Text:
    # Translators: an answer to the question or the sentence above it
    return _("No, it is not so")


def _picture_of(option: Option) -> str:
    return {"yes": "check", "no": "x"}.get(option.value, "")


def _problem(error: Text | None) -> tuple[Block, ...]:
    return (Notice(error, kind=NoticeKind.PROBLEM),) if error is not None else ()


def _yes_or_no(block: Choice, at: int, page: Page, heading: Text, _: Wording) -> Page:
    """One of several options that may all hold: does it? Choosing goes on to the next."""
    option = block.options[at]
    chosen = set(block.value)
    with_it = " ".join(each.value for each in block.options if each.value in chosen | {option.value})
    without = " ".join(each.value for each in block.options if each.value in chosen - {option.value})
    tiles = Tiles(
        (
            Action(ADD, _so(_), icon="check", argument=f"{block.key} {with_it}", selected=option.value in chosen),
            Action(ADD, _not_so(_), icon="x", argument=f"{block.key} {without}"),
        )
    )
    problem = _problem(block.error) if at == 0 else ()
    return Page(page.id, heading, (*problem, Paragraph(option.label), tiles), step=page.step)


def _writing(block: Field, page: Page, heading: Text, blocks: Sequence[Block], place: Place, _: Wording) -> Page:
    """A value that is there is confirmed; else numbers are written, and words with somebody's help."""
    summary = tuple(each for each in blocks if isinstance(each, ErrorSummary))
    whole = block.length is None or len(block.value) == block.length
    if block.key in place.given and block.value and whole and block.error is None and place.opened != EDIT:
        shown = Facts((Fact(heading, (Text(block.value, heading.language, private=block.private),)),))
        tiles = Tiles(
            (Action(NEXT, _("Yes, it is right"), icon="check"), Action(EDIT, _("No, change it"), icon="pen-line"))
        )
        return Page(page.id, _("Is this right?"), (shown, tiles), step=page.step)
    helped = block.kind not in NUMERIC and block.key not in place.given
    help_ = (Paragraph(_("Somebody may write this for you. You can ask a member of staff.")),) if helped else ()
    focus = "errors" if summary else block.key
    return Page(page.id, heading, (*summary, block, *help_), step=page.step, main=page.main, focus=focus)


# Checking.


def _has_changes(blocks: Iterable[Block]) -> bool:
    return any(row.change is not None for block in blocks if isinstance(block, Facts) for row in block.rows)


def _checks(blocks: Iterable[Block], page: Page, place: Place, _: Wording) -> Iterator[Page]:
    """Answers to look through, a few at a time: all right, or which one is not?"""
    rows = [row for block in blocks if isinstance(block, Facts) for row in block.rows if row.change is not None]
    for first in range(0, len(rows), ROOM):
        some = rows[first : first + ROOM]
        if place.opened == WHICH:
            actions = tuple(
                replace(row.change, label=row.label, icon="pen-line") for row in some if row.change is not None
            )
            yield Page(page.id, _("Which one is wrong?"), (Tiles(actions),))
            continue
        plain = Facts(tuple(replace(row, change=None) for row in some))
        tiles = Tiles(
            (Action(NEXT, _("Yes, it is right"), icon="check"), Action(WHICH, _("No, change it"), icon="pen-line"))
        )
        yield Page(page.id, _("Is this right?"), (plain, tiles))
