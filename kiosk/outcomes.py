"""What the office gives back beside the portal's own resources: an application begun, sent, loaded; a sheet printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # named only: what they load waits for the first request
    from kiosk.applications.receipts import Receipt
    from kiosk.portal.resources.applications import (
        ActionRequired,
        Application,
        ApplicationError,
        ApplicationEvent,
    )
    from kiosk.portal.resources.documents import Document
    from kiosk.portal.resources.forms import FormDefinition
    from kiosk.portal.resources.own_things import Reminder
    from kiosk.portal.resources.sign_ins import SignIn


@dataclass(frozen=True, slots=True)
class Sent:
    """An application that the portal has received, with its verified receipt; `carried` is what the QR code holds.

    `earlier_answers` says that the person had changed an answer after it was sent: what was received is from before.
    """

    receipt: Receipt
    carried: str = field(repr=False)
    earlier_answers: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """An application, what has happened to it, and what has come of it; the repr shows nothing of them."""

    application: Application = field(repr=False)
    events: tuple[ApplicationEvent, ...] = field(repr=False)
    documents: tuple[Document, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Correction:
    """An application that was returned, its form, and what is asked: of which answers, in the authority's `words`."""

    definition: FormDefinition
    application: Application = field(repr=False)
    asked: tuple[ApplicationError, ...] = field(default=(), repr=False)
    words: str = field(default="", repr=False)
    required: ActionRequired | None = None


@dataclass(frozen=True, slots=True)
class MayLock:
    """The answers can be locked on this machine; `asks_birth_date` where that has to say whose they are."""

    asks_birth_date: bool = True


@dataclass(frozen=True, slots=True)
class Begun:
    """The form of a new application; `attempt` names the application for as long as it is being made, and no other.

    `without_line` says that there is no line: the form is the one kept here, and the answers can only be locked.
    """

    definition: FormDefinition
    attempt: str
    without_line: MayLock | None = None


@dataclass(frozen=True, slots=True)
class Locked:
    """Answers that are sealed and kept. `code` is in groups; `kept_until` is the last day on which they can be claimed.

    `by_birth_date` is whether whoever claims them has to be born on the day that was told; else it is who was signed in.
    """

    id: str
    code: str = field(repr=False)
    kept_until: date = field(repr=False)
    by_birth_date: bool = True


@dataclass(frozen=True, slots=True)
class LockedState:
    """What became of answers that were locked on this computer: `sealing.desk.State`, or `sent` where that cannot be asked now."""

    locked_at: datetime
    kept_until: date
    state: str


@dataclass(frozen=True, slots=True)
class NotLocked:
    """Nothing was sealed: no key that holds, no room on this machine, answers too long, or nobody said whose they are."""

    reason: Literal["no-key", "no-room", "too-long", "nobody"]


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of printing or saving: `printer` or `file` names where it went; neither means that it failed."""

    printer: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of looking for a code: what it holds, nothing when none came in time; or that the camera does not work."""

    text: str = ""
    failed: bool = False


@dataclass(frozen=True, slots=True)
class CabinetSummary:
    """What waits for a person in their cabinet: unread messages, charges to pay; None for what they may not see.

    `reminders` are those that they have set, of documents that run out.
    """

    unread: int | None = 0
    due: int | None = 0
    reminders: tuple[Reminder, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class SignInState:
    """How a person is signed in on this computer: `stays` until they sign out, or until the program ends.

    `can_stay` is whether there is a key store; `failed` that it took nothing. `elsewhere` are all sign-ins that the portal
    knows, this one too; None where it does not tell.
    """

    stays: bool = False
    can_stay: bool = False
    elsewhere: tuple[SignIn, ...] | None = field(default=None, repr=False)
    failed: bool = False
