"""The pages of a report about a place: what, where, the server's questions, the check, and the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back, go_on, to_home
from kiosk.journeys.listing import list_page, told_apart
from kiosk.journeys.taking_part import notice_of_place as place
from kiosk.journeys.taking_part.long_text import room, room_said, too_long
from kiosk.journeys.taking_part.notice_of_place import PlaceNotice
from kiosk.journeys.taking_part.towns import found_said, town_blocks, town_name
from kiosk.page import (
    CONTINUE,
    Action,
    Block,
    Buttons,
    Choice,
    Fact,
    Facts,
    Field,
    FieldKind,
    Highlight,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
)
from kiosk.portal.resources.reports import ReportAttribute, ReportService
from kiosk.reporting import Reported
from kiosk.text import Text

RESCUE: Final = "fhn"
"""The ministry that rescues people."""
_KINDS: Final = {"number": FieldKind.NUMBER, "datetime": FieldKind.DATE, "text": FieldKind.MULTILINE}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is asked: the answers so far, and whether it was answered wrongly."""

    key: str
    notice: PlaceNotice
    services: tuple[ReportService, ...]
    fault: bool = False
    query: str = ""
    first: int = 0


def loading_page(desk: Desk) -> Page:
    _ = desk.wording
    waiting = Paragraph(_("Please wait."))
    return Page("report/loading", _("Report a problem"), (waiting,), busy=True, back=back(_))


def sending_page(desk: Desk) -> Page:
    _ = desk.wording
    waiting = Paragraph(_("Please wait. Your report is being sent."))
    return Page("report/sending", _("Report a problem"), (waiting,), busy=True)


def none_page(desk: Desk) -> Page:
    """A portal without such reports."""
    _ = desk.wording
    words = _("This portal takes no reports about places. You can write to the agency.")
    return Page("report/none", _("Report a problem"), (Notice(words),), back=back(_))


def question_page(asked: Asked, desk: Desk) -> Page:
    """The page of one question."""
    makers = {
        place.SERVICE: _service,
        place.TOWN: _town,
        place.ADDRESS: _address,
        place.DESCRIPTION: _description,
        place.CONTACT: _contact,
    }
    return makers.get(asked.key, _own)(asked, desk)


def _page(
    asked: Asked, desk: Desk, heading: Text, error: Text | None, *blocks: Block, said: tuple[Text, ...] = ()
) -> Page:
    _ = desk.wording
    key = place.EMAIL if asked.key == place.CONTACT else asked.key
    page = Page(
        f"report/{asked.key}",
        heading,
        blocks,
        main=go_on(_),
        back=back(_),
        said=said,
    )
    return with_error(page, key, error, _)


def _error(asked: Asked, missing: Text, desk: Desk) -> Text | None:
    """What is wrong, once Continue was pressed."""
    _ = desk.wording
    fault = asked.notice.fault(asked.key) if asked.fault else ""
    if fault == "long":
        return too_long(asked.notice.entry(asked.key), place.LONGEST_DESCRIPTION, _)
    return {
        "missing": missing,
        "number": _("Write a number, in digits."),
        "date": _("Write the day, the month and the year. There must be such a day."),
        "email": _("An e-mail address looks like this: name@example.az"),
    }.get(fault)


def _service(asked: Asked, desk: Desk) -> Page:
    _, language = desk.wording, desk.language
    rows = [
        Action(
            "choose-service",
            Text(each.name, language),
            argument=each.code,
            description=Text(each.description, language) if each.description else None,
        )
        for each in asked.services
    ]
    notice = Notice(_in_danger(desk), kind=NoticeKind.WARNING)
    return list_page("report/service", _("What is wrong?"), told_apart(rows, _), asked.first, _, notice)


def _in_danger(desk: Desk) -> Text:
    """Whom to call first: the number is that of the register, where it states one."""
    _ = desk.wording
    rescue = desk.catalogue.organisation(RESCUE)
    if rescue is None or not rescue.hotline:
        return _("If somebody is in danger, call for help first.")
    return _("If somebody is in danger, call {hotline} first.", hotline=rescue.hotline)


def _town(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    blocks = town_blocks(asked.query, asked.first, desk)
    chosen = asked.notice.entry(place.TOWN)
    shown: tuple[Block, ...] = ()
    if chosen and chosen != place.NOWHERE:
        shown = (Notice(town_name(chosen, desk), title=_("Chosen now")),)
    elsewhere = Buttons((Action("no-town", _("It is not in the list"), icon="arrow-right"),))
    return Page(
        "report/town",
        _("In which town or district?"),
        (*shown, *blocks, elsewhere),
        focus=place.TOWN,
        main=go_on(_) if chosen else None,
        back=back(_),
        said=found_said(blocks, asked.query, desk),
    )


def _address(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    error = _error(asked, _("Write where it is."), desk)
    field = Field(
        place.ADDRESS,
        asked.notice.entry(place.ADDRESS),
        hint=_("Street and number. Or what is near: a shop, a stop, a school."),
        error=error,
        length=200,
    )
    return _page(asked, desk, _("Where exactly?"), error, field)


def _description(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    error = _error(asked, _("Write in a few words what is wrong."), desk)
    text, most = asked.notice.entry(place.DESCRIPTION), place.LONGEST_DESCRIPTION
    notes = tuple(Notice(Text(each, desk.language)) for each in asked.notice.notes())
    field = Field(
        place.DESCRIPTION,
        text,
        hint=_("Everybody can read it. Do not write names or phone numbers."),
        error=error,
        kind=FieldKind.MULTILINE,
    )
    left = room(text, most, _)
    blocks: tuple[Block, ...] = (*notes, field) if left is None else (*notes, field, left)
    said = room_said(text, most, _) if error is None else ()
    return _page(asked, desk, _("Say it in your own words"), error, *blocks, said=said)


def _own(asked: Asked, desk: Desk) -> Page:
    """A question of the server, in its words."""
    _, language = desk.wording, desk.language
    attribute = asked.notice.attribute(asked.key)
    assert attribute is not None, "only what is asked has a page"
    heading = Text(attribute.description or attribute.code, language)
    error = _error(asked, _("Answer this question."), desk)
    hint = Text(attribute.hint, language) if attribute.hint else None
    if hint is None and not attribute.required:
        hint = _("You need not answer this.")
    value = asked.notice.entry(asked.key)
    if attribute.kind in place.LISTS and attribute.values:
        options = tuple(Option(str(at), Text(each.name, language)) for at, each in enumerate(attribute.values))
        several = attribute.kind == "multivaluelist"
        choice = Choice(
            asked.key,
            options,
            tuple(value.split()),
            multiple=several,
            hint=_("You can choose several.") if several else hint,
            error=error,
        )
        return _page(asked, desk, heading, error, choice)
    kind = _KINDS.get(attribute.kind, FieldKind.TEXT)
    field = Field(asked.key, value, hint=hint, error=error, kind=kind, required=attribute.required)
    return _page(asked, desk, heading, error, field)


def _contact(asked: Asked, desk: Desk) -> Page:
    _ = desk.wording
    error = _error(asked, _("Write where the answer should come."), desk)
    email = Field(
        place.EMAIL,
        asked.notice.entry(place.EMAIL),
        label=_("E-mail"),
        hint=_("You can leave it empty."),
        error=error,
        kind=FieldKind.EMAIL,
        length=200,
        private=True,
        required=False,
        purpose="email",
    )
    phone = Field(
        place.PHONE,
        asked.notice.entry(place.PHONE),
        label=_("Phone"),
        hint=_("You can leave it empty."),
        kind=FieldKind.PHONE,
        length=30,
        private=True,
        required=False,
        purpose="tel",
    )
    words = Paragraph(_("Only those who repair it see this."))
    return _page(asked, desk, _("Can they ask you something?"), error, words, email, phone)


def check_page(notice: PlaceNotice, services: Sequence[ReportService], desk: Desk) -> Page:
    """All answers, each with a way to change it."""
    _ = desk.wording
    rows = []
    for key in notice.asked():
        label, values = _row(key, notice, services, desk)
        # Translators: a button beside an answer; its spoken name adds the question
        rows.append(Fact(label, values or (_("Not given"),), Action("change", _("Change"), argument=key)))
    return Page(
        "report/check",
        _("Check your report"),
        (Paragraph(_("Everybody can read it, without your e-mail and your phone.")), Facts(tuple(rows))),
        main=Action(CONTINUE, _("Send"), icon="send"),
        back=back(_),
    )


def _row(key: str, notice: PlaceNotice, services: Sequence[ReportService], desk: Desk) -> tuple[Text, tuple[Text, ...]]:
    _, language = desk.wording, desk.language
    attribute = notice.attribute(key)
    if attribute is not None:
        return Text(attribute.description or attribute.code, language), _shown(attribute, notice, desk)
    if key == place.SERVICE:
        names = [each.name for each in services if each.code == notice.service]
        return _("What"), tuple(Text(each, language) for each in names)
    if key == place.TOWN:
        town = notice.entry(key)
        named = () if town in ("", place.NOWHERE) else (town_name(town, desk),)
        return _("Town or district"), named
    if key == place.CONTACT:
        own = [notice.entry(each).strip() for each in (place.EMAIL, place.PHONE)]
        return _("E-mail and phone"), tuple(Text(each, language, private=True) for each in own if each)
    label = _("Where") if key == place.ADDRESS else _("Your words")
    return label, tuple(Text(each, language) for each in notice.entry(key).split("\n") if each.strip())


def _shown(attribute: ReportAttribute, notice: PlaceNotice, desk: Desk) -> tuple[Text, ...]:
    language, written = desk.language, notice.entry(f"{place.OWN}{attribute.code}").strip()
    if attribute.kind in place.LISTS and attribute.values:
        return tuple(Text(attribute.values[each].name, language) for each in notice.chosen(attribute))
    if attribute.kind == "datetime" and written:
        return (Text(formatting.written_date(written, language), language),)
    return (Text(written, language),) if written else ()


def done_page(reported: Reported, desk: Desk) -> Page:
    """The number; or the code for which there will be one."""
    _, sent = desk.wording, reported.sent
    blocks: list[Block] = []
    if sent.number:
        blocks.append(Highlight(Text(sent.number, desk.language), title=_("Number")))
        blocks.append(Paragraph(_("With this number you can follow it under “Follow a report”.")))
    else:
        spelled = " ".join(sent.token)
        blocks.append(Highlight(Text(sent.token, desk.language, spoken=spelled), title=_("Code")))
        blocks.append(Paragraph(_("The number comes later. With this code you find it under “Follow a report”.")))
    if reported.earlier_words:
        words = _("The first sending had arrived already. What you changed afterwards was not sent.")
        blocks.append(Notice(words, kind=NoticeKind.WARNING))
    if sent.notice:
        blocks.append(Paragraph(Text(sent.notice, desk.language)))
    blocks.append(Buttons((to_home(_),)))
    return Page("report/done", _("Your report has been received"), tuple(blocks), icon="circle-check")
