"""Paying with one's own phone, or with a card at a terminal; and one page for each way in which a payment can end.

No card is ever typed here (contract §A.2 31). Leaving the page ends no payment: it is there to go on with, and a charge
is never paid twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kiosk import formatting
from kiosk.desk import Desk, Person
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import BeginPayment, CancelPayment, LoadPaymentReceipt, PollPayment
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, opening, stay
from kiosk.journeys.payment_receipt import ShownPaymentReceipt
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import grouped, signing_in, spoken_address
from kiosk.page import Action, Block, Buttons, Highlight, Notice, NoticeKind, Page, Paragraph, QrCode, Steps
from kiosk.portal.errors import (
    Conflict,
    Offline,
    PortalError,
    Rejected,
    ServerFault,
    TimedOut,
    TooManyRequests,
    Unauthorised,
)
from kiosk.portal.resources.payments import Payment
from kiosk.text import Text

EXPIRED: Final = "P0020"
"""The code of a payment whose time is over (GOV.UK Pay)."""
ON_A_BAD_LINE: Final = 10.0
"""Seconds until the next question when one got no answer."""


@dataclass(frozen=True, slots=True)
class Paying:
    """One payment of one charge, followed until it is over. Opened with `BeginPayment`; `terminal` names where, if not by a
    phone."""

    charge: str
    owner: str = ""
    payment: Payment | None = None
    cancelling: bool = False
    interrupted: bool = False
    repeated: bool = False
    unserved: bool = False
    """Whether the terminal is busy, or the portal knows none of that name."""
    error: PortalError | None = None
    turn: int = 0
    terminal: str = ""
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=PollPayment(turn=turn)) | Failed(request=PollPayment(turn=turn)) if turn != self.turn:
                return stay(self)  # of a following that has been given up
            case Arrived(request=BeginPayment() | PollPayment(), result=Payment() as payment):
                known = replace(self, payment=payment, interrupted=False, error=None)
                return stay(known, None if payment.state.finished else _poll(known, payment.wait, desk))
            case Arrived(request=CancelPayment(), result=Payment() as payment):
                return stay(replace(self, payment=payment, cancelling=False, turn=self.turn + payment.state.finished))
            case Failed(request=BeginPayment(), error=Conflict(code="already-paid" | "not-due")):
                return stay(replace(self, repeated=True, error=None))
            case Failed(request=BeginPayment(terminal=terminal), error=Rejected() | Conflict(code="terminal-busy")) if (
                terminal
            ):
                return stay(replace(self, unserved=True, error=None))
            case Activated(action="by-phone"):
                return stay(*self._again(desk, terminal=""))
            case Activated(action="receipt") if self.payment is not None and self.payment.state.status == "success":
                receipt = LoadPaymentReceipt(self.payment.id, desk.language)
                return opening(self, ShownPaymentReceipt(self.payment.id), receipt)
            case Failed(request=PollPayment(), error=Offline() | TimedOut() | ServerFault() | TooManyRequests()):
                return stay(replace(self, interrupted=True), _poll(self, ON_A_BAD_LINE, desk))
            case Failed(request=CancelPayment(), error=Offline() | TimedOut() | ServerFault() | TooManyRequests()):
                return stay(replace(self, interrupted=True, cancelling=False))
            case Failed(error=error):
                return stay(replace(self, error=error, cancelling=False, turn=self.turn + 1))
            case Activated(action="retry") if isinstance(self.error, Unauthorised):
                return signing_in(self, self.error)
            case Resumed(result=Person(id=owner)) if owner != self.owner:
                return close()  # somebody else has signed in: this is not theirs to pay
            case Resumed(result=Person()) | Activated(action="retry"):
                return stay(*self._again(desk, terminal=self.terminal))
            case Activated(action="cancel") if self.payment is not None and not self.cancelling:
                return stay(replace(self, cancelling=True), CancelPayment(self.payment.id, desk.language))
        return None

    def _again(self, desk: Desk, terminal: str) -> tuple[Paying, BeginPayment]:
        """From the beginning: the unfinished payment, else a new one."""
        again = Paying(self.charge, self.owner, turn=self.turn + 1, terminal=terminal)
        return again, BeginPayment(self.charge, desk.language, terminal)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.error is not None:
            return problem_page(self.error, _, at_kiosk=desk.at_kiosk)
        if self.repeated:
            return _already(desk)
        if self.unserved:
            return _unserved(desk)
        payment = self.payment
        if payment is None or self.cancelling:
            words = _("Please wait. The payment is being cancelled.") if self.cancelling else _("Please wait.")
            return Page("paying/loading", _("Payment"), (Paragraph(words),), busy=True, back=back(_))
        if payment.state.finished:
            return _over(payment, desk)
        if payment.method == "terminal" and payment.state.status in ("created", "started"):
            return _at_the_terminal(payment, desk, interrupted=self.interrupted)
        if payment.links.next:
            return _by_phone(payment, desk, interrupted=self.interrupted)
        return _at_the_bank(payment, desk, interrupted=self.interrupted)


def _poll(state: Paying, after: float, desk: Desk) -> PollPayment | None:
    """The next question; one at a time, when the portal wants it."""
    if state.payment is None:
        return None
    return PollPayment(state.payment.id, state.turn, desk.language, after=after)


def pay_code(address: str, desk: Desk) -> QrCode:
    """The page to pay on, for a phone's camera."""
    _ = desk.wording
    return QrCode(
        address,
        caption=_("Code for the camera"),
        alternative=_("A picture that opens the page to pay on your phone."),
        private=True,
    )


def by_hand(site: str, number: str, desk: Desk) -> tuple[Paragraph, ...]:
    """The same without a camera: what to open and what to write, said digit by digit (ACC-8)."""
    if not site or not number:
        return ()
    _ = desk.wording
    shown = site.split("://", 1)[-1]
    groups = grouped(number).split()
    written = _("No camera? Open {site} and write: {code}", site=shown, code="\u00a0".join(groups))
    slowly = ", ".join(" ".join(group) for group in groups)
    aloud = spoken_address(shown, _)
    spoken = _.context("spoken", "No camera? Open {site} and write: {code}", site=aloud, code=slowly)
    return (Paragraph(written.said_as(spoken.text), quiet=True),)


def pay_steps(amount: Text, desk: Desk) -> Steps:
    """What to do with the phone; the amount is there to compare."""
    _ = desk.wording
    return Steps(
        (
            _("Hold the phone’s camera to the code."),
            _("On the phone, check that the amount is the same:"),
            Highlight(amount, label=_("Amount")),
            _("Pay on the phone. Never write the number of your card here."),
        )
    )


def _by_phone(payment: Payment, desk: Desk, *, interrupted: bool) -> Page:
    _, language = desk.wording, desk.language
    amount = formatting.money(payment.amount, language, payment.currency)
    blocks: list[Block] = [*_line(desk, interrupted=interrupted), pay_steps(amount, desk)]
    blocks += by_hand(payment.links.entry, payment.entry_code, desk)
    return Page(
        f"paying/{payment.id}",
        _("Pay with your phone"),
        (*blocks, *_until(payment, desk)),
        aside=(pay_code(payment.links.next, desk),),
        back=back(_),
    )


def _until(payment: Payment, desk: Desk) -> tuple[Block, ...]:
    """How long it can be paid, and the way out."""
    _ = desk.wording
    cancel = Buttons((Action("cancel", _("Cancel the payment"), icon="x"),))
    if payment.expires_at is None:
        return (cancel,)
    time = f"{payment.expires_at.astimezone(formatting.AZERBAIJAN):%H:%M}"
    return Paragraph(_("You can pay until {time}. This screen goes on by itself.", time=time), quiet=True), cancel


def _at_the_terminal(payment: Payment, desk: Desk, *, interrupted: bool) -> Page:
    _, language = desk.wording, desk.language
    amount = formatting.money(payment.amount, language, payment.currency)
    steps = Steps(
        (
            _("Go to the payment terminal beside this screen."),
            _("On the terminal, check that the amount is the same:"),
            Highlight(amount, label=_("Amount")),
            _("Hold your card to the terminal. Write your PIN only there, never here."),
        )
    )
    return Page(
        f"paying/{payment.id}/terminal",
        _("Pay at the terminal"),
        (*_line(desk, interrupted=interrupted), steps, *_until(payment, desk)),
        back=back(_),
    )


def _unserved(desk: Desk) -> Page:
    _ = desk.wording
    words = _("Somebody may be paying there. Nothing was taken from you. You can pay with your phone instead.")
    return Page(
        "paying/no-terminal",
        _("The terminal cannot be used now"),
        (
            Notice(words, kind=NoticeKind.WARNING),
            Buttons((Action("retry", _("Try the terminal again"), icon="rotate-ccw"),)),
        ),
        main=Action("by-phone", _("Pay with your phone"), icon="smartphone"),
        back=back(_),
    )


def _at_the_bank(payment: Payment, desk: Desk, *, interrupted: bool) -> Page:
    _ = desk.wording
    waiting = _("Do not pay again. You can wait here, or leave and look later. Nothing is paid twice.")
    return Page(
        f"paying/{payment.id}/bank",
        _("The bank has not answered yet"),
        (*_line(desk, interrupted=interrupted), Notice(waiting, kind=NoticeKind.WARNING)),
        back=back(_),
    )


def _line(desk: Desk, *, interrupted: bool) -> tuple[Block, ...]:
    if not interrupted:
        return ()
    _ = desk.wording
    words = _("The line to the portal is interrupted. It is asked again and again. Your payment goes on all the same.")
    return (Notice(words, kind=NoticeKind.WARNING),)


def _over(payment: Payment, desk: Desk) -> Page:
    """Paid, or why not; the portal's own words say more."""
    _, language = desk.wording, desk.language
    again = Action("retry", _("Try again"), icon="rotate-ccw") if payment.state.can_retry else None
    name = f"paying/{payment.id}/{payment.state.status}"
    if payment.state.status == "success":
        amount = formatting.money(payment.amount, language, payment.currency)
        return Page(
            name,
            _("Paid"),
            (
                Notice(_("You have paid {amount}.", amount=amount), kind=NoticeKind.SUCCESS),
                Highlight(Text(payment.reference, language), label=_("Number of the receipt")),
            ),
            main=Action("receipt", _("Show the receipt"), icon="receipt"),
            back=back(_),
        )
    heading = _("Not paid")
    if payment.state.code == EXPIRED:
        heading = _("The time for this payment is over")
    elif payment.state.status == "cancelled":
        heading = _("The payment is cancelled")
    blocks: list[Block] = [Notice(_("Nothing was taken from you."), kind=NoticeKind.WARNING)]
    if payment.state.message:
        blocks.append(Paragraph(Text(payment.state.message, language)))
    return Page(name, heading, tuple(blocks), main=again, back=back(_))


def _already(desk: Desk) -> Page:
    _ = desk.wording
    words = _("Nothing was taken a second time.")
    return Page(
        "paying/already",
        _("There is nothing to pay any more"),
        (Notice(words, kind=NoticeKind.SUCCESS), Paragraph(_("It was paid or cancelled meanwhile."))),
        back=back(_),
    )
