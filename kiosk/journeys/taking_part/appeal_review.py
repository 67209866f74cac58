"""What stands before and after an appeal is sent: all answers to check, and what the portal has received."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.journeys.attaching.words import name_of
from kiosk.journeys.bars import back, to_home
from kiosk.journeys.printing import outcome_notice, outcome_said, print_action
from kiosk.journeys.taking_part.agencies import agency_name
from kiosk.journeys.taking_part.appeal_pages import kind_text, way_text
from kiosk.journeys.taking_part.letter import NO_CONTACT, Letter, Question
from kiosk.outcomes import Printed
from kiosk.page import (
    CONTINUE,
    Action,
    Block,
    Buttons,
    Fact,
    Facts,
    Highlight,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
)
from kiosk.participation import AppealSent
from kiosk.portal.resources.appeals import AppealRules
from kiosk.text import Text
from kiosk.uploading.results import Attachment, Wanted


def wanted_files(rules: AppealRules, desk: Desk) -> Wanted:
    """The question for files."""
    words = desk.wording("Files for the agency: a photo, a paper")
    return Wanted("appeal", words, belongs_to="appeal", most=rules.attachments_max, purpose="appeal")


def check_page(letter: Letter, rules: AppealRules, files: Sequence[Attachment], desk: Desk) -> Page:
    """All answers, each with a way to change it."""
    _ = desk.wording
    rows = [_row(question, letter, rules, desk) for question in letter.asked(rules)]
    if not letter.is_nameless(rules) and desk.person is not None and "name" not in letter.asked(rules):
        rows.append(Fact(_("From"), (Text(desk.person.name, desk.language, private=True),)))
    if rules.attachments_max and desk.person is not None and not letter.is_nameless(rules):
        names = tuple(name_of(each, desk) for each in files)
        # Translators: a button beside an answer; its spoken name adds the question
        change = _("Change") if names else _("Attach")
        rows.append(Fact(_("Files"), names or (_("Nothing is attached"),), Action("attach", change)))
    return Page(
        "appeal/check",
        _("Check what you wrote"),
        (Facts(tuple(rows)),),
        main=Action(CONTINUE, _("Send"), icon="send"),
        back=back(_),
    )


def _row(question: Question, letter: Letter, rules: AppealRules, desk: Desk) -> Fact:
    _ = desk.wording
    kind, way = letter.kind_of(rules), letter.way_of(rules)
    empty = (_("Not given"),)
    label, values = {
        # Translators: beside the kind of a letter: a complaint, a proposal, a request
        "kind": (_("You write"), (kind_text(kind, desk),) if kind is not None else empty),
        "recipient": (_("To"), (agency_name(letter.recipient, desk),) if letter.recipient else empty),
        "subject": (_("About"), _own(letter.subject, desk) or empty),
        "text": (_("Your words"), _own(letter.text, desk) or empty),
        "place": (_("Place"), _own(letter.place, desk) or empty),
        "name": (_("From"), _sender(letter, rules, desk)),
        "reply": (_("Answer"), (way_text(way, desk),) if way is not None else empty),
        "contact": (_("The answer comes to"), _own(letter.contact, desk) or empty),
    }[question]
    # Translators: a button beside an answer; its spoken name adds the question
    change = Action("change", _("Change"), argument=question)
    return Fact(label, values, change)


def _own(written: str, desk: Desk) -> tuple[Text, ...]:
    parts = [each.strip() for each in written.split("\n") if each.strip()]
    return tuple(Text(each, desk.language, private=True) for each in parts)


def _sender(letter: Letter, rules: AppealRules, desk: Desk) -> tuple[Text, ...]:
    _ = desk.wording
    if letter.is_nameless(rules):
        return (_("Without a name"),)
    if desk.person is None:
        return (_("With your name. You sign in before it is sent."),)
    return (Text(desk.person.name, desk.language, private=True),)


def deadline_text(due_date: str, desk: Desk) -> Text:
    """Until when an answer is due, in the portal's word: how many days the law gives is not ours to say (contract §C.7)."""
    _ = desk.wording
    if not due_date:
        return _("The portal does not state until when the agency must answer.")
    return _("The agency must answer by {day}.", day=formatting.written_date(due_date, desk.language))


def received_page(sent: AppealSent, letter: Letter, rules: AppealRules, printed: Printed | None, desk: Desk) -> Page:
    """The number, the deadline, and for who gave no name the code to follow it with."""
    _, received = desk.wording, sent.received
    blocks: list[Block] = [Highlight(Text(received.reference, desk.language), title=_("Number"))]
    if received.token:
        spelled = ", ".join(" ".join(group) for group in received.token.split("-"))
        code = Text(received.token, desk.language, private=True, spoken=spelled)
        blocks.append(Highlight(code, title=_("Code"), label=_("Show it to nobody.")))
        words = _("Print them, save them or write them down. Without them nobody can find the answer for you.")
        blocks.append(Notice(words, title=_("Keep the number and the code."), kind=NoticeKind.WARNING))
    if sent.earlier_words:
        words = _("The first sending had arrived already. What you changed afterwards was not sent.")
        blocks.append(Notice(words, kind=NoticeKind.WARNING))
    way = letter.way_of(rules)
    blocks.append(Paragraph(deadline_text(received.due_date, desk)))
    if not received.token:
        told = _("You find it under “My appeals”.")
        if way is not None and way.contact != NO_CONTACT:
            told = _("The answer also comes as you wished. You find everything under “My appeals”.")
        blocks.append(Paragraph(told))
    blocks.append(Paragraph(_("To {agency}", agency=agency_name(letter.recipient, desk)), quiet=True))
    blocks += outcome_notice(printed, desk)
    keep = print_action(_("Print the number"), _("Save the number"), desk)
    blocks.append(Buttons((keep, to_home(_))))
    return Page(
        "appeal/received",
        _("It has been received"),
        tuple(blocks),
        icon="circle-check",
        said=outcome_said(printed, desk),
    )
