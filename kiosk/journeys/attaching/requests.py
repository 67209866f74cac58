"""What attaching files asks the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.journeys.journey import AtOnce
from kiosk.uploading.folders import Place
from kiosk.uploading.results import (
    Attachment,
    Folder,
    NoPhoto,
    NotYet,
    PhoneOffer,
    Photo,
    Refused,
    Taken,
    TimeOver,
    Wanted,
)

if TYPE_CHECKING:
    from kiosk.office import Office
    from kiosk.portal.uploads import Progress


@dataclass(frozen=True, slots=True)
class ListPlaces(AtOnce):
    """Where files can be chosen from → a tuple of `Place`."""

    def perform(self, office: Office) -> tuple[Place, ...]:
        return office.uploads.places()


@dataclass(frozen=True, slots=True)
class LookInto(AtOnce):
    """What is in a folder → `Folder`."""

    path: str = field(repr=False)

    def perform(self, office: Office) -> Folder:
        return office.uploads.look(self.path)


@dataclass(frozen=True, slots=True)
class TakeFile(AtOnce):
    """Read a file and hold it against what is wanted → `Taken` or `Refused`."""

    path: str = field(repr=False)
    wanted: Wanted

    def perform(self, office: Office) -> Taken | Refused:
        return office.uploads.take(self.path, self.wanted)


@dataclass(frozen=True, slots=True)
class TakePhoto(AtOnce):
    """A picture from the camera of this machine → `Photo` or `NoPhoto`."""

    wanted: Wanted

    def perform(self, office: Office) -> Photo | NoPhoto:
        return office.uploads.take_photo(self.wanted)


@dataclass(frozen=True, slots=True)
class SendFile(AtOnce):
    """Send a part of a file that was taken → `Progress`, and in the end `Attachment` or `Refused`."""

    ticket: str

    def perform(self, office: Office) -> Progress | Attachment | Refused:
        return office.uploads.send(self.ticket)


@dataclass(frozen=True, slots=True)
class StopSending(AtOnce):
    """Do not send it after all → None."""

    ticket: str

    def perform(self, office: Office) -> None:
        office.uploads.stop(self.ticket)


@dataclass(frozen=True, slots=True)
class RemoveAttachment(AtOnce):
    """Throw away what was attached → None."""

    attachment: Attachment

    def perform(self, office: Office) -> None:
        office.uploads.remove(self.attachment)


@dataclass(frozen=True, slots=True)
class OfferPhone(AtOnce):
    """A page on which a phone can send the file → `PhoneOffer`."""

    wanted: Wanted

    def perform(self, office: Office) -> PhoneOffer:
        return office.uploads.offer_phone(self.wanted)


@dataclass(frozen=True, slots=True)
class AskPhone:
    """What has come from the phone → `Attachment`, `Refused`, `NotYet` or `TimeOver`."""

    offer: PhoneOffer
    after: float = 0.0

    def perform(self, office: Office) -> Attachment | Refused | NotYet | TimeOver:
        return office.uploads.ask_phone(self.offer)
