"""Applying: what you need → sign in → one question a page → check → declare → send → receipt (GOV.UK pattern, ACC-66, ACC-77)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.desk import Desk, Person
from kiosk.forms.answers import Entries, values_of
from kiosk.forms.form import Form
from kiosk.forms.pages import question_page
from kiosk.journeys import applying_answers as answers
from kiosk.journeys import applying_pages as pages
from kiosk.journeys.after_applying.rating import Rating
from kiosk.journeys.after_applying.requests import PrepareApplication
from kiosk.journeys.after_applying.signing import Signed, Signing, about_signature
from kiosk.journeys.attaching import of_forms
from kiosk.journeys.attaching.attaching import Attaching
from kiosk.journeys.attaching.hosting import within
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.journey import Next, home, opening, stay
from kiosk.journeys.own_things.disputing import Disputing, Reported, with_dispute
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import BeginSignIn, FetchForm, FetchPrefill, PrintReceipt, SendApplication
from kiosk.journeys.sealing import locking as lock
from kiosk.journeys.sealing.pages import locking_page, with_offer
from kiosk.journeys.sealing.requests import AskToLock
from kiosk.journeys.signing_in import SigningIn, signing_in
from kiosk.outcomes import Begun, Printed, Sent
from kiosk.page import Page
from kiosk.portal.errors import PortalError, Rejected, Unauthorised
from kiosk.portal.resources.applications import Prefill, PrefillSource
from kiosk.portal.resources.forms import FormDefinition
from kiosk.text import Text
from kiosk.uploading.results import Attachment, Wanted

Stage = Literal["loading", "before", "question", "check", "declare", "preparing", "sending", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Applying:
    """One application from the first word to the receipt. Leaving keeps the answers until it is sent or the visit ends.

    `at` is the property that is asked; `changing` means that one came from the check page and goes back there. `fault` is
    the JSON Schema keyword that the answer failed when Continue was pressed and `wrong` that answer: the error stays as it
    was told while the person corrects it. `refused` holds the portal's own words about single answers, `sources` the
    register from which an answer was filled in and not yet changed, `reported` what the person says is wrong there. `late`
    is the question that stood there, empty, when its answer came from a register. `told_in` is the language of the portal's own words.
    `signature` is of these answers, where the form needs one.
    `files` are what is attached, by the key of the document, `attaching` the one that is being asked for.
    `locking` is what is done with the answers while there is no line.
    `owner` is who was signed in when the answers were given: when somebody else signs in they are `cleared`.
    """

    service: str
    stage: Stage = "loading"
    attempt: str = ""
    definition: FormDefinition | None = None
    entries: Entries = field(default_factory=dict, repr=False)
    at: str = ""
    changing: bool = False
    fault: str = ""
    wrong: str = ""
    refused: Mapping[str, Text] = field(default_factory=dict)
    sources: Mapping[str, PrefillSource] = field(default_factory=dict)
    late: str = ""
    agreed: tuple[str, ...] = ()
    signature: str = field(default="", repr=False)
    undeclared: bool = False
    sent: Sent | None = None
    printed: Printed | None = None
    error: PortalError | None = None
    told_in: str = ""
    owner: str = ""
    cleared: bool = False
    reported: frozenset[str] = frozenset()
    attaching: Attaching | None = None
    files: of_forms.Files = field(default_factory=dict, repr=False)
    locking: lock.Locking | None = None

    @property
    def keep(self) -> str:
        """Kept under the service's name from the form's arrival until it is sent, or locked."""
        return "" if self.sent is not None or self.leaves_code is not None else f"applying/{self.service}"

    @property
    def holding(self) -> bool:
        """While it is being sent nobody leaves: the answer is the receipt."""
        return self.stage == "sending" or (self.locking is not None and self.locking.stage == "locking")

    @property
    def begun(self) -> bool:
        """Whether there are answers, or a code, that would be lost."""
        return bool(self.entries) and self.sent is None if self.leaves_code is None else self.leaves_code

    @property
    def leaves_code(self) -> bool | None:
        """Once the answers are locked, whether leaving would lose their code; None before."""
        return None if self.locking is None or not self.locking.kept else not self.locking.taken

    @property
    def form(self) -> Form:
        """The form; only after it has arrived."""
        assert self.definition is not None
        return Form(self.definition)

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (following := lock.within(self, event, desk)) is not None:
            return following
        match self.attaching, event:
            case Attaching() as attaching, _ if (following := within(self, attaching, event, desk)) is not None:
                return following
            case None, Activated(action=of_forms.ATTACH, argument=key) if self.stage == "check":
                return stay(replace(self, attaching=of_forms.asking(self.documents(desk), key, self.files)))
            case None, Failed(request=SendApplication(), error=Rejected() as error) if places := of_forms.lost(error):
                files, again = of_forms.asking_again(self.documents(desk), self.files, places)
                return stay(replace(self, stage="check", files=files, attaching=again, signature=""))
            case None, Activated(action="dispute", argument=name) if name in self.sources:
                return self._disputing(name, desk)
            case None, Resumed(result=Reported(name)):
                return stay(replace(self, reported=self.reported | {name}))
        return self._happened(event, desk)

    def _disputing(self, name: str, desk: Desk) -> Next:
        """What a register holds is not right: its keeper is told, and the form waits."""
        label = self.form.text(f"{name}.label", desk.language) or Text(name, desk.language)
        register = Text(self.sources[name].register, desk.language)
        return opening(self, Disputing(name, label, register, owner=self.owner))

    def _happened(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=FetchForm(), result=Begun() as found) if self.definition is None:
                return stay(lock.begun(self, found))
            case Resumed(result=Person(id=owner)) if self.owner not in ("", owner):
                return stay(Applying(self.service, owner=owner, cleared=True), FetchForm(self.service))
            case Arrived(request=SendApplication(), result=Sent() as sent):
                return stay(replace(self, stage="done", sent=sent, error=None))
            case Arrived(request=PrepareApplication(), result=str() as application):
                return opening(replace(self, stage="declare"), Signing(application, self.service, self.owner))
            case Resumed(result=Signed(signature)):
                return self.sending(replace(self, signature=signature), desk)
            case Failed(
                request=SendApplication(language=language) | PrepareApplication(language=language),
                error=Rejected() as error,
            ) if answers.concerns(error, self):
                return stay(answers.refused(self, error, language))
            case Failed(
                request=SendApplication(language=language) | PrepareApplication(language=language), error=error
            ):
                unsigned = replace(self, stage="failed", error=about_signature(error), told_in=language)
                asking = AskToLock(self.attempt) if lock.line_lost(error) else None
                return stay(unsigned if unsigned.error is error else replace(unsigned, signature=""), asking)
            case Failed(request=FetchForm(), error=error) if self.definition is None:
                return stay(replace(self, stage="failed", error=error))
            case Arrived(request=PrintReceipt()) | Failed(request=PrintReceipt()):
                printed = event.result if isinstance(event, Arrived) else None
                return stay(replace(self, printed=printed if isinstance(printed, Printed) else Printed()))
            case Resumed(result=Person(id=owner)) if self.stage == "before":
                return stay(replace(self.first_question(), owner=owner), FetchPrefill(self.service))
            case Resumed(result=Person()) if self.stage == "failed":
                return stay(replace(self, stage="declare", error=None))
            case Arrived(request=FetchPrefill(), result=Prefill() as prefill):
                return stay(answers.prefilled(self, prefill))
            case Changed(key=key, value=value):
                return stay(answers.changed(self, key, value))
            case Activated():
                return replace(self, late="").activated(event, desk)
        return None

    def activated(self, event: Activated, desk: Desk) -> Next | None:
        """What a button does at this stage."""
        match self.stage, event.action:
            case "failed", "retry":
                return self._again(desk)
            case "failed", "back" if self.definition is not None:
                return stay(replace(self, stage="check" if self.at else "before", error=None))
            case "before", "continue":
                return self.begin(desk)
            case "question", "continue":
                return stay(answers.answered(self).asking_files(desk))
            case "question", "back":
                return stay(answers.before(self))
            case "check", "change":
                return stay(replace(self, stage="question", at=event.argument, changing=True, fault=""))
            case "check", "continue":
                return stay(self.faulty() or replace(self, stage="declare", undeclared=False))
            case "check", "back":
                return stay(replace(self, stage="question", at=self.asked_names()[-1], changing=False, fault=""))
            case "declare", "continue":
                return self._send(desk)
            case "declare", "back":
                return stay(replace(self, stage="check", undeclared=False))
            case (("sending" | "preparing"), _):
                return stay(self)
            case "done", "print":
                assert self.sent is not None
                return stay(self, PrintReceipt(self.sent, desk.language))
            case "done", "rate":
                return opening(self, Rating(self.service))
            case "done", ("back" | "home"):
                return home()
        return None

    def begin(self, desk: Desk) -> Next:
        """To the questions; signing in comes first."""
        if desk.person is None:
            return opening(self, SigningIn(yields=True), BeginSignIn())
        begun = replace(self.first_question(), owner=desk.person.id)
        return stay(begun, None if self.sources else FetchPrefill(self.service))

    def documents(self, desk: Desk) -> tuple[Wanted, ...]:
        """What the form asks for as files."""
        return of_forms.wanted(self.form, self.service, desk)

    def asking_files(self, desk: Desk) -> Applying:
        """Where all is answered, the first document that has not been asked for yet."""
        if self.stage != "check" or self.locking is not None:
            return self
        return replace(self, attaching=of_forms.next_asking(self.documents(desk), self.files))

    def attached(self, key: str, files: tuple[Attachment, ...], desk: Desk) -> Next:
        return stay(replace(self, files={**self.files, key: files}, signature="").asking_files(desk))

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.attaching is not None:
            return of_forms.drawn(self.attaching, self.documents(desk), desk)
        if self.locking is not None and self.locking.covers:
            return locking_page(self, self.locking, desk)
        match self.stage:
            case "loading":
                return pages.loading_page(self.service, desk)
            case "before":
                return pages.checklist_page(self.service, self.form, desk, cleared=self.cleared)
            case "question":
                question = next(q for q in self.form.questions if q.name == self.at)
                refused = self.refused.get(self.at)
                page = question_page(self.form, question, self.entries, self.fault, _, wrong=self.wrong)
                if self.at in self.sources:
                    page = pages.with_source(page, self.sources[self.at], desk, late=self.at == self.late)
                    page = with_dispute(page, self.at, desk, reported=self.at in self.reported)
                return pages.with_refusal(page, self.at, refused, _) if refused and not self.fault else page
            case "check":
                page = pages.check_page(self.service, self.form, self.entries, desk)
                if self.locking is not None:
                    return page
                return of_forms.with_files(page, self.documents(desk), self.files, desk)
            case "declare":
                return pages.declaration_page(self.service, self.form, self.agreed, self.undeclared, desk)
            case "preparing":
                return pages.preparing_page(self.service, desk)
            case "sending":
                return pages.sending_page(self.service, desk)
            case "done":
                assert self.sent is not None
                return pages.confirmation_page(self.sent, self.printed, desk)
            case "failed":
                assert self.error is not None
                page = problem_page(
                    self.error, _, kept=bool(self.entries), at_kiosk=desk.at_kiosk, told_in=self.told_in
                )
                return page if self.locking is None else with_offer(page, _)

    def asked_names(self) -> list[str]:
        """The properties that are asked, given the answers so far."""
        return [q.name for q in self.form.asked(values_of(self.form, self.entries))]

    def first_question(self) -> Applying:
        """The first question that is not yet well answered, or the check page when all are."""
        faults = self.form.faults(values_of(self.form, self.entries))
        if self.entries and not faults:
            return replace(self, stage="check")
        return replace(self, stage="question", at=next(iter(faults), self.asked_names()[0]), fault="", changing=False)

    def faulty(self) -> Applying | None:
        """The first question whose answer is wrong, with its error; None when all are well."""
        faults = self.form.faults(values_of(self.form, self.entries))
        if not faults:
            return None
        name, fault = next(iter(faults.items()))
        wrong = self.entries.get(name, "")
        return replace(self, stage="question", at=name, changing=True, fault=fault, wrong=wrong)

    def _send(self, desk: Desk) -> Next:
        assert self.definition is not None
        if set(self.agreed) != set(self.definition.declarations):
            return stay(replace(self, undeclared=True))
        if (faulty := self.faulty()) is not None:
            return stay(faulty)
        if self.definition.signature.required and not self.signature:
            values = self.form.counted(values_of(self.form, self.entries))
            request = PrepareApplication(self.attempt, self.service, self.definition.version, values, desk.language)
            return stay(replace(self, stage="preparing", undeclared=False), request)
        return self.sending(self, desk)

    @staticmethod
    def sending(state: Applying, desk: Desk) -> Next:
        """Send it as it is now."""
        assert state.definition is not None
        values = state.form.counted(values_of(state.form, state.entries))
        request = SendApplication(
            state.attempt,
            state.service,
            state.definition.version,
            values,
            state.agreed,
            desk.language,
            attachments=of_forms.uploads_of(state.documents(desk), state.files),
            signature=state.signature,
        )
        return stay(replace(state, stage="sending", undeclared=False), request)

    def _again(self, desk: Desk) -> Next:
        if self.definition is None:
            return stay(replace(self, stage="loading", error=None), FetchForm(self.service))
        if not self.owner:
            return replace(self, stage="before", error=None).begin(desk)
        if isinstance(self.error, Unauthorised):
            return signing_in(self, self.error)
        return stay(replace(self, stage="declare", error=None))
