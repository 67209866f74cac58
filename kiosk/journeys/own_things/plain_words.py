"""The privacy notice and the terms of use, in plain words: reached from Help, from signing in and from My data.

They say what this program does; what the law says stands in the portal's information.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Journey, Next, opening
from kiosk.page import Action, Block, Bullets, Page, Paragraph, Subheading

PRIVACY: Final = "privacy-notice"
TERMS: Final = "terms-of-use"


def to_plain_words(desk: Desk) -> tuple[Action, ...]:
    """The two buttons that lead here."""
    _ = desk.wording
    return (
        Action(PRIVACY, _("Privacy notice"), icon="shield"),
        Action(TERMS, _("Terms of use"), icon="scroll-text"),
    )


def plain_words(below: Journey, event: Event) -> Next | None:
    """What follows when one of the two buttons was pressed; else None."""
    match event:
        case Activated(action="privacy-notice"):
            return opening(below, PrivacyNotice())
        case Activated(action="terms-of-use"):
            return opening(below, TermsOfUse())
    return None


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """What is known of whoever uses this program, where that is kept, who sees it, and what one can ask for."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        return Page(
            PRIVACY,
            _("Privacy notice"),
            (
                Paragraph(_("This page says what happens to your data when you use this program.")),
                Subheading(_("When you have not signed in")),
                Bullets(
                    (
                        _("You can read about all services without saying who you are."),
                        _("What you search for stays on this device."),
                    )
                ),
                Subheading(_("When you have signed in")),
                Bullets(
                    (
                        _("The portal tells this program your name, and what you ask for."),
                        _("Your answers go to the portal, and from there to the body that decides."),
                        _("Your password and your PIN are never known to this program."),
                    )
                ),
                Subheading(_("What stays on this device")),
                *_stays(desk),
                Subheading(_("What you can do")),
                Bullets(
                    (
                        _("See what registers hold about you, under “My data”."),
                        _("See who has asked for your data, and ask that body why."),
                        _("Say that something is wrong. The body that keeps it must look into it."),
                        _("Take back a consent that you have given."),
                    )
                ),
            ),
            back=back(_),
        )


def _stays(desk: Desk) -> tuple[Block, ...]:
    _ = desk.wording
    if desk.at_kiosk:
        return (
            Bullets(
                (
                    _("Nothing. When you finish, everything of yours is removed from this screen."),
                    _("If you walk away, it is removed after a short time."),
                    _("What you had printed is yours. Take it with you."),
                )
            ),
        )
    return (
        Bullets(
            (
                _("Your settings for sound and look."),
                _("The files that you save, in your own folder."),
                _("Your sign-in, only if you choose to stay signed in."),
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class TermsOfUse:
    """What one may expect of this program, and what it expects."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        return Page(
            TERMS,
            _("Terms of use"),
            (
                Paragraph(_("This page says what you can rely on, and what is asked of you.")),
                Subheading(_("What you can rely on")),
                Bullets(
                    (
                        _("Using this program costs nothing. A service can have a fee; it is shown before you begin."),
                        _("Nothing is sent until you confirm it."),
                        _("An application has been received when you see its number and the signed receipt."),
                        _("You can do the same at a service centre, in person."),
                    )
                ),
                Subheading(_("What is asked of you")),
                Bullets(
                    (
                        _("Say what is true. Whoever says what is false in an application can be punished by law."),
                        _("Sign in as yourself. To act for somebody else, use a mandate."),
                        _("Do not give your phone or your PIN to anybody."),
                    )
                ),
                Subheading(_("When something goes wrong")),
                Bullets(
                    (
                        _("A fault of the portal is not your mistake. What you wrote is kept while you are here."),
                        _("If you do not agree with a decision, you can complain. The letter says how."),
                    )
                ),
            ),
            back=back(_),
        )
