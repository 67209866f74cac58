"""“This is wrong”: a value of a register is reported to the body that keeps it. Whoever is in a form can go on meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk, Person
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.fetched_list import ChosenList
from kiosk.journeys.journey import Next, close, stay
from kiosk.journeys.own_things.requests import ListDisputes, SendDispute
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.page import (
    CONTINUE,
    Action,
    Buttons,
    Fact,
    Facts,
    Field,
    FieldKind,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
    Subheading,
)
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.portal.resources.own_things import Dispute
from kiosk.text import Text

DISPUTE: Final = "dispute"
"""Action beside a value that leads here."""
WORDS: Final = "dispute-words"


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report ends with: the property that is wrong."""

    name: str


def dispute_action(desk: Desk, name: str) -> Action:
    """Saying that a value is wrong."""
    # Translators: a button beside a value that a register holds
    return Action(DISPUTE, desk.wording("This is wrong"), icon="circle-alert", argument=name)


def with_dispute(page: Page, name: str, desk: Desk, *, reported: bool) -> Page:
    """A question that a register has answered, with the way to say that its answer is wrong; or that this was said."""
    _ = desk.wording
    if not reported:
        return replace(page, blocks=(*page.blocks, Buttons((dispute_action(desk, name),))))
    words = _("You have reported that this is wrong. You can go on with it, or write what is right.")
    return replace(page, blocks=(*page.blocks, Notice(words)))


@dataclass(frozen=True, slots=True)
class Disputing:
    """A report about one value. `label` is what the value is called, `register` who holds it; ends with `Reported`.

    What was written is kept while the page is left. It belongs to `owner`: for somebody else it is not there.
    """

    name: str
    label: Text
    register: Text
    value: Text | None = field(default=None, repr=False)
    owner: str = ""
    text: str = field(default="", repr=False)
    missing: bool = False
    sending: bool = False
    made: Dispute | None = None
    error: PortalError | None = None

    @property
    def keep(self) -> str:
        return f"disputing/{self.name}" if self.made is None else ""

    @property
    def begun(self) -> bool:
        """Whether words would be lost."""
        return bool(self.text.strip()) and self.made is None

    @property
    def holding(self) -> bool:
        """While it is being sent nobody leaves."""
        return self.sending

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="dispute-words", value=text):
                return stay(replace(self, text=text))
            case Resumed(result=Person(id=owner)) if owner != self.owner:
                return close()  # somebody else has signed in: these are not their words
            case Arrived(request=SendDispute(), result=Dispute() as made):
                return stay(replace(self, made=made, sending=False))
            case Failed(request=SendDispute(), error=error):
                return stay(replace(self, error=error, sending=False))
            case Activated(action="continue" | "back") if self.made is not None:
                return close(Reported(self.name))
            case Activated() if self.sending:
                return stay(self)
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Activated(action="continue") if not self.text.strip():
                return stay(replace(self, missing=True))
            case Activated(action="continue" | "retry") | Resumed(result=Person()):
                request = SendDispute(self.owner, self.name, self.text.strip(), desk.language)
                return stay(replace(self, sending=True, missing=False, error=None), request)
            case Activated(action="back") if self.error is not None:
                return stay(replace(self, error=None))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("What is wrong?")
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk, kept=True)
        if self.sending:
            waiting = Paragraph(_("Please wait. Your report is being sent."))
            return Page("disputing/sending", heading, (waiting,), busy=True)
        if self.made is not None:
            return self._done(self.made, desk)
        missing = _("Write what is wrong.") if self.missing else None
        held = (Fact(self.label, (self.value,)),) if self.value is not None else ()
        page = Page(
            f"disputing/{self.name}",
            heading,
            (
                Facts((*held, Fact(_("Held by"), (self.register,)))),
                Field(
                    WORDS,
                    self.text,
                    label=_("What is wrong, and what is right?"),
                    hint=_("It goes to the body that keeps this register. Only it can correct the register."),
                    error=missing,
                    kind=FieldKind.MULTILINE,
                    private=True,
                ),
            ),
            main=Action(CONTINUE, _("Send the report"), icon="send"),
            back=back(_),
        )
        return with_error(page, WORDS, missing, _)

    def _done(self, made: Dispute, desk: Desk) -> Page:
        _ = desk.wording
        words = _("The body looks into it and answers under “Messages”. You can go on with what you were doing.")
        rows = (
            Fact(_("Number of the report"), (Text(made.reference, desk.language),)),
            Fact(_("It has gone to"), (coded_text(made.register, desk.language),)),
        )
        return Page(
            "disputing/done",
            _("Your report has been sent"),
            (Facts(rows), Notice(words, kind=NoticeKind.SUCCESS)),
            main=Action(CONTINUE, _("Continue"), icon="arrow-right"),
            back=back(_),
        )


@dataclass(frozen=True, slots=True)
class Disputes(ChosenList[Dispute]):
    """What was reported to be wrong. Opened with `ListDisputes`."""

    place = "disputes"

    def load(self, desk: Desk) -> ListDisputes:
        return ListDisputes(desk.language)

    def heading(self, desk: Desk) -> Text:
        return desk.wording("What I reported")

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. The list is coming.")

    def nothing(self, desk: Desk) -> Text:
        return desk.wording("You have reported nothing. Beside each value of a register you can say that it is wrong.")

    def row(self, item: Dispute, desk: Desk) -> Action:
        name, register = coded_text(item.name, desk.language), coded_text(item.register, desk.language)
        return Action("open", name, argument=item.id, description=register)

    def one_page(self, item: Dispute, desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        facts = (
            Fact(_("Status"), (coded_text(item.state, language),)),
            Fact(_("Number of the report"), (Text(item.reference, language),)),
            Fact(_("Sent on"), (Text(formatting.date_and_time(item.at, language), language),)),
            Fact(_("It has gone to"), (coded_text(item.register, language),)),
        )
        return Page(
            f"disputes/{item.id}",
            coded_text(item.name, language),
            (Facts(facts), Subheading(_("What you wrote")), Paragraph(Text(item.text, language, private=True))),
            back=back(_),
        )
