"""What somebody thinks of a service or of this program: how it was, in their words, and whether something shut them out.

Nobody need be signed in, and nobody's name is sent unless they want it (POST /v1/feedback).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from kiosk.describing import name_of
from kiosk.desk import Desk, Person
from kiosk.error_summary import with_error
from kiosk.journeys.after_applying.requests import SendFeedback
from kiosk.journeys.bars import back, go_on
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.page import (
    CONTINUE,
    Action,
    Block,
    Choice,
    Field,
    FieldKind,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
)
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.portal.resources.feedback import Feedback
from kiosk.text import Text

PROGRAM: Final = "program"
"""What an opinion is about when it is about no service."""
RATING: Final = "rating"
TEXT: Final = "feedback-text"
PROBLEM: Final = "feedback-problem"
NAMED: Final = "feedback-named"
LONGEST: Final = 4000

Step = Literal["rating", "text", "problem", "name"]


@dataclass(frozen=True, slots=True)
class Rating:
    """Up to four questions, of which only how it was must be answered. `about` is a service's id, or `PROGRAM`.

    Of who is `hindered` it is asked first what they could not use.
    """

    about: str = PROGRAM
    step: Step = "rating"
    rating: str = ""
    text: str = field(default="", repr=False)
    problem: str = field(default="", repr=False)
    named: bool = False
    hindered: bool = False
    missing: bool = False
    sending: bool = False
    sent: bool = False
    error: PortalError | None = None

    @property
    def keep(self) -> str:
        return "" if self.sent else f"rating/{self.about}"

    @property
    def begun(self) -> bool:
        """Whether words would be lost."""
        return bool(self.text.strip() or self.problem.strip()) and not self.sent

    @property
    def holding(self) -> bool:
        """Nothing here must be waited for."""
        return False

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key=key, value=value):
                return stay(self._changed(key, value))
            case Arrived(request=SendFeedback()):
                return stay(replace(self, sending=False, sent=True, error=None))
            case Failed(request=SendFeedback(), error=error):
                return stay(replace(self, sending=False, error=error))
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Resumed(result=Person()) | Activated(action="retry") if self.error is not None:
                return self._send(replace(self, error=None), desk)
            case Activated(action="back") if self.error is not None:
                return stay(replace(self, error=None))
            case Activated() if self.sending:
                return stay(self)
            case Activated(action="continue") if self.sent:
                return close()
            case Activated(action="continue"):
                return self._onward(desk)
            case Activated(action="back") if not self.sent and self.step != self._steps(desk)[0]:
                steps = self._steps(desk)
                return stay(replace(self, step=steps[steps.index(self.step) - 1], missing=False))
        return None

    def _changed(self, key: str, value: str) -> Rating:
        match key:
            case "rating":
                return replace(self, rating=value, missing=False)
            case "feedback-text":
                return replace(self, text=value[:LONGEST])
            case "feedback-problem":
                return replace(self, problem=value[:LONGEST])
            case "feedback-named":
                return replace(self, named=value == "yes")
        return self

    def _steps(self, desk: Desk) -> tuple[Step, ...]:
        """With whose name it goes is asked of who has signed in only."""
        asked: tuple[Step, ...] = ("problem", "rating", "text") if self.hindered else ("rating", "text", "problem")
        return asked if desk.person is None else (*asked, "name")

    def _onward(self, desk: Desk) -> Next:
        if self.step == "rating" and not self.rating:
            return stay(replace(self, missing=True))
        steps = self._steps(desk)
        at = steps.index(self.step) + 1
        return stay(replace(self, step=steps[at])) if at < len(steps) else self._send(self, desk)

    def _main(self, desk: Desk) -> Action:
        """The last question's main action sends, and says so."""
        if self.step == self._steps(desk)[-1]:
            return Action(CONTINUE, desk.wording("Send it"), icon="send")
        return go_on(desk.wording)

    @staticmethod
    def _send(state: Rating, desk: Desk) -> Next:
        feedback = Feedback(
            about=state.about,
            rating=int(state.rating),
            text=state.text.strip(),
            accessibility_problem=state.problem.strip(),
        )
        named = state.named and desk.person is not None
        return stay(replace(state, sending=True), SendFeedback(feedback, named, desk.language))

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk, kept=True)
        if self.sending:
            waiting = Paragraph(_("Please wait. It is being sent."))
            return Page("rating/sending", _("Say how it was"), (waiting,), busy=True)
        if self.sent:
            return _thanks(desk)
        match self.step:
            case "rating":
                return self._how(desk)
            case "text":
                return self._words(desk)
            case "problem":
                return self._hindered(desk)
            case "name":
                return self._whose(desk)

    def _how(self, desk: Desk) -> Page:
        _ = desk.wording
        service = desk.catalogue.service(self.about)
        error = _("Choose one answer.") if self.missing else None
        options = (
            Option("5", _("Very good")),
            Option("4", _("Good")),
            Option("3", _("So-so")),
            Option("2", _("Bad")),
            Option("1", _("Very bad")),
        )
        blocks: list[Block] = []
        if service is not None:
            blocks.append(Paragraph(name_of(service, desk)))
        chosen = (self.rating,) if self.rating else ()
        blocks.append(Choice(RATING, options, chosen, error=error))
        page = Page(
            "rating/how",
            _("How was it?"),
            tuple(blocks),
            main=self._main(desk),
            back=back(_),
        )
        return with_error(page, RATING, error, _)

    def _words(self, desk: Desk) -> Page:
        _ = desk.wording
        hint = _("You need not write anything. Do not write names or numbers of anybody.")
        written = Field(TEXT, self.text, hint=hint, kind=FieldKind.MULTILINE, required=False)
        return Page(
            "rating/words",
            _("What was good, and what was not?"),
            (written,),
            focus=TEXT,
            main=self._main(desk),
            back=back(_),
        )

    def _hindered(self, desk: Desk) -> Page:
        _ = desk.wording
        hint = _("For example: I could not hear it, the letters are small, a button is out of reach.")
        written = Field(PROBLEM, self.problem, hint=hint, kind=FieldKind.MULTILINE, required=False)
        return Page(
            "rating/hindered",
            _("Was there something that you could not use?"),
            (written, Paragraph(_("You need not write anything."), quiet=True)),
            focus=PROBLEM,
            main=self._main(desk),
            back=back(_),
        )

    def _whose(self, desk: Desk) -> Page:
        _ = desk.wording
        options = (
            Option("no", _("Without my name"), _("Nobody can answer you then.")),
            Option("yes", _("With my name"), _("So that somebody can answer you.")),
        )
        choice = Choice(NAMED, options, ("yes",) if self.named else ("no",))
        return Page(
            "rating/whose", _("Send it with your name?"), (choice,), focus=NAMED, main=self._main(desk), back=back(_)
        )


def _thanks(desk: Desk) -> Page:
    _ = desk.wording
    words: Text = _("Your words help to make the services better for everybody.")
    return Page(
        "rating/thanks",
        _("Thank you"),
        (Notice(words, title=_("It has been received."), kind=NoticeKind.SUCCESS),),
        main=go_on(_),
    )
