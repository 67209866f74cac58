"""Consultations: what a state body asks everybody, what was said, and how many voted (contract §A.2 42, 43)."""

from __future__ import annotations

import msgspec

from kiosk.portal.resources.common import Coded, Moment, Personal, Resource


class ConsultationOption(Resource, frozen=True, kw_only=True):
    """Something that can be chosen, in the portal's words."""

    code: str
    label: dict[str, str] | str = ""


class ConsultationQuestion(Resource, frozen=True, kw_only=True):
    """A question; `kind` is text, choice or choices. A kind that this program does not know is asked as text."""

    id: str
    text: str
    kind: str = "text"
    required: bool = False
    options: list[ConsultationOption] = []
    max_length: int = 0


class ConsultationVote(Resource, frozen=True, kw_only=True):
    """What everybody may vote on, once."""

    question: str
    options: list[ConsultationOption]


class ConsultationDocument(Resource, frozen=True, kw_only=True):
    """A file to read; `size` in bytes."""

    id: str
    title: str
    media_type: str = "application/pdf"
    language: str = ""
    size: int = 0
    sha256: str = ""


class ConsultationCounts(Resource, frozen=True, kw_only=True):
    """How many have taken part; `votes` by the code of the option."""

    contributions: int = 0
    votes: dict[str, int] = {}


class Consultation(Resource, frozen=True, kw_only=True):
    """A consultation; a list tells less of it. `text_max` counts characters, 0 states no limit."""

    id: str
    title: str
    open_at: Moment
    close_at: Moment
    state: Coded
    organiser: Coded | None = None
    summary: str = ""
    text: str = ""
    questions: list[ConsultationQuestion] = []
    vote: ConsultationVote | None = None
    documents: list[ConsultationDocument] = []
    counts: ConsultationCounts = msgspec.field(default_factory=ConsultationCounts)
    text_max: int = 0
    result: str = ""


class PublishedContribution(Resource, frozen=True, kw_only=True):
    """What somebody has said; nobody is named. Answers are codes of options, or words."""

    id: str
    at: Moment
    text: str = ""
    answers: dict[str, str | list[str]] = {}


class VoteCast(Personal, frozen=True, kw_only=True):
    """What somebody has voted for: the code of the option."""

    choice: str
    at: Moment


class ContributionMade(Personal, frozen=True, kw_only=True):
    """That somebody has contributed, and when."""

    id: str
    at: Moment


class MyPart(Personal, frozen=True, kw_only=True):
    """What the signed-in person has done in a consultation."""

    vote: VoteCast | None = None
    contributions: list[ContributionMade] = []


class ContributionBody(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """A contribution as it is sent: words, answers, or both."""

    text: str = ""
    answers: dict[str, str | list[str]] = {}
