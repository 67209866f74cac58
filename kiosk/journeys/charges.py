"""What a person has to pay: the list, and one charge."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import BeginPayment, ListCharges, LoadCharge, LoadPaymentReceipt
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.fetched_list import FetchedList
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, opening
from kiosk.journeys.paying import Paying
from kiosk.journeys.payment_receipt import ShownPaymentReceipt
from kiosk.page import Action, Block, Buttons, Fact, Facts, Notice, NoticeKind, Page, Subheading
from kiosk.portal.errors import PortalError
from kiosk.portal.resources.payments import Charge
from kiosk.text import Text


@dataclass(frozen=True, slots=True)
class Charges(FetchedList[Charge]):
    """What the person has to pay, the first due first. Opened with `ListCharges`."""

    place = "charges"

    def load(self, desk: Desk) -> ListCharges:
        return ListCharges(desk.language)

    def heading(self, desk: Desk) -> Text:
        return desk.wording("Payments")

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. Your payments are coming.")

    def row(self, item: Charge, desk: Desk) -> Action:
        return Action("open", _name(item, desk), argument=item.id, description=_about(item, desk))

    def opened(self, item: str, desk: Desk) -> Next | None:
        return opening(self, OneCharge(item), LoadCharge(item, desk.language))


def _name(charge: Charge, desk: Desk) -> Text:
    amount = formatting.money(charge.amount, desk.language, charge.currency)
    # Translators: a row of a list: what is to be paid and how much
    return desk.wording("{description} · {amount}", description=charge.description, amount=amount)


def _about(charge: Charge, desk: Desk) -> Text:
    _ = desk.wording
    if charge.status.code == "due" and charge.payment_id:
        return _("A payment was begun")
    if charge.status.code == "due" and charge.due_date:
        return _("Pay by {day}", day=formatting.written_date(charge.due_date, desk.language))
    return state_of(charge, desk)


def state_of(charge: Charge, desk: Desk) -> Text:
    """Whether it is paid, in the page's language; the portal's own words for a state this program does not know."""
    _ = desk.wording
    known = {"due": _("To be paid"), "paid": _("Paid"), "cancelled": _("Cancelled, nothing to pay")}
    return known.get(charge.status.code, coded_text(charge.status, desk.language))


def charge_rows(charge: Charge, desk: Desk) -> tuple[Fact, ...]:
    """What it is, whom it goes to, and until when."""
    _, language = desk.wording, desk.language
    rows = [
        Fact(_("Status"), (state_of(charge, desk),)),
        Fact(_("Amount"), (formatting.money(charge.amount, language, charge.currency),)),
        Fact(_("To"), (coded_text(charge.payee, language),)),
        Fact(_("Kind"), (coded_text(charge.kind, language),)),
    ]
    if charge.due_date and charge.status.code == "due":
        rows.append(Fact(_("Pay by"), (Text(formatting.written_date(charge.due_date, language), language),)))
    if charge.paid_at is not None:
        rows.append(Fact(_("Paid on"), (Text(formatting.date_and_time(charge.paid_at, language), language),)))
    rows.append(Fact(_("Number of the payment"), (number_text(charge.reference, language),)))
    return tuple(rows)


def number_text(number: str, language: str) -> Text:
    """A long number in groups of four, said digit by digit."""
    groups = [number[begin : begin + 4] for begin in range(0, len(number), 4)] if number.isdigit() else [number]
    return Text(" ".join(groups), language, spoken=", ".join(" ".join(group) for group in groups))


@dataclass(frozen=True, slots=True)
class OneCharge:
    """One charge, by its id or its reference. Opened with `LoadCharge`."""

    name: str
    found: Charge | None = None
    owner: str = ""
    error: PortalError | None = None
    keep: str = ""

    def load(self, desk: Desk) -> LoadCharge:
        return LoadCharge(self.name, desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="pay" | "pay-at-terminal" as way) if self.found is not None:
                terminal = desk.terminal if way == "pay-at-terminal" else ""
                paying = Paying(self.found.id, owner=self.owner, terminal=terminal)
                return opening(self, paying, BeginPayment(self.found.id, desk.language, terminal))
            case Activated(action="receipt") if self.found is not None:
                payment = self.found.payment_id
                return opening(self, ShownPaymentReceipt(payment), LoadPaymentReceipt(payment, desk.language))
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The payment is coming.")
        return drawn(self, desk, _("Payment"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, charge: Charge, desk: Desk) -> Page:
        _ = desk.wording
        blocks: list[Block] = []
        main = None
        if charge.status.code == "due":
            main = Action("pay", _("Pay with your phone"), icon="smartphone")
            if charge.payment_id:
                begun = _("It is not finished. Go on with it, or cancel it there. Nothing is paid twice.")
                blocks.append(Notice(begun, title=_("A payment was begun."), kind=NoticeKind.WARNING))
                main = Action("pay", _("Go on with the payment"), icon="smartphone")
        blocks += [Subheading(Text(charge.description, desk.language)), Facts(charge_rows(charge, desk))]
        if charge.status.code == "due" and not charge.payment_id and desk.terminal:
            card = Action("pay-at-terminal", _("Pay with a card at the terminal"), icon="wallet")
            blocks.append(Buttons((card,)))
        if charge.status.code == "paid" and charge.payment_id:
            blocks.append(Buttons((Action("receipt", _("Show the receipt"), icon="receipt"),)))
        return Page(f"charge/{charge.id}", _("Payment"), tuple(blocks), main=main, back=back(_))
