"""What is wanted of a person as files, what they have attached, and what came of looking for a file or sending it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.text import Text
from kiosk.uploading.content import USUAL_SIZE, USUAL_TYPES, Flaw
from kiosk.viewing.looking import PageShown


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that is answered with files.

    `key` is its name at the portal (a form's `requiredDocuments[].key`), `label` what people call it. `types` are media
    types, `most_bytes` bounds one file, `most` their number. `belongs_to` names what they are for, and nothing of the
    person: an unfinished upload is found again by it (`applying/<service>`, an application's id, `appeal`). `purpose`
    goes to the portal: application, appeal or message.
    """

    key: str
    label: Text
    belongs_to: str
    types: tuple[str, ...] = USUAL_TYPES
    most_bytes: int = USUAL_SIZE
    most: int = 3
    purpose: str = "application"
    application: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the portal has and has accepted. `upload` is its id there (contract 22, 41)."""

    upload: str
    name: str = field(repr=False)
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Row:
    """A file or a folder to choose. `path` is nobody's business and stays out of every repr."""

    name: str = field(repr=False)
    path: str = field(repr=False)
    size: int = 0
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """What is in a folder: folders by name, files the newest first. `above` is where one came from, empty at the top.

    The folder with no path is the list of places to look in; `phone` is whether a file can come from a phone too.
    """

    path: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    folders: tuple[Row, ...] = ()
    files: tuple[Row, ...] = ()
    above: str = field(default="", repr=False)
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was read, and is ready to be sent; `ticket` names it for as long as the visit lasts."""

    ticket: str
    name: str = field(repr=False)
    size: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be attached; `limit` in bytes where it is too large, `words` the portal's own."""

    flaw: Flaw
    limit: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class PhoneOffer:
    """A page on which a phone can send one file; asked about every `interval` seconds. `match` stands on both screens."""

    id: str
    url: str = field(repr=False)
    match: str
    interval: float = 3.0


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that the camera took, ready to be sent, and to be looked at before."""

    taken: Taken
    shown: PageShown


@dataclass(frozen=True, slots=True)
class NoPhoto:
    """The camera does not work."""


@dataclass(frozen=True, slots=True)
class NotYet:
    """Nothing has come from the phone so far."""


@dataclass(frozen=True, slots=True)
class TimeOver:
    """The page for the phone does not take anything any more."""
