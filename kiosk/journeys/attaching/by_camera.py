"""Taking a picture of a paper with the camera of this machine: take it, look at it, take it again or send it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from kiosk.desk import Desk, Person
from kiosk.journeys.attaching.requests import TakePhoto
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.page import CONTINUE, Action, Buttons, Notice, NoticeKind, Page, Paragraph, Picture, Steps
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.uploading.results import NoPhoto, Photo, Wanted

Stage = Literal["before", "taking", "taken", "none", "failed"]
TAKE: Final = "take-photo"


@dataclass(frozen=True, slots=True)
class WithCamera:
    """Ends with the `Taken` of a picture that the person wants to send."""

    wanted: Wanted
    stage: Stage = "before"
    photo: Photo | None = None
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        del desk
        match event:
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Activated(action="take-photo" | "retry") | Resumed(result=Person()):
                return stay(replace(self, stage="taking", photo=None, error=None), TakePhoto(self.wanted))
            case Arrived(request=TakePhoto(), result=Photo() as photo):
                return stay(replace(self, stage="taken", photo=photo))
            case Arrived(request=TakePhoto(), result=NoPhoto()):
                return stay(replace(self, stage="none"))
            case Failed(request=TakePhoto(), error=error):
                return stay(replace(self, stage="failed", error=error))
            case Activated(action="continue") if self.photo is not None:
                return close(self.photo.taken)
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("Take a picture of the document")
        take = Action(TAKE, _("Take the picture"), icon="eye")
        again = Action(TAKE, _("Take it again"), icon="rotate-ccw")
        match self.stage:
            case "before":
                steps = Steps(
                    (
                        _("Hold the document before the camera, flat and straight."),
                        _("Let nobody and nothing else be in the picture."),
                        _("Press “Take the picture” and hold still."),
                    )
                )
                return Page("attach/photo", heading, (steps,), main=take, back=back(_))
            case "taking":
                waiting = Paragraph(_("Please hold still. The picture is being taken."))
                return Page("attach/photo-taking", heading, (waiting,), busy=True, back=back(_))
            case "taken":
                assert self.photo is not None
                shown = self.photo.shown
                picture = Picture(shown.png, shown.width, shown.height, _("The picture that was taken"))
                words = _("Can you read everything in the picture? If not, take it again, or ask somebody to look.")
                use = Action(CONTINUE, _("Send this picture"), icon="send")
                blocks = (Paragraph(words), picture, Buttons((again,)))
                return Page("attach/photo-taken", _("Look at the picture"), blocks, main=use, back=back(_))
            case "none":
                notice = Notice(_("Choose another way to attach the file."), kind=NoticeKind.PROBLEM)
                return Page(
                    "attach/photo-none",
                    _("The camera does not work"),
                    (notice,),
                    error=True,
                    main=again,
                    back=back(_),
                )
            case "failed":
                assert self.error is not None
                return problem_page(self.error, _, kept=True, at_kiosk=desk.at_kiosk)
