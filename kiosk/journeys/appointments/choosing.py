"""Choosing a time: first the day, then the time of that day, in full words; others when somebody was faster.

No calendar to point at: days and times are rows, six at a time, so that keypad, switch and voice reach them like any list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from kiosk.appointments.clock import day_words, time_words, when_words
from kiosk.appointments.outcomes import FreeTimes, Taken
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.listing import list_page, turned
from kiosk.page import Action, Block, Buttons, Notice, NoticeKind, Page, Paragraph
from kiosk.portal.resources.appointments import Slot
from kiosk.text import Text

AGAIN: Final = "look-again"
"""Asks the portal for the free times of now."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """How far the choice is. `day` in ISO 8601; `taken` is there while other times are offered, `passed` says why."""

    times: FreeTimes | None = None
    day: str = ""
    start: datetime | None = None
    first: int = 0
    taken: Taken | None = None
    passed: bool = False

    def found(self, times: FreeTimes) -> Choosing:
        """With the free times of now; the appointment that is being made stays the same one."""
        attempt = self.times.attempt if self.times is not None else times.attempt
        return Choosing(replace(times, attempt=attempt))

    def lost(self, taken: Taken, *, passed: bool = False) -> Choosing:
        """The chosen time is not free any more; others are offered."""
        return replace(self, start=None, day="", first=0, taken=taken, passed=passed)

    def is_over(self, desk: Desk) -> bool:
        """Whether the chosen time has passed meanwhile, by the portal's clock."""
        return self.times is not None and self.start is not None and self.start <= desk.now() - self.times.ahead

    def on(self, event: Event) -> Choosing | None:
        """The choice after `event`; None when it says nothing about it."""
        if self.start is None and (other := turned(self, event)) is not None:
            return other
        match event:
            case Activated(action="day", argument=day):
                return replace(self, day=day, first=0)
            case Activated(action="time", argument=start):
                return replace(self, start=datetime.fromisoformat(start), taken=None, passed=False)
            case Activated(action="back") if self.start is None and self.day:
                return replace(self, day="", first=0)
        return None

    def again(self) -> Choosing:
        """Another time of the same day is to be chosen."""
        return replace(self, start=None)

    def page(self, name: str, desk: Desk, place: Text) -> Page:
        """Days, times of one day, or what is free instead."""
        if self.times is None:
            waiting = desk.wording("Please wait. The free times are coming.")
            heading = desk.wording("Choose a day")
            return Page(f"{name}/loading", heading, (Paragraph(waiting),), busy=True, back=back(desk.wording))
        if self.taken is not None:
            return _others(f"{name}/taken", self.taken, self.times, desk, passed=self.passed)
        slots = self.times.left(desk.now())
        if not slots:
            return _none(f"{name}/none", desk, place)
        if self.day:
            return self._times_page(f"{name}/times", slots, self.times, desk)
        return self._days_page(f"{name}/days", slots, self.times, desk, place)

    def _days_page(self, name: str, slots: Sequence[Slot], times: FreeTimes, desk: Desk, place: Text) -> Page:
        _ = desk.wording
        counts: dict[date, list[Slot]] = {}
        for slot in slots:
            counts.setdefault(slot.start.astimezone(times.zone).date(), []).append(slot)
        rows = [
            Action(
                "day",
                day_words(of_day[0].start, times.zone, _),
                argument=day.isoformat(),
                description=_.plural("{count} free time", "{count} free times", len(of_day)),
            )
            for day, of_day in counts.items()
        ]
        earliest = slots[0]
        words = _("The first free time: {when}", when=when_words(earliest.start, times.zone, _))
        before = (
            Paragraph(place),
            Buttons((Action("time", words, icon="clock", argument=earliest.start.isoformat()),)),
        )
        page = list_page(name, _("Choose a day"), rows, self.first, _, *before)
        return replace(page, said=(place, words)) if self.first == 0 else page

    def _times_page(self, name: str, slots: Sequence[Slot], times: FreeTimes, desk: Desk) -> Page:
        _ = desk.wording
        found = [slot for slot in slots if slot.start.astimezone(times.zone).date().isoformat() == self.day]
        rows = [
            Action("time", time_words(slot.start, times.zone, _), icon="clock", argument=slot.start.isoformat())
            for slot in found
        ]
        day = day_words(found[0].start, times.zone, _) if found else Text(self.day, desk.language)
        # Translators: heading above a list of times; {day} is "Tuesday, 24 November"
        return list_page(f"{name}/{self.day}", _("Choose a time: {day}", day=day), rows, self.first, _)


def time_row(slot: Slot, times: FreeTimes, desk: Desk) -> Action:
    """A time in full words, as something to choose."""
    words = when_words(slot.start, times.zone, desk.wording)
    return Action("time", words, icon="clock", argument=slot.start.isoformat())


def _others(name: str, taken: Taken, times: FreeTimes, desk: Desk, *, passed: bool) -> Page:
    """Somebody was faster, or the time has passed: what is free instead."""
    _ = desk.wording
    heading = _("This time has passed") if passed else _("This time is taken")
    why = _("It has passed meanwhile.") if passed else _("Somebody else took it a moment ago.")
    kept = _("Everything else that you have chosen and written is kept.")
    now = desk.now() - times.ahead
    rows = [time_row(slot, times, desk) for slot in taken.alternatives if slot.start > now]
    blocks: list[Block] = [Notice(kept, title=why, kind=NoticeKind.WARNING)]
    all_times = Action(AGAIN, _("All free times"), icon="calendar-days")
    if not rows:
        return Page(name, heading, tuple(blocks), main=all_times, back=back(_))
    blocks.append(Paragraph(_("These times are free:")))
    page = list_page(name, heading, rows, 0, _, *blocks)
    return replace(page, id=name, blocks=(*page.blocks, Buttons((all_times,))))


def _none(name: str, desk: Desk, place: Text) -> Page:
    _ = desk.wording
    words = _("Nothing is free here in the next four weeks. Look again later, or choose another centre.")
    return Page(
        name,
        _("There is no free time"),
        (Paragraph(place), Notice(words)),
        main=Action(AGAIN, _("Look again"), icon="refresh-cw"),
        back=back(_),
    )
