"""Reminders before a document runs out: the person chooses for which, and how long before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from kiosk import formatting
from kiosk.desk import Desk, Person
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.fetched_list import ChosenList
from kiosk.journeys.journey import Journey, Next, close, opening, stay
from kiosk.journeys.own_things.requests import ListReminders, RemoveReminder, SaveReminder, SetReminder
from kiosk.journeys.printing import outcome_notice, outcome_said
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.outcomes import Printed
from kiosk.page import (
    CONTINUE,
    Action,
    Block,
    Buttons,
    Choice,
    Fact,
    Facts,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
    Subheading,
)
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.portal.resources.documents import Document
from kiosk.portal.resources.own_things import Reminder
from kiosk.text import Text, Wording

REMIND: Final = "remind"
"""Action of a document's page that leads here."""
DAYS: Final = (60, 30, 14, 7)
"""How many days before a document runs out one can be reminded."""
BEFORE: Final = "days"


def days_left(document: Document, desk: Desk) -> tuple[int, ...]:
    """The choices that still lie ahead; none for a document without a last day, or one that is over."""
    if not document.valid_to or document.revoked_at is not None:
        return ()
    try:
        last = date.fromisoformat(document.valid_to)
    except ValueError:
        return ()
    left = (last - desk.now().astimezone(formatting.AZERBAIJAN).date()).days
    return tuple(days for days in DAYS if days < left)


def remind_action(document: Document, desk: Desk) -> tuple[Action, ...]:
    """Being reminded, of a document that is going to run out."""
    if not days_left(document, desk):
        return ()
    return (Action(REMIND, desk.wording("Remind me before it runs out"), icon="bell"),)


def reminding(below: Journey, document: Document) -> Next:
    """Choose when to be reminded."""
    return opening(below, Reminding(document))


@dataclass(frozen=True, slots=True)
class Reminding:
    """When to be reminded of one document; then that it is so, and the entry for the calendar at home."""

    document: Document
    chosen: str = ""
    missing: bool = False
    sending: bool = False
    made: Reminder | None = None
    printed: Printed | None = None
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="days", value=value):
                return stay(replace(self, chosen=value))
            case Arrived(request=SetReminder(), result=Reminder() as made):
                return stay(replace(self, made=made, sending=False))
            case Failed(request=SetReminder(), error=error):
                return stay(replace(self, error=error, sending=False))
            case Arrived(request=SaveReminder(), result=Printed() as printed):
                return stay(replace(self, printed=printed))
            case Failed(request=SaveReminder()):
                return stay(replace(self, printed=Printed()))
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Activated(action="calendar") if self.made is not None and not desk.at_kiosk:
                return stay(replace(self, printed=None), SaveReminder(self.made, desk.language))
            case Activated(action="continue") if self.made is not None:
                return close()
            case Activated(action="continue" | "retry") | Resumed(result=Person()) if not self.sending:
                return self._send(desk)
        return None

    def _send(self, desk: Desk) -> Next:
        if self.chosen not in {str(days) for days in days_left(self.document, desk)}:
            return stay(replace(self, missing=True, error=None))
        request = SetReminder(self.document.id, int(self.chosen), desk.language)
        return stay(replace(self, sending=True, missing=False, error=None), request)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("Remind me before it runs out")
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        if self.sending:
            return Page("reminding/sending", heading, (Paragraph(_("Please wait.")),), busy=True)
        if self.made is not None:
            return self._done(self.made, desk)
        missing = _("Choose when you want to be reminded.") if self.missing else None
        last = date.fromisoformat(self.document.valid_to)
        options = tuple(
            Option(str(days), days_text(days, _), description=_day(last - timedelta(days=days), desk))
            for days in days_left(self.document, desk)
        )
        chosen = (self.chosen,) if self.chosen else ()
        page = Page(
            "reminding",
            heading,
            (
                Subheading(Text(self.document.title, desk.language)),
                Choice(BEFORE, options, chosen, label=_("How long before?"), error=missing),
                Paragraph(_("From that day on it stands in your cabinet."), quiet=True),
            ),
            main=Action(CONTINUE, heading, icon="bell"),
            back=back(_),
        )
        return with_error(page, BEFORE, missing, _)

    def _done(self, made: Reminder, desk: Desk) -> Page:
        _ = desk.wording
        words = _("You are reminded on {day}.", day=formatting.written_date(made.remind_at, desk.language))
        return Page(
            "reminding/done",
            _("You will be reminded"),
            (
                Subheading(Text(made.title, desk.language)),
                Notice(words, kind=NoticeKind.SUCCESS),
                *outcome_notice(self.printed, desk),
                *_for_calendar(desk),
            ),
            main=Action(CONTINUE, _("Continue"), icon="arrow-right"),
            back=back(_),
            said=outcome_said(self.printed, desk),
        )


def days_text(days: int, _: Wording) -> Text:
    """`30 days before`."""
    return _.plural("{count} day before", "{count} days before", days)


def _day(day: date, desk: Desk) -> Text:
    return Text(formatting.long_date(day, desk.language), desk.language)


def _for_calendar(desk: Desk) -> tuple[Block, ...]:
    """A file for one's own calendar; at a kiosk there is nowhere to put it."""
    if desk.at_kiosk:
        return ()
    return (Buttons((Action("calendar", desk.wording("Save for my calendar"), icon="calendar-days"),)),)


@dataclass(frozen=True, slots=True)
class Reminders(ChosenList[Reminder]):
    """All reminders, the one that comes first is first. Opened with `ListReminders`."""

    place = "reminders"
    removing: bool = False
    printed: Printed | None = None

    def load(self, desk: Desk) -> ListReminders:
        return ListReminders(desk.language)

    def heading(self, desk: Desk) -> Text:
        return desk.wording("Reminders")

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. The list is coming.")

    def nothing(self, desk: Desk) -> Text:
        return desk.wording("You have no reminders. On the page of a document, press “Remind me before it runs out”.")

    def row(self, item: Reminder, desk: Desk) -> Action:
        return Action("open", Text(item.title, desk.language), argument=item.id, description=_when(item, desk))

    def opened(self, item: str, desk: Desk) -> Next | None:
        del desk
        return stay(replace(self, chosen=item, printed=None))

    def acted(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=RemoveReminder(), result=tuple() as found):
                return stay(replace(self, found=found, chosen="", removing=False))
            case Failed(request=RemoveReminder(), error=error):
                return stay(replace(self, error=error, removing=False))
            case Arrived(request=SaveReminder(), result=Printed() as printed):
                return stay(replace(self, printed=printed))
            case Failed(request=SaveReminder()):
                return stay(replace(self, printed=Printed()))
            case Activated() if self.removing:
                return stay(self)
            case Activated(action="remove") if self.chosen:
                return stay(replace(self, removing=True), RemoveReminder(self.chosen, desk.language))
            case Activated(action="calendar") if (one := self.one) is not None and not desk.at_kiosk:
                return stay(replace(self, printed=None), SaveReminder(one, desk.language))
        return None

    def page(self, desk: Desk) -> Page:
        if self.removing:
            words = Paragraph(desk.wording("Please wait."))
            return Page("reminders/removing", self.heading(desk), (words,), busy=True)
        return ChosenList.page(self, desk)

    def one_page(self, item: Reminder, desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        rows = (
            Fact(_("Valid until"), (Text(formatting.written_date(item.valid_to, language), language),)),
            Fact(_("You are reminded"), (days_text(item.days_before, _), _on_day(item, language))),
        )
        remove = Action("remove", _("Do not remind me"), icon="trash-2")
        calendar = [action for block in _for_calendar(desk) if isinstance(block, Buttons) for action in block.actions]
        return Page(
            f"reminders/{item.id}",
            Text(item.title, language),
            (*outcome_notice(self.printed, desk), Facts(rows), Buttons((*calendar, remove))),
            back=back(_),
            said=outcome_said(self.printed, desk),
        )


def _on_day(reminder: Reminder, language: str) -> Text:
    return Text(formatting.written_date(reminder.remind_at, language), language)


def _when(reminder: Reminder, desk: Desk) -> Text:
    day = formatting.written_date(reminder.valid_to, desk.language)
    return desk.wording("Runs out on {day}", day=day)


def due_notice(reminders: tuple[Reminder, ...], desk: Desk) -> tuple[Block, ...]:
    """What a cabinet says first: that documents run out of which one wanted to be reminded by now."""
    today = desk.now().astimezone(formatting.AZERBAIJAN).date().isoformat()
    due = [each for each in reminders if each.remind_at <= today <= each.valid_to]
    return tuple(
        Notice(
            desk.wording("Runs out on {day}", day=formatting.written_date(each.valid_to, desk.language)),
            title=Text(each.title, desk.language),
            kind=NoticeKind.WARNING,
        )
        for each in due[:3]
    )
