"""My applications: the list, and one with what has happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.describing import coded_text, name_of
from kiosk.desk import Desk, Person
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Journey, Next, opening, stay
from kiosk.journeys.listing import listing, turned
from kiosk.journeys.problems import problem_page
from kiosk.journeys.receipt import ShownReceipt
from kiosk.journeys.requests import BeginSignIn, ListApplications, LoadApplication, LoadReceipt, WithdrawApplication
from kiosk.journeys.signing_in import SigningIn
from kiosk.outcomes import Loaded
from kiosk.page import Action, Block, Buttons, Fact, Facts, Notice, NoticeKind, Page, Paragraph, Steps, Subheading
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.portal.resources.applications import Application, ApplicationEvent
from kiosk.text import Text

WITHDRAWABLE = frozenset({"submitted", "awaitingPayment", "inReview", "returned"})
"""The states in which an application can still be taken back (contract §A.2 23–25)."""


def my_applications(below: Journey, desk: Desk) -> Next:
    """Open the list on top of `below`; signing in comes first where nobody is signed in."""
    return opening(below, MyApplications(), ListApplications(desk.language) if desk.person else None)


@dataclass(frozen=True, slots=True)
class MyApplications:
    """The list of a signed-in person's applications, newest first."""

    applications: tuple[Application, ...] | None = None
    error: PortalError | None = None
    expired: bool = False
    first: int = 0
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="sign-in"):
                return opening(self, SigningIn(), BeginSignIn())
            case Resumed(result=Person()):
                return stay(replace(self, expired=False), ListApplications(desk.language))
            case Resumed() if desk.person is not None and not self.expired:
                return stay(self, ListApplications(desk.language))
            case Arrived(request=ListApplications(), result=tuple() as applications):
                return stay(replace(self, applications=applications, error=None))
            case Failed(request=ListApplications(), error=Unauthorised()):
                return stay(replace(self, applications=None, expired=True))
            case Failed(request=ListApplications(), error=error):
                return stay(replace(self, error=error))
            case Activated(action="retry"):
                return stay(replace(self, error=None), ListApplications(desk.language))
            case Activated(action="open", argument=id):
                return opening(self, OneApplication(id), LoadApplication(id, desk.language))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("My applications")
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        if desk.person is None or self.expired:
            ended = _("Your sign-in has ended. Sign in again to see your applications.")
            return Page(
                "my-applications/sign-in",
                heading,
                (Notice(ended if self.expired else _("Sign in with your phone to see your applications.")),),
                main=Action("sign-in", _("Sign in"), icon="log-in"),
                back=back(_),
            )
        if self.applications is None:
            waiting = Paragraph(_("Please wait. Your applications are coming."))
            return Page("my-applications/loading", heading, (waiting,), busy=True, back=back(_))
        actions = [
            Action("open", _numbered(each, desk), argument=each.id, description=_state(each, desk))
            for each in self.applications
        ]
        blocks = listing(actions, self.first, _("You have no applications yet."), _)
        return Page(f"my-applications/{self.first}", heading, blocks, back=back(_), focus="list")


def _name(application: Application, desk: Desk) -> Text:
    service = desk.catalogue.service(application.service_id)
    return name_of(service, desk) if service is not None else Text(application.service_id, desk.language)


def _numbered(application: Application, desk: Desk) -> Text:
    """What tells one application from another for the same service (ACC-55): its number, or when it was last changed."""
    name = _name(application, desk)
    if application.reference:
        # Translators: a row of a list: the name of a service and the number of an application
        return desk.wording("{service} · {reference}", service=name, reference=application.reference)
    if application.updated_at is not None:
        day = formatting.date_and_time(application.updated_at, desk.language)
        # Translators: a row of a list: the name of a service and when its draft was last changed
        return desk.wording("{service} · {day}", service=name, day=day)
    return name


def _state(application: Application, desk: Desk) -> Text:
    return status_text(application.status.code, coded_text(application.status, desk.language), desk)


def status_text(code: str, label: Text, desk: Desk) -> Text:
    """The state in the page's language; the portal's own words for a state this program does not know."""
    _ = desk.wording
    known = {
        "draft": _("Draft, not sent"),
        "submitted": _("Received"),
        "awaitingPayment": _("Waiting for payment"),
        "inReview": _("In review"),
        "returned": _("Returned for correction"),
        "approved": _("Ready"),
        "rejected": _("Refused"),
        "withdrawn": _("Withdrawn by you"),
        "expired": _("Expired"),
    }
    return known.get(code, label)


@dataclass(frozen=True, slots=True)
class OneApplication:
    """One application: its state, its dates, and what has happened in order. Withdrawing asks once more."""

    id: str
    application: Application | None = None
    events: Sequence[ApplicationEvent] = ()
    withdrawing: bool = False
    sending: bool = False
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=LoadApplication() | WithdrawApplication(), result=Loaded(application, events)):
                return stay(
                    replace(self, application=application, events=events, withdrawing=False, sending=False, error=None)
                )
            case Failed(request=LoadApplication() | WithdrawApplication(), error=error):
                return stay(replace(self, error=error, withdrawing=False, sending=False))
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return opening(self, SigningIn(), BeginSignIn())
            case Resumed(result=Person()):
                return stay(replace(self, error=None), LoadApplication(self.id, desk.language))
            case Activated(action="retry"):
                return stay(replace(self, error=None), LoadApplication(self.id, desk.language))
            case Activated(action="receipt"):
                return opening(self, ShownReceipt(self.id), LoadReceipt(self.id))
            case Activated(action="withdraw"):
                return stay(replace(self, withdrawing=True))
            case Activated() if self.sending:
                return stay(self)
            case Activated(action="continue") if self.withdrawing:
                return stay(replace(self, sending=True), WithdrawApplication(self.id, desk.language))
            case Activated(action="back") if self.withdrawing:
                return stay(replace(self, withdrawing=False))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        if self.application is None:
            waiting = Paragraph(_("Please wait. Your application is coming."))
            return Page(f"application/{self.id}/loading", _("Application"), (waiting,), busy=True, back=back(_))
        if self.sending:
            waiting = Paragraph(_("Please wait. Your application is being withdrawn."))
            return Page(f"application/{self.id}/withdrawing", _("Application"), (waiting,), busy=True)
        if self.withdrawing:
            return self._confirm(self.application, desk)
        blocks: list[Block] = [Facts(_rows(self.application, desk)), Subheading(_("What has happened"))]
        blocks.append(Steps(tuple(_event(each, desk) for each in self.events)))
        actions = []
        if self.application.reference:
            actions.append(Action("receipt", _("Show the receipt"), icon="file-text"))
        if self.application.status.code in WITHDRAWABLE:
            actions.append(Action("withdraw", _("Withdraw the application"), icon="undo-2"))
        if actions:
            blocks.append(Buttons(tuple(actions)))
        return Page(f"application/{self.id}", _name(self.application, desk), tuple(blocks), back=back(_))

    def _confirm(self, application: Application, desk: Desk) -> Page:
        _ = desk.wording
        return Page(
            f"application/{self.id}/withdraw",
            _("Withdraw this application?"),
            (
                Paragraph(_name(application, desk)),
                Notice(_("The agency stops working on it. You can apply again later."), kind=NoticeKind.WARNING),
            ),
            main=Action("continue", _("Yes, withdraw it"), icon="undo-2"),
            back=back(_),
        )


def _rows(application: Application, desk: Desk) -> tuple[Fact, ...]:
    _, language = desk.wording, desk.language
    status = status_text(application.status.code, coded_text(application.status, language), desk)
    rows = [Fact(_("Status"), (status,))]
    if application.reference:
        rows.append(Fact(_("Application number"), (Text(application.reference, language),)))
    if application.submitted_at is not None:
        rows.append(Fact(_("Sent on"), (Text(formatting.date_and_time(application.submitted_at, language), language),)))
    if application.due_date:
        rows.append(Fact(_("Answer by"), (Text(formatting.written_date(application.due_date, language), language),)))
    return tuple(rows)


def _event(event: ApplicationEvent, desk: Desk) -> Text:
    when = formatting.date_and_time(event.at, desk.language)
    status = status_text(event.status.code, coded_text(event.status, desk.language), desk)
    return desk.wording("{when}: {status}", when=when, status=status)
