"""An application in words: which service, its state, until when the authority has to answer."""

from __future__ import annotations

from datetime import date
from typing import Final

from kiosk import formatting
from kiosk.describing import coded_text, name_of, not_stated
from kiosk.desk import Desk
from kiosk.page import Fact
from kiosk.portal.resources.applications import Application
from kiosk.text import Text, pick

OVER: Final = frozenset({"approved", "rejected", "withdrawn", "expired"})
"""States in which nobody has to answer any more."""
UNSENT: Final = frozenset({"draft"})
WITH_THE_AGENCY: Final = frozenset({"submitted", "inReview"})
"""States in which the authority has to do the next thing."""


def name_of_application(application: Application, desk: Desk) -> Text:
    """What it applies for."""
    service = desk.catalogue.service(application.service_id)
    return name_of(service, desk) if service is not None else Text(application.service_id, desk.language)


def numbered(application: Application, desk: Desk) -> Text:
    """What tells one application from another for the same service (ACC-55): its number, or when it was last changed."""
    name = name_of_application(application, desk)
    if application.reference:
        # Translators: a row of a list: the name of a service and the number of an application
        return desk.wording("{service} · {reference}", service=name, reference=application.reference)
    if application.updated_at is not None:
        day = formatting.date_and_time(application.updated_at, desk.language)
        # Translators: a row of a list: the name of a service and when its draft was last changed
        return desk.wording("{service} · {day}", service=name, day=day)
    return name


def state_of(application: Application, desk: Desk) -> Text:
    """Its state now."""
    return status_text(application.status.code, coded_text(application.status, desk.language), desk)


def status_text(code: str, label: Text, desk: Desk) -> Text:
    """The state in the page's language; the portal's own words for a state this program does not know."""
    _ = desk.wording
    known = {
        "draft": _("Draft, not sent"),
        "submitted": _("Received"),
        "awaitingPayment": _("Waiting for payment"),
        "inReview": _("In review"),
        "returned": _("Returned for correction"),
        "approved": _("Ready"),
        "rejected": _("Refused"),
        "withdrawn": _("Withdrawn by you"),
        "expired": _("Expired"),
    }
    return known.get(code, label)


def application_rows(application: Application, desk: Desk) -> tuple[Fact, ...]:
    """State, number, dates."""
    _, language = desk.wording, desk.language
    rows = [Fact(_("Status"), (state_of(application, desk),))]
    if application.reference:
        rows.append(Fact(_("Application number"), (Text(application.reference, language),)))
    if application.submitted_at is not None:
        rows.append(Fact(_("Sent on"), (Text(formatting.date_and_time(application.submitted_at, language), language),)))
    if application.status.code not in OVER | UNSENT:
        rows.append(Fact(_("Answer by"), deadline(application, desk)))
    return tuple(rows)


def deadline(application: Application, desk: Desk) -> tuple[Text, ...]:
    """Until when the authority has to answer: the date, how far off that is, and what the register states of it."""
    _ = desk.wording
    service = desk.catalogue.service(application.service_id)
    day = day_of(application.due_date)
    if day is None:
        if application.due_date:
            return (Text(application.due_date, desk.language),)
        return (not_stated(service, desk) if service is not None else _("not stated by the portal"),)
    values = [Text(formatting.long_date(day, desk.language), desk.language)]
    if application.status.code in WITH_THE_AGENCY:  # else it waits for the person
        values.append(_distance(day, desk))
    stated = pick(service.processing_time, desk.language) if service is not None else None
    if stated is not None and stated.language == desk.language:
        values.append(_("The register states: {time}", time=stated))
    return tuple(values)


def is_late(application: Application, desk: Desk) -> bool:
    """Whether the authority should have answered by now."""
    day = day_of(application.due_date)
    return application.status.code in WITH_THE_AGENCY and day is not None and days_left(day, desk) < 0


def day_of(written: str) -> date | None:
    """An ISO date, or date and time, as a day; None for what is none."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def days_left(day: date, desk: Desk) -> int:
    """How many days there are until then; less than none when it is over."""
    return (day - desk.now().astimezone(formatting.AZERBAIJAN).date()).days


def _distance(day: date, desk: Desk) -> Text:
    _, left = desk.wording, days_left(day, desk)
    if left == 0:
        return _("Today is the last day for the answer.")
    if left > 0:
        return _.plural("In {count} day at the latest.", "In {count} days at the latest.", left)
    return _.plural(
        "The answer is {count} day late. You can complain about it.",
        "The answer is {count} days late. You can complain about it.",
        -left,
    )


def due_text(written: str, desk: Desk) -> Text | None:
    """Until when the person has to do something; None where no day is stated."""
    _, day = desk.wording, day_of(written)
    if day is None:
        return None
    left, told = days_left(day, desk), formatting.long_date(day, desk.language)
    if left < 0:
        return _("The last day for it was {day}. Ask the agency what you can do now.", day=told)
    if left == 0:
        return _("Do it today, {day}. It is the last day.", day=told)
    return _.plural(
        "Do it by {day}. There is {count} day left.", "Do it by {day}. There are {count} days left.", left, day=told
    )
