"""Receipts: the portal's signed statement that it has received an application. None is shown unless it verifies.

A detached JWS (RFC 7515 appendix F, RFC 7797) over the canonical JSON (RFC 8785) of the statement, against the portal's
published keys (contract §A.2 22, §A.4 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from kiosk.portal.errors import BadReply
from kiosk.portal.resources.applications import Submission
from kiosk.portal.resources.common import Coded, Moment
from kiosk.portal.signatures import RECEIPT_ALGORITHMS, Keys, verified


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a person may rely on: only a verified statement becomes one. The repr shows the reference alone.

    `jws` and `statement` are the proof itself, for whoever has to check it later. `earlier_answers` says that other
    answers were received than those on the screen: they were changed after it had been sent.
    """

    reference: str
    application_id: str = field(repr=False)
    service_id: str = field(repr=False)
    submitted_at: datetime = field(repr=False)
    status: Coded = field(repr=False)
    due_date: str = field(default="", repr=False)
    jws: str = field(default="", repr=False)
    statement: Mapping[str, Any] = field(default_factory=dict, repr=False)
    earlier_answers: bool = field(default=False, repr=False)

    @property
    def portable(self) -> str:
        """Statement and signature on two lines: all that is needed to verify it elsewhere, and small enough for a QR code."""
        return f"{canonical(self.statement).decode()}\n{self.jws}"


class _Statement(msgspec.Struct, frozen=True, rename="camel"):
    """The members that every statement must have, and the date that it may promise; a portal may state more."""

    id: str
    reference: str
    service_id: str
    submitted_at: Moment
    due_date: str | None = None


def verify_receipt(submission: Submission, keys: Keys, application_id: str) -> Receipt:
    """The receipt of the application that was sent; raises `BadReply` when the portal has not signed just this.

    The date of an answer is the one that is signed: a portal that signs none promises none.
    """
    signed = canonical(submission.statement)
    verified(submission.receipt, keys, RECEIPT_ALGORITHMS, payload=signed)
    stated = _stated(signed)
    if stated.id != application_id or (stated.id, stated.reference, stated.submitted_at) != (
        submission.id,
        submission.reference,
        submission.submitted_at,
    ):  # else an old receipt could stand for another application
        raise BadReply("the receipt is about another application")
    return Receipt(
        reference=stated.reference,
        application_id=stated.id,
        service_id=stated.service_id,
        submitted_at=stated.submitted_at,
        status=submission.status,
        due_date=stated.due_date or "",
        jws=submission.receipt,
        statement=submission.statement,
    )


def canonical(statement: Mapping[str, Any]) -> bytes:
    """The one way to write a JSON object (RFC 8785); raises `BadReply` for one that has none."""
    import rfc8785

    try:
        return rfc8785.dumps(dict(statement))
    except (rfc8785.CanonicalizationError, RecursionError):
        raise BadReply("a statement without a canonical form") from None


def _stated(signed: bytes) -> _Statement:
    try:
        return msgspec.json.decode(signed, type=_Statement)
    except msgspec.MsgspecError:
        raise BadReply("a receipt with wrong or missing members") from None
