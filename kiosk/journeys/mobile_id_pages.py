"""The pages of signing in with mobile ID: two questions, the check code, and each way in which it can end."""

from __future__ import annotations

from typing import Final

from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back, go_on
from kiosk.page import (
    Action,
    Block,
    Buttons,
    Field,
    FieldKind,
    Highlight,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
    Steps,
)
from kiosk.portal.awaited import MobileRequest
from kiosk.text import Text, Wording

PHONE: Final = "phone"
USER_ID: Final = "user-id"
EXAMPLE: Final = "050\N{NO-BREAK SPACE}123\N{NO-BREAK SPACE}45\N{NO-BREAK SPACE}67"


def phone_page(written: str, fault: str, desk: Desk) -> Page:
    """The number of the phone with mobile ID."""
    _ = desk.wording
    faults = {
        "empty": _("Write the number of your phone."),
        "wrong": _("This is not a mobile number. Write it like this: {example}.", example=EXAMPLE),
    }
    asked = Field(
        PHONE,
        written,
        label=_("Mobile number with ASAN İmza"),
        hint=_("For example: {example}", example=EXAMPLE),
        error=faults.get(fault),
        kind=FieldKind.PHONE,
        private=True,
        purpose="tel",
    )
    told = Paragraph(_("The number is used for this sign-in only. This screen does not keep it."), quiet=True)
    return _question("mobile-id/phone", _("Sign in with mobile ID"), asked, (told,), _)


def user_id_page(written: str, fault: str, desk: Desk) -> Page:
    """The user ID that goes with it."""
    _ = desk.wording
    faults = {
        "empty": _("Write your user ID."),
        "wrong": _("The user ID has digits only."),
    }
    asked = Field(
        USER_ID,
        written,
        label=_("User ID of ASAN İmza"),
        hint=_("You got it together with ASAN İmza. It is not your PIN."),
        error=faults.get(fault),
        kind=FieldKind.NUMBER,
        private=True,
        help=_("Your user ID came with your ASAN İmza. If you cannot find it, phone 195, or sign in another way."),
    )
    told = Paragraph(_("You never write your PIN here. You enter it on your own phone."), quiet=True)
    return _question("mobile-id/user-id", _("Your user ID"), asked, (told,), _)


def starting_page(desk: Desk) -> Page:
    """While the portal asks the phone."""
    _ = desk.wording
    waiting = Paragraph(_("Please wait. The request goes to your phone."))
    return Page("mobile-id/starting", _("Sign in with mobile ID"), (waiting,), busy=True, back=back(_))


def waiting_page(request: MobileRequest, desk: Desk) -> Page:
    """The check code, large; who hears the page hears it digit by digit."""
    _ = desk.wording
    code = Text(request.check_code, desk.language, spoken=", ".join(request.check_code))
    shown = Highlight(code, label=_("Check code:"), title=Text(desk.kiosk_name, desk.language))
    steps = Steps(
        (
            _("Your phone now shows a request."),
            _("On the phone, check that the same code stands there:"),
            shown,
            _("Enter your PIN1 on the phone. This screen then goes on by itself."),
        )
    )
    other = Notice(_("If the phone shows another code, refuse there."), kind=NoticeKind.WARNING)
    return Page(
        "mobile-id/waiting",
        _("Confirm on your phone"),
        (steps, other, Buttons((_other_way(_),))),
        main=_again(_),
        back=back(_),
    )


def ended_page(stage: str, desk: Desk) -> Page:
    """What came of it, when nobody was signed in: what happened, and what to do."""
    _ = desk.wording
    change = Action("change", _("Change number or user ID"), icon="pen-line")
    heading, sentence, again = _ends(stage, desk)
    others = (change, _other_way(_)) if again is not None else (_other_way(_),)
    blocks: list[Block] = [Notice(sentence, kind=NoticeKind.WARNING)]
    if again is not None:
        blocks.append(Paragraph(_("Nothing you entered is lost.")))
    return Page(f"mobile-id/{stage}", heading, (*blocks, Buttons(others)), main=again, back=back(_))


def _ends(stage: str, desk: Desk) -> tuple[Text, Text, Action | None]:
    """Heading, what to do, and the key that asks again, where that can help."""
    _ = desk.wording
    match stage:
        case "expired":
            return (
                _("Nobody confirmed in time"),
                _("Is the phone on, and has it a signal? Send the request again with one key."),
                _again(_),
            )
        case "refused":
            return (
                _("The sign-in was refused on the phone"),
                _(
                    "If the codes differed, that was right: send the request again. If it was not you, tell a member of staff."
                ),
                _again(_),
            )
        case "unknown":
            return (
                _("This number and user ID do not belong together"),
                _("Compare both with what you got with ASAN İmza. Questions about ASAN İmza: phone 195."),
                _again(_),
            )
        case "wrong-pin":
            return (
                _("The phone could not confirm"),
                _("Perhaps the PIN was wrong, or the SIM card is blocked. Questions about ASAN İmza: phone 195."),
                _again(_),
            )
    return (
        _("Mobile ID cannot be used at this screen now"),
        _("The portal does not know this screen. Sign in another way, or tell a member of staff."),
        None,
    )


def _again(_: Wording) -> Action:
    return Action("again", _("Send the request again"), icon="rotate-ccw")


def _other_way(_: Wording) -> Action:
    return Action("other-way", _("Sign in another way"), icon="log-in")


def _question(page_id: str, heading: Text, asked: Field, told: tuple[Block, ...], _: Wording) -> Page:
    fault = asked.error
    page = Page(
        page_id,
        heading,
        (asked, *told, Buttons((_other_way(_),))),
        main=go_on(_),
        back=back(_),
    )
    return with_error(page, asked.key, fault, _)
