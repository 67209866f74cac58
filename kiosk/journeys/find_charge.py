"""Paying by the number on a notice, without signing in: for oneself or for somebody else. Whose it is, is not shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back, go_on
from kiosk.journeys.cabinet_requests import FindCharge
from kiosk.journeys.charges import charge_rows
from kiosk.journeys.events import Activated, Arrived, Changed, Event, Failed
from kiosk.journeys.journey import Next, stay
from kiosk.journeys.looking_up import looked_up
from kiosk.journeys.paying import by_hand, pay_code, pay_steps
from kiosk.journeys.problems import problem_page
from kiosk.journeys.written_codes import plain_number
from kiosk.page import (
    Action,
    Block,
    Buttons,
    Facts,
    Field,
    FieldKind,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
    Subheading,
)
from kiosk.portal.errors import NotFound, PortalError
from kiosk.portal.resources.payments import Charge
from kiosk.text import Text

REFERENCE: Final = "reference"


@dataclass(frozen=True, slots=True)
class PayByNumber:
    """Asks for the number, then shows what is to be paid and the code for the phone."""

    reference: str = field(default="", repr=False)
    fault: str = ""
    asking: bool = False
    found: Charge | None = None
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="reference", value=value):
                return stay(replace(self, reference=value))
            case Activated(action="continue") if self.found is None and not plain_number(self.reference):
                return stay(replace(self, fault="empty"))
            case Activated(action="continue" | "retry" | "again"):
                asking = replace(self, asking=True, fault="", error=None)
                return stay(asking, FindCharge(plain_number(self.reference), desk.language))
            case Arrived(request=FindCharge(), result=Charge() as found):
                return stay(replace(self, asking=False, found=found))
            case Failed(request=FindCharge(), error=NotFound()):
                return stay(replace(self, asking=False, found=None, fault="unknown"))
            case Activated(action="another"):
                return stay(PayByNumber())
        return looked_up(self, event, FindCharge)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        if self.asking:
            waiting = Paragraph(_("Please wait. The portal is looking for the payment."))
            return Page("pay-by-number/asking", _("Pay by number"), (waiting,), busy=True, back=back(_))
        return self._ask(desk) if self.found is None else self._shown(self.found, desk)

    def _ask(self, desk: Desk) -> Page:
        _ = desk.wording
        faults = {
            "empty": _("Write the number of the payment."),
            "unknown": _("There is no payment of this number. Compare it with the paper digit by digit."),
        }
        fault = faults.get(self.fault)
        asked = Field(
            REFERENCE,
            self.reference,
            label=_("Number of the payment"),
            hint=_("It stands on the notice or the bill. Spaces make no difference."),
            error=fault,
            kind=FieldKind.TEXT,
        )
        page = Page(
            "pay-by-number",
            _("Pay by number"),
            (asked, Paragraph(_("You need not sign in. You can pay for somebody else too."), quiet=True)),
            main=go_on(_),
            back=back(_),
        )
        return with_error(page, REFERENCE, fault, _)

    def _shown(self, charge: Charge, desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        payable = charge.status.code == "due" and bool(charge.links.next)
        blocks: list[Block] = [*_state(charge, desk), Subheading(Text(charge.description, language))]
        blocks.append(Facts(charge_rows(charge, desk)))
        if payable:
            blocks.append(pay_steps(formatting.money(charge.amount, language, charge.currency), desk))
            blocks += by_hand(charge.links.entry, charge.reference, desk)
        another = Action("another", _("Another number"), icon="rotate-ccw")
        blocks.append(Buttons((another,)))
        open_ = charge.status.code == "due"
        return Page(
            f"pay-by-number/{charge.status.code}",
            _("Pay by number"),
            tuple(blocks),
            aside=(pay_code(charge.links.next, desk),) if payable else (),
            main=Action("again", _("Has it been paid?"), icon="refresh-cw") if open_ else None,
            back=back(_),
        )


def _state(charge: Charge, desk: Desk) -> tuple[Block, ...]:
    _ = desk.wording
    match charge.status.code:
        case "paid":
            words = _("You need not pay it again.")
            return (Notice(words, title=_("This is paid."), kind=NoticeKind.SUCCESS),)
        case "due" if not charge.links.next:
            words = _("Somebody is paying it now. Look again in some minutes. Nothing is paid twice.")
            return (Notice(words, title=_("A payment was begun."), kind=NoticeKind.WARNING),)
        case "due":
            return ()
        case _:
            return (Notice(_("There is nothing to pay.")),)
