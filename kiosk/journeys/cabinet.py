"""My cabinet: one page that leads to all that is one's own. Signing in comes first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.desk import Desk, Person
from kiosk.journeys.acting_requests import ListMandates
from kiosk.journeys.appointments.by_code import AppointmentByCode
from kiosk.journeys.appointments.mine import my_appointments
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import ListCharges, ListDocuments, ListMessages, LoadCabinet
from kiosk.journeys.charges import Charges
from kiosk.journeys.check_document import CheckDocument
from kiosk.journeys.documents import Documents
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.find_charge import PayByNumber
from kiosk.journeys.journey import Journey, Next, opening, stay
from kiosk.journeys.messages import Messages
from kiosk.journeys.my_applications import my_applications
from kiosk.journeys.my_data import MyData
from kiosk.journeys.my_sign_in import MySignIn
from kiosk.journeys.own_things.plain_words import plain_words, to_plain_words
from kiosk.journeys.own_things.reminders import due_notice
from kiosk.journeys.requests import BeginSignIn
from kiosk.journeys.sign_in_requests import LoadSignIn
from kiosk.journeys.signing_in import SigningIn
from kiosk.journeys.taking_part.menu import TakePart
from kiosk.journeys.whom_to_act_for import WhomToActFor
from kiosk.journeys.whose import own_or_theirs
from kiosk.outcomes import CabinetSummary
from kiosk.page import Action, Block, Buttons, Notice, NoticeKind, Page, Tiles
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.text import Text


def my_cabinet(below: Journey, desk: Desk) -> Next:
    """Open the cabinet on top of `below`; signing in comes first where nobody is signed in."""
    return opening(below, MyCabinet(), LoadCabinet() if desk.person else None)


@dataclass(frozen=True, slots=True)
class MyCabinet:
    """What is one's own, each with what waits there. `owner` is the portal's id of whose numbers these are; `news` whether they
    came after the page and are still to be told (ACC-69)."""

    summary: CabinetSummary | None = None
    owner: str = ""
    news: bool = False
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="sign-in"):
                return opening(self, SigningIn(), BeginSignIn())
            case Resumed(result=Person()) | Activated(action="retry"):
                return stay(replace(self, error=None), LoadCabinet())
            case Resumed() if desk.person is not None and not self._ended:
                return stay(replace(self, news=False), LoadCabinet())
            case Arrived(request=LoadCabinet(), result=CabinetSummary() as summary):
                owner = desk.person.id if desk.person is not None else ""
                news = summary != self.summary or owner != self.owner
                return stay(replace(self, summary=summary, owner=owner, error=None, news=news))
            case Failed(request=LoadCabinet(), error=error):
                return stay(replace(self, summary=None, error=error))
            case Activated(action=action):
                return plain_words(self, event) or _leading(self, action, desk)
        return None

    @property
    def _ended(self) -> bool:
        return isinstance(self.error, Unauthorised)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        # Translators: "their" is of the person or the company that one acts for
        heading = own_or_theirs(desk, _("My cabinet"), _("Their cabinet"))
        if desk.person is None or self._ended:
            ended = _("Your sign-in has ended. Sign in again to see your cabinet.")
            first = _(
                "Your messages, applications, documents and payments are here. Sign in with your phone to see them."
            )
            return Page(
                "cabinet/sign-in",
                heading,
                (
                    Notice(ended if self._ended or desk.ended else first),
                    Buttons((*_for_everybody(desk).actions, *to_plain_words(desk))),
                ),
                main=Action("sign-in", _("Sign in"), icon="log-in"),
                back=back(_),
            )
        blocks: list[Block] = []
        summary = self.summary if self.owner == desk.person.id else None
        told = (_news(summary, desk),) if self.news and summary else ()
        if self.error is not None:
            unknown = _("It is not known now what is new. You can open everything all the same.")
            blocks.append(Notice(unknown, kind=NoticeKind.WARNING))
            told = (unknown,)
        if summary is not None:
            blocks += due_notice(summary.reminders, desk)
        blocks.append(Tiles(_tiles(summary, desk)))
        blocks.append(Buttons((_acting(desk), *_for_everybody(desk).actions, _my_sign_in(desk))))
        return Page("cabinet", heading, tuple(blocks), back=back(_), said=told)


def _leading(below: MyCabinet, action: str, desk: Desk) -> Next | None:
    """Where the parts of a cabinet lead."""
    match action:
        case "messages":
            return opening(below, Messages(), ListMessages(desk.language))
        case "documents":
            return opening(below, Documents(), ListDocuments(desk.language))
        case "charges":
            return opening(below, Charges(), ListCharges(desk.language))
        case "my-data":
            return opening(below, MyData())
        case "my-sign-in":
            return opening(below, MySignIn(), LoadSignIn(desk.language))
        case "appointments":
            return my_appointments(below, desk)
        case "appointment-by-code":
            return opening(below, AppointmentByCode())
        case "acting":
            return opening(below, WhomToActFor(), ListMandates(desk.language))
        case "pay-by-number":
            return opening(below, PayByNumber())
        case "take-part":
            return opening(below, TakePart())
        case "check-document":
            return opening(below, CheckDocument())
        case "my-applications":
            return my_applications(below, desk)
    return None


def _acting(desk: Desk) -> Action:
    """Where one chooses for whom to act."""
    return Action("acting", desk.wording("Who do you act for?"), icon="users")


def _my_sign_in(desk: Desk) -> Action:
    """Staying signed in, signing out, here or everywhere."""
    return Action("my-sign-in", desk.wording("My sign-in, signing out"), icon="log-out")


def _for_everybody(desk: Desk) -> Buttons:
    """What needs no sign-in."""
    _ = desk.wording
    return Buttons(
        (
            Action("pay-by-number", _("Pay by number"), icon="receipt"),
            Action("check-document", _("Check a document"), icon="badge-check"),
            Action("appointment-by-code", _("Appointment by code"), icon="key-round"),
            Action("take-part", _("Complain or take part"), icon="megaphone"),
        )
    )


def _tiles(summary: CabinetSummary | None, desk: Desk) -> tuple[Action, ...]:
    _ = desk.wording
    tiles = (
        Action("messages", _("Messages"), icon="mail", description=_unread(summary, desk)),
        Action(
            "my-applications",
            # Translators: "their" is of the person or the company that one acts for
            own_or_theirs(desk, _("My applications"), _("Their applications")),
            icon="folder",
            description=_("What you sent, and what came of it"),
        ),
        Action("documents", _("Documents"), icon="files", description=_("What the state has issued to you")),
        Action("charges", _("Payments"), icon="wallet", description=_due(summary, desk)),
        Action(
            "my-data",
            # Translators: "their" is of the person or the company that one acts for
            own_or_theirs(desk, _("My data"), _("Their data")),
            icon="id-card",
            description=_("What the state knows of you, and who has asked"),
        ),
        Action("appointments", _("Appointments"), icon="clock", description=_("Your visits to service centres")),
    )
    if not _for_another(desk):
        return tiles
    numbers = ("charges",) if summary is None or summary.unread is None else ("charges", "messages")
    return tuple(each if each.id in numbers else replace(each, description=None) for each in tiles)


def _for_another(desk: Desk) -> bool:
    """Whether the cabinet is somebody else's: then nothing in it speaks of "you"."""
    return desk.person is not None and desk.person.acts_for is not None


def _news(summary: CabinetSummary, desk: Desk) -> Text:
    """All in one: of two announcements a screen reader may say only the second."""
    if summary.unread is None and _for_another(desk):
        return _due(summary, desk)
    # Translators: spoken when the numbers of a cabinet come, for example: "3 new messages. 2 to pay."
    return desk.wording("{messages}. {due}.", messages=_unread(summary, desk), due=_due(summary, desk))


def _unread(summary: CabinetSummary | None, desk: Desk) -> Text:
    _ = desk.wording
    if summary is None or summary.unread is None:
        return _("What state bodies write to you")
    if summary.unread == 0:
        return _("Nothing new")
    return _.plural("{count} new message", "{count} new messages", summary.unread)


def _due(summary: CabinetSummary | None, desk: Desk) -> Text:
    _ = desk.wording
    if summary is None or summary.due is None:
        return _("Fees, fines and taxes")
    if summary.due == 0:
        return _("Nothing to pay")
    return _.plural("{count} to pay", "{count} to pay", summary.due)
