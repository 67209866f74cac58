"""My sign-in: whether it stays on this computer, where one is signed in and has been, signing out here or everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk, SignedOut
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, home, opening, stay
from kiosk.journeys.listing import list_page, told_apart, turned
from kiosk.journeys.problems import problem_page
from kiosk.journeys.sign_in_requests import EndSignIn, LoadSignIn, SignOut, Stay
from kiosk.journeys.staying import no_key_store, unkept
from kiosk.outcomes import SignInState
from kiosk.page import HOME, Action, Block, Buttons, Fact, Facts, Notice, NoticeKind, Page, Paragraph
from kiosk.portal.errors import NotFound, PortalError
from kiosk.portal.resources.sign_ins import SignIn
from kiosk.text import Text

Asking = Literal["", "here", "everywhere", "leaving"]


@dataclass(frozen=True, slots=True)
class MySignIn:
    """Opened with `LoadSignIn`; ends with signing out, or is left."""

    found: SignInState | None = None
    owner: str = ""
    error: PortalError | None = None
    asking: Asking = ""
    changed: bool = False
    out: SignedOut | None = None
    keep: str = ""

    def load(self, desk: Desk) -> LoadSignIn:
        return LoadSignIn(desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=SignOut(), result=SignedOut() as out):
                return stay(replace(self, out=out, asking="", error=None))
            case Failed(request=SignOut(), error=error):
                return stay(replace(self, asking="", error=error))
            case Activated(action="back") if self.out is not None:
                return home()
            case Arrived(request=Stay(), result=SignInState() as state):
                return stay(replace(self, found=state, changed=True))
            case Failed(request=Stay(), error=error):
                return stay(replace(self, error=error))
            case Activated(action=action) if self.asking != "leaving":
                following = self._activated(action, desk)
                return following if following is not None else fetched(self, event, desk)
        return fetched(self, event, desk)

    def _activated(self, action: str, desk: Desk) -> Next | None:
        match action:
            case "stay" | "stay-no-more" if not desk.at_kiosk:
                return stay(replace(self, changed=False), Stay(action == "stay"))
            case "here" | "everywhere":
                return stay(replace(self, asking=action, error=None))
            case "continue" if self.asking:
                everywhere = self.asking == "everywhere"
                return stay(replace(self, asking="leaving", error=None), SignOut(everywhere))
            case "back" if self.asking:
                return stay(replace(self, asking=""))
            case "sign-ins" if self.found is not None:
                return opening(self, SignIns(self.found, self.owner))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.out is not None:
            return signed_out(self.out, desk)
        if self.asking == "leaving":
            waiting = Paragraph(_("Please wait. You are being signed out."))
            return Page("my-sign-in/leaving", _("Sign out"), (waiting,), busy=True)
        if self.asking and self.error is None:
            return _really(desk, everywhere=self.asking == "everywhere")
        waiting_text = _("Please wait. Your sign-in is being looked up.")
        return drawn(self, desk, _("My sign-in"), waiting_text, lambda found: self._shown(found, desk))

    def _shown(self, found: SignInState, desk: Desk) -> Page:
        _ = desk.wording
        name = Text(desk.person.name if desk.person else "", "az", private=True)
        here, actions, notices = _here(found, desk)
        more: tuple[Action, ...] = (Action("everywhere", _("Sign out everywhere"), icon="log-out"),)
        if found.elsewhere is not None:
            more = (Action("sign-ins", _("Where I am signed in"), icon="list"), *more)
        blocks: tuple[Block, ...] = (
            Facts(
                (
                    Fact(_("Signed in"), (name,)),
                    Fact(_("At this kiosk") if desk.at_kiosk else _("On this computer"), (here,)),
                )
            ),
            *notices,
            Buttons((*actions, *more)),
        )
        out = Action("here", _("Sign out"), icon="log-out")
        said = (here,) if self.changed else ()
        return Page("my-sign-in", _("My sign-in"), blocks, main=out, back=back(_), said=said)


def _here(found: SignInState, desk: Desk) -> tuple[Text, tuple[Action, ...], tuple[Block, ...]]:
    """What holds on this computer, how to change it, and what to know about it."""
    _ = desk.wording
    if desk.at_kiosk:
        return _("Until you finish. Nothing of it stays here."), (), ()
    if found.stays:
        words = _("You stay signed in until you sign out, also after a restart.")
        return words, (Action("stay-no-more", _("Do not stay signed in"), icon="x"),), ()
    until = _("Until you close the program")
    if found.failed:
        return until, (_stay(desk),), (_warning(unkept(desk)),)
    if not found.can_stay:
        return until, (), (Notice(no_key_store(desk)),)
    own = _("Choose to stay signed in only on a computer that nobody else uses.")
    return until, (_stay(desk),), (Paragraph(own, quiet=True),)


def _stay(desk: Desk) -> Action:
    return Action("stay", desk.wording("Stay signed in on this computer"), icon="key-round")


def _warning(words: Text) -> Notice:
    return Notice(words, kind=NoticeKind.WARNING)


def _really(desk: Desk, *, everywhere: bool) -> Page:
    """Asked once, because what was begun would be lost (ACC-71)."""
    _ = desk.wording
    gone = _("What you have sent stays sent. Answers that you have not sent will be gone from this screen.")
    if not everywhere:
        words, yes = _("You will be signed out here."), Action("continue", _("Yes, sign out"), icon="log-out")
        return Page("my-sign-in/here", _("Sign out?"), (_warning(words), Paragraph(gone)), main=yes, back=back(_))
    words = _("You will be signed out on every computer and kiosk, here too.")
    yes = Action("continue", _("Yes, sign out everywhere"), icon="log-out")
    blocks = (_warning(words), Paragraph(gone))
    return Page("my-sign-in/everywhere", _("Sign out everywhere?"), blocks, main=yes, back=back(_))


def signed_out(out: SignedOut, desk: Desk) -> Page:
    """Nobody is signed in any more: what that means here and elsewhere."""
    _ = desk.wording
    done = _("You are signed out everywhere.") if out.everywhere else _("You are signed out here.")
    blocks: list[Block] = [Notice(done, kind=NoticeKind.SUCCESS)]
    if out.only_here:
        blocks.append(_warning(_("This portal cannot sign you out elsewhere. Ask its support to do it.")))
    if not out.cleared:
        words = _(
            "The safe for passwords of this computer is closed. What is left in it does not sign anybody in any more."
        )
        blocks.append(_warning(words))
    return Page(
        "my-sign-in/out", _("You are signed out"), tuple(blocks), main=Action(HOME, _("Home page"), icon="house")
    )


@dataclass(frozen=True, slots=True)
class SignIns:
    """Where one is signed in and has been; `chosen` is the one that is shown."""

    found: SignInState | None = None
    owner: str = ""
    error: PortalError | None = None
    chosen: str = ""
    ending: bool = False
    ended: bool = False
    first: int = 0
    keep: str = ""

    def load(self, desk: Desk) -> LoadSignIn:
        return LoadSignIn(desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Arrived(request=EndSignIn(), result=SignInState() as state):
                return stay(replace(self, found=state, ending=False, ended=True))
            case Failed(request=EndSignIn(), error=error):
                return stay(replace(self, ending=False, error=error))
            case Activated(action="open", argument=sign_in):
                return stay(replace(self, chosen=sign_in, ended=False))
            case Activated(action="end-sign-in") if self.chosen and not self.ending:
                return stay(replace(self, ending=True), EndSignIn(self.chosen))
            case Activated(action="back") if self.chosen:
                return stay(replace(self, chosen="", error=None, ended=False))
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The list is coming.")
        return drawn(self, desk, _("Where I am signed in"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, found: SignInState, desk: Desk) -> Page:
        _ = desk.wording
        listed = found.elsewhere or ()
        if not self.chosen:
            rows = [
                Action("open", _where(each, desk), argument=each.id, description=_when(each, desk)) for each in listed
            ]
            return list_page("sign-ins", _("Where I am signed in"), told_apart(rows, _), self.first, _)
        one = next((each for each in listed if each.id == self.chosen), None)
        if one is None:
            return problem_page(NotFound(), _, at_kiosk=desk.at_kiosk)
        return self._one(one, desk)

    def _one(self, one: SignIn, desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        rows = [Fact(_("Status"), (_state(one, desk),)), Fact(_("Signed in on"), (_moment(one.at, language),))]
        if one.used_at is not None:
            rows.append(Fact(_("Last used"), (_moment(one.used_at, language),)))
        if one.ended_at is not None:
            rows.append(Fact(_("Ended on"), (_moment(one.ended_at, language),)))
        blocks: list[Block] = [Facts(tuple(rows))]
        if self.ended:
            blocks.insert(0, Notice(_("This sign-in has ended."), kind=NoticeKind.SUCCESS))
        elif one.current:
            blocks.append(Notice(_("This is the sign-in that you use now.")))
        elif one.state.code == "active":
            blocks.append(Notice(_("If this was not you, end it and tell the support of the portal.")))
            blocks.append(Buttons((Action("end-sign-in", _("End this sign-in"), icon="log-out"),)))
        place = f"sign-ins/{one.id}/{'ended' if self.ended else 'shown'}"
        return Page(place, _where(one, desk), tuple(blocks), back=back(_), busy=self.ending)


def _where(one: SignIn, desk: Desk) -> Text:
    client = coded_text(one.client, desk.language)
    if not one.place:
        return client
    # Translators: where somebody is signed in: the kind of device, and what it is called
    return desk.wording("{device} · {name}", device=client, name=Text(one.place, "az"))


def _when(one: SignIn, desk: Desk) -> Text:
    _ = desk.wording
    moment = _moment(one.at, desk.language)
    if one.current:
        return _("Now, on this device · since {moment}", moment=moment)
    # Translators: a row of a list: how a sign-in is, and when it was made
    return _("{state} · {moment}", state=_state(one, desk), moment=moment)


def _state(one: SignIn, desk: Desk) -> Text:
    _ = desk.wording
    known = {
        "active": _("Signed in now"),
        "expired": _("Ended by itself"),
        "signedOut": _("Signed out"),
        "elsewhere": _("Ended from another device"),
        "misused": _("Ended for safety"),
    }
    return known.get(one.state.code, coded_text(one.state, desk.language))


def _moment(at: datetime, language: str) -> Text:
    return Text(formatting.date_and_time(at, language), language)
