"""An appointment, or a number in a queue, as it leaves the program: on paper, in a calendar file, in a code for a phone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kiosk.applications.profile_sheet import svg
from kiosk.applications.receipt_pdf import made_pdf
from kiosk.appointments.calendar_file import calendar, small_calendar
from kiosk.appointments.clock import begin_of, when_words, zone_of_appointment
from kiosk.appointments.outcomes import Booked
from kiosk.catalogue.store import CatalogueStore
from kiosk.formatting import in_fours
from kiosk.portal.resources.appointments import Appointment, Ticket
from kiosk.portal.resources.catalogue import Location
from kiosk.qr import qr_rows
from kiosk.text import LANGUAGES, Language, Text, Wording, is_language, pick
from translations import messages


def calendar_of(appointment: Appointment, catalogue: CatalogueStore, language: str, stamp: datetime) -> str:
    """The calendar file of an appointment, in the person's language."""
    _ = _wording(language)
    notes = [_("Code: {code}", code=in_fours(appointment.code)).text] if appointment.code else []
    notes += [text.text for text in _bring(appointment.service_id, catalogue, _)]
    place = _place(appointment.location_id, catalogue, _)
    return calendar(appointment, _summary(appointment, catalogue, _), place, "\n".join(notes), stamp)


def small_calendar_of(appointment: Appointment, catalogue: CatalogueStore, language: str, stamp: datetime) -> str:
    """The same for a code."""
    _ = _wording(language)
    place = _place(appointment.location_id, catalogue, _)
    return small_calendar(appointment, _summary(appointment, catalogue, _), place, stamp)


def appointment_sheet(booked: Booked, catalogue: CatalogueStore, language: str) -> bytes:
    """When, where, what for, the code, what to bring; raises `receipt_pdf.PdfError`."""
    appointment, _ = booked.appointment, _wording(language)
    when = when_words(begin_of(appointment), zone_of_appointment(appointment), _)
    rows = [
        (_("When"), [when]),
        (_("Where"), _where(appointment.location_id, catalogue, _)),
        (_("Service"), [_service(appointment.service_id, catalogue, _)]),
    ]
    bring = _bring(appointment.service_id, catalogue, _)
    return made_pdf(
        "appointment",
        {
            **_content(_("Your appointment"), rows, _),
            "number": {"label": _("Code of the appointment").text, "value": in_fours(appointment.code)},
            "bring": {"label": {"text": _("What to bring").text, "official": ""}, "items": _values(bring)},
            "code": _code(booked.calendar, _),
        },
    )


def ticket_sheet(ticket: Ticket, catalogue: CatalogueStore, language: str) -> bytes:
    """The number in the queue, in large print; raises `receipt_pdf.PdfError`."""
    _ = _wording(language)
    rows = [(_("Where"), _where(ticket.location_id, catalogue, _))]
    if ticket.service_id:
        rows.append((_("Service"), [_service(ticket.service_id, catalogue, _)]))
    return made_pdf(
        "appointment",
        {
            **_content(_("Your number in the queue"), rows, _),
            "number": {"label": _("Number").text, "value": ticket.number},
            "bring": {"label": {"text": "", "official": ""}, "items": []},
            "code": {"picture": "", "alternative": ""},
        },
    )


def _content(title: Text, rows: list[tuple[Text, list[Text]]], _: Wording) -> dict[str, Any]:
    def label(text: Text) -> dict[str, str]:
        return {"text": text.text, "official": ""}

    return {
        "language": _.language,
        "title": label(title),
        "header": [label(_("Item")), label(_("Details"))],
        "rows": [{"label": label(name), "values": _values(values)} for name, values in rows if values],
    }


def _values(texts: list[Text]) -> list[dict[str, Any]]:
    return [{"text": text.text, "language": text.language, "official": False} for text in texts]


def _code(calendar_text: str, _: Wording) -> dict[str, str]:
    """The picture for a phone's camera; none where no code holds so much."""
    if not qr_rows(calendar_text):
        return {"picture": "", "alternative": ""}
    words = _("A code for a camera. It puts the appointment into the calendar of your phone.")
    return {"picture": svg(calendar_text), "alternative": words.text}


def _summary(appointment: Appointment, catalogue: CatalogueStore, _: Wording) -> str:
    # Translators: an entry in somebody's calendar; {service} is the name of a service
    return _("Appointment: {service}", service=_service(appointment.service_id, catalogue, _)).text


def _service(service_id: str, catalogue: CatalogueStore, _: Wording) -> Text:
    service = catalogue.service(service_id)
    name = pick(service.name, _.language) if service is not None else None
    return name or Text(service_id, _.language)


def _place(location_id: str, catalogue: CatalogueStore, _: Wording) -> str:
    return ", ".join(text.text for text in _where(location_id, catalogue, _))


def _where(location_id: str, catalogue: CatalogueStore, _: Wording) -> list[Text]:
    """Name, address and phone of a centre, as far as they are stated."""
    found: Location | None = next((each for each in catalogue.locations() if each.id == location_id), None)
    if found is None:
        return [Text(location_id, _.language)]
    address = pick(found.address, _.language) or pick(found.city, _.language)
    return [text for text in (pick(found.name, _.language), address) if text is not None]


def _bring(service_id: str, catalogue: CatalogueStore, _: Wording) -> list[Text]:
    """What to bring, as far as the register states it."""
    service = catalogue.service(service_id)
    if service is None or not service.required_documents:
        return []
    labels = [each.label for each in service.required_documents]
    return [
        Text(each, _.language) if isinstance(each, str) else pick(each, _.language) or Text("", "") for each in labels
    ]


def _wording(language: str) -> Wording:
    chosen: Language = language if is_language(language) else LANGUAGES[0]
    return Wording(messages("kiosk", chosen), chosen)
