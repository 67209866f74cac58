"""How one appointment looks, and the question before it is cancelled."""

from __future__ import annotations

from kiosk.appointments.outcomes import Booked
from kiosk.desk import Desk
from kiosk.journeys.appointments.words import (
    bring_fact,
    code_text,
    needs_text,
    reminder_text,
    service_name,
    state_of,
    when_of,
    where_fact,
)
from kiosk.journeys.bars import back, to_home
from kiosk.journeys.printing import outcome_notice, outcome_said, print_action
from kiosk.outcomes import Printed
from kiosk.page import Action, Block, Buttons, Fact, Facts, Highlight, Notice, NoticeKind, Page, QrCode
from kiosk.portal.resources.appointments import Appointment
from kiosk.text import Text


def shown_page(booked: Booked, news: str, printed: Printed | None, desk: Desk) -> Page:
    """Everything about it; while it stands also what can be done with it."""
    _, appointment = desk.wording, booked.appointment
    stands = appointment.stands(desk.now())
    blocks: list[Block] = [*_news(appointment, news, desk), *outcome_notice(printed, desk)]
    if appointment.code:
        code = Highlight(code_text(appointment.code, desk), label=_("Code of the appointment"))
        blocks.append(code)
    blocks.append(Facts(_rows(booked, desk)))
    if stands:
        blocks.append(Facts(bring_fact(appointment.service_id, desk)))
        blocks.append(Buttons(_actions(booked, desk)))
    headings = {
        "booked": _("Your appointment is booked"),
        "moved": _("Your appointment is moved"),
        "cancelled": _("Your appointment is cancelled"),
    }
    return Page(
        f"appointment/{appointment.id}{f'/{news}' if news in headings else ''}",
        headings.get(news, _("Your appointment")),
        tuple(blocks),
        aside=(_for_the_phone(booked, desk),) if stands and booked.calendar else (),
        main=to_home(_) if news == "booked" else None,
        back=back(_),
        said=outcome_said(printed, desk),
    )


def _news(appointment: Appointment, news: str, desk: Desk) -> tuple[Block, ...]:
    _ = desk.wording
    when = when_of(appointment, desk)
    match news:
        case "booked":
            return (Notice(_("Come on {when}.", when=when), kind=NoticeKind.SUCCESS),)
        case "moved":
            return (Notice(_("It is now on {when}.", when=when), kind=NoticeKind.SUCCESS),)
        case "cancelled":
            return (Notice(_("Nobody waits for you. Others can take this time."), kind=NoticeKind.SUCCESS),)
        case "reminder":
            return (Notice(_("Saved."), kind=NoticeKind.SUCCESS),)
        case "changed":
            words = _("It was changed somewhere else meanwhile. This is how it is now.")
            return (Notice(words, kind=NoticeKind.WARNING),)
    return ()


def _rows(booked: Booked, desk: Desk) -> tuple[Fact, ...]:
    _, appointment = desk.wording, booked.appointment
    rows = [
        Fact(_("Status"), (state_of(appointment, desk),)),
        Fact(_("When"), (when_of(appointment, desk),)),
        where_fact(appointment.location_id, desk),
        Fact(_("Service"), (service_name(appointment.service_id, desk),)),
    ]
    if appointment.contact.name:
        rows.append(Fact(_("Name"), (Text(appointment.contact.name, desk.language, private=True),)))
    if appointment.needs:
        chosen = tuple(text.as_private() for text in needs_text(appointment.needs, desk))
        rows.append(Fact(_("What you need there"), chosen))
    if appointment.note:
        note = Text(appointment.note, desk.language, private=True)
        rows.append(Fact(_("What you tell the centre"), (note,)))
    if not booked.guest:
        rows.append(Fact(_("Reminder"), (reminder_text(appointment.reminder, desk),)))
    return tuple(rows)


def _actions(booked: Booked, desk: Desk) -> tuple[Action, ...]:
    _ = desk.wording
    paper = print_action(_("Print the appointment"), _("Save as a sheet"), desk)
    calendar = () if desk.at_kiosk else (Action("calendar", _("Save for my calendar"), icon="calendar-days"),)
    reminder = () if booked.guest else (Action("reminder", _("Change the reminder"), icon="bell"),)
    return (
        *calendar,
        paper,
        *reminder,
        Action("move", _("Choose another time"), icon="clock"),
        Action("cancel", _("Cancel the appointment"), icon="x"),
    )


def _for_the_phone(booked: Booked, desk: Desk) -> QrCode:
    _ = desk.wording
    return QrCode(
        booked.calendar,
        caption=_("Code for the calendar of your phone"),
        alternative=_("A picture that puts the appointment into the calendar of your phone."),
        private=True,
    )


def cancelling_page(booked: Booked, desk: Desk) -> Page:
    """Asked once, because the time goes to others (ACC-71)."""
    _ = desk.wording
    when = when_of(booked.appointment, desk)
    return Page(
        f"appointment/{booked.appointment.id}/cancel",
        _("Cancel the appointment?"),
        (Notice(_("Others can take this time then: {when}.", when=when), kind=NoticeKind.WARNING),),
        main=Action("cancel-now", _("Yes, cancel it"), icon="x"),
        back=back(_),
    )
