"""Writing to a state body: one question a page → check → send → number and deadline (contract §A.2 41, ACC-66, ACC-77)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.desk import Desk, Person
from kiosk.journeys.attaching.attaching import Attaching
from kiosk.journeys.attaching.hosting import within
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, home, opening, stay
from kiosk.journeys.listing import turned
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import BeginSignIn
from kiosk.journeys.signing_in import SigningIn, signing_in
from kiosk.journeys.taking_part import appeal_pages as pages
from kiosk.journeys.taking_part import appeal_review as review
from kiosk.journeys.taking_part.agencies import CHOOSE, QUERY, agency_name
from kiosk.journeys.taking_part.letter import QUESTIONS, Letter, Question
from kiosk.journeys.taking_part.requests import BeginAppeal, PrintAppeal, SendAppeal
from kiosk.outcomes import Printed
from kiosk.page import Page
from kiosk.participation import AppealBegun, AppealSent
from kiosk.portal.errors import PortalError, Rejected, Unauthorised
from kiosk.portal.resources.appeals import AppealRules
from kiosk.text import Text
from kiosk.uploading.results import Attachment

Stage = Question | Literal["loading", "check", "sending", "done", "failed"]
_OF_POINTER = {"location": "place", "replyBy": "reply", "replyTo": "contact"}


@dataclass(frozen=True, slots=True)
class Appealing:
    """One appeal from the first question to its number. Opened with `BeginAppeal`.

    `files` are attached, `attaching` is the question for them while it is asked. `origin` is where it was begun: what is written there is found again there. `given` are the questions that were answered
    by where one comes from. `changing` means that one came from the check page. `fault` is set after Continue on an answer
    that is missing or too long. `refused` holds the portal's own words about single answers, in the language `told_in`.
    """

    origin: str = ""
    letter: Letter = field(default_factory=Letter)
    given: tuple[Question, ...] = ()
    stage: Stage = "loading"
    attempt: str = ""
    rules: AppealRules = field(default_factory=AppealRules)
    query: str = ""
    first: int = 0
    changing: bool = False
    fault: bool = False
    refused: Mapping[str, Text] = field(default_factory=dict)
    sent: AppealSent | None = None
    printed: Printed | None = None
    error: PortalError | None = None
    told_in: str = ""
    owner: str = field(default="", repr=False)
    files: tuple[Attachment, ...] = ()
    attaching: Attaching | None = None

    @property
    def keep(self) -> str:
        return f"appeal/{self.origin}" if self.sent is None else ""

    @property
    def begun(self) -> bool:
        """Whether words would be lost."""
        written = (self.letter.text, self.letter.place, self.letter.contact)
        own = (*written, "" if "subject" in self.given else self.letter.subject)
        return self.sent is None and any(each.strip() for each in own)

    @property
    def holding(self) -> bool:
        """While it is being sent nobody leaves: the answer is its number."""
        return self.stage == "sending"

    def on(self, event: Event, desk: Desk) -> Next | None:
        if self.attaching is not None and (following := within(self, self.attaching, event, desk)) is not None:
            return following
        if self.stage == "recipient" and (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Arrived(request=BeginAppeal(), result=AppealBegun(rules, attempt)) if not self.attempt:
                return stay(self._begin(rules, attempt, desk))
            case Arrived(request=SendAppeal(), result=AppealSent() as sent):
                return stay(replace(self, stage="done", sent=sent, error=None))
            case Failed(request=SendAppeal(language=language), error=Rejected() as error) if self._about(error):
                return stay(self._told_off(error, language))
            case Failed(request=SendAppeal(language=language), error=error):
                return stay(replace(self, stage="failed", error=error, told_in=language))
            case Arrived(request=PrintAppeal(), result=Printed() as printed):
                return stay(replace(self, printed=printed))
            case Failed(request=PrintAppeal()):
                return stay(replace(self, printed=Printed()))
            case Failed(request=BeginAppeal(), error=error):
                return stay(replace(self, stage="failed", error=error))
            case Resumed(result=Person(id=owner)) if self.owner not in ("", owner):
                return close()  # somebody else has signed in: these are not their words
            case Resumed(result=Person(id=owner)):
                stage: Stage = "check" if self.stage == "failed" else self.stage
                return stay(replace(self, owner=owner, stage=stage, error=None))
            case Changed(key=key, value=value):
                return stay(self._changed(key, value))
            case Activated():
                return self._activated(event, desk)
        return None

    def attached(self, key: str, files: tuple[Attachment, ...], desk: Desk) -> Next:
        """Back from the files."""
        del key, desk
        return stay(replace(self, files=files))

    def page(self, desk: Desk) -> Page:
        if self.attaching is not None:
            return replace(self.attaching, wanted=review.wanted_files(self.rules, desk)).page(desk)
        match self.stage:
            case "loading":
                return pages.loading_page(desk)
            case "check":
                return review.check_page(self.letter, self.rules, self.files, desk)
            case "sending":
                return pages.sending_page(desk)
            case "done":
                assert self.sent is not None
                return review.received_page(self.sent, self.letter, self.rules, self.printed, desk)
            case "failed":
                assert self.error is not None
                return problem_page(
                    self.error, desk.wording, at_kiosk=desk.at_kiosk, kept=self.begun, told_in=self.told_in
                )
        question = pages.Asked(
            self.stage, self.letter, self.rules, self.fault, self.refused.get(self.stage), self.query, self.first
        )
        return pages.question_page(question, desk)

    def asked(self) -> list[Question]:
        """The questions, without those that are answered by where one comes from."""
        return [each for each in self.letter.asked(self.rules) if each not in self.given]

    def _begin(self, rules: AppealRules, attempt: str, desk: Desk) -> Appealing:
        letter, given = self.letter, self.given
        if letter.kind_of(rules) is None:
            letter, given = replace(letter, kind=""), tuple(each for each in given if each != "kind")
        if letter.over("subject", rules):
            given = tuple(each for each in given if each != "subject")
        if len(rules.kinds) == 1:
            letter, given = replace(letter, kind=rules.kinds[0].code), (*given, "kind")
        if len(rules.reply_by) == 1:
            letter = replace(letter, reply=rules.reply_by[0].code)
        owner = desk.person.id if desk.person is not None else ""
        begun = replace(self, rules=rules, attempt=attempt, letter=letter, given=given, error=None, owner=owner)
        return replace(begun, stage=begun.asked()[0])

    def _activated(self, event: Activated, desk: Desk) -> Next | None:
        match self.stage, event.action:
            case "loading", _:
                return None
            case "failed", "retry":
                return self._again()
            case "failed", "back" if self.attempt:
                return stay(replace(self, stage="check", error=None))
            case "sending", _:
                return stay(self)
            case "done", "print" if self.sent is not None:
                agency = agency_name(self.letter.recipient, desk).text
                return stay(self, PrintAppeal(self.sent.received, agency, desk.language))
            case "done", ("back" | "home" | "continue"):
                return home()
            case "check", "change":
                return stay(replace(self, stage=_question(event.argument), changing=True, fault=False))
            case "check", "continue":
                return self._send(desk)
            case "check", "attach" if desk.person is not None:
                return stay(replace(self, attaching=Attaching(review.wanted_files(self.rules, desk), self.files)))
            case "check", "back":
                return stay(replace(self, stage=self.asked()[-1], changing=False, fault=False))
            case "recipient", action if action == CHOOSE:
                return self._with("recipient", event.argument).answered(desk)
            case _, "continue" if self.stage in QUESTIONS:
                return self.answered(desk)
            case _, "back" if self.stage in QUESTIONS:
                return self._back()
        return None

    def _changed(self, key: str, value: str) -> Appealing:
        if key == QUERY:
            return replace(self, query=value, first=0)
        if key in QUESTIONS:
            return self._with(key, value)
        return self

    def _with(self, key: str, value: str) -> Appealing:
        """With another answer, of which the portal has said nothing yet."""
        refused = {name: text for name, text in self.refused.items() if name != key}
        return replace(self, letter=replace(self.letter, **{key: value}), refused=refused)

    def answered(self, desk: Desk) -> Next:
        """After Continue on a question: its error, or what comes next. Who writes in their own name signs in on the way."""
        question = _question(self.stage)
        if self.letter.missing(question, self.rules) or self.letter.over(question, self.rules):
            return stay(replace(self, fault=True))
        asked = self.asked()
        if self.changing or question not in asked:
            stage = self._faulty() or "check"
        else:
            position = asked.index(question) + 1
            stage = asked[position] if position < len(asked) else "check"
        changing = self.changing and stage != "check"
        onward = replace(self, stage=stage, fault=False, changing=changing)
        signed = stage not in ("reply", "contact", "check") or self.letter.is_nameless(self.rules)
        if signed or desk.person is not None:
            return stay(onward)
        return opening(onward, SigningIn(), BeginSignIn())

    def _faulty(self) -> Question | None:
        """The first question whose answer is missing, too long, or was not accepted."""
        missing = self.letter.first_missing(self.rules)
        return missing or next((each for each in self.letter.asked(self.rules) if each in self.refused), None)

    def _back(self) -> Next | None:
        if self.changing:
            return stay(replace(self, stage="check", fault=False, changing=False))
        asked, question = self.asked(), _question(self.stage)
        position = asked.index(question) if question in asked else 0
        return stay(replace(self, stage=asked[position - 1], fault=False)) if position else None

    def _send(self, desk: Desk) -> Next:
        faulty = self._faulty()
        if faulty is not None:
            return stay(replace(self, stage=faulty, changing=True, fault=True))
        nameless = self.letter.is_nameless(self.rules)
        if desk.person is None and not nameless:
            return opening(self, SigningIn(), BeginSignIn())
        owner = "" if nameless or desk.person is None else desk.person.id
        request = SendAppeal(
            self.attempt, self.letter.body(self.rules, tuple(each.upload for each in self.files)), owner, desk.language
        )
        return stay(replace(self, stage="sending"), request)

    def _again(self) -> Next:
        if not self.attempt:
            return stay(replace(self, stage="loading", error=None), BeginAppeal(self.told_in))
        if isinstance(self.error, Unauthorised):
            return signing_in(self, self.error)
        return stay(replace(self, stage="check", error=None))

    def _about(self, error: Rejected) -> bool:
        """Whether the portal says which answers it does not accept."""
        return any(_named(each.pointer) in self.letter.asked(self.rules) for each in error.fields)

    def _told_off(self, error: Rejected, language: str) -> Appealing:
        """Lead to the first answer that was not accepted, and say there what the portal said."""
        refused = {_named(each.pointer): Text(each.detail, language) for each in error.fields}
        first = next(each for each in self.letter.asked(self.rules) if each in refused)
        return replace(self, stage=first, changing=True, fault=False, refused=refused)


def _question(name: str) -> Question:
    return next(each for each in QUESTIONS if each == name)


def _named(pointer: str) -> str:
    """The question that a JSON pointer into the appeal leads to."""
    name = pointer.strip("/").split("/", 1)[0]
    return _OF_POINTER.get(name, name)
