"""The pages of a correction that an application itself has not: the authority's words, changed elsewhere, sent, too late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kiosk.desk import Desk
from kiosk.forms.answers import Entries, shown, values_of
from kiosk.forms.form import Form, Question
from kiosk.journeys.after_applying.describing import due_text
from kiosk.journeys.bars import back
from kiosk.page import (
    CONTINUE,
    Action,
    Block,
    Buttons,
    Fact,
    Facts,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
    Subheading,
)
from kiosk.text import Text

MOST_SHOWN: Final = 6
"""Answers that differ, on one page (ACC-78)."""


def loading_page(application: str, desk: Desk) -> Page:
    """While the application is on its way."""
    _ = desk.wording
    waiting = Paragraph(_("Please wait. Your application is coming."))
    return Page(f"correcting/{application}/loading", _("Application"), (waiting,), busy=True, back=back(_))


def with_words(page: Page, words: Text, due: str, desk: Desk) -> Page:
    """The question's page with the authority's words above it; they are said before anything else of it."""
    _ = desk.wording
    told = words if words.text else _("Look at this answer again.")
    title = _("The agency asks about this answer:")
    # one box is in one language; the authority's words stay in theirs
    same = told.language == desk.language
    blocks: list[Block] = [Notice(told, title=title, kind=NoticeKind.WARNING)]
    if not same:
        blocks = [Notice(title, kind=NoticeKind.WARNING), Paragraph(told)]
    if (until := due_text(due, desk)) is not None:
        blocks.append(Paragraph(until, quiet=True))
    heard = _.context("spoken", "The agency asks about this answer:")
    # whoever hears the page stands in the field at once, below these words
    return replace(page, blocks=(*blocks, *page.blocks), said=(heard, told, *page.said))


def with_summary(page: Page, words: Text | None, asked: Mapping[str, Text], form: Form, desk: Desk) -> Page:
    """The check page with what was asked, so that it can be held against the answers; a draft's is as it is."""
    _ = desk.wording
    if words is None and not asked:
        return page
    blocks: list[Block] = [Notice(_("Check that you have corrected what the agency asks for. Then send it again."))]
    if words is not None and not asked:
        blocks.append(Paragraph(words))
    rows = [Fact(_label(form, q, desk), (asked[q.name],)) for q in form.questions if q.name in asked]
    if rows:
        blocks.append(Facts(tuple(rows)))
    if any(each.types for each in form.definition.required_documents):
        stay = _("The documents that you sent before stay with the application. Attach only what is new.")
        blocks.append(Paragraph(stay))
    kept = tuple(each for each in page.blocks if not isinstance(each, Paragraph))
    return replace(page, blocks=(*blocks, *kept))


def changed_page(form: Form, mine: Entries, theirs: Entries, desk: Desk) -> Page:
    """Somebody changed it elsewhere: what differs, and which of the two to go on with. Nothing is sent by choosing."""
    _ = desk.wording
    differing = [q for q in _asked(form, mine, theirs) if mine.get(q.name, "") != theirs.get(q.name, "")]
    blocks: list[Block] = [
        Notice(
            _("Your answers here are kept, and nothing was sent. Choose which answers to go on with."),
            title=_("The application was changed on another device meanwhile."),
            kind=NoticeKind.WARNING,
        )
    ]
    for question in differing[:MOST_SHOWN]:
        here = shown(form, question, mine.get(question.name, ""), _)
        there = shown(form, question, theirs.get(question.name, ""), _)
        blocks += [
            Subheading(_label(form, question, desk)),
            Facts((Fact(_("Here"), here), Fact(_("On the other device"), there))),
        ]
    if len(differing) > MOST_SHOWN:
        more = len(differing) - MOST_SHOWN
        blocks.append(Paragraph(_.plural("And {count} other answer.", "And {count} other answers.", more)))
    blocks.append(Buttons((Action("take-theirs", _("Go on with the other answers"), icon="refresh-cw"),)))
    return Page(
        "correcting/changed",
        _("This was changed somewhere else"),
        tuple(blocks),
        main=Action("keep-mine", _("Go on with my answers"), icon="arrow-right"),
        back=back(_),
    )


def ended_page(ending: str, begun: bool, desk: Desk) -> Page:
    """It cannot be corrected any more: it was sent elsewhere, or the time is over."""
    _ = desk.wording
    look = Action(CONTINUE, _("Look at the application"), icon="arrow-right")
    if ending == "late":
        heading = _("The time for the correction is over")
        blocks: list[Block] = [
            Notice(_("The application has ended. You can apply again."), kind=NoticeKind.WARNING),
            Paragraph(_("The agency can tell you whether it still takes the correction.")),
        ]
    else:
        heading = _("This application has been sent already")
        blocks = [
            Notice(_("It was sent on another device, or the agency has gone on with it."), kind=NoticeKind.WARNING)
        ]
    if begun:
        blocks.append(Paragraph(_("What you corrected here was not sent.")))
    return Page(f"correcting/{ending}", heading, tuple(blocks), main=look, back=back(_))


def _asked(form: Form, mine: Entries, theirs: Entries) -> list[Question]:
    """All questions that either of the two answers, in order."""
    there = {q.name for answers in (mine, theirs) for q in form.asked(values_of(form, answers))}
    return [q for q in form.questions if q.name in there]


def _label(form: Form, question: Question, desk: Desk) -> Text:
    return form.text(f"{question.name}.label", desk.language) or Text(question.name, desk.language)
