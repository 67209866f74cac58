"""When a centre of the sandbox portal can be visited: times made from the clock, the same for whoever asks.

They are fiction, as all of this portal: half hours of working days, some of them taken by people who do not exist. What
the register states is kept to: a centre that is only planned has none, and stated opening hours are obeyed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from kiosk.sandbox.holdings import Holding
from kiosk.sandbox.portal import BAKU, Portal

Record = dict[str, Any]
ZONE: Final = "Asia/Baku"
LENGTH: Final = timedelta(minutes=30)
BEFOREHAND: Final = timedelta(minutes=15)
"""How long before it begins a time can still be booked."""
HORIZON: Final = timedelta(days=28)
"""How far ahead people can book."""
USUAL_SPAN: Final = timedelta(days=13)
WINDOWS: Final = 3
"""How many people at most are received at the same time."""
ALTERNATIVES: Final = 3
_HALF_HOURS: Final = tuple(time(hour, minute) for hour in (9, 10, 11, 12, 14, 15, 16, 17) for minute in (0, 30))[:-1]
_DAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_RULE: Final = re.compile(r"(\w\w)(?:-(\w\w))? (\d\d:\d\d)-(\d\d:\d\d)")


def given_at_centres(service: Record) -> bool:
    """Whether one goes to a centre for a service."""
    return bool(service["channelType"] != "online")


def open_to_guests(service: Record) -> bool:
    """Whether a visit can be booked without signing in: for what is given at a centre only."""
    return bool(service["channelType"] == "centre")


def free(portal: Portal, location: Record, first: date, last: date, but: str = "") -> list[Record]:
    """The free times of some days, as they stand on the wire; the appointment `but` takes none."""
    taken = _taken(portal, location["id"], but)
    found = []
    for start in _made(portal, location, first, last):
        left = _capacity(location["id"], start) - taken.get(_told(start), 0)
        if left > 0:
            found.append({"start": _told(start), "end": _told(start + LENGTH), "capacity": left})
    return found


def near(portal: Portal, location: Record, wanted: datetime, but: str = "") -> list[Record]:
    """Free times near one that is not free, in the order of the clock."""
    today = portal.clock().astimezone(BAKU).date()
    found = free(portal, location, today, today + HORIZON, but)
    found.sort(key=lambda slot: abs(datetime.fromisoformat(slot["start"]) - wanted))
    return sorted(found[:ALTERNATIVES], key=lambda slot: str(slot["start"]))


def _made(portal: Portal, location: Record, first: date, last: date) -> Iterator[datetime]:
    now = portal.clock().astimezone(BAKU)
    day = max(first, now.date())
    end = min(last, now.date() + HORIZON)
    while day <= end and location.get("status") == "active":
        for at in _HALF_HOURS:
            start = datetime.combine(day, at, BAKU)
            if start >= now + BEFOREHAND and _open(location, start):
                yield start
        day += timedelta(days=1)


def _open(location: Record, start: datetime) -> bool:
    rules = [match for rule in location.get("openingHours", ()) if (match := _RULE.fullmatch(rule))]
    if not rules:
        return start.weekday() < 5
    return any(
        _DAYS.index(first) <= start.weekday() <= _DAYS.index(last or first)
        and opens <= f"{start:%H:%M}"
        and f"{start + LENGTH:%H:%M}" <= closes
        for first, last, opens, closes in (match.groups() for match in rules)
    )


def _capacity(location: str, start: datetime) -> int:
    """How many people can come at a time, before anybody here has booked: of four times one is full already."""
    return hashlib.sha256(f"{location}/{_told(start)}".encode()).digest()[0] % (WINDOWS + 1)


def _taken(portal: Portal, location: str, but: str) -> dict[str, int]:
    rows = portal.store.rows(
        "SELECT json_extract(content, '$.start') AS start, COUNT(*) AS number FROM holding WHERE kind = 'appointment'"
        " AND json_extract(content, '$.location') = ? AND json_extract(content, '$.status') = 'booked' AND id != ?"
        " GROUP BY start",
        *(location, but),
    )
    return {row["start"]: row["number"] for row in rows}


def _told(start: datetime) -> str:
    return start.isoformat(timespec="seconds")


def over(portal: Portal, held: Holding) -> bool:
    """Whether the time of an appointment has come."""
    return datetime.fromisoformat(held.content["start"]) <= portal.clock()
