"""What a person has to pay: the list, one charge, and the receipt of one that was paid."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import (
    BeginPayment,
    ListCharges,
    LoadCharge,
    LoadPaymentReceipt,
    PrintPaymentReceipt,
)
from kiosk.journeys.events import Activated, Arrived, Event, Failed
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.listing import list_page, told_apart, turned
from kiosk.journeys.paying import Paying
from kiosk.journeys.printing import outcome_notice, outcome_said, print_action
from kiosk.outcomes import Printed
from kiosk.page import Action, Block, Buttons, Fact, Facts, Highlight, Notice, NoticeKind, Page, Subheading
from kiosk.portal.errors import PortalError
from kiosk.portal.resources.payments import Charge, PaymentReceipt
from kiosk.text import Text


@dataclass(frozen=True, slots=True)
class Charges:
    """What the person has to pay, the first due first. Opened with `ListCharges`."""

    found: tuple[Charge, ...] | None = None
    owner: str = ""
    error: PortalError | None = None
    first: int = 0
    keep: str = ""

    def load(self, desk: Desk) -> ListCharges:
        return ListCharges(desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=id):
                return opening(self, OneCharge(id), LoadCharge(id, desk.language))
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. Your payments are coming.")
        return drawn(self, desk, _("Payments"), waiting, lambda found: self._list(found, desk))

    def _list(self, found: tuple[Charge, ...], desk: Desk) -> Page:
        _ = desk.wording
        rows = [Action("open", _name(each, desk), argument=each.id, description=_about(each, desk)) for each in found]
        return list_page("charges", _("Payments"), told_apart(rows, _), self.first, _)


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
            case Activated(action="pay") if self.found is not None:
                return opening(
                    self, Paying(self.found.id, owner=self.owner), BeginPayment(self.found.id, desk.language)
                )
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
        if charge.status.code == "paid" and charge.payment_id:
            blocks.append(Buttons((Action("receipt", _("Show the receipt"), icon="receipt"),)))
        return Page(f"charge/{charge.id}", _("Payment"), tuple(blocks), main=main, back=back(_))


@dataclass(frozen=True, slots=True)
class ShownPaymentReceipt:
    """What a payment has paid, to see, print or save. Opened with `LoadPaymentReceipt`."""

    payment: str
    found: PaymentReceipt | None = None
    owner: str = ""
    error: PortalError | None = None
    printed: Printed | None = None
    keep: str = ""

    def load(self, desk: Desk) -> LoadPaymentReceipt:
        return LoadPaymentReceipt(self.payment, desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="print") if self.found is not None:
                return stay(self, PrintPaymentReceipt(self.payment, desk.language))
            case Arrived(request=PrintPaymentReceipt(), result=Printed() as printed):
                return stay(replace(self, printed=printed))
            case Failed(request=PrintPaymentReceipt(), error=error):
                return stay(replace(self, error=error))
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. Your receipt is coming.")
        return drawn(self, desk, _("Receipt"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, receipt: PaymentReceipt, desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        rows = [
            Fact(_("Amount"), (formatting.money(receipt.amount, language, receipt.currency),)),
            Fact(_("Paid on"), (Text(formatting.date_and_time(receipt.paid_at, language), language),)),
        ]
        for item in receipt.items:
            words = [each for each in (item.description, item.payee) if each]
            rows.append(Fact(_("For"), tuple(Text(each, language) for each in words)))
        return Page(
            f"payment-receipt/{receipt.payment_id}",
            _("Receipt"),
            (
                Highlight(Text(receipt.reference, language), label=_("Number of the receipt")),
                Facts(tuple(rows)),
                *outcome_notice(self.printed, desk),
                Buttons((print_action(_("Print the receipt"), _("Save the receipt"), desk),)),
            ),
            back=back(_),
            said=outcome_said(self.printed, desk),
        )
