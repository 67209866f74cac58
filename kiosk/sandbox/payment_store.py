"""Payments in the store: begun, followed, ended. A charge is paid once, whoever pays and however often they try.

A payment is unfinished in the states created, started and submitted. While it is, its charges are `running` under its
id and no other payment of them can be begun; when its time is over, or it ends without money, they are free again.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, Final, Literal

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.holdings import Holding, Holdings, by_code
from kiosk.sandbox.portal import BAKU, Portal
from kiosk.sandbox.receipts import group_reference

Record = dict[str, Any]
Outcome = Literal["paid", "later", "failed", "cancelled"]
LIFE: Final = 900.0
"""Seconds in which a payment can be made."""
BANK_ANSWERS_AFTER: Final = 30.0
UNFINISHED: Final = ("created", "started", "submitted")
TERMINALS: Final = ("TEST-01", "TEST-02")
"""The payment terminals that this portal knows."""


def begin(portal: Portal, charges: Sequence[Holding], method: str, return_url: str = "", terminal: str = "") -> Holding:
    """A new payment of charges of one person. Raises `Problem` 409 when one is paid, cancelled, or being paid now, or
    when the terminal is waiting for somebody else."""
    if terminal and at_terminal(portal, terminal) is not None:
        raise Problem("terminal-busy")
    for charge in charges:
        if charge.content["status"] != "due":
            raise Problem("already-paid" if charge.content["status"] == "paid" else "not-due")
        if "running" in charge.content:
            raise Problem("payment-running", members={"paymentId": charge.content["running"]})
    day = portal.clock().astimezone(BAKU)
    content = {
        "charges": [charge.id for charge in charges],
        "amount": sum(charge.content["amount"] for charge in charges),
        "reference": group_reference(day.year, portal.store.next_number(f"payment-{day.year}")),
        "method": method,
        "returnUrl": return_url,
        "terminal": terminal,
        "entryCode": f"{secrets.randbelow(10**9):09d}",
        "status": "created",
        "expiresAt": (day + timedelta(seconds=LIFE)).isoformat(timespec="seconds"),
        "expires": portal.timestamp() + LIFE,
    }
    person = charges[0].person
    payment = Holdings(portal, person, "payment").add(content, code=secrets.token_urlsafe(24))
    for charge in charges:
        Holdings(portal, person, "charge").change(charge, running=payment.id)
    return payment


def by_secret(portal: Portal, secret: str) -> Holding | None:
    """The payment that a phone may make."""
    return by_code(portal, "payment", secret)


def by_entry_code(portal: Portal, code: str) -> Holding | None:
    """The payment whose code somebody has written by hand, while it can be made."""
    return next((each for each in _open_payments(portal) if each.content.get("entryCode") == code), None)


def at_terminal(portal: Portal, terminal: str) -> Holding | None:
    """The payment that a terminal waits for."""
    return next((each for each in _open_payments(portal) if each.content.get("terminal") == terminal), None)


def _open_payments(portal: Portal) -> Iterator[Holding]:
    for row in portal.store.rows("SELECT DISTINCT person FROM holding WHERE kind = 'payment'"):
        for payment in Holdings(portal, row["person"], "payment").all():
            if payment.content["status"] in ("created", "started"):
                yield payment


def charges_of(portal: Portal, payment: Holding) -> list[Holding]:
    charges = Holdings(portal, payment.person, "charge")
    return [charges.find(key) for key in payment.content["charges"]]


def start(portal: Portal, payment: Holding) -> Holding:
    """Its page was opened."""
    if payment.content["status"] != "created":
        return payment
    return Holdings(portal, payment.person, "payment").change(payment, status="started")


def decide(portal: Portal, payment: Holding, outcome: Outcome) -> Holding:
    """What the payer did. Raises `Problem` 409 for a payment that is over, or that the bank has already."""
    if payment.content["status"] not in ("created", "started"):
        raise Problem("payment-ended")
    if outcome == "paid":
        return _succeed(portal, payment)
    if outcome == "later":
        later = portal.timestamp() + BANK_ANSWERS_AFTER
        return Holdings(portal, payment.person, "payment").change(payment, status="submitted", settles=later)
    return _end(portal, payment, "failed", "P0010" if outcome == "failed" else "P0030")


def cancel(portal: Portal, payment: Holding) -> Holding:
    """The one who began it takes it back. Raises `Problem` 409 when it is over, or the bank has it."""
    if payment.content["status"] not in ("created", "started"):
        raise Problem("payment-ended")
    return _end(portal, payment, "cancelled", "P0040")


def settle(portal: Portal) -> None:
    """Does what time does: unfinished payments expire, and the bank answers. Before anything is told or begun."""
    due = [row["person"] for row in portal.store.rows("SELECT DISTINCT person FROM holding WHERE kind = 'payment'")]
    at = portal.timestamp()
    for person in due:
        for payment in Holdings(portal, person, "payment").all():
            status = payment.content["status"]
            if status == "submitted" and at >= payment.content["settles"]:
                with portal.store.writing():
                    _succeed(portal, payment)
            elif status in ("created", "started") and at >= payment.content["expires"]:
                with portal.store.writing():
                    _end(portal, payment, "failed", "P0020")


def _succeed(portal: Portal, payment: Holding) -> Holding:
    """The money has come; a charge that something else has paid meanwhile takes none."""
    charges = charges_of(portal, payment)
    if any(charge.content["status"] != "due" for charge in charges):
        return _end(portal, payment, "failed", "P0050")
    at = portal.told_time()
    for charge in charges:
        holdings = Holdings(portal, payment.person, "charge")
        holdings.change(charge, status="paid", paidAt=at, paymentId=payment.id, running=None)
    return Holdings(portal, payment.person, "payment").change(payment, status="success", paidAt=at)


def _end(portal: Portal, payment: Holding, status: str, code: str) -> Holding:
    for charge in charges_of(portal, payment):
        if charge.content.get("running") == payment.id:
            Holdings(portal, payment.person, "charge").change(charge, running=None)
    return Holdings(portal, payment.person, "payment").change(payment, status=status, code=code)
