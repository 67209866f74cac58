"""The questions of an appeal, one a page, and the pages of waiting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back, go_on
from kiosk.journeys.taking_part.agencies import agency_blocks, agency_name, found_said
from kiosk.journeys.taking_part.letter import NAMED, NAMELESS, NO_CONTACT, Letter, Question
from kiosk.journeys.taking_part.long_text import room, room_said, too_long
from kiosk.page import (
    Block,
    Choice,
    Field,
    FieldKind,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
)
from kiosk.portal.resources.appeals import AppealKind, AppealRules, ReplyWay
from kiosk.text import Text, Wording, pick

_KINDS: Final = {"email": FieldKind.EMAIL, "phone": FieldKind.PHONE}
_PURPOSES: Final = {"email": "email", "phone": "tel", "address": "street-address"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is asked: the answers so far, whether it was answered wrongly, what the portal said of it."""

    question: Question
    letter: Letter
    rules: AppealRules
    fault: bool = False
    refused: Text | None = None
    query: str = ""
    first: int = 0


def loading_page(desk: Desk) -> Page:
    _ = desk.wording
    return Page(
        "appeal/loading",
        _("Write to an agency"),
        (Paragraph(_("Please wait.")),),
        busy=True,
        back=back(_),
    )


def sending_page(desk: Desk) -> Page:
    _ = desk.wording
    waiting = Paragraph(_("Please wait. What you wrote is being sent."))
    return Page("appeal/sending", _("Write to an agency"), (waiting,), busy=True)


def kind_text(kind: AppealKind, desk: Desk) -> Text:
    """The kind in the page's language; the portal's own words for one that this program does not know."""
    _ = desk.wording
    known = {
        "complaint": _("A complaint"),
        "proposal": _("A proposal"),
        # Translators: a letter that asks a state body for something; not an application for a service
        "application": _("A request"),
    }
    return known.get(kind.code) or _label(kind.code, kind.label, desk)


def way_text(way: ReplyWay, desk: Desk) -> Text:
    """The way to be answered, in the same manner."""
    _ = desk.wording
    known = {
        "cabinet": _("In my cabinet on the portal"),
        "email": _("By e-mail"),
        "phone": _("By phone"),
        "post": _("By letter"),
    }
    return known.get(way.code) or _label(way.code, way.label, desk)


def _label(code: str, label: dict[str, str] | str, desk: Desk) -> Text:
    found = pick(label, desk.language) if not isinstance(label, str) else Text(label, desk.language)
    return found if found is not None and found.text else Text(code, desk.language)


def question_page(asked: Asked, desk: Desk) -> Page:
    """The page of one question."""
    makers = {
        "kind": _kind,
        "recipient": _recipient,
        "subject": _subject,
        "text": _text,
        "place": _place,
        "name": _name,
        "reply": _reply,
        "contact": _contact,
    }
    return makers[asked.question](asked, desk)


def _page(
    asked: Asked, desk: Desk, heading: Text, error: Text | None, *blocks: Block, said: tuple[Text, ...] = ()
) -> Page:
    _ = desk.wording
    page = Page(
        f"appeal/{asked.question}",
        heading,
        blocks,
        main=go_on(_),
        back=back(_),
        said=said,
    )
    return with_error(page, asked.question, error, _)


def _error(asked: Asked, missing: Text, wording: Wording) -> Text | None:
    """What the portal said; or after Continue that an answer is missing, or too long."""
    if asked.refused is not None:
        return asked.refused
    if not asked.fault:
        return None
    if asked.letter.missing(asked.question, asked.rules):
        return missing
    most = asked.letter.most(asked.question, asked.rules)
    return too_long(str(getattr(asked.letter, asked.question)), most, wording)


def _chosen(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _kind(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    told = {
        "complaint": _("Something was done wrongly, or not at all."),
        "proposal": _("Something could be done better."),
        "application": _("You ask an agency for something, or want to know something."),
    }
    options = tuple(
        Option(each.code, kind_text(each, desk), description=told.get(each.code)) for each in asked.rules.kinds
    )
    error = _error(asked, _("Choose what you want to write."), _)
    choice = Choice("kind", options, _chosen(asked.letter.kind), error=error)
    return _page(asked, desk, _("What do you want to write?"), error, choice)


def _recipient(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    blocks = agency_blocks(asked.query, asked.first, desk)
    page = _page(asked, desk, _("To whom do you write?"), None, *blocks, said=found_said(blocks, asked.query, desk))
    error = _error(asked, _("Choose an agency from the list."), _)
    chosen = asked.letter.recipient
    notices: tuple[Block, ...] = ()
    if error is not None:
        notices = (Notice(error, kind=NoticeKind.PROBLEM),)
    elif chosen:
        notices = (Notice(agency_name(chosen, desk), title=_("Chosen now")),)
    return Page(
        page.id,
        page.heading,
        (*notices, *page.blocks),
        error=error is not None,
        focus="agency",
        main=go_on(_) if chosen and error is None else None,
        back=back(_),
        said=page.said,
    )


def _subject(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    error = _error(asked, _("Write in a few words what it is about."), _)
    field = Field(
        "subject",
        asked.letter.subject,
        hint=_("In a few words. The whole story comes on the next page."),
        error=error,
        length=asked.rules.subject_max or None,
        private=True,
    )
    return _page(asked, desk, _("What is it about?"), error, field)


def _text(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    heading = {
        "complaint": _("What happened?"),
        "proposal": _("What do you propose?"),
        "application": _("What do you ask for?"),
    }.get(asked.letter.kind, _("What do you want to say?"))
    hint = {
        "complaint": _("Say what happened, where and when, and what you want to be done."),
        "proposal": _("Say how it is now, and how it would be better."),
        "application": _("Say what you ask for, and why."),
    }.get(asked.letter.kind, _("Write it in your own words."))
    error = _error(asked, _("Write what you want to say."), _)
    text, most = asked.letter.text, asked.rules.text_max
    field = Field("text", text, hint=hint, error=error, kind=FieldKind.MULTILINE, private=True)
    left = room(text, most, _)
    blocks = (field,) if left is None else (field, left)
    return _page(asked, desk, heading, error, *blocks, said=room_said(text, most, _) if error is None else ())


def _place(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    field = Field(
        "place",
        asked.letter.place,
        hint=_("The address in words. If there is none, leave this empty and go on."),
        error=asked.refused,
        length=300,
        private=True,
        required=False,
    )
    return _page(asked, desk, _("Is it about a place?"), asked.refused, field)


def _name(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    options = (
        Option(
            NAMED,
            _("With my name"),
            description=_("You sign in. The answer comes to you."),
        ),
        Option(
            NAMELESS,
            _("Without my name"),
            description=_("You get a number and a code. With them you can read the answer."),
        ),
    )
    error = _error(asked, _("Choose whether your name should stand on it."), _)
    choice = Choice("name", options, _chosen(asked.letter.name), error=error)
    return _page(asked, desk, _("Do you want to give your name?"), error, choice)


def _reply(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    options = tuple(Option(each.code, way_text(each, desk)) for each in asked.rules.reply_by)
    error = _error(asked, _("Choose how you want to be answered."), _)
    choice = Choice("reply", options, _chosen(asked.letter.reply), error=error)
    return _page(asked, desk, _("How should they answer you?"), error, choice)


def _contact(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    way = asked.letter.way_of(asked.rules)
    wanted = way.contact if way is not None else NO_CONTACT
    heading = {
        "email": _("What is your e-mail address?"),
        "phone": _("What is your phone number?"),
        "address": _("What is your address?"),
    }.get(wanted, _("Where can they reach you?"))
    error = _error(asked, _("Write where the answer should come."), _)
    field = Field(
        "contact",
        asked.letter.contact,
        error=error,
        kind=_KINDS.get(wanted, FieldKind.TEXT),
        length=300,
        private=True,
        purpose=_PURPOSES.get(wanted, ""),
    )
    return _page(asked, desk, heading, error, field)
