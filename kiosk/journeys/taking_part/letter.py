"""What somebody writes to a state body, question by question, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from kiosk.portal.resources.appeals import AppealBody, AppealKind, AppealRules, ReplyWay

Question = Literal["kind", "recipient", "subject", "text", "place", "name", "reply", "contact"]
QUESTIONS: Final[tuple[Question, ...]] = (
    "kind",
    "recipient",
    "subject",
    "text",
    "place",
    "name",
    "reply",
    "contact",
)
NAMED: Final = "named"
NAMELESS: Final = "nameless"
NO_CONTACT: Final = "none"


@dataclass(frozen=True, slots=True)
class Letter:
    """The answers so far. `name` is `NAMED` or `NAMELESS`; `reply` the code of a way to be answered."""

    kind: str = ""
    recipient: str = ""
    subject: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    name: str = ""
    reply: str = ""
    contact: str = field(default="", repr=False)

    def kind_of(self, rules: AppealRules) -> AppealKind | None:
        """Its kind, as the portal describes it."""
        return next((each for each in rules.kinds if each.code == self.kind), None)

    def way_of(self, rules: AppealRules) -> ReplyWay | None:
        """How it is to be answered."""
        return next((each for each in rules.reply_by if each.code == self.reply), None)

    def is_nameless(self, rules: AppealRules) -> bool:
        """Whether it comes without a name, and may."""
        kind = self.kind_of(rules)
        return self.name == NAMELESS and kind is not None and kind.anonymous

    def asked(self, rules: AppealRules) -> list[Question]:
        """The questions of this letter, in their order."""
        kind, nameless, way = self.kind_of(rules), self.is_nameless(rules), self.way_of(rules)
        asked = {
            "kind": True,
            "recipient": True,
            "subject": True,
            "text": True,
            "place": True,
            "name": kind is not None and kind.anonymous,
            "reply": not nameless and len(rules.reply_by) > 1,
            "contact": not nameless and way is not None and way.contact != NO_CONTACT,
        }
        return [each for each in QUESTIONS if asked[each]]

    def missing(self, question: Question, rules: AppealRules) -> bool:
        """Whether a question waits for its answer; the place may stay empty."""
        if question == "kind":
            return self.kind_of(rules) is None
        if question == "reply":
            return self.way_of(rules) is None
        return question != "place" and not str(getattr(self, question)).strip()

    def first_missing(self, rules: AppealRules) -> Question | None:
        """The first question that waits for its answer, or whose answer is too long."""
        return next((each for each in self.asked(rules) if self.missing(each, rules) or self.over(each, rules)), None)

    def most(self, question: Question, rules: AppealRules) -> int:
        """How many characters an answer may have; 0 where there is no limit."""
        return {"subject": rules.subject_max, "text": rules.text_max}.get(question, 0)

    def over(self, question: Question, rules: AppealRules) -> bool:
        """Whether an answer is longer than it may be."""
        most = self.most(question, rules)
        return bool(most) and len(str(getattr(self, question)).strip()) > most

    def body(self, rules: AppealRules, uploads: tuple[str, ...] = ()) -> AppealBody:
        """As it is sent; files go along in one's own name alone."""
        nameless = self.is_nameless(rules)
        way = None if nameless else self.way_of(rules)
        return AppealBody(
            kind=self.kind,
            recipient=self.recipient,
            subject=self.subject.strip(),
            text=self.text.strip(),
            location={"address": self.place.strip()} if self.place.strip() else {},
            attachments=() if nameless else uploads[: rules.attachments_max],
            reply_by=way.code if way is not None else "",
            reply_to=self.contact.strip() if way is not None and way.contact != NO_CONTACT else "",
        )
