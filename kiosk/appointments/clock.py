"""The time of an appointment: in the zone of its centre, whatever clock and zone this machine has, and in full words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk import formatting
from kiosk.portal.resources.appointments import Appointment
from kiosk.text import Text, Wording

_KNOWN: Final[dict[str, tzinfo]] = {"": formatting.AZERBAIJAN, "Asia/Baku": formatting.AZERBAIJAN}
_SOON: Final = timedelta(days=180)
"""Within this a day without its year is plain."""


def zone_of(name: str, moment: datetime | None = None) -> tzinfo:
    """A zone of the IANA database; one that this machine does not know has the offset of `moment`, else Azerbaijan's."""
    if name in _KNOWN:
        return _KNOWN[name]
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        offset = moment.utcoffset() if moment is not None else None
        return moment.tzinfo if moment is not None and moment.tzinfo is not None and offset else formatting.AZERBAIJAN


def day_words(moment: datetime, zone: tzinfo, _: Wording, now: datetime | None = None) -> Text:
    """The day in full words: `Tuesday, 24 November`; with the year where it is far from `now`."""
    here = moment.astimezone(zone)
    far = now is not None and abs(moment - now) > _SOON
    return Text(formatting.weekday_and_date(here.date(), _.language, with_year=far), _.language)


def time_words(moment: datetime, zone: tzinfo, _: Wording) -> Text:
    """The time of day: `10:30`."""
    return Text(f"{moment.astimezone(zone):%H:%M}", _.language)


def when_words(moment: datetime, zone: tzinfo, _: Wording, now: datetime | None = None) -> Text:
    """Day and time in full words: `Tuesday, 24 November, 10:30`."""
    # Translators: a day and a time of day, "Tuesday, 24 November, 10:30"
    return _("{day}, {time}", day=day_words(moment, zone, _, now), time=time_words(moment, zone, _))


def begin_of(appointment: Appointment) -> datetime:
    """When it begins; the beginning of time for one of which the portal does not tell, so that it counts as past."""
    return appointment.start or datetime.min.replace(tzinfo=UTC)


def zone_of_appointment(appointment: Appointment) -> tzinfo:
    return zone_of(appointment.timezone, appointment.start)
