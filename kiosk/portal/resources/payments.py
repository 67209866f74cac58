"""What a person has to pay, a payment on its way, and what was paid (contract §A.2 30–34; shapes of GOV.UK Pay)."""

from __future__ import annotations

from kiosk.portal.resources.common import Coded, Moment, Personal, Resource


class ChargeLinks(Resource, frozen=True, kw_only=True):
    """`next` is the page to pay on without a sign-in; empty where nothing can be paid now. `entry` is where who has no camera
    writes the reference by hand."""

    next: str = ""
    entry: str = ""


class Charge(Personal, frozen=True, kw_only=True):
    """Something to pay. `amount` in minor units; `payment_id` names its unfinished payment, or the one that paid it.

    One that was looked up by its reference has no `id`: whose it is, is not told.
    """

    id: str = ""
    kind: Coded
    payee: Coded
    description: str
    amount: int
    currency: str = "AZN"
    due_date: str = ""
    reference: str
    status: Coded
    payment_id: str = ""
    paid_at: Moment | None = None
    links: ChargeLinks = ChargeLinks()


class PaymentState(Personal, frozen=True, kw_only=True):
    """Where a payment is: created, started, submitted; success, failed, cancelled or error. `message` is the portal's."""

    status: str
    finished: bool
    code: str = ""
    message: str = ""
    can_retry: bool = False


class PaymentLinks(Personal, frozen=True, kw_only=True):
    """`next` is the page that the payer opens on a phone; it holds a secret, and is there while it can be used. `entry` is
    where who has no camera writes the payment's `entry_code`."""

    next: str = ""
    entry: str = ""
    cancel: str = ""
    receipt: str = ""


class Payment(Personal, frozen=True, kw_only=True):
    """A payment. `method` is link or terminal, `entry_code` the short code for who has no camera. `wait` is not on the wire: the
    seconds that the portal asks to wait before the next question."""

    id: str
    amount: int
    currency: str = "AZN"
    reference: str
    method: str = "link"
    entry_code: str = ""
    charge_ids: list[str] = []
    state: PaymentState
    expires_at: Moment | None = None
    paid_at: Moment | None = None
    links: PaymentLinks = PaymentLinks()
    wait: float = 0.0


class PaidItem(Personal, frozen=True, kw_only=True):
    """One charge of a receipt."""

    description: str
    payee: str = ""
    reference: str = ""
    amount: int


class PaymentReceipt(Personal, frozen=True, kw_only=True):
    """What was paid, when, by which payment."""

    payment_id: str
    reference: str
    amount: int
    currency: str = "AZN"
    paid_at: Moment
    payer: str = ""
    items: list[PaidItem] = []
