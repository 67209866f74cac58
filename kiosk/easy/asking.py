"""What is asked on a page: one of some pictures, yes or no, a value; and answers to look through, a few at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from kiosk.easy.choosing import tiles_of
from kiosk.easy.place import ADD, EDIT, NEXT, SET, WHICH, Place
from kiosk.easy.reading import ROOM
from kiosk.page import (
    Action,
    Block,
    Choice,
    ErrorSummary,
    Fact,
    Facts,
    Field,
    FieldKind,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
    Tiles,
)
from kiosk.text import Text, Wording

NUMERIC: Final = frozenset({FieldKind.NUMBER, FieldKind.PHONE, FieldKind.DATE, FieldKind.CODE})


def questions_of(
    block: Choice | Field, page: Page, blocks: Sequence[Block], place: Place, _: Wording
) -> Iterator[Page]:
    """The small pages of one question."""
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
        yield Page(page.id, heading, (*_problem(block.error), tiles_of(actions, place, _)), step=page.step)


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


def has_changes(blocks: Iterable[Block]) -> bool:
    """Whether there are answers that can be changed."""
    return any(row.change is not None for block in blocks if isinstance(block, Facts) for row in block.rows)


def checks_of(blocks: Iterable[Block], page: Page, place: Place, _: Wording) -> Iterator[Page]:
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
