"""The receipt of a payment: what was paid, to see, print or save."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import LoadPaymentReceipt, PrintPaymentReceipt
from kiosk.journeys.events import Activated, Arrived, Event, Failed
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, stay
from kiosk.journeys.printing import outcome_notice, outcome_said, print_action
from kiosk.outcomes import Printed
from kiosk.page import Buttons, Fact, Facts, Highlight, Page
from kiosk.portal.errors import PortalError
from kiosk.portal.resources.payments import PaymentReceipt
from kiosk.text import Text


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
