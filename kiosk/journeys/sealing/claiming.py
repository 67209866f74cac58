"""Coming back with the code: the answers that were locked become a draft of whoever signs in, and are looked at and sent.

The check digits tell a slip before anything is sent or anybody signs in (docs/decisions/0026-sealed-deposits.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from kiosk.desk import Desk, Person
from kiosk.journeys.after_applying.correcting import correcting
from kiosk.journeys.bars import back, go_on, to_home
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed, Resumed
from kiosk.journeys.journey import Journey, Next, close, opening, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.sealing.requests import ClaimByCode
from kiosk.journeys.signing_in import signing_in
from kiosk.page import (
    CONTINUE,
    Action,
    Bullets,
    Buttons,
    ErrorSummary,
    Field,
    FieldKind,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
)
from kiosk.portal.errors import NotFound, PortalError, TooManyRequests, Unauthorised
from kiosk.portal.resources.applications import Application
from kiosk.sealing.code import DIGITS, CodeMistyped, checked
from kiosk.text import Text, Wording

CODE: Final = "sealed-code"
GONE: Final = "deposit-form-gone"
"""The portal's word for a service that has no form any more."""

Stage = Literal["writing", "asking", "unknown", "gone", "busy", "found"]


def claim_action(desk: Desk) -> Action:
    """Stands among one's applications."""
    return Action("have-code", desk.wording("I have a code"), icon="key-round")


def claiming(below: Journey) -> Next:
    """Ask for the code, on top of `below`."""
    return opening(below, Claiming())


@dataclass(frozen=True, slots=True)
class Claiming:
    """Asks for the code and then, where nobody is, for a sign-in. `fault` is what is wrong with the code as it was written."""

    stage: Stage = "writing"
    code: str = field(default="", repr=False)
    fault: str = ""
    seconds: float = 0.0
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="sealed-code", value=value):
                return stay(replace(self, code=value))
            case Arrived(request=ClaimByCode(), result=Application() as draft):
                return correcting(Claiming("found"), draft.id, draft.service_id, desk, claimed=True)
            case Failed(request=ClaimByCode(), error=NotFound(code=code)):
                return stay(replace(self, stage="gone" if code == GONE else "unknown"))
            case Failed(request=ClaimByCode(), error=TooManyRequests(seconds=seconds)):
                return stay(replace(self, stage="busy", seconds=seconds))
            case Failed(request=ClaimByCode(), error=error):
                return stay(replace(self, stage="writing", error=error))
            case Resumed(result=Person()) if self.stage != "found":
                return self.claim(desk)
            case Resumed() if self.stage == "found":
                return close()
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Activated(action=("continue" | "retry")) if self.stage == "writing":
                return self._written(desk)
            case Activated(action=("continue" | "back")) if self.stage in ("unknown", "gone", "busy"):
                return stay(replace(self, stage="writing"))
            case Activated(action="back") if self.error is not None or self.stage == "asking":
                return stay(replace(self, stage="writing", error=None))
        return None

    def _written(self, desk: Desk) -> Next:
        """After Continue: a slip is told at once; whose the answers are is told by signing in."""
        if not self.code.strip():
            return stay(replace(self, fault="empty", error=None))
        try:
            checked(self.code)
        except CodeMistyped as slip:
            return stay(replace(self, fault=slip.reason, error=None))
        known = replace(self, fault="", error=None)
        return signing_in(known) if desk.person is None else known.claim(desk)

    def claim(self, desk: Desk) -> Next:
        """Ask the portal for what was locked."""
        asking = replace(self, stage="asking", fault="", error=None)
        return stay(asking, ClaimByCode(checked(self.code), desk.language))

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        match self.stage:
            case "asking" | "found":
                waiting = Paragraph(_("Please wait. The portal is looking for your answers."))
                return Page("sealed/claim/asking", _("I have a code"), (waiting,), busy=True, back=back(_))
            case "unknown":
                return _unknown_page(desk)
            case "gone":
                return _gone_page(_)
            case "busy":
                return _busy_page(self.seconds, _)
            case _:
                return self._writing_page(desk)

    def _writing_page(self, desk: Desk) -> Page:
        _ = desk.wording
        error = _fault(self.fault, _)
        asked = Field(
            CODE,
            self.code,
            label=_("Your code"),
            hint=_("Twelve digits. You got them when your answers were locked."),
            error=error,
            kind=FieldKind.CODE,
            length=DIGITS,
            alphabet="0123456789",
            private=True,
        )
        whose = (
            _("After this you sign in. The portal gives the answers only to whom they belong.")
            if desk.person is None
            else _("The portal gives the answers only to whom they belong.")
        )
        summary = (ErrorSummary(_("There is a problem"), ((CODE, error),)),) if error is not None else ()
        return Page(
            "sealed/claim",
            _("I have a code"),
            (asked, Paragraph(whose, quiet=True)),
            aside=summary,
            error=error is not None,
            focus="errors" if error is not None else CODE,
            main=go_on(_),
            back=back(_),
        )


def _fault(fault: str, _: Wording) -> Text | None:
    known = {
        "empty": _("Write the code."),
        "length": _("The code has twelve digits. Compare it with your sheet."),
        "digits": _("A digit is wrong, or two have changed places. Compare the code with your sheet, digit by digit."),
    }
    return known.get(fault)


def _unknown_page(desk: Desk) -> Page:
    """The portal does not say which of these it is, so that nobody learns whose answers it has."""
    _ = desk.wording
    return Page(
        "sealed/claim/unknown",
        _("No answers of yours were found"),
        (
            Notice(_("The portal has none for this code that belong to you."), kind=NoticeKind.WARNING),
            Bullets(
                (
                    _("Is it the right sheet? Compare the code, digit by digit."),
                    _(
                        "Has the line been back for a short time only? Then they may be on their way. Try again tomorrow."
                    ),
                    _("Did somebody else lock them? Then only that person can open them."),
                    _("Was the date of birth wrong, or is the day on your sheet over? Then fill in the form again."),
                )
            ),
            Buttons((to_home(_),)),
        ),
        main=_again(_),
        back=back(_),
    )


def _gone_page(_: Wording) -> Page:
    return Page(
        "sealed/claim/gone",
        _("This form is not used any more"),
        (
            Notice(_("The agency has closed the form since you filled it in."), kind=NoticeKind.WARNING),
            Paragraph(_("Look for the service again. Its page says how to apply now.")),
            Buttons((to_home(_),)),
        ),
        main=_again(_),
        back=back(_),
    )


def _busy_page(seconds: float, _: Wording) -> Page:
    minutes = max(1, -(-round(seconds) // 60))
    wait = _.plural(
        "Wait {count} minute. Then write the code again.", "Wait {count} minutes. Then write the code again.", minutes
    )
    return Page(
        "sealed/claim/busy",
        _("Too many codes were wrong"),
        (
            Notice(
                _("So that nobody can guess a code, the portal takes no more for a while."), kind=NoticeKind.WARNING
            ),
            Paragraph(wait),
            Paragraph(_("Your answers are kept at the portal meanwhile.")),
            Buttons((to_home(_),)),
        ),
        main=_again(_),
        back=back(_),
    )


def _again(_: Wording) -> Action:
    return Action(CONTINUE, _("Write the code again"), icon="rotate-ccw")
