"""Appointments in the store: booked, moved, cancelled, remembered. A time is given to as many people as it has room for."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from kiosk.sandbox.appointments.times import ALTERNATIVES, free, given_at_centres, near, over
from kiosk.sandbox.appointments.wording import REMINDER
from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.holdings import Holding, Holdings
from kiosk.sandbox.negotiation import pointer
from kiosk.sandbox.portal import BAKU, Portal

Record = dict[str, Any]
GUEST: Final = "guest"
"""Whom appointments belong to that were booked without signing in: nobody who can sign in. Their code opens them."""
REMINDERS: Final = ("none", "PT2H", "PT24H", "PT48H")
"""How long before the appointment its owner wants to be reminded (ISO 8601)."""
_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_HOURS: Final = re.compile(r"PT(\d+)H")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to book; `start` as it is told on the wire."""

    location: Record
    service: Record
    start: str


def wished(portal: Portal, location: str, service: str, start: str) -> Wish:
    """What is wanted, held against the register. Raises `Problem` 422 with a pointer for each thing that is wrong."""
    there = portal.register.record("locations", location)
    given = portal.register.service(service)
    wrong = [ItemError("unknownLocation", pointer=pointer("locationId"))] if there is None else []
    if given is None:
        wrong.append(ItemError("unknownService", pointer=pointer("serviceId")))
    elif not given_at_centres(given):
        wrong.append(ItemError("notGivenHere", pointer=pointer("serviceId")))
    if there is None or given is None or wrong:
        raise Problem("invalid", errors=wrong)
    return Wish(there, given, datetime.fromisoformat(start).astimezone(BAKU).isoformat(timespec="seconds"))


def hold(portal: Portal, location: Record, start: str, but: str = "") -> Record:
    """The free time that begins then. Raises `Problem` 409 with others near it when there is none."""
    wanted = datetime.fromisoformat(start)
    found = [slot for slot in free(portal, location, wanted.date(), wanted.date(), but) if slot["start"] == start]
    if not found:
        told = {"alternatives": near(portal, location, wanted, but)[:ALTERNATIVES]}
        raise Problem("slot-taken", members=told)
    return found[0]


def book(portal: Portal, person: str, wish: Wish, said: Record) -> Holding:
    """A new appointment of somebody; `said` is what else they have told. Raises `Problem` 409 when the time is taken."""
    slot = hold(portal, wish.location, wish.start)
    content = {
        "location": wish.location["id"],
        "service": wish.service["id"],
        "start": slot["start"],
        "end": slot["end"],
        "status": "booked",
        "contact": said.get("contact", {}),
        "needs": said.get("needs", []),
        "note": said.get("note", ""),
        "reminder": said.get("reminder", "none"),
    }
    code = "".join(secrets.choice(_ALPHABET) for _ in range(12))
    return Holdings(portal, person, "appointment").add(content, code=code)


def change(portal: Portal, held: Holding, said: Record) -> Holding:
    """Another time, another place, another reminder. Raises `Problem` 409 when that time is taken, or it is over."""
    if held.content["status"] != "booked" or over(portal, held):
        raise Problem("appointment-over")
    members: Record = {name: said[name] for name in ("reminder", "note", "needs") if name in said}
    if "start" in said or "locationId" in said:
        content = held.content
        place = str(said.get("locationId", content["location"]))
        wish = wished(portal, place, content["service"], str(said.get("start", content["start"])))
        slot = hold(portal, wish.location, wish.start, but=held.id)
        members |= {"location": place, "start": slot["start"], "end": slot["end"], "reminded": None}
    return Holdings(portal, held.person, "appointment").change(held, **members)


def cancel(portal: Portal, held: Holding) -> None:
    """The time is free again. Raises `Problem` 409 when it is over."""
    if held.content["status"] != "booked" or over(portal, held):
        raise Problem("appointment-over")
    Holdings(portal, held.person, "appointment").change(held, status="cancelled")


def remind(portal: Portal, person: str) -> None:
    """Writes the messages whose time has come into a person's mailbox, each once."""
    appointments = Holdings(portal, person, "appointment")
    for held in appointments.all():
        due = _due(held)
        if due is None or not due <= portal.clock() or over(portal, held):
            continue
        with portal.store.writing():
            appointments.change(held, reminded=True)
            _write(portal, held)


def _due(held: Holding) -> datetime | None:
    content = held.content
    match = _HOURS.fullmatch(content["reminder"])
    if match is None or content["status"] != "booked" or content.get("reminded"):
        return None
    return datetime.fromisoformat(content["start"]) - timedelta(hours=int(match[1]))


def _write(portal: Portal, held: Holding) -> None:
    content = held.content
    place = portal.register.record("locations", content["location"]) or {"name": {}}
    when = datetime.fromisoformat(content["start"])
    subject, body = REMINDER
    told = {
        language: text.format(
            when=f"{when:%Y-%m-%d %H:%M}",
            where=place["name"].get(language) or place["name"].get("az") or content["location"],
            code=held.code,
        )
        for language, text in body.items()
    }
    sender = {"code": "portal", "label": {"az": "Portal", "en": "Portal", "ru": "Портал"}}
    Holdings(portal, held.person, "message").add({"subject": subject, "body": told, "from": sender})
