"""What a person keeps at a portal for themselves: services to find again, reminders, reports of wrong data."""

from __future__ import annotations

from kiosk.portal.resources.common import Coded, Moment, Personal


class Favourite(Personal, frozen=True, kw_only=True):
    """A service to find again; `id` is the service's."""

    id: str
    at: Moment


class Reminder(Personal, frozen=True, kw_only=True):
    """A reminder before a document runs out. `id` is the document's; the days are ISO dates."""

    id: str
    title: str
    valid_to: str
    days_before: int
    remind_at: str


class Dispute(Personal, frozen=True, kw_only=True):
    """A report that a register is wrong: `name` is the value that it is about."""

    id: str
    at: Moment
    reference: str
    register: Coded
    name: Coded
    text: str
    state: Coded
