"""Appeals to state bodies: what a portal asks for, what it received, and what became of it (contract §A.2 41)."""

from __future__ import annotations

from kiosk.portal.resources.common import Coded, Moment, Personal, Resource


class AppealKind(Resource, frozen=True, kw_only=True):
    """A kind of appeal. `anonymous` is whether the law of the portal's country lets it come without a name."""

    code: str
    label: dict[str, str] | str = ""
    anonymous: bool = False


class ReplyWay(Resource, frozen=True, kw_only=True):
    """A way to be answered. `contact` says what has to be known for it: none, email, phone, address, or another."""

    code: str
    label: dict[str, str] | str = ""
    contact: str = "none"


class AppealRules(Resource, frozen=True, kw_only=True):
    """What this portal takes. `subject_max` and `text_max` count characters; 0 states no limit.

    `attachments_max` is how many files may come along; 0 is none.
    """

    kinds: list[AppealKind] = []
    reply_by: list[ReplyWay] = []
    subject_max: int = 0
    text_max: int = 0
    attachments_max: int = 0


class AppealBody(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """An appeal as it is sent. `attachments` are ids of uploads."""

    kind: str
    recipient: str
    subject: str
    text: str
    location: dict[str, str] = {}
    attachments: tuple[str, ...] = ()
    reply_by: str = ""
    reply_to: str = ""


class AppealReceived(Personal, frozen=True, kw_only=True):
    """What the portal says when an appeal has come: its number, until when an answer is due, and the `token` that follows it
    where nobody has signed in. `due_date` is an ISO date, empty where the portal states none.
    """

    id: str
    reference: str
    token: str = ""
    due_date: str = ""
    submitted_at: Moment | None = None


class Place(Personal, frozen=True, kw_only=True):
    """A place in words."""

    address: str = ""


class AppealEvent(Personal, frozen=True, kw_only=True):
    """Something that has happened to an appeal."""

    at: Moment
    status: Coded
    text: str = ""


class AppealAnswer(Personal, frozen=True, kw_only=True):
    """What a state body has answered."""

    text: str
    at: Moment
    by: Coded | None = None


class AppealFile(Personal, frozen=True, kw_only=True):
    """A file that came with an appeal; `size` in bytes."""

    id: str
    name: str = ""
    size: int = 0


class Appeal(Personal, frozen=True, kw_only=True):
    """An appeal as the portal holds it; a list tells less of it. `reply_by` is the code of a `ReplyWay`."""

    id: str
    reference: str
    kind: Coded
    recipient: Coded
    subject: str
    status: Coded
    submitted_at: Moment
    due_date: str = ""
    text: str = ""
    location: Place | None = None
    reply_by: str = ""
    reply_to: str = ""
    attachments: list[AppealFile] = []
    events: list[AppealEvent] = []
    answer: AppealAnswer | None = None
