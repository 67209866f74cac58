"""Signing in with one's own phone: the device grant (RFC 8628), with the kiosk's name and a match number on both screens.

At home also with the browser of the same computer (RFC 8252), where the issuer takes that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.desk import Desk, Person
from kiosk.journeys.bars import back, to_home
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Journey, Next, close, opening, stay
from kiosk.journeys.mobile_id import MobileId
from kiosk.journeys.no_phone import NoPhone
from kiosk.journeys.own_things.plain_words import plain_words, to_plain_words
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import BeginBrowserSignIn, BeginSignIn, GiveUpSignIn, PollSignIn
from kiosk.journeys.sign_in_requests import WantToStay
from kiosk.journeys.staying import staying, unkept_page
from kiosk.page import Action, Buttons, Highlight, Notice, NoticeKind, Page, Paragraph, QrCode, Steps
from kiosk.portal.awaited import BrowserPage, DeviceCode
from kiosk.portal.errors import (
    Offline,
    PortalError,
    Rejected,
    SignInExpired,
    SignInRefused,
    TimedOut,
    Unauthorised,
)
from kiosk.text import Text, Wording

NEW_CODE = "new-code"
BROWSER = "browser"
MOBILE = "mobile-id"
NO_PHONE = "no-phone"
STAY = "stay"

Stage = Literal["starting", "waiting", "browser", "mobile", "expired", "refused", "closed", "failed", "unkept"]


def signing_in(below: Journey, error: PortalError | None = None) -> Next:
    """Open the sign-in on top of `below`, as surely and as lately as `error` asks for (RFC 9470)."""
    level, max_age = (error.level, error.max_age) if isinstance(error, Unauthorised) else ("", None)
    return opening(below, SigningIn(level=level, max_age=max_age), BeginSignIn(level, max_age))


@dataclass(frozen=True, slots=True)
class SigningIn:
    """Waits until the person has confirmed on the phone; ends with a `Person`, or is left. A code is renewed by one key.

    One that `yields` ends with the error when the line goes: what is below knows another way.
    """

    stage: Stage = "starting"
    code: DeviceCode | BrowserPage | None = None
    error: PortalError | None = None
    level: str = ""
    max_age: int | None = None
    stays: bool = False
    person: Person | None = None
    yields: bool = False
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=BeginSignIn(), result=DeviceCode() as code):
                return stay(
                    replace(self, stage="waiting", code=code, error=None), PollSignIn(code, after=code.interval)
                )
            case Arrived(request=BeginBrowserSignIn(), result=BrowserPage() as page):
                return stay(
                    replace(self, stage="browser", code=page, error=None), PollSignIn(page, after=page.interval)
                )
            case Arrived(request=PollSignIn(), result=Person() as person):
                # whatever was pressed meanwhile, they are signed in, and the screen has to say so
                return stay(replace(self, stage="unkept", person=person)) if person.unkept else close(person)
            case Arrived(request=PollSignIn(code=code), result=DeviceCode() | BrowserPage() as newer) if (
                code == self.code
            ):
                return stay(replace(self, code=newer), PollSignIn(newer, after=newer.interval))
            case Failed(request=PollSignIn(code=code)) if code != self.code:
                return stay(self)
            case Resumed(result=Person() as person):
                return close(person)
            case Resumed() if self.stage == "mobile":
                return self._begin()
            case Failed(error=SignInExpired()):
                return stay(replace(self, stage="expired"))
            case Failed(error=SignInRefused()):
                return stay(replace(self, stage="refused"))
            case Failed(error=Rejected()):
                return stay(replace(self, stage="closed"))
            case Failed(error=Offline() | TimedOut() as error) if self.yields:
                return close(error)
            case Failed(error=error):
                return stay(replace(self, stage="failed", error=error))
            case Activated(action=action):
                return plain_words(self, event) or self._activated(action, desk)
        return None

    def _activated(self, action: str, desk: Desk) -> Next | None:
        match action:
            case "continue" | "back" if self.stage == "unkept":
                return close(self.person)
            case "new-code" | "retry":
                return self._begin()
            case "browser" if not desk.at_kiosk:
                starting = replace(self, stage="starting", code=None, error=None)
                return stay(starting, BeginBrowserSignIn(self.level, self.max_age, self.stays))
            case "stay" if self._can_stay:
                return stay(replace(self, stays=not self.stays), WantToStay(not self.stays))
            case "mobile-id" if self._mobile:
                assert self.code is not None
                asking = replace(self, stage="mobile", code=None)
                return opening(asking, MobileId(level=self.level), GiveUpSignIn(self.code))
            case "no-phone":
                return opening(self, NoPhone())
        return None

    def _begin(self) -> Next:
        starting = replace(self, stage="starting", code=None, error=None)
        return stay(starting, BeginSignIn(self.level, self.max_age, self.stays))

    @property
    def _mobile(self) -> bool:
        return isinstance(self.code, DeviceCode) and self.code.mobile

    @property
    def _can_stay(self) -> bool:
        return isinstance(self.code, DeviceCode) and self.code.stays

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        new_code = Action(NEW_CODE, _("New code"), icon="rotate-ccw")
        match self.stage:
            case "starting" | "mobile":
                # not yet what the page with the code is called: who hears both would hear that twice
                waiting = Paragraph(_("Please wait."))
                return Page("sign-in/starting", _("The code is coming"), (waiting,), busy=True, back=back(_))
            case "waiting":
                assert isinstance(self.code, DeviceCode)
                return self._waiting(self.code, new_code, desk)
            case "browser":
                assert isinstance(self.code, BrowserPage)
                return _in_browser(self.code, _)
            case "expired" if isinstance(self.code, BrowserPage):
                notice = Notice(
                    _("Nobody came back from the browser. Nothing you entered is lost."), kind=NoticeKind.WARNING
                )
                heading = _("The sign-in took too long")
                return _again_in_browser("sign-in/expired", heading, notice, _)
            case "refused" if isinstance(self.code, BrowserPage):
                notice = Notice(_("If this was a mistake, open the browser again."), kind=NoticeKind.WARNING)
                heading = _("The sign-in was refused in the browser")
                return _again_in_browser("sign-in/refused", heading, notice, _)
            case "expired":
                notice = Notice(_("Get a new code with one key. Nothing you entered is lost."), kind=NoticeKind.WARNING)
                blocks = (notice, self._other_ways(desk))
                return Page("sign-in/expired", _("The code has expired"), blocks, main=new_code, back=back(_))
            case "refused":
                did_not = (
                    _("If you did not do this, tell a member of staff.")
                    if desk.at_kiosk
                    else _("If this was a mistake, get a new code.")
                )
                notice = Notice(did_not, kind=NoticeKind.WARNING)
                heading = _("The sign-in was refused on the phone")
                blocks = (notice, self._other_ways(desk))
                return Page("sign-in/refused", heading, blocks, main=new_code, back=back(_))
            case "closed":
                return _closed(desk)
            case "unkept":
                return unkept_page(desk)
            case "failed":
                assert self.error is not None
                return problem_page(self.error, _, kept=True, at_kiosk=desk.at_kiosk)

    def _waiting(self, code: DeviceCode, new_code: Action, desk: Desk) -> Page:
        _ = desk.wording
        number = Text(code.match_number, desk.language, spoken=" ".join(code.match_number))
        kiosk = Highlight(number, label=_("Match number:"), title=Text(desk.kiosk_name, desk.language))
        site = code.verification_uri.split("://", 1)[-1].rstrip("/")
        unbroken = grouped(code.user_code).replace(" ", "\u00a0")
        by_hand = _("No camera? Open {site} and write: {code}", site=site, code=unbroken)
        slowly = ", ".join(" ".join(group) for group in grouped(code.user_code).split())
        link = spoken_address(site, _)
        spoken = _.context("spoken", "No camera? Open {site} and write: {code}", site=link, code=slowly)
        until = (staying(desk),) if self.stays and self._can_stay else ()
        return Page(
            id="sign-in/waiting",
            heading=_("Sign in with your phone"),
            blocks=(
                Steps(
                    (
                        _("Hold the phone’s camera to the code."),
                        _("On the phone, check this name and number:"),
                        kiosk,
                        _("Confirm. This screen then goes on by itself."),
                    )
                ),
                Paragraph(by_hand.said_as(spoken.text), quiet=True),
                *(Paragraph(words) for words in until),
                self._other_ways(desk),
            ),
            said=until,
            aside=(
                QrCode(
                    code.verification_uri_complete or code.verification_uri,
                    caption=_("Code for the camera"),
                    alternative=_("A picture that opens the sign-in page on your phone."),
                ),
            ),
            main=new_code,
            back=back(_),
        )

    def _other_ways(self, desk: Desk) -> Buttons:
        """What else there is: mobile ID at a kiosk that the portal knows, the browser at home, and always somebody who helps."""
        _ = desk.wording
        ways: list[Action] = []
        if self._mobile:
            # Translators: ASAN İmza is the name of the mobile signature
            ways.append(Action(MOBILE, _("ASAN İmza (mobile ID)"), icon="smartphone"))
        if isinstance(self.code, DeviceCode) and self.code.browser and not desk.at_kiosk:
            ways.append(Action(BROWSER, _("Use the browser of this computer"), icon="globe"))
        if self._can_stay and not desk.at_kiosk:
            ways.append(Action(STAY, _("Stay signed in on this computer"), icon="key-round", selected=self.stays))
        ways.append(to_plain_words(desk)[0])
        ways.append(Action(NO_PHONE, _("I have no phone with me"), icon="hand-helping"))
        return Buttons(tuple(ways))


def spoken_address(site: str, _: Wording) -> str:
    """An address as it is dictated: its words, and between them the signs by their names."""
    signs = {
        # Translators: names of the signs in an address, as they are dictated: example dot az slash d
        ".": _.context("address", "dot"),
        "/": _.context("address", "slash"),
        ":": _.context("address", "colon"),
        "-": _.context("address", "hyphen"),
    }
    parts = re.split(r"([./:\-])", site)
    words = (str(signs[part]) if part in signs else _dictated(part) for part in parts if part)
    return ", ".join(words)


def _dictated(part: str) -> str:
    """Short parts letter by letter, digits one by one; whole words as words."""
    return " ".join(part) if len(part) <= 3 or part.isdigit() else part


def _closed(desk: Desk) -> Page:
    """The portal signs nobody in from here: no new code would change that."""
    _ = desk.wording
    whom = (
        _("Tell a member of staff.")
        if desk.at_kiosk
        else _("Tell the support of the portal. Its answer may take a while.")
    )
    notice = Notice(_("The portal does not let this program sign people in now."), kind=NoticeKind.PROBLEM)
    ways = Buttons((Action(NO_PHONE, _("Other ways"), icon="hand-helping"), to_home(_)))
    heading = _("Signing in is not possible now")
    retry = Action("retry", _("Try again"), icon="rotate-ccw")
    blocks = (notice, Paragraph(whom), ways)
    return Page("sign-in/closed", heading, blocks, error=True, main=retry, back=back(_))


def _phone(_: Wording) -> Action:
    return Action(NEW_CODE, _("Sign in with your phone"), icon="smartphone")


def _again(_: Wording) -> Action:
    return Action(BROWSER, _("Open the browser again"), icon="globe")


def _again_in_browser(page_id: str, heading: Text, notice: Notice, _: Wording) -> Page:
    return Page(page_id, heading, (notice, Buttons((_phone(_),))), main=_again(_), back=back(_))


def _in_browser(page: BrowserPage, _: Wording) -> Page:
    """The rest happens in another window; this one says so, and can always be come back to."""
    if not page.opened:
        notice = Notice(_("This computer has no browser that opens. Sign in with your phone."), kind=NoticeKind.WARNING)
        return Page("sign-in/no-browser", _("The browser does not open"), (notice,), main=_phone(_), back=back(_))
    steps = Steps(
        (
            _("The browser has opened the sign-in page. Sign in there."),
            _("Come back to this window. It then goes on by itself."),
        )
    )
    blocks = (steps, Buttons((_phone(_),)))
    return Page("sign-in/browser", _("Sign in with the browser"), blocks, main=_again(_), back=back(_))


def grouped(code: str) -> str:
    """A user code in groups of three, however the server wrote it: `990 734 358`; one with other groups stays as it is."""
    plain = code.replace("-", "").replace(" ", "")
    return " ".join(plain[i : i + 3] for i in range(0, len(plain), 3)) if plain.isdigit() else code.replace("-", " ")
