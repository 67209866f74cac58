"""What a person keeps at a portal for themselves: services to find again, reminders, reports of wrong data."""

from __future__ import annotations

from kiosk.portal.cabinet import Ask, Every
from kiosk.portal.public import part
from kiosk.portal.resources.common import ListOf
from kiosk.portal.resources.own_things import Dispute, Favourite, Reminder


class OwnThings:
    """A person's own things. All methods raise the family in `portal/errors.py`; keys are bare."""

    def __init__(self, ask: Ask, every: Every) -> None:
        self._ask = ask
        self._every = every

    def favourites(self) -> list[Favourite]:
        """Services that they want to find again."""
        return self._every("/me/favourites", ListOf[Favourite])

    def save_favourite(self, service_id: str) -> Favourite:
        """Keep a service; a second time changes nothing."""
        return self._ask("PUT", f"/me/favourites/{part(service_id)}", Favourite).value

    def remove_favourite(self, service_id: str) -> None:
        """Keep it no more."""
        self._ask("DELETE", f"/me/favourites/{part(service_id)}", type(None))

    def reminders(self) -> list[Reminder]:
        """Reminders before documents run out."""
        return self._every("/me/reminders", ListOf[Reminder])

    def set_reminder(self, document_id: str, days_before: int) -> Reminder:
        """Be reminded of a document; a second time changes when. `Rejected` for one that has no last day."""
        body = {"daysBefore": days_before}
        return self._ask("PUT", f"/me/reminders/{part(document_id)}", Reminder, body=body).value

    def remove_reminder(self, document_id: str) -> None:
        """Be reminded no more."""
        self._ask("DELETE", f"/me/reminders/{part(document_id)}", type(None))

    def disputes(self) -> list[Dispute]:
        """What they have reported to be wrong."""
        return self._every("/me/disputes", ListOf[Dispute])

    def dispute(self, name: str, text: str, key: str) -> Dispute:
        """Tell the body that keeps a register that a value is wrong; the same key never tells it twice."""
        return self._ask("POST", "/me/disputes", Dispute, body={"name": name, "text": text}, key=key).value
