"""Messages from state bodies: the list, one of them, and the answer to a question."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk, Person
from kiosk.error_summary import with_error
from kiosk.journeys.asked_in_message import asked_in, opened_from
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import AnswerMessage, ListMessages, ReadMessage
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.fetched_list import FetchedList
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, close, opening, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.page import (
    CONTINUE,
    Action,
    Block,
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
from kiosk.portal.errors import Conflict, PortalError, Unauthorised
from kiosk.portal.resources.applications import ActionRequired
from kiosk.portal.resources.messages import Message
from kiosk.text import Text

ANSWER: Final = "answer"


@dataclass(frozen=True, slots=True)
class Messages(FetchedList[Message]):
    """The person's messages, newest first. Opened with `ListMessages`."""

    place = "messages"

    def load(self, desk: Desk) -> ListMessages:
        return ListMessages(desk.language)

    def heading(self, desk: Desk) -> Text:
        return desk.wording("Messages")

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. Your messages are coming.")

    def row(self, item: Message, desk: Desk) -> Action:
        return Action("open", _name(item, desk), argument=item.id, description=_about(item, desk))

    def opened(self, item: str, desk: Desk) -> Next | None:
        return opening(self, OneMessage(item), ReadMessage(item, desk.language))


def _name(message: Message, desk: Desk) -> Text:
    day = formatting.long_date(message.at.astimezone(formatting.AZERBAIJAN).date(), desk.language)
    # Translators: a row of a list of messages: what it is about and when it came
    return desk.wording("{subject} · {day}", subject=message.subject, day=day)


def _about(message: Message, desk: Desk) -> Text:
    """Who wrote it; whether it is new, and whether something is asked, is said in words (ACC-46)."""
    _ = desk.wording
    sender = coded_text(message.sender, desk.language)
    if message.action_required is not None:
        # Translators: a row of a list of messages: who wrote it; the person has to do something
        return _("{sender} · Something is asked of you", sender=sender)
    if message.read_at is None:
        # Translators: a row of a list of messages: who wrote it; it has not been read
        return _("{sender} · New", sender=sender)
    return sender


@dataclass(frozen=True, slots=True)
class OneMessage:
    """One message. Opened with `ReadMessage`."""

    id: str
    found: Message | None = None
    owner: str = ""
    error: PortalError | None = None
    keep: str = ""

    def load(self, desk: Desk) -> ReadMessage:
        return ReadMessage(self.id, desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="answer") if self.found is not None:
                return opening(self, Answering(self.id, self.owner))
            case Activated(action="do-required") if self.found is not None:
                return opened_from(self, self.found, desk)
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The message is coming.")
        return drawn(self, desk, _("Message"), waiting, lambda found: self._read(found, desk))

    def _read(self, message: Message, desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        blocks: list[Block] = []
        if message.action_required is not None:
            blocks.append(_asked(message.action_required, desk))
        blocks.append(Subheading(Text(message.subject, language)))
        blocks.append(Facts(_rows(message, desk)))
        blocks += [Paragraph(Text(each, language, private=True)) for each in _paragraphs(message.body)]
        for answer in message.answers:
            when = formatting.date_and_time(answer.at, language)
            blocks.append(Subheading(_("Your answer, {when}", when=when)))
            blocks += [Paragraph(Text(each, language, private=True)) for each in _paragraphs(answer.text)]
        action = message.action_required
        if action is not None and action.kind == ANSWER:
            blocks.append(Buttons((Action("answer", _("Answer"), icon="pen-line"),)))
        if (button := asked_in(message, desk)) is not None:
            blocks.append(Buttons((button,)))
        return Page(f"message/{message.id}", _("Message"), tuple(blocks), back=back(_))


def _rows(message: Message, desk: Desk) -> tuple[Fact, ...]:
    _, language = desk.wording, desk.language
    when = formatting.date_and_time(message.at, language)
    return (
        Fact(_("From"), (coded_text(message.sender, language),)),
        Fact(_("Received"), (Text(when, language),)),
    )


def _paragraphs(text: str) -> list[str]:
    return [each.strip() for each in text.split("\n\n") if each.strip()]


def _asked(action: ActionRequired, desk: Desk) -> Notice:
    """What the body waits for, and until when; a kind that this program does not know is said to be in the message."""
    _ = desk.wording
    known = {
        ANSWER: _("Answer the question in this message."),
        "pay": _("Pay what this message is about."),
        "correct": _("Correct your application."),
        "sign": _("Sign your application."),
        "upload": _("Add a document to your application."),
        "visit": _("Come in person."),
    }
    text = known.get(action.kind, _("Read in the message what to do."))
    title = _("Something is asked of you")
    if action.due_date:
        day = formatting.written_date(action.due_date, desk.language)
        title = _("Something is asked of you by {day}", day=day)
    return Notice(text, title=title, kind=NoticeKind.WARNING)


@dataclass(frozen=True, slots=True)
class Answering:
    """Writing the answer to a question; ends when it was sent. What was written is kept while the page is left."""

    id: str
    owner: str = ""
    text: str = field(default="", repr=False)
    empty: bool = False
    sending: bool = False
    error: PortalError | None = None

    @property
    def keep(self) -> str:
        return f"answering/{self.id}"

    @property
    def begun(self) -> bool:
        """Whether words would be lost."""
        return bool(self.text.strip()) and not self.sending

    @property
    def holding(self) -> bool:
        """While it is being sent nobody leaves."""
        return self.sending

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="answer", value=text):
                return stay(replace(self, text=text))
            case Resumed(result=Person(id=owner)) if owner != self.owner:
                return close()  # somebody else has signed in: these are not their words
            case Arrived(request=AnswerMessage()) | Failed(request=AnswerMessage(), error=Conflict()):
                return close()  # a conflict says that it was answered before: the message shows how
            case Failed(request=AnswerMessage(), error=error):
                return stay(replace(self, sending=False, error=error))
            case Activated() if self.sending:
                return stay(self)
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Activated(action="continue") if not self.text.strip():
                return stay(replace(self, empty=True))
            case Activated(action="continue" | "retry") | Resumed(result=Person()):
                request = AnswerMessage(self.id, self.text.strip(), desk.language)
                return stay(replace(self, sending=True, empty=False, error=None), request)
            case Activated(action="back") if self.error is not None:
                return stay(replace(self, error=None))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("Your answer")
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk, kept=True)
        if self.sending:
            waiting = Paragraph(_("Please wait. Your answer is being sent."))
            return Page(f"answering/{self.id}/sending", heading, (waiting,), busy=True)
        missing = _("Write your answer.") if self.empty else None
        page = Page(
            f"answering/{self.id}",
            heading,
            (
                Field(
                    ANSWER,
                    self.text,
                    hint=_("The state body that asked will read it. You can answer once."),
                    error=missing,
                    kind=FieldKind.MULTILINE,
                    private=True,
                ),
            ),
            main=Action(CONTINUE, _("Send the answer"), icon="send"),
            back=back(_),
        )
        return with_error(page, ANSWER, missing, _)
