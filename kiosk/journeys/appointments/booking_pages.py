"""The pages of booking a visit: who comes, what they need there, what they want to say, and everything at one look."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from kiosk import formatting
from kiosk.appointments.clock import when_words
from kiosk.appointments.outcomes import FreeTimes
from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.appointments.words import (
    REMINDERS,
    USUAL_REMINDER,
    bring_fact,
    needs,
    needs_text,
    reminder_text,
    reminders,
    service_name,
    where_fact,
)
from kiosk.journeys.bars import back, go_on
from kiosk.journeys.places import location_of
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
    Option,
    Page,
    Paragraph,
    Tiles,
)
from kiosk.text import Text

LONGEST_NOTE: Final = 500


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody has told for a visit; the repr shows nothing of it."""

    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    needs: tuple[str, ...] = field(default=(), repr=False)
    note: str = field(default="", repr=False)
    reminder: str = USUAL_REMINDER

    @property
    def written(self) -> bool:
        """Whether anything was told."""
        return bool(self.name or self.phone or self.needs or self.note)

    def of(self, key: str) -> str:
        """One text answer."""
        return {"name": self.name, "phone": self.phone, "note": self.note}.get(key, "")

    def changed(self, key: str, value: str) -> Answers:
        """With another answer."""
        match key:
            case "name":
                return replace(self, name=value)
            case "phone":
                return replace(self, phone=value)
            case "note":
                return replace(self, note=value[:LONGEST_NOTE])
            case "needs":
                return replace(self, needs=tuple(value.split()))
            case "reminder":
                return replace(self, reminder=value)
        return self


def not_here(heading: Text, centre: str, desk: Desk) -> Page:
    """The portal knows of no visits to this centre, or of no queue there: whom to ask, and nothing that leads nowhere."""
    _ = desk.wording
    words = _("The portal does not offer it for this centre and this service. Ask the centre, or choose another one.")
    found = location_of(centre, desk)
    rows = [where_fact(centre, desk)]
    if found is not None and found.phone:
        rows.append(Fact(_("Phone"), (formatting.phone(found.phone, desk.language),)))
    return Page("visits/not-here", heading, (Notice(words), Facts(tuple(rows))), back=back(_))


def who_page(desk: Desk, *, guests: bool) -> Page:
    """Signing in, or going on without where the service allows it."""
    _ = desk.wording
    if not guests:
        words = _("For this service you sign in before you book. The time that you chose is kept on this page.")
        return Page(
            "booking/who",
            _("Who comes?"),
            (Notice(words),),
            main=Action("sign-in", _("Sign in"), icon="log-in"),
            back=back(_),
        )
    ways = (
        Action(
            "sign-in",
            _("Sign in with your phone"),
            icon="smartphone",
            description=_("You find the appointment in your cabinet, and you are reminded."),
        ),
        Action(
            "guest",
            _("Go on without signing in"),
            icon="user",
            description=_("You tell your name and phone number, and get a code."),
        ),
    )
    return Page("booking/who", _("Who comes?"), (Tiles(ways),), back=back(_))


def answer_page(step: str, answers: Answers, desk: Desk, *, missing: bool) -> Page:
    """One question."""
    _ = desk.wording
    match step:
        case "name":
            asked = _field("name", answers, _("Write your name."), missing=missing)
            block: Block = replace(asked, hint=_("The name under which you are called there."), purpose="name")
            heading = _("Your name")
        case "phone":
            asked = _field("phone", answers, _("Write your phone number."), missing=missing)
            hint = _("The centre calls you only if something changes.")
            block = replace(asked, kind=FieldKind.PHONE, hint=hint, purpose="tel")
            heading = _("Your phone number")
        case "note":
            asked = _field("note", answers, None, missing=False)
            hint = _("You may leave it empty. At most {count} signs.", count=LONGEST_NOTE)
            block = replace(asked, kind=FieldKind.MULTILINE, hint=hint, required=False)
            heading = _("What should the centre know?")
        case "needs":
            block = Choice("needs", needs(_), answers.needs, multiple=True, hint=_("You may choose several, or none."))
            heading = _("What do you need there?")
        case _:
            block = reminder_choice(answers.reminder, desk)
            heading = _("When should we remind you?")
    error = block.error if isinstance(block, Field) else None
    page = Page(
        f"booking/{step}",
        heading,
        (block,),
        main=go_on(_),
        back=back(_),
    )
    return with_error(page, step, error, _)


def reminder_choice(chosen: str, desk: Desk) -> Choice:
    """How long before; the message comes into the cabinet."""
    labels = reminders(desk.wording)
    options = tuple(Option(each, labels[each]) for each in REMINDERS)
    hint = desk.wording("A message comes into your cabinet.")
    return Choice("reminder", options, (chosen or "none",), hint=hint)


def _field(key: str, answers: Answers, error: Text | None, *, missing: bool) -> Field:
    return Field(key, answers.of(key), error=error if missing else None, private=True)


def check_page(service: str, centre: str, times: FreeTimes, start: datetime, answers: Answers, desk: Desk) -> Page:
    """Everything at one look, each with a way to change it."""
    _ = desk.wording
    rows = [
        Fact(_("When"), (when_words(start, times.zone, _),), _change("when", desk)),
        where_fact(centre, desk),
        Fact(_("Service"), (service_name(service, desk),)),
    ]
    if desk.person is None:
        rows.append(Fact(_("Your name"), (_told(answers.name, desk),), _change("name", desk)))
        rows.append(Fact(_("Your phone number"), (_told(answers.phone, desk),), _change("phone", desk)))
    chosen = tuple(text.as_private() for text in needs_text(answers.needs, desk))
    rows.append(Fact(_("What you need there"), chosen, _change("needs", desk)))
    # Translators: what somebody needs, or tells the centre: nothing
    note = _told(answers.note, desk) if answers.note.strip() else _("Nothing")
    rows.append(Fact(_("What you tell the centre"), (note,), _change("note", desk)))
    if desk.person is not None:
        rows.append(Fact(_("Reminder"), (reminder_text(answers.reminder, desk),), _change("reminder", desk)))
    return Page(
        "booking/check",
        _("Check and book"),
        (
            Facts(tuple(rows)),
            Facts(bring_fact(service, desk)),
            Paragraph(_("You can move or cancel it later."), quiet=True),
        ),
        # Translators: a button: make the appointment
        main=Action(CONTINUE, _("Book"), icon="check"),
        back=back(_),
    )


def _change(argument: str, desk: Desk) -> Action:
    return Action("change", desk.wording("Change"), argument=argument)


def _told(words: str, desk: Desk) -> Text:
    return Text(words.strip(), desk.language, private=True)
