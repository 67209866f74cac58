"""The pages of a contribution: the questions of a consultation, one's own words, the check, and that it has arrived."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.consulting import Contributed
from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back, go_on
from kiosk.journeys.taking_part.long_text import room, room_said, too_long
from kiosk.journeys.taking_part.voting import option_text
from kiosk.page import (
    CONTINUE,
    Action,
    Block,
    Choice,
    Fact,
    Facts,
    Field,
    FieldKind,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
)
from kiosk.portal.resources.consultations import Consultation, ConsultationQuestion
from kiosk.text import Text

CHOICES: Final = ("choice", "choices")
TEXT: Final = "text"


def question_page(
    consultation: Consultation, question: ConsultationQuestion, value: str, error: Text | None, desk: Desk
) -> Page:
    """One question of the consultation, in the portal's words."""
    _ = desk.wording
    heading = Text(question.text, desk.language)
    may_skip = None if question.required else _("You need not answer this.")
    if question.kind in CHOICES and question.options:
        options = tuple(Option(each.code, option_text(question.options, each.code, desk)) for each in question.options)
        several = question.kind == "choices"
        chosen = tuple(value.split()) if several else (value,) if value else ()
        hint = _("You can choose several.") if several else may_skip
        choice = Choice(question.id, options, chosen, multiple=several, hint=hint, error=error)
        return _page(consultation, question.id, heading, error, desk, choice)
    return _written(consultation, question.id, heading, value, question.max_length, may_skip, error, desk)


def own_words_page(consultation: Consultation, value: str, error: Text | None, desk: Desk) -> Page:
    """What one wants to say beside the questions, or instead of them."""
    _ = desk.wording
    if consultation.questions:
        heading, hint = _("Do you want to say something else?"), _("You need not answer this.")
    else:
        heading, hint = _("What do you think?"), _("In your own words. Do not write names or addresses.")
    return _written(consultation, TEXT, heading, value, consultation.text_max, hint, error, desk)


def _written(
    consultation: Consultation,
    key: str,
    heading: Text,
    value: str,
    most: int,
    hint: Text | None,
    error: Text | None,
    desk: Desk,
) -> Page:
    _ = desk.wording
    field = Field(key, value, hint=hint, error=error, kind=FieldKind.MULTILINE, private=True, required=hint is None)
    left = room(value, most, _)
    blocks: tuple[Block, ...] = (field,) if left is None else (field, left)
    said = room_said(value, most, _) if error is None else ()
    return _page(consultation, key, heading, error, desk, *blocks, said=said)


def _page(
    consultation: Consultation,
    key: str,
    heading: Text,
    error: Text | None,
    desk: Desk,
    *blocks: Block,
    said: tuple[Text, ...] = (),
) -> Page:
    _ = desk.wording
    page = Page(
        f"contribute/{consultation.id}/{key}",
        heading,
        blocks,
        main=go_on(_),
        back=back(_),
        said=said,
    )
    return with_error(page, key, error, _)


def fault_text(
    consultation: Consultation, question: ConsultationQuestion | None, entries: Mapping[str, str], desk: Desk
) -> Text | None:
    """What is wrong with an answer; None when nothing is. One's own words are needed where nothing was answered."""
    _ = desk.wording
    if question is None:
        entry = entries.get(TEXT, "")
        if not any(each.strip() for each in entries.values()):
            return _("Write what you think, or answer one question at least.")
        return too_long(entry, consultation.text_max, _)
    entry = entries.get(question.id, "")
    if question.required and not entry.strip():
        return _("Answer this question.")
    return None if question.kind in CHOICES else too_long(entry, question.max_length, _)


def shown(question: ConsultationQuestion, entry: str, desk: Desk) -> tuple[Text, ...]:
    """An answer in words."""
    if question.kind in CHOICES and question.options:
        codes = entry.split() if question.kind == "choices" else [entry] if entry else []
        return tuple(option_text(question.options, code, desk).as_private() for code in codes)
    return _lines(entry, desk)


def _lines(entry: str, desk: Desk) -> tuple[Text, ...]:
    parts = (each.strip() for each in entry.split("\n"))
    return tuple(Text(each, desk.language, private=True) for each in parts if each)


def written(consultation: Consultation, entries: Mapping[str, str], desk: Desk) -> list[Text]:
    """All that was answered and written, to be read and sent elsewhere: each question with its answer."""
    _ = desk.wording
    found = []
    for question in consultation.questions:
        answers = shown(question, entries.get(question.id, ""), desk)
        if answers:
            told = ", ".join(each.text for each in answers)
            # Translators: a question, which ends with its own mark, and what was answered
            words = _("{question} {answer}", question=question.text, answer=told)
            found.append(words.as_private())
    return [*found, *_lines(entries.get(TEXT, ""), desk)]


def check_page(consultation: Consultation, entries: Mapping[str, str], desk: Desk) -> Page:
    """All answers, each with a way to change it."""
    _ = desk.wording
    none = (_("Not given"),)
    # Translators: a button beside an answer; its spoken name adds the question
    rows = [
        Fact(
            Text(each.text, desk.language),
            shown(each, entries.get(each.id, ""), desk) or none,
            Action("change", _("Change"), argument=each.id),
        )
        for each in consultation.questions
    ]
    words = _lines(entries.get(TEXT, ""), desk)
    rows.append(Fact(_("Your words"), words or none, Action("change", _("Change"), argument=TEXT)))
    return Page(
        f"contribute/{consultation.id}/check",
        _("Check what you wrote"),
        (
            Paragraph(_("Everybody can read it, without your name.")),
            Facts(tuple(rows)),
        ),
        main=Action(CONTINUE, _("Send"), icon="send"),
        back=back(_),
    )


def sending_page(consultation: Consultation, desk: Desk) -> Page:
    _ = desk.wording
    waiting = Paragraph(_("Please wait. What you wrote is being sent."))
    return Page(f"contribute/{consultation.id}/sending", Text(consultation.title, desk.language), (waiting,), busy=True)


def done_page(consultation: Consultation, sent: Contributed, desk: Desk) -> Page:
    """That it has arrived."""
    _ = desk.wording
    blocks: list[Block] = [Paragraph(_("Thank you. It will be looked at, and then everybody can read it."))]
    if sent.earlier_words:
        words = _("The first sending had arrived already. What you changed afterwards was not sent.")
        blocks.append(Notice(words, kind=NoticeKind.WARNING))
    return Page(
        f"contribute/{consultation.id}/done",
        _("It has been received"),
        tuple(blocks),
        icon="circle-check",
        main=Action(CONTINUE, _("Back to the consultation"), icon="arrow-right"),
    )
