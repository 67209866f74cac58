"""What the office does with a person's own things: favourites, reminders, reports of wrong data. On worker threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.outcomes import Printed
from translations import messages

if TYPE_CHECKING:
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.resources.own_things import Dispute, Favourite, Reminder


class OwnThingsOffice:
    """`at_hand` is the client of whose things are at hand, `own` the person's own: both raise `Unauthorised` for nobody.

    `keep` saves bytes at home under a name and an ending. One key for each report (contract §A.1), for as long as the visit.
    """

    def __init__(
        self,
        at_hand: Callable[[], PersonalPortal],
        own: Callable[[], PersonalPortal],
        keep: Callable[[bytes, str, str], Printed],
        now: Callable[[], datetime],
    ) -> None:
        self._at_hand = at_hand
        self._own = own
        self._keep = keep
        self._now = now
        self._lock = threading.Lock()
        self._keys: dict[tuple[str, str, str], str] = {}

    def close(self) -> None:
        """Forget what was reported."""
        with self._lock:
            self._keys.clear()

    def favourites(self) -> tuple[Favourite, ...]:
        """Services that the person wants to find again, the newest first."""
        return tuple(sorted(self._own().things.favourites(), key=lambda each: each.at, reverse=True))

    def save_favourite(self, service_id: str) -> Favourite:
        """Keep a service."""
        return self._own().things.save_favourite(service_id)

    def remove_favourite(self, service_id: str) -> tuple[Favourite, ...]:
        """Keep a service no more; all that are kept then."""
        self._own().things.remove_favourite(service_id)
        return self.favourites()

    def reminders(self) -> tuple[Reminder, ...]:
        """Reminders, the one that comes first is first."""
        return tuple(sorted(self._at_hand().things.reminders(), key=lambda each: each.remind_at))

    def set_reminder(self, document_id: str, days_before: int) -> Reminder:
        """Be reminded of a document."""
        return self._at_hand().things.set_reminder(document_id, days_before)

    def remove_reminder(self, document_id: str) -> tuple[Reminder, ...]:
        """Be reminded of it no more; all that remain."""
        self._at_hand().things.remove_reminder(document_id)
        return self.reminders()

    def save_calendar(self, reminder: Reminder, language: str) -> Printed:
        """A reminder as a calendar file, in the person's own folder at home. Its name says nothing of the document."""
        from kiosk.own_things.calendar_file import reminder_file

        words = messages("kiosk", language)
        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = words.pgettext("file name", "reminder")
        # Translators: an entry in a calendar; {title} is the name of a document
        summary = words.gettext("Soon no longer valid: {title}").format(title=reminder.title)
        made = reminder_file(reminder.id, date.fromisoformat(reminder.remind_at), summary, self._now())
        return self._keep(made.encode(), name, "ics")

    def disputes(self) -> tuple[Dispute, ...]:
        """What was reported to be wrong, the newest first."""
        return tuple(sorted(self._at_hand().things.disputes(), key=lambda each: each.at, reverse=True))

    def dispute(self, owner: str, name: str, text: str) -> Dispute:
        """Report a value; the same words twice are one report."""
        from kiosk.portal.exchange import new_key

        portal = self._at_hand()
        with self._lock:
            key = self._keys.setdefault((owner, name, text), new_key())
        return portal.things.dispute(name, text, key)
