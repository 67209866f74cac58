"""What the office gives back about visits: free times, an appointment, other times instead of one that is taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from kiosk.appointments.clock import zone_of

if TYPE_CHECKING:  # named only: what they load waits for the first request
    from kiosk.portal.resources.appointments import Appointment, Slot


@dataclass(frozen=True, slots=True)
class FreeTimes:
    """The free times of a centre for a service, as they were when the portal was asked.

    `ahead` is how far the clock of this machine is ahead of the portal's. `attempt` names the appointment for as long as it
    is being made, and no other.
    """

    slots: tuple[Slot, ...]
    timezone: str = ""
    guest: bool = False
    ahead: timedelta = timedelta()
    attempt: str = ""

    @property
    def zone(self) -> tzinfo:
        """The centre's own time."""
        return zone_of(self.timezone, self.slots[0].start if self.slots else None)

    def left(self, now: datetime) -> tuple[Slot, ...]:
        """Those that have not passed, by the portal's clock; `now` is what this machine takes for the time."""
        return tuple(slot for slot in self.slots if slot.start > now - self.ahead)


@dataclass(frozen=True, slots=True)
class Booked:
    """An appointment that is there. `calendar` is what its code for a phone holds; `guest` says that nobody was signed in."""

    appointment: Appointment = field(repr=False)
    calendar: str = field(default="", repr=False)
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody else was faster: these are free instead."""

    alternatives: tuple[Slot, ...] = ()
