"""Correcting an application that was returned: at once at what the authority asks, with its words above the question.

The questions, the check page, the declaration, signing and sending are those of `Applying`, which this one holds. It adds
what is asked, sends the correction in place of a new application, and asks the person when somebody has changed the
application elsewhere meanwhile: nothing is written over, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from kiosk.applications.correcting import CHANGED, SENT
from kiosk.desk import Desk, Person
from kiosk.forms.answers import Entries, entries_of, values_of
from kiosk.forms.form import Form
from kiosk.journeys.after_applying import correcting_pages as pages
from kiosk.journeys.after_applying.requests import (
    LoadCorrection,
    PrepareApplication,
    PrepareCorrection,
    SendCorrection,
)
from kiosk.journeys.applying import Applying
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Journey, Next, Request, close, opening, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import FetchPrefill, SendApplication
from kiosk.journeys.sealing.requests import AskToLock
from kiosk.journeys.signing_in import signing_in
from kiosk.outcomes import Correction
from kiosk.page import Page
from kiosk.portal.errors import Conflict, NotFound, PortalError, Unauthorised
from kiosk.text import Text

_OPEN: Final = frozenset({"draft", "returned"})

Ending = Literal["", "sent", "late", "closed"]


def correcting(below: Journey, application: str, service: str, desk: Desk, *, claimed: bool = False) -> Next:
    """Open the correction of an application on top of `below`; `claimed` is one that was filled in without a line."""
    owner = desk.person.id if desk.person is not None else ""
    return opening(
        below, Correcting(application, service, owner, claimed=claimed), LoadCorrection(application, desk.language)
    )


@dataclass(frozen=True, slots=True)
class Correcting:
    """One application that was returned. Opened with `LoadCorrection`; leaving keeps the answers until the visit ends.

    `form` is the application as it is being corrected, None until it has arrived. `begun_with` are the answers that it
    came with. `asked` are the authority's words by question, `seen` the questions that have been gone through since.
    `claimed` says that it was filled in without a line, so that its documents have not been asked for yet. `theirs` is the application as it was found when it had been changed elsewhere. `told_in` is the language of the
    authority's words.
    """

    application: str
    service: str
    owner: str = ""
    form: Applying | None = None
    begun_with: Entries = field(default_factory=dict, repr=False)
    asked: Mapping[str, Text] = field(default_factory=dict, repr=False)
    seen: tuple[str, ...] = ()
    words: Text | None = field(default=None, repr=False)
    due: str = ""
    theirs: Correction | None = None
    ending: Ending = ""
    error: PortalError | None = None
    claimed: bool = False

    @property
    def keep(self) -> str:
        over = bool(self.ending) or (self.form is not None and self.form.sent is not None)
        return "" if over else f"correcting/{self.application}"

    @property
    def begun(self) -> bool:
        """Whether corrections would be lost."""
        if self.form is None or self.form.sent is not None:
            return False
        return dict(self.form.entries) != dict(self.begun_with) or any(self.form.files.values())

    @property
    def holding(self) -> bool:
        """While it is being sent nobody leaves."""
        return self.form is not None and self.form.holding

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Resumed(result=Person(id=owner) as person) if self.owner not in ("", owner):
                return close(person)  # somebody else has signed in: this is not theirs to correct
            case Arrived(request=LoadCorrection(language=language), result=Correction() as found):
                return stay(self._found(found, language).asking_files(desk))
            case Failed(request=LoadCorrection(), error=error):
                return stay(replace(self, error=error))
            case Failed(request=SendCorrection() | PrepareCorrection(), error=Conflict(code=code)) if (
                code in (CHANGED, SENT) and self.form is not None
            ):
                waiting = replace(self, form=replace(self.form, stage="check"), theirs=None)
                return stay(waiting, LoadCorrection(self.application, desk.language))
            case Failed(request=SendCorrection() | PrepareCorrection(), error=NotFound(code="time-over")):
                return stay(replace(self, ending="late"))
            case Activated() if self.error is not None:
                return self._after_error(event, desk)
            case Resumed(result=Person()) if self.error is not None:
                return stay(replace(self, error=None), LoadCorrection(self.application, desk.language))
            case Activated() if self.theirs is not None or self.ending:
                return self._decided(event)
        return self._within(event, desk)

    def page(self, desk: Desk) -> Page:
        if self.error is not None:
            return problem_page(self.error, desk.wording, at_kiosk=desk.at_kiosk, kept=self.begun)
        if self.ending:
            return pages.ended_page(self.ending, self.begun, desk)
        if self.form is None:
            return pages.loading_page(self.application, desk)
        if self.theirs is not None:
            return pages.changed_page(self.form.form, self.form.entries, self._their_entries(), desk)
        page = self.form.page(desk)
        if self.form.attaching is not None:
            return page
        if self.form.stage == "question" and self.form.at in self.asked:
            return pages.with_words(page, self.asked[self.form.at], self.due, desk)
        if self.form.stage == "check":
            return pages.with_summary(page, self.words, self.asked, self.form.form, desk)
        return page

    def _found(self, found: Correction, language: str) -> Correcting:
        """The application has arrived: the first time, or again after it was changed elsewhere."""
        known = replace(self, error=None)
        if found.application.status.code not in _OPEN:
            return replace(known, ending="late" if found.application.status.code == "expired" else "sent")
        if self.form is not None:
            here = self.form.form
            same = here.counted(values_of(here, self.form.entries)) == found.application.data
            return replace(known, theirs=None if same else found)
        form = Form(found.definition)
        entries = entries_of(form, found.application.data)
        asked = {name: Text(each.detail, language) for each in found.asked if (name := _property(each.pointer))}
        asked = {q.name: asked[q.name] for q in form.questions if q.name in asked}
        required = found.required
        if not asked and required is not None and (name := _property(required.ref)) in {q.name for q in form.questions}:
            asked = {name: Text(found.words, language)}
        applying = Applying(
            self.service,
            stage="check",
            attempt=self.application,
            definition=found.definition,
            entries=entries,
            owner=self.owner,
            # what was sent stays there
            files={} if self.claimed else {each.key: () for each in found.definition.required_documents},
        )
        begun = replace(
            known,
            form=applying,
            begun_with=entries,
            asked=asked,
            words=Text(found.words, language) if found.words else None,
            due=required.due_date if required is not None else "",
        )
        return begun.onward() if asked or required is not None else begun.resumed()

    def resumed(self) -> Correcting:
        """A draft goes on at the first question that is not yet well answered."""
        assert self.form is not None
        faults = self.form.form.faults(values_of(self.form.form, self.form.entries))
        if not faults:
            return self
        return replace(self, form=replace(self.form, stage="question", at=next(iter(faults)), changing=True))

    def asking_files(self, desk: Desk) -> Correcting:
        """What was filled in without a line has no documents yet: they are asked for before it can be sent."""
        if self.form is None or not self.claimed:
            return self
        return replace(self, form=self.form.asking_files(desk))

    def onward(self) -> Correcting:
        """To the next question that something is asked of and that has not been gone through."""
        form = self.form
        if form is None or form.stage != "check":
            return self
        there = form.asked_names()
        following = next((name for name in self.asked if name not in self.seen and name in there), None)
        if following is None:
            return self
        at = replace(form, stage="question", at=following, changing=True, fault="")
        return replace(self, form=at, seen=(*self.seen, following))

    def _after_error(self, event: Activated, desk: Desk) -> Next | None:
        if event.action != "retry":
            return None
        if isinstance(self.error, Unauthorised):
            return signing_in(self, self.error)
        return stay(replace(self, error=None), LoadCorrection(self.application, desk.language))

    def _decided(self, event: Activated) -> Next | None:
        """What the person wants of an application that was changed elsewhere, or is over."""
        if self.ending:
            return close() if event.action == "continue" else None
        assert self.form is not None
        match event.action:
            case "keep-mine":
                return stay(replace(self, theirs=None))
            case "take-theirs":
                entries = self._their_entries()
                form = replace(self.form, entries=entries, signature="", stage="check")
                return stay(replace(self, form=form, begun_with=entries, theirs=None))
        return None

    def _their_entries(self) -> Entries:
        assert self.theirs is not None
        assert self.form is not None
        return entries_of(self.form.form, self.theirs.application.data)

    def _within(self, event: Event, desk: Desk) -> Next | None:
        """What the application itself makes of it; it knows of no correction, so its requests are put in other words."""
        if self.form is None:
            return None
        before = self.form
        if before.stage == "check" and before.attaching is None and event == Activated("back"):
            return close()  # to the application that it came from; what was corrected is kept
        following = before.on(_inward(event), desk)
        if following is None or following.state is None:
            return following
        form = following.state
        assert isinstance(form, Applying)
        if form.stage == "before":  # a correction has no beginning to go back to
            return close()
        state = replace(self, form=form)
        if before.stage == "question" and isinstance(event, Activated) and event.action == "continue":
            state = state.onward()
        return replace(following, state=state, request=self._outward(following.request))

    def _outward(self, request: Request | None) -> Request | None:
        match request:
            case SendApplication():
                return SendCorrection(
                    self.application,
                    request.values,
                    request.declarations,
                    request.attachments,
                    request.signature,
                    request.language,
                )
            case PrepareApplication():
                return PrepareCorrection(self.application, request.values, request.language)
            case AskToLock():
                return None  # it waits at the portal, so that nothing of it has to be locked here
            case FetchPrefill():
                return None  # what was sent stays as it was, but for what the person corrects
        return request


def _inward(event: Event) -> Event:
    """An answer to what was put in other words, as the application asked for it."""
    match event:
        case Arrived(request=SendCorrection() as sent, result=result):
            return Arrived(_as_sent(sent), result)
        case Arrived(request=PrepareCorrection() as prepared, result=result):
            return Arrived(_as_prepared(prepared), result)
        case Failed(request=SendCorrection() as sent, error=error):
            return Failed(_as_sent(sent), error)
        case Failed(request=PrepareCorrection() as prepared, error=error):
            return Failed(_as_prepared(prepared), error)
    return event


def _as_sent(sent: SendCorrection) -> SendApplication:
    nothing: Mapping[str, Any] = {}
    return SendApplication("", "", "", nothing, (), sent.language)


def _as_prepared(prepared: PrepareCorrection) -> PrepareApplication:
    return PrepareApplication("", "", "", {}, prepared.language)


def _property(pointer: str) -> str:
    """The question that a JSON pointer into the application leads to (`/data/birthPlace`)."""
    return pointer.removeprefix("/data").removeprefix("/").split("/", 1)[0]
