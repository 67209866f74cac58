"""The calendar file of an appointment holds what RFC 5545 asks for, in every zone the same moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from kiosk.appointments.calendar_file import calendar, small_calendar
from kiosk.portal.resources.appointments import Appointment
from kiosk.portal.resources.common import Coded
from kiosk.qr import qr_rows

STAMP = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
BAKU = timezone(timedelta(hours=4))


def appointment(**more: object) -> Appointment:
    start = datetime(2026, 11, 24, 10, 30, tzinfo=BAKU)
    members = {"start": start, "end": start + timedelta(minutes=30), "reminder": "PT24H", **more}
    return Appointment(id="0cef30829a6d2b82", code="R6WW", status=Coded(code="booked"), **members)  # type: ignore[arg-type]


def unfolded(text: str) -> list[str]:
    """The content lines (RFC 5545 §3.1)."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def value(text: str, name: str) -> str:
    (found,) = [line.partition(":")[2] for line in unfolded(text) if line.partition(":")[0] == name]
    return found


def test_it_has_what_the_standard_asks_for() -> None:
    made = calendar(appointment(), "Summary", "Place", "", STAMP)
    lines = unfolded(made)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    for name in ("VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND"):
        assert value(made, name)
    assert lines.index("BEGIN:VALARM") < lines.index("END:VALARM") < lines.index("END:VEVENT")
    assert value(made, "TRIGGER") == "-PT24H"


@pytest.mark.parametrize("hours", [-8, 0, 4, 9])
def test_the_moment_is_the_same_whatever_offset_it_came_with(hours: int) -> None:
    start = datetime(2026, 11, 24, 6, 30, tzinfo=UTC).astimezone(timezone(timedelta(hours=hours)))
    assert value(calendar(appointment(start=start), "S", "P", "", STAMP), "DTSTART") == "20261124T063000Z"


def test_text_is_escaped_and_no_line_is_longer_than_75_octets_nor_cut_through_a_letter() -> None:
    place = "Əsas; küçə, \\ Şəki" * 12
    made = calendar(appointment(reminder=""), "Xülasə", place, "Birinci\nİkinci\r\nÜçüncü", STAMP)
    for line in made.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert value(made, "LOCATION") == place.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert value(made, "DESCRIPTION") == "Birinci\\nİkinci\\nÜçüncü"


def test_what_somebody_writes_adds_no_line_of_its_own() -> None:
    made = calendar(appointment(reminder="PT1H\r\nX:Y"), "A\r\nBEGIN:VALARM", "P", "", STAMP)
    assert unfolded(made).count("BEGIN:VALARM") == 0
    assert not [line for line in unfolded(made) if line.startswith("X")]


@pytest.mark.parametrize("reminder", ["", "none", "PT", "P", "soon"])
def test_without_a_reminder_there_is_no_alarm(reminder: str) -> None:
    assert "VALARM" not in calendar(appointment(reminder=reminder), "S", "P", "", STAMP)


def test_a_cancelled_one_says_so() -> None:
    cancelled = Appointment(id="a", status=Coded(code="cancelled"), start=STAMP, reminder="PT2H")
    made = calendar(cancelled, "S", "P", "", STAMP)
    assert value(made, "STATUS") == "CANCELLED"
    assert "VALARM" not in made


def test_a_portal_that_tells_no_end_has_half_an_hour() -> None:
    assert value(calendar(appointment(end=None), "S", "P", "", STAMP), "DTEND") == "20261124T070000Z"


def test_the_small_one_fits_into_a_code() -> None:
    name = "Şəxsiyyət vəsiqəsinin itirilməsi ilə əlaqədar yenidən verilməsi"
    made = small_calendar(
        appointment(), name, "1 saylı Bakı ASAN xidmət mərkəzi, Akademik Həsən Əliyev küçəsi 36", STAMP
    )
    assert qr_rows(made)
    assert len(qr_rows(made)) <= 101
