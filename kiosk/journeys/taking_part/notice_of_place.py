"""What somebody reports about a place, question by question, and what is still missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.taking_part.towns import town_name
from kiosk.portal.resources.reports import ReportAttribute, ReportBody

SERVICE: Final = "service"
TOWN: Final = "town"
ADDRESS: Final = "address"
DESCRIPTION: Final = "description"
CONTACT: Final = "contact"
EMAIL: Final = "email"
PHONE: Final = "phone"
OWN: Final = "attribute-"
"""Begins the key of a question that the server asks; its code follows."""
LISTS: Final = ("singlevaluelist", "multivaluelist")
LONGEST_DESCRIPTION: Final = 2000
NOWHERE: Final = "-"
"""A place in none of the towns of the list."""
_NUMBER: Final = re.compile(r"-?\d{1,12}([.,]\d{1,6})?")
_EMAIL: Final = re.compile(r"\S+@\S+\.\S+")


@dataclass(frozen=True, slots=True)
class PlaceNotice:
    """The answers so far. A choice holds the places of what was chosen in its list, joined with a space."""

    service: str = ""
    attributes: tuple[ReportAttribute, ...] = ()
    entries: Mapping[str, str] = field(default_factory=dict, repr=False)

    def entry(self, key: str) -> str:
        """An answer as it was written."""
        return self.entries.get(key, "")

    def asked(self) -> list[str]:
        """The keys of the questions, in their order."""
        own = [f"{OWN}{each.code}" for each in self.attributes if each.variable]
        return [SERVICE, TOWN, ADDRESS, DESCRIPTION, *own, CONTACT]

    def attribute(self, key: str) -> ReportAttribute | None:
        """What a key of the server's questions stands for."""
        return next((each for each in self.attributes if f"{OWN}{each.code}" == key), None)

    def notes(self) -> list[str]:
        """What the server wants to be read."""
        return [each.description for each in self.attributes if not each.variable and each.description]

    def fault(self, key: str) -> str:
        """What is wrong with an answer: missing, number, date, long, email; empty where nothing is."""
        value, attribute = self.entry(key).strip(), self.attribute(key)
        if key == SERVICE:
            return "" if self.service else "missing"
        if key == CONTACT:
            email = self.entry(EMAIL).strip()
            return "email" if email and not _EMAIL.fullmatch(email) else ""
        if not value:
            needed = key in (TOWN, ADDRESS, DESCRIPTION) or (attribute is not None and attribute.required)
            return "missing" if needed else ""
        if len(value) > LONGEST_DESCRIPTION:
            return "long"
        kind = attribute.kind if attribute is not None else ""
        if kind == "number" and not _NUMBER.fullmatch(value):
            return "number"
        return "date" if kind == "datetime" and _day(value) is None else ""

    def first_fault(self) -> str:
        """The first question that is not well answered; empty where all are."""
        return next((key for key in self.asked() if self.fault(key)), "")

    def body(self, desk: Desk) -> ReportBody:
        """As it is sent: the place in words, the town first."""
        town, address = self.entry(TOWN), self.entry(ADDRESS).strip()
        place = address if town in ("", NOWHERE) else f"{town_name(town, desk)}, {address}"
        values = ((each.code, self._values(each)) for each in self.attributes if each.variable)
        return ReportBody(
            service=self.service,
            address=place,
            description=self.entry(DESCRIPTION).strip(),
            attributes=tuple((code, given) for code, given in values if given),
            email=self.entry(EMAIL).strip(),
            phone=self.entry(PHONE).strip(),
        )

    def chosen(self, attribute: ReportAttribute) -> list[int]:
        """The places of what was chosen in the list of an attribute."""
        written = self.entry(f"{OWN}{attribute.code}").split()
        places = [int(each) for each in written if each.isascii() and each.isdigit()]
        return [each for each in places if each < len(attribute.values)]

    def _values(self, attribute: ReportAttribute) -> tuple[str, ...]:
        written = self.entry(f"{OWN}{attribute.code}").strip()
        if attribute.kind in LISTS and attribute.values:
            return tuple(attribute.values[each].key for each in self.chosen(attribute))
        if not written:
            return ()
        if attribute.kind == "number":
            return (written.replace(",", "."),)
        day = _day(written)
        if attribute.kind == "datetime" and day is not None:
            return (f"{day.isoformat()}T00:00:00+04:00",)
        return (written,)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
