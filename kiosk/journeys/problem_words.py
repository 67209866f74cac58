"""What is said of each kind of failure: what happened, that nothing is lost, and what to do (DESIGN §5 "Errors")."""

from __future__ import annotations

from kiosk.portal.errors import (
    AnswerLost,
    BadReply,
    ClockWrong,
    Conflict,
    Forbidden,
    Insecure,
    MandateEnded,
    NotFound,
    Offline,
    OutOfMandate,
    PortalError,
    Rejected,
    ServerFault,
    SignInUnproven,
    TimedOut,
    TooManyRequests,
    Unauthorised,
)
from kiosk.text import Text, Wording

Words = tuple[Text, tuple[Text, ...], bool]
"""Heading, sentences, and whether trying again can help."""


def words_of(error: PortalError, _: Wording, *, at_kiosk: bool) -> Words:
    """The words for `error`; staff help `at_kiosk` only."""
    for found in (_of_the_line, _of_the_sign_in, _of_a_mandate, _of_the_answer):
        words = found(error, _, at_kiosk)
        if words is not None:
            return words
    return _("Something went wrong"), (_("Try again in a few minutes."), *_staff(_, at_kiosk)), True


def _of_the_line(error: PortalError, _: Wording, at_kiosk: bool) -> Words | None:
    match error:
        case Offline():
            return (
                _("There is no connection to the portal"),
                (
                    _("The services and the information on this screen can still be read."),
                    _("Wait a little and try again."),
                    *(_staff(_, at_kiosk) or (_("If that does not help, check the internet connection."),)),
                ),
                True,
            )
        case TimedOut():
            return (
                _("The line is very slow"),
                (_("The portal has not answered in time."), _("Try again. Nothing is sent twice.")),
                True,
            )
        case AnswerLost():
            return (
                _("It is not known whether it arrived"),
                (
                    _("The line broke while your application was being sent. The portal may have it already."),
                    _("Try again. The portal is asked first, so nothing is sent twice."),
                    _(
                        "If you have to go, look under “My applications” later. Do not fill in the form again before that."
                    ),
                ),
                True,
            )
        case Insecure():
            return (
                _("This is not a safe connection"),
                (
                    _("The other end could not prove that it is the portal. Nothing was sent."),
                    _("Do not enter anything now. Tell a member of staff.")
                    if at_kiosk
                    else _("Do not enter anything now. Try another network."),
                ),
                False,
            )
    return None


def _of_the_sign_in(error: PortalError, _: Wording, at_kiosk: bool) -> Words | None:
    match error:
        case SignInUnproven():
            return (
                _("This sign-in cannot be trusted"),
                (
                    _("The proof of who has signed in is false, too old, or meant for somebody else."),
                    _("Nobody is signed in now. Sign in again with a new code."),
                    *(
                        _staff(_, at_kiosk)
                        or (_("If this happens again, do not sign in. Tell the support of the portal."),)
                    ),
                ),
                True,
            )
        case ClockWrong():
            return (
                _("The clock of this kiosk is wrong") if at_kiosk else _("The clock of this computer is wrong"),
                (
                    _("Signing in is not possible until the clock is right."),
                    _("Tell a member of staff.")
                    if at_kiosk
                    else _("Set the date and the time in the settings of the computer. Then try again."),
                ),
                True,
            )
        case Unauthorised(level=level) if level:
            return (
                _("A stronger sign-in is needed"),
                (_("Sign in again. On the phone, choose the strongest way that it offers."),),
                True,
            )
        case Unauthorised(max_age=int()):
            return (
                _("Please sign in again"),
                (
                    _("It is some time since you signed in, and this step needs a new sign-in."),
                    _("That protects you, if somebody else uses this screen after you."),
                ),
                True,
            )
        case Unauthorised():
            return (
                _("Your sign-in has ended"),
                (_("Sign in again to go on."),),
                True,
            )
    return None


def _of_the_answer(error: PortalError, _: Wording, at_kiosk: bool) -> Words | None:
    match error:
        case Forbidden():
            return (
                _("You may not do this"),
                (
                    _("The portal does not allow it with this sign-in."),
                    _("The agency of the service can tell you why."),
                ),
                False,
            )
        case NotFound():
            return (
                _("Not found"),
                (_("The portal does not have this any more."), _("Go back, or search again.")),
                False,
            )
        case Conflict():
            return (
                _("This was changed somewhere else"),
                (_("It was changed on another device meanwhile."), _("Try again with the newest state.")),
                True,
            )
        case Rejected():
            return _("The portal did not accept this"), (_("Check your answers and try again."),), True
        case TooManyRequests() as busy:
            wait = _.plural(
                "Wait {count} second and try again.", "Wait {count} seconds and try again.", round(busy.seconds)
            )
            return _("The portal is busy"), (_("Too many people ask at the same time."), wait), True
        case ServerFault():
            return (
                _("The portal has a fault"),
                (
                    _("This is not your mistake."),
                    _("Try again in a few minutes."),
                    *_staff(_, at_kiosk),
                ),
                True,
            )
        case BadReply():
            return (
                _("The portal’s answer could not be understood"),
                (
                    _("This is not your mistake. Nothing is lost."),
                    _("Try again in a few minutes."),
                    *_staff(_, at_kiosk),
                ),
                True,
            )
    return None


def _of_a_mandate(error: PortalError, _: Wording, _at_kiosk: bool) -> Words | None:
    """Why one cannot act for somebody, or not do this for them. Nothing was sent in their name."""
    nothing = _("Nothing was sent in their name. You can act for yourself, or choose somebody else.")
    match error:
        case OutOfMandate():
            return (
                _("The mandate does not cover this"),
                (
                    _("You act for somebody else. What you may do for them is written in the mandate."),
                    _("Ask them for another mandate, or act for yourself again."),
                ),
                False,
            )
        case MandateEnded(state="expired"):
            words = _("You may no longer act for them. Ask for a new mandate.")
            return _("The mandate has run out"), (words, nothing), False
        case MandateEnded(state="withdrawn"):
            words = _("Whoever gave you the mandate has taken it back. Ask them if you do not know why.")
            return _("The mandate was withdrawn"), (words, nothing), False
        case MandateEnded():
            unknown = _("The portal knows no mandate to act for them now.")
            return _("The mandate does not hold"), (unknown, nothing), False
    return None


def _staff(_: Wording, at_kiosk: bool) -> tuple[Text, ...]:
    return (_("If that does not help, ask a member of staff."),) if at_kiosk else ()
