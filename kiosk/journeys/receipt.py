"""A receipt on the screen: right after an application was sent, and again whenever its owner asks for it (ACC-22)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.describing import name_of, not_stated
from kiosk.desk import Desk, Person
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.printing import outcome_notice, outcome_said, print_action
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import BeginSignIn, LoadReceipt, PrintReceipt
from kiosk.journeys.signing_in import SigningIn
from kiosk.outcomes import Printed, Sent
from kiosk.page import Action, Block, Buttons, Fact, Facts, Highlight, Page, Paragraph, QrCode
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.text import Text


def receipt_blocks(sent: Sent, desk: Desk) -> tuple[Block, ...]:
    """The number, which service, when it was sent and when the answer is due."""
    _, receipt = desk.wording, sent.receipt
    return (
        Highlight(Text(receipt.reference, desk.language), label=_("Application number")),
        Facts(
            (
                Fact(_("Service"), (_service_name(receipt.service_id, desk),)),
                Fact(
                    _("Sent on"), (Text(formatting.date_and_time(receipt.submitted_at, desk.language), desk.language),)
                ),
                Fact(_("Answer by"), (_due(sent, desk),)),
            )
        ),
    )


def receipt_code(sent: Sent, desk: Desk) -> QrCode:
    """The receipt to carry away: statement and signature."""
    _ = desk.wording
    return QrCode(
        sent.carried,
        caption=_("Take the receipt to your phone"),
        alternative=_("A code for your phone’s camera. It holds the number, the date and the portal’s signature."),
        private=True,
    )


def receipt_action(desk: Desk) -> Action:
    """Print or save the receipt, whichever fits the place."""
    _ = desk.wording
    return print_action(_("Print the receipt"), _("Save the receipt"), desk)


def _service_name(service_id: str, desk: Desk) -> Text:
    service = desk.catalogue.service(service_id)
    return name_of(service, desk) if service is not None else Text(service_id, desk.language)


def _due(sent: Sent, desk: Desk) -> Text:
    receipt = sent.receipt
    if receipt.due_date:
        return Text(formatting.written_date(receipt.due_date, desk.language), desk.language)
    service = desk.catalogue.service(receipt.service_id)
    return not_stated(service, desk) if service is not None else desk.wording("not stated by the portal")


@dataclass(frozen=True, slots=True)
class ShownReceipt:
    """The receipt of an application that was sent before. Opened with `LoadReceipt`."""

    id: str
    sent: Sent | None = None
    printed: Printed | None = None
    error: PortalError | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=LoadReceipt(), result=Sent() as sent):
                return stay(replace(self, sent=sent, error=None))
            case Failed(request=LoadReceipt(), error=error):
                return stay(replace(self, error=error))
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return opening(self, SigningIn(), BeginSignIn())
            case Activated(action="retry") | Resumed(result=Person()):
                return stay(replace(self, sent=None, error=None), LoadReceipt(self.id))
            case Activated(action="print") if self.sent is not None:
                return stay(self, PrintReceipt(self.sent, desk.language))
            case Arrived(request=PrintReceipt(), result=Printed() as printed):
                return stay(replace(self, printed=printed))
            case Failed(request=PrintReceipt()):
                return stay(replace(self, printed=Printed()))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        heading = _("Receipt")
        if self.sent is None:
            waiting = Paragraph(_("Please wait. Your receipt is coming."))
            return Page(f"receipt/{self.id}/loading", heading, (waiting,), busy=True, back=back(_))
        blocks = (
            *receipt_blocks(self.sent, desk),
            *outcome_notice(self.printed, desk),
            Buttons((receipt_action(desk),)),
        )
        return Page(
            f"receipt/{self.id}",
            heading,
            blocks,
            aside=(receipt_code(self.sent, desk),),
            back=back(_),
            said=(_.context("spoken", "The portal has signed the receipt."), *outcome_said(self.printed, desk)),
        )
