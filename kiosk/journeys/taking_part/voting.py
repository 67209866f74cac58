"""Voting in a consultation: one vote a person; the same again changes nothing (contract §A.2 43)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.consulting import ConsultationSeen
from kiosk.desk import Desk, Person
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, opening, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import BeginSignIn
from kiosk.journeys.signing_in import SigningIn, signing_in
from kiosk.journeys.taking_part.closed import closed_page, is_over
from kiosk.journeys.taking_part.consultation_requests import CastVote
from kiosk.page import CONTINUE, Action, Choice, Notice, NoticeKind, Option, Page, Paragraph
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.portal.resources.consultations import Consultation, ConsultationOption
from kiosk.text import Text, pick

CHOICE: Final = "choice"


def option_text(options: Sequence[ConsultationOption], code: str, desk: Desk) -> Text:
    """The portal's words for an option."""
    label = next((each.label for each in options if each.code == code), "")
    found = Text(label, desk.language) if isinstance(label, str) else pick(label, desk.language)
    return found if found is not None and found.text else Text(code, desk.language)


@dataclass(frozen=True, slots=True)
class Voting:
    """One vote. `choice` is what is chosen now; `wished` that it was to be sent when signing in came between."""

    consultation: Consultation
    choice: str = field(default="", repr=False)
    missing: bool = False
    wished: bool = False
    sending: bool = False
    done: ConsultationSeen | None = None
    error: PortalError | None = None
    keep: str = ""

    @classmethod
    def begin(cls, seen: ConsultationSeen, desk: Desk) -> Voting:
        """With the vote that was cast before, if it was."""
        cast = seen.mine.vote.choice if seen.mine is not None and seen.mine.vote is not None else ""
        return cls(seen.consultation, cast if desk.person is not None else "")

    @property
    def begun(self) -> bool:
        """Nothing that was written would be lost."""
        return False

    @property
    def holding(self) -> bool:
        """While it is being sent nobody leaves."""
        return self.sending

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="choice", value=value):
                return stay(replace(self, choice=value, missing=False))
            case Arrived(request=CastVote(), result=ConsultationSeen() as seen):
                return stay(replace(self, sending=False, done=seen))
            case Failed(request=CastVote(), error=error):
                return stay(replace(self, sending=False, error=error))
            case Resumed(result=Person()) if self.wished:
                return stay(replace(self, sending=True, wished=False, error=None), self._cast(desk))
            case Activated() if self.sending:
                return stay(self)
            case Activated(action="back" | "continue") if self.done is not None:
                return close()
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                wishing = replace(self, wished=True)
                return signing_in(wishing, self.error)
            case Activated(action="back") if self.error is not None and not is_over(self.error):
                return stay(replace(self, error=None))
            case Activated(action="continue" | "retry") if not is_over(self.error):
                return self._vote(desk)
        return None

    def _vote(self, desk: Desk) -> Next:
        if not self.choice:
            return stay(replace(self, missing=True))
        if desk.person is None:
            return opening(replace(self, wished=True), SigningIn(), BeginSignIn())
        return stay(replace(self, sending=True, missing=False, error=None), self._cast(desk))

    def _cast(self, desk: Desk) -> CastVote:
        return CastVote(self.consultation.id, self.choice, desk.language)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None and is_over(self.error):
            return closed_page(self.consultation, self.error, (), desk)
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk, kept=True)
        if self.sending:
            waiting = Paragraph(_("Please wait. Your vote is being sent."))
            return Page("vote/sending", _("Vote"), (waiting,), busy=True)
        return self._cast_page(self.done, desk) if self.done is not None else self._ask(desk)

    def _ask(self, desk: Desk) -> Page:
        _, vote = desk.wording, self.consultation.vote
        assert vote is not None
        options = tuple(Option(each.code, option_text(vote.options, each.code, desk)) for each in vote.options)
        error = _("Choose one.") if self.missing else None
        hint = _("You have one vote. You can change it while the consultation is open.")
        page = Page(
            f"vote/{self.consultation.id}",
            Text(vote.question, desk.language),
            (Choice(CHOICE, options, (self.choice,) if self.choice else (), hint=hint, error=error),),
            main=Action(CONTINUE, _("Send my vote"), icon="send"),
            back=back(_),
        )
        return with_error(page, CHOICE, error, _)

    def _cast_page(self, seen: ConsultationSeen, desk: Desk) -> Page:
        _, vote = desk.wording, seen.consultation.vote
        cast = seen.mine.vote.choice if seen.mine is not None and seen.mine.vote is not None else self.choice
        words = option_text(vote.options if vote is not None else (), cast, desk).as_private()
        return Page(
            f"vote/{self.consultation.id}/done",
            _("Your vote is counted"),
            (
                Notice(words, title=_("You have voted"), kind=NoticeKind.SUCCESS),
                Paragraph(_("It counts once, however often you send it.")),
            ),
            icon="circle-check",
            main=Action(CONTINUE, _("Back to the consultation"), icon="arrow-right"),
        )
