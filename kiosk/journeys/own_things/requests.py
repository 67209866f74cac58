"""What the pages of a person's own things ask the office to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.journeys.journey import AtOnce
from kiosk.outcomes import Printed
from kiosk.portal.resources.own_things import Dispute, Favourite, Reminder

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class ListFavourites(AtOnce):
    """Services to find again → a tuple of `Favourite`."""

    def perform(self, office: Office) -> tuple[Favourite, ...]:
        return office.things.favourites()


@dataclass(frozen=True, slots=True)
class SaveFavourite(AtOnce):
    """Keep a service → `Favourite`."""

    service: str

    def perform(self, office: Office) -> Favourite:
        return office.things.save_favourite(self.service)


@dataclass(frozen=True, slots=True)
class RemoveFavourite(AtOnce):
    """Keep a service no more → all that are kept then."""

    service: str

    def perform(self, office: Office) -> tuple[Favourite, ...]:
        return office.things.remove_favourite(self.service)


@dataclass(frozen=True, slots=True)
class ListReminders(AtOnce):
    """Reminders before documents run out → a tuple of `Reminder`."""

    language: str

    def perform(self, office: Office) -> tuple[Reminder, ...]:
        return office.things.reminders()


@dataclass(frozen=True, slots=True)
class SetReminder(AtOnce):
    """Be reminded of a document → `Reminder`."""

    document: str
    days_before: int
    language: str

    def perform(self, office: Office) -> Reminder:
        return office.things.set_reminder(self.document, self.days_before)


@dataclass(frozen=True, slots=True)
class RemoveReminder(AtOnce):
    """Be reminded no more → all reminders that remain."""

    document: str
    language: str

    def perform(self, office: Office) -> tuple[Reminder, ...]:
        return office.things.remove_reminder(self.document)


@dataclass(frozen=True, slots=True)
class SaveReminder(AtOnce):
    """A reminder as a calendar file, at home → `Printed`."""

    reminder: Reminder
    language: str

    def perform(self, office: Office) -> Printed:
        return office.things.save_calendar(self.reminder, self.language)


@dataclass(frozen=True, slots=True)
class ListDisputes(AtOnce):
    """What was reported to be wrong → a tuple of `Dispute`."""

    language: str

    def perform(self, office: Office) -> tuple[Dispute, ...]:
        return office.things.disputes()


@dataclass(frozen=True, slots=True)
class SendDispute(AtOnce):
    """Report that a value is wrong; again with the same words is the same report → `Dispute`."""

    owner: str
    name: str
    text: str = field(repr=False)
    language: str

    def perform(self, office: Office) -> Dispute:
        return office.things.dispute(self.owner, self.name, self.text)
