"""Sending a file from one's own phone: a code opens a page of the portal, and the file comes into this visit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kiosk.desk import Desk, Person
from kiosk.journeys.attaching.requests import AskPhone, OfferPhone
from kiosk.journeys.attaching.words import flaw_texts
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.page import Action, Highlight, Notice, NoticeKind, Page, Paragraph, QrCode, Steps
from kiosk.portal.errors import Offline, PortalError, ServerFault, TimedOut, TooManyRequests, Unauthorised
from kiosk.text import Text
from kiosk.uploading.results import Attachment, NotYet, PhoneOffer, Refused, TimeOver, Wanted

Stage = Literal["starting", "waiting", "over", "refused", "failed"]
NEW_CODE = "new-code"


@dataclass(frozen=True, slots=True)
class FromPhone:
    """Waits until the file has come; ends with an `Attachment`. Opened with `OfferPhone`. A code is renewed by one key.

    `interrupted` says that the portal does not answer just now; it is asked again all the same.
    """

    wanted: Wanted
    stage: Stage = "starting"
    offer: PhoneOffer | None = None
    refused: Refused | None = None
    error: PortalError | None = None
    interrupted: bool = False
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        del desk
        match event:
            case Arrived(request=OfferPhone(), result=PhoneOffer() as offer):
                waiting = replace(self, stage="waiting", offer=offer, error=None, refused=None)
                return stay(waiting, AskPhone(offer, after=offer.interval))
            case Arrived(request=AskPhone(offer=offer)) | Failed(request=AskPhone(offer=offer)) if offer != self.offer:
                return stay(self)
            case Arrived(request=AskPhone(offer=offer), result=result):
                return self._asked(offer, result)
            case Failed(
                request=AskPhone(offer=offer),
                error=Offline() | TimedOut() | ServerFault() | TooManyRequests() as error,
            ):
                wait = max(offer.interval, error.seconds if isinstance(error, TooManyRequests) else 0.0)
                return stay(replace(self, interrupted=True), AskPhone(offer, after=wait))
            case Failed(error=error):
                return stay(replace(self, stage="failed", error=error))
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Activated(action="new-code" | "retry") | Resumed(result=Person()):
                return stay(replace(self, stage="starting", offer=None, error=None), OfferPhone(self.wanted))
        return None

    def _asked(self, offer: PhoneOffer, result: object) -> Next:
        match result:
            case Attachment():
                return close(result)
            case Refused():
                return stay(replace(self, stage="refused", refused=result, interrupted=False))
            case TimeOver():
                return stay(replace(self, stage="over", interrupted=False))
            case NotYet() | _:
                return stay(replace(self, interrupted=False), AskPhone(offer, after=offer.interval))

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("Send the file from your phone")
        again = Action(NEW_CODE, _("New code"), icon="rotate-ccw")
        match self.stage:
            case "starting":
                waiting = Paragraph(_("Please wait."))
                return Page("attach/phone-starting", _("The code is coming"), (waiting,), busy=True, back=back(_))
            case "waiting":
                assert self.offer is not None
                return self._waiting(self.offer, heading, again, desk)
            case "over":
                notice = Notice(_("Get a new code with one key. Nothing you entered is lost."), kind=NoticeKind.WARNING)
                return Page("attach/phone-over", _("The code has expired"), (notice,), main=again, back=back(_))
            case "refused":
                assert self.refused is not None
                what, advice = flaw_texts(self.refused, self.wanted, _)
                notice = Notice(advice, kind=NoticeKind.PROBLEM)
                return Page("attach/phone-refused", what, (notice,), error=True, main=again, back=back(_))
            case "failed":
                assert self.error is not None
                return problem_page(self.error, _, kept=True, at_kiosk=desk.at_kiosk)

    def _waiting(self, offer: PhoneOffer, heading: Text, again: Action, desk: Desk) -> Page:
        _ = desk.wording
        number = Text(offer.match, desk.language, spoken=" ".join(offer.match))
        steps = Steps(
            (
                _("Hold the phone’s camera to the code."),
                _("On the phone, check this number:"),
                Highlight(number, label=_("Match number:")),
                _("Choose the file there, or take a picture. This screen then goes on by itself."),
            )
        )
        unknown = _("The portal does not answer just now. This page keeps asking.")
        return Page(
            "attach/phone",
            heading,
            (*((Notice(unknown, kind=NoticeKind.WARNING),) if self.interrupted else ()), steps),
            aside=(
                QrCode(
                    offer.url,
                    caption=_("Code for the camera"),
                    alternative=_("A picture that opens the page for your file on your phone."),
                    private=True,
                ),
            ),
            main=again,
            back=back(_),
            said=(unknown,) if self.interrupted else (),
        )
