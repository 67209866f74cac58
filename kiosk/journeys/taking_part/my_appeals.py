"""My appeals: the list, one with what has happened and what was answered, and one that came without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.bars import back, go_on
from kiosk.journeys.events import Activated, Arrived, Changed, Event
from kiosk.journeys.fetched_list import FetchedList
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Journey, Next, opening, stay
from kiosk.journeys.looking_up import looked_up
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import BeginSignIn
from kiosk.journeys.signing_in import SigningIn
from kiosk.journeys.taking_part.appeal_review import deadline_text
from kiosk.journeys.taking_part.requests import FollowAppeal, ListAppeals, LoadAppeal
from kiosk.page import (
    Action,
    Block,
    ErrorSummary,
    Fact,
    Facts,
    Field,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
    Steps,
    Subheading,
)
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.portal.resources.appeals import Appeal, AppealEvent
from kiosk.text import Text

ANSWERED: Final = "answered"


def my_appeals(below: Journey, desk: Desk) -> Next:
    """Open the list on top of `below`; where nobody is signed in, signing in comes first."""
    return opening(below, MyAppeals(), ListAppeals(desk.language) if desk.person else None)


@dataclass(frozen=True, slots=True)
class MyAppeals(FetchedList[Appeal]):
    """The appeals of whoever is signed in, newest first."""

    place = "appeals"

    def load(self, desk: Desk) -> ListAppeals:
        return ListAppeals(desk.language)

    def heading(self, desk: Desk) -> Text:
        return desk.wording("My appeals")

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. Your appeals are coming.")

    def row(self, item: Appeal, desk: Desk) -> Action:
        return Action("open", _name(item, desk), argument=item.id, description=_about(item, desk))

    def opened(self, item: str, desk: Desk) -> Next | None:
        return opening(self, OneAppeal(item), LoadAppeal(item, desk.language))

    def acted(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="sign-in"):
                return opening(replace(self, error=None), SigningIn(), BeginSignIn())
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if desk.person is None or isinstance(self.error, Unauthorised):
            words = _("Sign in with your phone to see what you wrote to agencies.")
            sign_in = Action("sign-in", _("Sign in"), icon="log-in")
            return Page("appeals/sign-in", self.heading(desk), (Notice(words),), main=sign_in, back=back(_))
        return FetchedList.page(self, desk)


def _name(appeal: Appeal, desk: Desk) -> Text:
    # Translators: a row of a list: what an appeal is about, and its number
    return desk.wording("{subject} · {reference}", subject=appeal.subject, reference=appeal.reference)


def _about(appeal: Appeal, desk: Desk) -> Text:
    # Translators: a row of a list: to whom somebody wrote, and how it stands
    return desk.wording(
        "{agency} · {status}", agency=coded_text(appeal.recipient, desk.language), status=status_text(appeal, desk)
    )


def status_text(appeal: Appeal, desk: Desk) -> Text:
    """How it stands, in the page's language; the portal's own words for a state that this program does not know."""
    _ = desk.wording
    known = {
        "received": _("Received"),
        "inReview": _("In review"),
        # Translators: the state of a letter that was passed on to another agency
        "forwarded": _("Passed on to another agency"),
        ANSWERED: _("Answered"),
        "rejected": _("Refused"),
        "withdrawn": _("Withdrawn by you"),
    }
    return known.get(appeal.status.code) or coded_text(appeal.status, desk.language)


@dataclass(frozen=True, slots=True)
class OneAppeal:
    """One of one's own. Opened with `LoadAppeal`."""

    id: str
    found: Appeal | None = None
    owner: str = ""
    error: PortalError | None = None
    keep: str = ""

    def load(self, desk: Desk) -> LoadAppeal:
        return LoadAppeal(self.id, desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The appeal is coming.")
        return drawn(self, desk, _("Appeal"), waiting, lambda found: appeal_page(found, desk))


def appeal_page(appeal: Appeal, desk: Desk, *, nameless: bool = False) -> Page:
    """One appeal: the answer first, where there is one; then what was written and what has happened."""
    _, language = desk.wording, desk.language
    blocks: list[Block] = []
    if appeal.answer is not None:
        when = formatting.date_and_time(appeal.answer.at, language)
        blocks.append(Subheading(_("The answer, {when}", when=when)))
        blocks += [Paragraph(each) for each in _paragraphs(appeal.answer.text, desk)]
    else:
        blocks.append(Notice(deadline_text(appeal.due_date, desk), title=_("There is no answer yet.")))
        blocks += _overdue(appeal, desk)
    blocks.append(Facts(_rows(appeal, desk)))
    if appeal.text:
        blocks.append(Subheading(_("Your words")))
        blocks += [Paragraph(each) for each in _paragraphs(appeal.text, desk)]
    if appeal.events:
        blocks.append(Subheading(_("What has happened")))
        blocks.append(Steps(tuple(_event(each, desk) for each in appeal.events)))
    main = Action("another", _("Another number"), icon="rotate-ccw") if nameless else None
    identity = "appeal/followed" if nameless else f"appeal/{appeal.id}"
    return Page(identity, _("Appeal"), tuple(blocks), main=main, back=back(_))


def _overdue(appeal: Appeal, desk: Desk) -> list[Block]:
    """That the portal's own day has passed without an answer is said, with what can be done."""
    today = desk.now().astimezone(formatting.AZERBAIJAN).date().isoformat()
    if not appeal.due_date or appeal.due_date >= today:
        return []
    _ = desk.wording
    words = _("You can write to the higher agency, and name this number.")
    return [Notice(words, title=_("The day for the answer has passed."), kind=NoticeKind.WARNING)]


def _rows(appeal: Appeal, desk: Desk) -> tuple[Fact, ...]:
    _, language = desk.wording, desk.language
    sent = formatting.date_and_time(appeal.submitted_at, language)
    rows = [
        Fact(_("Status"), (status_text(appeal, desk),)),
        Fact(_("Number"), (Text(appeal.reference, language),)),
        Fact(_("To"), (coded_text(appeal.recipient, language),)),
        Fact(_("About"), (Text(appeal.subject, language, private=True),)),
        Fact(_("Sent on"), (Text(sent, language),)),
    ]
    if appeal.location is not None and appeal.location.address:
        rows.append(Fact(_("Place"), (Text(appeal.location.address, language, private=True),)))
    if appeal.attachments:
        names = tuple(Text(each.name or each.id, language, private=True) for each in appeal.attachments)
        rows.append(Fact(_("Files"), names))
    return tuple(rows)


def _event(event: AppealEvent, desk: Desk) -> Text:
    when = formatting.date_and_time(event.at, desk.language)
    told = Text(event.text, desk.language) if event.text else coded_text(event.status, desk.language)
    return desk.wording("{when}: {status}", when=when, status=told)


def _paragraphs(text: str, desk: Desk) -> list[Text]:
    parts = (each.strip() for each in re.split(r"\n\s*\n|\n", text))
    return [Text(each, desk.language, private=True) for each in parts if each]


@dataclass(frozen=True, slots=True)
class FollowingAppeal:
    """Asks for the number and the code of an appeal that came without a name, then shows it."""

    reference: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    fault: str = ""
    asking: bool = False
    found: Appeal | None = None
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="reference", value=value):
                return stay(replace(self, reference=value))
            case Changed(key="token", value=value):
                return stay(replace(self, token=value))
            case Activated(action="another"):
                return stay(FollowingAppeal())
            case Activated(action="continue" | "retry") if self.found is None:
                if not self.reference.strip() or not self.token.strip():
                    return stay(replace(self, fault="empty", error=None))
                asking = replace(self, asking=True, fault="", error=None)
                return stay(asking, FollowAppeal(self.reference.strip(), self.token.strip(), desk.language))
            case Arrived(request=FollowAppeal(), result=Appeal() as found):
                return stay(replace(self, asking=False, found=found))
        return looked_up(self, event, FollowAppeal)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        heading = _("Follow an appeal by its number")
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk, kept=True)
        if self.asking:
            waiting = Paragraph(_("Please wait. The appeal is coming."))
            return Page("follow-appeal/asking", heading, (waiting,), busy=True, back=back(_))
        if self.found is not None:
            return appeal_page(self.found, desk, nameless=True)
        faults = self._faults(desk)
        reference = Field(
            "reference",
            self.reference,
            label=_("Number"),
            hint=_("You got it when you sent the appeal."),
            error=faults.get("reference"),
            length=40,
        )
        token = Field(
            "token",
            self.token,
            label=_("Code"),
            hint=_("It came with the number. Capital letters make no difference."),
            error=faults.get("token"),
            length=40,
            private=True,
        )
        return Page(
            "follow-appeal",
            heading,
            (reference, token),
            aside=(ErrorSummary(_("There is a problem"), tuple(faults.items())),) if faults else (),
            error=bool(faults),
            focus="errors" if faults else "reference",
            main=go_on(_),
            back=back(_),
        )

    def _faults(self, desk: Desk) -> dict[str, Text]:
        _ = desk.wording
        if self.fault == "unknown":
            return {"reference": _("There is no appeal of this number and code. Compare both sign by sign.")}
        if self.fault != "empty":
            return {}
        asked = {"reference": (self.reference, _("Write the number.")), "token": (self.token, _("Write the code."))}
        return {key: words for key, (value, words) in asked.items() if not value.strip()}
