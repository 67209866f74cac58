"""A person's mailbox: what state bodies write, what they ask, and what was answered (contract §A.2 35)."""

from __future__ import annotations

import msgspec

from kiosk.portal.resources.applications import ActionRequired
from kiosk.portal.resources.common import Coded, Moment, Personal


class MessageAnswer(Personal, frozen=True, kw_only=True):
    """What the person answered to a message."""

    text: str
    at: Moment


class Message(Personal, frozen=True, kw_only=True):
    """A message from a state body; `read_at` is None while it is unread.

    `action_required` says what the body waits for: `answer`, `pay`, `visit`, … `etag` is not on the wire: the client
    keeps the answer's ETag there.
    """

    id: str
    subject: str
    body: str
    sender: Coded = msgspec.field(name="from")
    at: Moment
    read_at: Moment | None = None
    application_id: str = ""
    answers: list[MessageAnswer] = []
    action_required: ActionRequired | None = None
    etag: str = ""
