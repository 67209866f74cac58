"""For who has no phone, or cannot or will not use face or fingerprint: staff, a centre, and what needs no sign-in.

Biometrics are never the only way, and nobody is turned away for want of a phone (ACC-67).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.centres import Regions
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.help import Staff
from kiosk.journeys.journey import Next, opening
from kiosk.page import Action, Block, Bullets, Buttons, Notice, Page, Subheading
from kiosk.text import pick

ARTICLES: Final = ("faq-sign-in-methods", "faq-without-signing-in", "faq-video-impossible")
"""What the catalogue says about ways to sign in, and about doing without."""


@dataclass(frozen=True, slots=True)
class NoPhone:
    """The ways that are left, in words."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="centres"):
                return opening(self, Regions(""))
            case Activated(action="call-staff"):
                return opening(self, Staff())
            case Activated(action="article", argument=article):
                from kiosk.journeys.information import OneArticle  # which leads to services, and they to here

                return opening(self, OneArticle(article))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        with_staff = (
            _("Bring your identity document. A member of staff checks it, and does it with you at the counter."),
            _("You see and hear everything that is done in your name, and you decide."),
            _("You never tell anybody a password or a PIN."),
        )
        without = (
            _("You need no face and no fingerprint: a PIN or a password is enough."),
            _("If the phone asks for your face, choose another way there."),
            _("If it offers no other way, a service centre helps you without a camera."),
        )
        blocks: list[Block] = [
            Notice(_("There is a way without a phone too.")),
            Subheading(_("With a member of staff") if desk.at_kiosk else _("At a service centre")),
            Bullets(with_staff),
            Subheading(_("Without face or fingerprint")),
            Bullets(without),
            Buttons(self._ways(desk)),
        ]
        return Page("sign-in/no-phone", _("I have no phone with me"), tuple(blocks), back=back(_))

    def _ways(self, desk: Desk) -> tuple[Action, ...]:
        _ = desk.wording
        staff = (Action("call-staff", _("Ask a member of staff"), icon="user"),) if desk.at_kiosk else ()
        articles = (each for name in ARTICLES if (each := desk.catalogue.article(name)) is not None)
        told = tuple(
            Action("article", title, icon="book-open", argument=each.id)
            for each in articles
            if (title := pick(each.title, desk.language)) is not None
        )
        return (*staff, Action("centres", _("Service centres"), icon="landmark"), *told)
