"""Visits in words: what one may need there, when one is reminded, where and what for; the same on every page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk import formatting
from kiosk.appointments.clock import begin_of, when_words, zone_of_appointment
from kiosk.describing import coded_text, documents_fact, name_of
from kiosk.desk import Desk
from kiosk.journeys.places import address_of, location_name, location_of
from kiosk.page import Fact, Option
from kiosk.portal.resources.appointments import Appointment
from kiosk.text import Text, Wording

REMINDERS: Final = ("PT24H", "PT48H", "PT2H", "none")
USUAL_REMINDER: Final = "PT24H"


def needs(_: Wording) -> tuple[Option, ...]:
    """What a centre can make ready for somebody; six at most (ACC-78)."""
    return (
        Option("stepFree", _("A way without steps"), icon="accessibility"),
        Option("helper", _("Somebody who helps me there"), icon="heart-handshake"),
        Option("signLanguage", _("An interpreter of sign language"), icon="hand"),
        Option("hearingLoop", _("Help to hear better"), icon="ear"),
        Option("plainLanguage", _("Simple words and more time"), icon="book-open"),
        Option("quiet", _("A quiet place to wait"), icon="hourglass"),
    )


def needs_text(chosen: tuple[str, ...] | list[str], desk: Desk) -> tuple[Text, ...]:
    """What was chosen; a need that this program does not know stands as the portal calls it."""
    _ = desk.wording
    labels = {option.value: option.label for option in needs(_)}
    return tuple(labels.get(each, Text(each, desk.language)) for each in chosen) or (_("Nothing"),)


def reminders(_: Wording) -> Mapping[str, Text]:
    """How long before it one is reminded."""
    return {
        "PT24H": _("One day before"),
        "PT48H": _("Two days before"),
        "PT2H": _("Two hours before"),
        "none": _("Do not remind me"),
    }


def reminder_text(reminder: str, desk: Desk) -> Text:
    """What was chosen, or what another program chose."""
    _ = desk.wording
    return reminders(_).get(reminder or "none", Text(reminder, desk.language))


def centre_name(centre: str, desk: Desk) -> Text:
    found = location_of(centre, desk)
    return location_name(found, desk) if found is not None else Text(centre, desk.language)


def where_fact(centre: str, desk: Desk) -> Fact:
    """Name and address of a centre."""
    found = location_of(centre, desk)
    address = address_of(found, desk) if found is not None else None
    return Fact(desk.wording("Where"), (centre_name(centre, desk), *((address,) if address is not None else ())))


def service_name(service: str, desk: Desk) -> Text:
    found = desk.catalogue.service(service)
    return name_of(found, desk) if found is not None else Text(service, desk.language)


def bring_fact(service: str, desk: Desk) -> tuple[Fact, ...]:
    """What to bring, as the register states it, or whom to ask."""
    found = desk.catalogue.service(service)
    return (documents_fact(found, desk, desk.wording("Bring")),) if found is not None else ()


def state_of(appointment: Appointment, desk: Desk) -> Text:
    """Whether it stands, in the page's language; the portal's own words for a state that this program does not know."""
    _ = desk.wording
    known = {
        "booked": _.context("appointment", "Booked"),
        "cancelled": _.context("appointment", "Cancelled"),
        "past": _.context("appointment", "Past"),
    }
    return known.get(appointment.status.code, coded_text(appointment.status, desk.language))


def when_of(appointment: Appointment, desk: Desk) -> Text:
    """Day and time in full words, in the centre's own time."""
    if appointment.start is None:
        return desk.wording("Not stated")
    zone = zone_of_appointment(appointment)
    return when_words(begin_of(appointment), zone, desk.wording, desk.now())


def code_text(code: str, desk: Desk) -> Text:
    """A code in groups of four, said sign by sign."""
    shown = formatting.in_fours(code)
    spoken = ", ".join(" ".join(group) for group in shown.split())
    return Text(shown, desk.language, private=True, spoken=spoken)
