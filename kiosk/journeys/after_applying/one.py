"""One application: what is asked of its owner, its time line, what came of it; withdrawing asks once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.desk import Desk, Person
from kiosk.journeys.after_applying.complaining import complaining, complaint_action
from kiosk.journeys.after_applying.correcting import correcting
from kiosk.journeys.after_applying.describing import UNSENT, application_rows, name_of_application
from kiosk.journeys.after_applying.line import timeline
from kiosk.journeys.after_applying.rating import Rating
from kiosk.journeys.after_applying.requests import DeleteDraft
from kiosk.journeys.after_applying.required import asked_action, asked_blocks, asked_now, opened_for
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import LoadDocument, VerifyDocument
from kiosk.journeys.check_document import CheckDocument
from kiosk.journeys.documents import OneDocument
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, opening, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.receipt import ShownReceipt
from kiosk.journeys.requests import LoadApplication, LoadReceipt, WithdrawApplication
from kiosk.journeys.signing_in import signing_in
from kiosk.outcomes import Loaded
from kiosk.page import Action, Block, Buttons, Facts, Notice, NoticeKind, Page, Paragraph, Subheading
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.portal.resources.applications import Application, ApplicationEvent
from kiosk.portal.resources.documents import Document
from kiosk.text import Text

DONE = frozenset({"signed", "paid", "uploaded", "resubmitted"})
"""What a person does when it is asked of them."""
WITHDRAWABLE = frozenset({"submitted", "awaitingPayment", "inReview", "returned"})
"""The states in which an application can still be taken back (contract §A.2 23–25)."""


@dataclass(frozen=True, slots=True)
class OneApplication:
    """Opened with `LoadApplication`. `told_in` is the language of the portal's own words, `owner` whose it is.

    `doing` says that what is asked was begun: then all may have changed. `at_once` is the kind of what is asked that was
    chosen before it was opened; where it is not asked any more, the application itself shows how it stands. `known` counts what had happened before the
    person did what was asked: what has come of that is told first.
    """

    id: str
    application: Application | None = None
    events: Sequence[ApplicationEvent] = ()
    documents: Sequence[Document] = ()
    told_in: str = ""
    owner: str = ""
    doing: bool = False
    withdrawing: bool = False
    sending: bool = False
    at_once: str = ""
    known: int = 0
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(
                request=LoadApplication(language=language) | WithdrawApplication(language=language),
                result=Loaded() as loaded,
            ):
                return self._arrived(self._loaded(loaded, language, desk), desk)
            case Failed(request=LoadApplication() | WithdrawApplication(), error=error):
                return stay(replace(self, error=error, withdrawing=False, sending=False))
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Resumed(result=Person()) | Activated(action="retry"):
                return stay(replace(self, error=None), LoadApplication(self.id, desk.language))
            case Resumed() if self.doing:  # it stands elsewhere now: that is told as something new
                return stay(OneApplication(self.id, known=len(self.events)), LoadApplication(self.id, desk.language))
            case Resumed() if self.error is None:
                return stay(replace(self, known=0), LoadApplication(self.id, desk.language))
            case Arrived(request=DeleteDraft()):
                return close()
            case Failed(request=DeleteDraft(), error=error):
                return stay(replace(self, error=error, withdrawing=False, sending=False))
            case Activated() if self.sending:
                return stay(self)
            case Activated(action="continue") if self.withdrawing and self.application is not None:
                return stay(replace(self, sending=True), self._withdrawal(self.application, desk))
            case Activated(action="back") if self.withdrawing:
                return stay(replace(self, withdrawing=False))
            case Activated(action="withdraw"):
                return stay(replace(self, withdrawing=True))
            case Activated() if self.application is not None:
                return self._opened(event, self.application, desk)
        return None

    def _withdrawal(self, application: Application, desk: Desk) -> WithdrawApplication | DeleteDraft:
        """What was sent is taken back; what never was is thrown away."""
        if application.status.code in UNSENT:
            return DeleteDraft(self.id, application.etag, desk.language)
        return WithdrawApplication(self.id, desk.language)

    def _arrived(self, shown: OneApplication, desk: Desk) -> Next:
        """The application; on top of it at once what was chosen elsewhere."""
        found = next((each for each in asked_now(shown.events) if each.action.kind == self.at_once), None)
        if found is None or shown.application is None:
            return stay(shown)
        return opened_for(replace(shown, doing=True), found, shown.application, desk) or stay(shown)

    def _loaded(self, loaded: Loaded, language: str, desk: Desk) -> OneApplication:
        return OneApplication(
            self.id,
            loaded.application,
            loaded.events,
            loaded.documents,
            told_in=language,
            known=self.known,
            owner=desk.person.id if desk.person is not None else "",
        )

    def _opened(self, event: Activated, application: Application, desk: Desk) -> Next | None:
        """What a button leads to."""
        match event:
            case Activated(action="do-required", argument=id):
                found = next((each for each in asked_now(self.events) if each.event.id == id), None)
                doing = replace(self, doing=True)
                return opened_for(doing, found, application, desk) if found is not None else None
            case Activated(action="go-on"):
                return correcting(replace(self, doing=True), self.id, application.service_id, desk)
            case Activated(action="receipt"):
                return opening(self, ShownReceipt(self.id), LoadReceipt(self.id))
            case Activated(action="result", argument=id):
                return opening(self, OneDocument(id), LoadDocument(id, desk.language))
            case Activated(action="check-result", argument=code):
                return opening(self, CheckDocument(code, asking=True), VerifyDocument(code, desk.language))
            case Activated(action="complain"):
                return complaining(self, application, desk)
            case Activated(action="rate"):
                return opening(self, Rating(application.service_id))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        mine = self.owner in ("", desk.person.id if desk.person is not None else "")
        if self.application is None or not mine:
            waiting = Paragraph(_("Please wait. Your application is coming."))
            return Page(f"application/{self.id}/loading", _("Application"), (waiting,), busy=True, back=back(_))
        if self.sending:
            waiting = Paragraph(_("Please wait. It is being done."))
            return Page(f"application/{self.id}/withdrawing", _("Application"), (waiting,), busy=True)
        if self.withdrawing:
            return self._confirm(self.application, desk)
        return self._shown(self.application, desk)

    def _shown(self, application: Application, desk: Desk) -> Page:
        _ = desk.wording
        blocks: list[Block] = [*self._just_done(desk)]
        actions: list[Action] = []
        for asked in asked_now(self.events):
            blocks += asked_blocks(asked, desk, self.told_in or desk.language)
            if (action := asked_action(asked, application, desk)) is not None:
                actions.append(action)
        blocks += self._results(desk)
        blocks.append(Facts(application_rows(application, desk)))
        line = timeline(application, self.events, desk, self._told_in(desk))
        if line.stages:
            blocks += [Subheading(_("What has happened")), line]
        if application.status.code in UNSENT:
            actions = [Action("go-on", _("Go on with the draft"), icon="pen-line")]
        main = actions[0] if actions else None
        buttons = [*actions[1:], *_always(application, desk)]
        if buttons:
            blocks.append(Buttons(tuple(buttons)))
        name = name_of_application(application, desk)
        return Page(f"application/{self.id}", name, tuple(blocks), main=main, back=back(_))

    def _just_done(self, desk: Desk) -> Iterator[Notice]:
        """What the person has just done about it, in the portal's words."""
        new = self.events[self.known :] if self.known else ()
        for each in new[-1:]:
            if each.type in DONE and each.text:
                yield Notice(Text(each.text, self._told_in(desk)), kind=NoticeKind.SUCCESS)

    def _told_in(self, desk: Desk) -> str:
        return self.told_in or desk.language

    def _results(self, desk: Desk) -> list[Block]:
        """The documents that came of it: to look at and take along, and to check."""
        if not self.documents:
            return []
        _ = desk.wording
        blocks: list[Block] = [Subheading(_("The result"))]
        for each in self.documents:
            day = formatting.long_date(each.issued_at.astimezone(formatting.AZERBAIJAN).date(), desk.language)
            title = Text(each.title, self._told_in(desk))
            buttons = [Action("result", _("Open the document"), icon="file-text", argument=each.id)]
            if each.verification_code:
                check = _("Check that it is genuine")
                buttons.append(Action("check-result", check, icon="badge-check", argument=each.verification_code))
            blocks += [
                Notice(_("Issued on {day}.", day=day), title=title, kind=NoticeKind.SUCCESS),
                Buttons(tuple(buttons)),
            ]
        return blocks

    def _confirm(self, application: Application, desk: Desk) -> Page:
        _ = desk.wording
        if application.status.code in UNSENT:
            return Page(
                f"application/{self.id}/delete",
                _("Delete this draft?"),
                (
                    Paragraph(name_of_application(application, desk)),
                    Notice(_("Your answers in it are deleted. Nothing was sent."), kind=NoticeKind.WARNING),
                ),
                main=Action("continue", _("Yes, delete it"), icon="trash-2"),
                back=back(_),
            )
        return Page(
            f"application/{self.id}/withdraw",
            _("Withdraw this application?"),
            (
                Paragraph(name_of_application(application, desk)),
                Notice(_("The agency stops working on it. You can apply again later."), kind=NoticeKind.WARNING),
            ),
            main=Action("continue", _("Yes, withdraw it"), icon="undo-2"),
            back=back(_),
        )


def _always(application: Application, desk: Desk) -> tuple[Action, ...]:
    """What can be done whatever is asked."""
    _ = desk.wording
    actions = [*complaint_action(application, desk)]
    if application.reference:
        actions.append(Action("receipt", _("Show the receipt"), icon="file-text"))
        actions.append(Action("rate", _("Say how it was"), icon="message-square"))
    if application.status.code in UNSENT:
        actions.append(Action("withdraw", _("Delete the draft"), icon="trash-2"))
    if application.status.code in WITHDRAWABLE:
        actions.append(Action("withdraw", _("Withdraw the application"), icon="undo-2"))
    return tuple(actions)
