"""One file to attach: where from, which one, and its way to the portal with what there is to say meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from kiosk.desk import Desk, Person
from kiosk.journeys.attaching.by_camera import WithCamera
from kiosk.journeys.attaching.by_phone import FromPhone
from kiosk.journeys.attaching.pages import folder_page, places_page, refused_page, sending_page, waiting_page
from kiosk.journeys.attaching.requests import ListPlaces, LookInto, OfferPhone, SendFile, StopSending, TakeFile
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, opening, stay
from kiosk.journeys.listing import turned
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.page import Page
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.uploading.folders import Place
from kiosk.uploading.results import Attachment, Folder, Refused, Taken, Wanted

if TYPE_CHECKING:
    from kiosk.portal.uploads import Progress

Stage = Literal["looking", "places", "folder", "taking", "sending", "refused", "failed"]
STOP: Final = "stop"
PHONE: Final = "phone"


@dataclass(frozen=True, slots=True)
class Adding:
    """Ends with an `Attachment`, or is left. Opened with `ListPlaces`. Leaving it while it sends stops the sending."""

    wanted: Wanted
    stage: Stage = "looking"
    places: tuple[Place, ...] = ()
    folder: Folder | None = None
    first: int = 0
    chosen: str = field(default="", repr=False)
    taken: Taken | None = None
    sent: int = 0
    refused: Refused | None = None
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if self.stage == "folder" and (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Arrived(request=ListPlaces(), result=tuple() as places):
                return stay(replace(self, stage="places", places=places))
            case Arrived(request=LookInto(), result=Folder() as folder) if self.stage in ("looking", "folder"):
                return stay(replace(self, stage="folder", folder=folder, first=0))
            case Arrived(request=TakeFile(), result=result) if self.stage == "taking":
                return self._taken(result)
            case Arrived(request=SendFile(ticket=ticket), result=result) if self._sends(ticket):
                return self._sent(result)
            case Failed(request=SendFile(ticket=ticket), error=error) if self._sends(ticket):
                return stay(replace(self, stage="failed", error=error))
            case Failed(request=ListPlaces() | LookInto() | TakeFile(), error=error):
                return stay(replace(self, stage="failed", error=error, taken=None))
            case Resumed(result=Attachment() as attachment):
                return close(attachment)
            case Resumed(result=Taken() as taken):
                return stay(replace(self, stage="sending", taken=taken, sent=0), SendFile(taken.ticket))
            case Resumed(result=Person()) if self.stage == "failed":
                return self._again()
            case Activated():
                return self._activated(event, desk)
        return None

    def _activated(self, event: Activated, desk: Desk) -> Next | None:
        match self.stage, event.action:
            case "failed", "retry" if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case "failed", "retry":
                return self._again()
            case "places", "phone":
                return opening(self, FromPhone(self.wanted), OfferPhone(self.wanted))
            case "places", "camera":
                return opening(self, WithCamera(self.wanted))
            case "places", "place":
                return stay(replace(self, stage="looking"), LookInto(str(self.places[int(event.argument)].path)))
            case "folder", "folder" if self.folder is not None:
                return stay(replace(self, stage="looking"), LookInto(self.folder.folders[int(event.argument)].path))
            case "folder", "file" if self.folder is not None:
                path = self.folder.files[int(event.argument)].path
                return stay(replace(self, stage="taking", chosen=path), TakeFile(path, self.wanted))
            case "folder", "back" if self.folder is not None and self.folder.above:
                return stay(replace(self, stage="looking"), LookInto(self.folder.above))
            case (("sending" | "failed"), ("stop" | "back")) if self.taken is not None:
                return stay(self._choosing(), StopSending(self.taken.ticket))
            case "refused", ("back" | "continue"):
                return stay(self._choosing())
            case (("folder" | "looking" | "taking" | "failed"), "back"):
                return stay(replace(self, stage="looking", folder=None, chosen="", error=None), ListPlaces())
        del desk
        return None

    def _sends(self, ticket: str) -> bool:
        return self.stage == "sending" and self.taken is not None and self.taken.ticket == ticket

    def _taken(self, result: object) -> Next:
        match result:
            case Taken() as taken:
                return stay(replace(self, stage="sending", taken=taken, sent=0), SendFile(taken.ticket))
            case Refused() as refused:
                return stay(replace(self, stage="refused", refused=refused))
            case _:
                return stay(self)

    def _sent(self, result: Progress | Attachment | Refused | object) -> Next:
        assert self.taken is not None
        match result:
            case Attachment():
                return close(result)
            case Refused() as refused:
                return stay(replace(self, stage="refused", refused=refused, taken=None))
            case _:
                sent = getattr(result, "sent", self.sent)
                return stay(replace(self, sent=sent), SendFile(self.taken.ticket))

    def _again(self) -> Next:
        """Go on where it was: with a file that is on its way, or was chosen, else the places are looked for anew."""
        if self.taken is not None:
            return stay(replace(self, stage="sending", error=None), SendFile(self.taken.ticket))
        if self.chosen:
            return stay(replace(self, stage="taking", error=None), TakeFile(self.chosen, self.wanted))
        return stay(replace(self, stage="looking", error=None), ListPlaces())

    def _choosing(self) -> Adding:
        """Back to where the file was chosen."""
        stage: Stage = "folder" if self.folder is not None else "places"
        return replace(self, stage=stage, chosen="", taken=None, sent=0, refused=None, error=None)

    def page(self, desk: Desk) -> Page:
        match self.stage:
            case "looking" | "taking":
                return waiting_page(self.stage, desk)
            case "places":
                return places_page(self.places, self.wanted, desk)
            case "folder":
                assert self.folder is not None
                return folder_page(self.folder, self.first, self.wanted, desk)
            case "sending":
                assert self.taken is not None
                return sending_page(self.taken, self.sent, desk)
            case "refused":
                assert self.refused is not None
                return refused_page(self.refused, self.wanted, desk)
            case "failed":
                assert self.error is not None
                return problem_page(self.error, desk.wording, kept=True, at_kiosk=desk.at_kiosk)
