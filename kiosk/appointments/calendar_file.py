"""An appointment as an iCalendar file (RFC 5545): for the calendar of a phone or a computer, or for a code to be photographed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from kiosk.portal.resources.appointments import CANCELLED, Appointment

MEDIA_TYPE: Final = "text/calendar"
_PRODUCT: Final = "-//e-Government//Citizen Kiosk//EN"
_USUAL_LENGTH: Final = timedelta(minutes=30)
_OCTETS: Final = 75
_DURATION: Final = re.compile(r"P(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?)?")


def calendar(appointment: Appointment, summary: str, place: str, notes: str, stamp: datetime) -> str:
    """The whole file; `stamp` is when it is made. A second one for the same appointment replaces the first (RFC 5545 §3.8.4.7)."""
    alarm = () if _over(appointment) else _alarm(appointment.reminder, summary)
    more = [_text("DESCRIPTION", notes)] if notes else []
    more += [f"LAST-MODIFIED:{_utc(stamp)}", f"STATUS:{'CANCELLED' if _over(appointment) else 'CONFIRMED'}"]
    return _written(appointment, summary, place, stamp, (*more, *alarm))


def small_calendar(appointment: Appointment, summary: str, place: str, stamp: datetime) -> str:
    """The same for a code: only what the standard asks for and what one must know, so that a camera can read it from afar."""
    return _written(appointment, summary, place, stamp, ())


def _over(appointment: Appointment) -> bool:
    return appointment.status.code == CANCELLED


def _written(appointment: Appointment, summary: str, place: str, stamp: datetime, more: tuple[str, ...]) -> str:
    start = appointment.start or stamp
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "BEGIN:VEVENT",
        _text("UID", f"appointment-{appointment.id}"),
        f"DTSTAMP:{_utc(stamp)}",
        f"DTSTART:{_utc(start)}",
        f"DTEND:{_utc(appointment.end or start + _USUAL_LENGTH)}",
        _text("SUMMARY", summary),
        _text("LOCATION", place),
        *more,
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _alarm(reminder: str, summary: str) -> tuple[str, ...]:
    """An alarm as long before the start as was chosen (RFC 5545 §3.6.6)."""
    if not _DURATION.fullmatch(reminder):
        return ()
    return ("BEGIN:VALARM", "ACTION:DISPLAY", _text("DESCRIPTION", summary), f"TRIGGER:-{reminder}", "END:VALARM")


def _text(name: str, value: str) -> str:
    """A property whose value is text (RFC 5545 §3.3.11)."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return f"{name}:" + re.sub(r"\r\n|\r|\n", r"\\n", escaped)


def _utc(moment: datetime) -> str:
    """A moment that is the same in every zone (form 2 of RFC 5545 §3.3.5)."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never through a letter; all but the first begin with a space (RFC 5545 §3.1)."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
