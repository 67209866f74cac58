"""Saying what one thinks in a consultation: its questions one a page, one's own words, check, send (contract §A.2 43)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.consulting import Contributed
from kiosk.desk import Desk, Person
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, opening, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import BeginSignIn
from kiosk.journeys.signing_in import SigningIn, signing_in
from kiosk.journeys.taking_part import contributing_pages as pages
from kiosk.journeys.taking_part.appeal import Appealing
from kiosk.journeys.taking_part.closed import closed_page, is_over
from kiosk.journeys.taking_part.consultation_requests import SendContribution
from kiosk.journeys.taking_part.letter import Letter
from kiosk.journeys.taking_part.requests import BeginAppeal
from kiosk.page import Page
from kiosk.portal.errors import PortalError, Rejected, Unauthorised
from kiosk.portal.resources.consultations import Consultation, ConsultationQuestion, ContributionBody
from kiosk.text import Text

OWN_WORDS: Final = "text"
CHECK: Final = "check"
SENDING: Final = "sending"
DONE: Final = "done"


@dataclass(frozen=True, slots=True)
class Contributing:
    """One contribution. `at` is a question's id, or one of the stages above; several answers are joined with a space.

    `refused` holds the portal's own words about single answers.
    """

    consultation: Consultation
    at: str = ""
    attempt: str = ""
    entries: Mapping[str, str] = field(default_factory=dict, repr=False)
    changing: bool = False
    fault: bool = False
    refused: Mapping[str, Text] = field(default_factory=dict)
    sent: Contributed | None = None
    error: PortalError | None = None
    told_in: str = ""
    owner: str = field(default="", repr=False)

    @classmethod
    def begin(cls, consultation: Consultation, desk: Desk) -> Contributing:
        """At its first question."""
        owner = desk.person.id if desk.person is not None else ""
        begun = cls(consultation, attempt=desk.now().isoformat(), owner=owner)
        return replace(begun, at=begun.asked()[0])

    @property
    def keep(self) -> str:
        return f"contributing/{self.consultation.id}" if self.sent is None else ""

    @property
    def begun(self) -> bool:
        """Whether words would be lost."""
        return self.sent is None and any(each.strip() for each in self.entries.values())

    @property
    def holding(self) -> bool:
        """While it is being sent nobody leaves."""
        return self.at == SENDING

    def asked(self) -> list[str]:
        """The ids of the questions, and of one's own words last."""
        return [*(each.id for each in self.consultation.questions), OWN_WORDS]

    def question(self, name: str) -> ConsultationQuestion | None:
        """The question of an id; None for one's own words."""
        return next((each for each in self.consultation.questions if each.id == name), None)

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key=key, value=value) if key in self.asked():
                refused = {name: words for name, words in self.refused.items() if name != key}
                return stay(replace(self, entries={**self.entries, key: value}, refused=refused))
            case Arrived(request=SendContribution(), result=Contributed() as sent):
                return stay(replace(self, at=DONE, sent=sent, error=None))
            case Failed(request=SendContribution(language=language), error=Rejected() as error) if self._about(error):
                return stay(self._told_off(error, language))
            case Failed(request=SendContribution(language=language), error=error):
                return stay(replace(self, at=CHECK, error=error, told_in=language))
            case Resumed(result=Person(id=owner)) if self.owner not in ("", owner):
                return close()  # somebody else has signed in: these are not their words
            case Resumed(result=Person(id=owner)):
                return stay(replace(self, owner=owner, error=None))
            case Activated() if self.at == SENDING:
                return stay(self)
            case Activated() if self.error is not None:
                return self._after_failure(event, self.error, desk)
            case Activated():
                return self._activated(event, desk)
        return None

    def page(self, desk: Desk) -> Page:
        if self.error is not None and is_over(self.error):
            return closed_page(
                self.consultation, self.error, pages.written(self.consultation, self.entries, desk), desk
            )
        if self.error is not None:
            return problem_page(self.error, desk.wording, at_kiosk=desk.at_kiosk, kept=self.begun, told_in=self.told_in)
        match self.at:
            case "check":
                return pages.check_page(self.consultation, self.entries, desk)
            case "sending":
                return pages.sending_page(self.consultation, desk)
            case "done":
                assert self.sent is not None
                return pages.done_page(self.consultation, self.sent, desk)
        error = self.refused.get(self.at) or (self._fault_text(desk) if self.fault else None)
        value, question = self.entries.get(self.at, ""), self.question(self.at)
        if question is None:
            return pages.own_words_page(self.consultation, value, error, desk)
        return pages.question_page(self.consultation, question, value, error, desk)

    def _activated(self, event: Activated, desk: Desk) -> Next | None:
        match self.at, event.action:
            case "done", ("continue" | "back"):
                return close()
            case "check", "change" if event.argument in self.asked():
                return stay(replace(self, at=event.argument, changing=True, fault=False))
            case "check", "continue":
                return self._send(desk)
            case "check", "back":
                return stay(replace(self, at=self.asked()[-1], changing=False))
            case _, "continue" if self.at in self.asked():
                return self._answered(desk)
            case _, "back" if self.at in self.asked():
                return self._back()
        return None

    def _after_failure(self, event: Activated, error: PortalError, desk: Desk) -> Next | None:
        match event.action:
            case "write-instead" if is_over(error):
                return opening(self, self._proposal(desk), BeginAppeal(desk.language))
            case "back" if is_over(error):
                return None
            case "retry" if isinstance(error, Unauthorised):
                return signing_in(self, error)
            case "retry" | "back":
                return stay(replace(self, error=None))
        return None

    def _proposal(self, desk: Desk) -> Appealing:
        """The same words to the state body that asked."""
        asked = self.consultation
        words = "\n\n".join(each.text for each in pages.written(asked, self.entries, desk))
        letter = Letter(
            kind="proposal",
            recipient=asked.organiser.code if asked.organiser is not None else "",
            subject=asked.title,
            text=words,
        )
        return Appealing(f"consultation/{asked.id}", letter, ("kind", "recipient", "subject"))

    def _answered(self, desk: Desk) -> Next:
        if self._fault_text(desk) is not None:
            return stay(replace(self, fault=True))
        position = self.asked().index(self.at) + 1
        if self.changing or position == len(self.asked()):
            onward = replace(self, at=CHECK, fault=False, changing=False)
            if desk.person is None:
                return opening(onward, SigningIn(), BeginSignIn())
            return stay(replace(onward, owner=desk.person.id))
        return stay(replace(self, at=self.asked()[position], fault=False))

    def _back(self) -> Next | None:
        if self.changing:
            return stay(replace(self, at=CHECK, fault=False, changing=False))
        position = self.asked().index(self.at)
        return stay(replace(self, at=self.asked()[position - 1], fault=False)) if position else None

    def _fault_text(self, desk: Desk) -> Text | None:
        """What is wrong with the answer that stands here; None when nothing is."""
        return pages.fault_text(self.consultation, self.question(self.at), self.entries, desk)

    def _send(self, desk: Desk) -> Next:
        if desk.person is None:
            return opening(self, SigningIn(), BeginSignIn())
        body = ContributionBody(text=self.entries.get(OWN_WORDS, "").strip(), answers=self._answers())
        request = SendContribution(self.consultation.id, desk.person.id, self.attempt, body, desk.language)
        return stay(replace(self, at=SENDING, owner=desk.person.id), request)

    def _answers(self) -> dict[str, str | list[str]]:
        given: dict[str, str | list[str]] = {}
        for question in self.consultation.questions:
            entry = self.entries.get(question.id, "").strip()
            if entry:
                given[question.id] = entry.split() if question.kind == "choices" else entry
        return given

    def _about(self, error: Rejected) -> bool:
        return any(_named(each.pointer) in self.asked() for each in error.fields)

    def _told_off(self, error: Rejected, language: str) -> Contributing:
        refused = {_named(each.pointer): Text(each.detail, language) for each in error.fields}
        first = next(each for each in self.asked() if each in refused)
        return replace(self, at=first, changing=True, fault=False, refused=refused)


def _named(pointer: str) -> str:
    """The question that a JSON pointer into a contribution leads to."""
    return pointer.strip("/").removeprefix("answers/").split("/", 1)[0]
