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
from kiosk.portal.resources.applications import Application, Submission
from kiosk.portal.resources.common import Coded
from kiosk.portal.signatures import RECEIPT_ALGORITHMS, Keys, verified


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a person may rely on: only a verified statement becomes one. The repr shows the reference alone.

    `jws` and `statement` are the proof itself, for whoever has to check it later.
    """

    reference: str
    application_id: str = field(repr=False)
    service_id: str = field(repr=False)
    submitted_at: datetime = field(repr=False)
    status: Coded = field(repr=False)
    due_date: str = field(default="", repr=False)
    jws: str = field(default="", repr=False)
    statement: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def portable(self) -> str:
        """Statement and signature on two lines: all that is needed to verify it elsewhere, and small enough for a QR code."""
        return f"{canonical(self.statement).decode()}\n{self.jws}"


class _Statement(msgspec.Struct, frozen=True, rename="camel"):
    """The members that every statement must have; a portal may state more."""

    reference: str
    service_id: str
    submitted_at: datetime
    application_id: str = ""


def verify_receipt(submission: Submission, keys: Keys) -> Receipt:
    """The receipt of a submission; raises `BadReply` when the portal has not signed just this."""
    signed = canonical(submission.statement)
    verified(submission.receipt, keys, RECEIPT_ALGORITHMS, payload=signed)
    return _receipt(submission, _stated(signed), submission.receipt, submission.statement)


def verify_fetched(application: Application, jws: str, keys: Keys) -> Receipt:
    """The receipt of an application that was submitted earlier, from `jws` as the portal gives it again.

    It may hold its statement, or be detached from the one that comes with the application; else `BadReply`.
    """
    if jws.count(".") != 2:
        raise BadReply("a receipt that is none")
    statement = application.statement
    if jws.split(".")[1]:
        held = verified(jws, keys, RECEIPT_ALGORITHMS)
        try:
            statement = msgspec.json.decode(held, type=dict[str, Any])
        except msgspec.MsgspecError:
            raise BadReply("a receipt with wrong or missing members") from None
        if canonical(statement) != held:
            raise BadReply("a receipt that is not canonical")
        return _receipt(application, _stated(held), jws, statement)
    signed = canonical(statement)
    verified(jws, keys, RECEIPT_ALGORITHMS, payload=signed)
    return _receipt(application, _stated(signed), jws, statement)


def canonical(statement: Mapping[str, Any]) -> bytes:
    """The one way to write a JSON object (RFC 8785); raises `BadReply` for one that has none."""
    import rfc8785

    try:
        return rfc8785.dumps(dict(statement))
    except (rfc8785.CanonicalizationError, RecursionError):
        raise BadReply("a statement without a canonical form") from None


def _receipt(told: Submission | Application, stated: _Statement, jws: str, statement: Mapping[str, Any]) -> Receipt:
    """What is signed and what was told must be the same thing: else an old receipt could stand for another application."""
    if stated.reference != told.reference or stated.submitted_at != told.submitted_at:
        raise BadReply("the receipt is about another submission")
    if stated.application_id not in ("", told.id):
        raise BadReply("the receipt is about another application")
    return Receipt(
        reference=stated.reference,
        application_id=told.id,
        service_id=stated.service_id,
        submitted_at=stated.submitted_at,
        status=told.status,
        due_date=told.due_date,
        jws=jws,
        statement=statement,
    )


def _stated(signed: bytes) -> _Statement:
    try:
        return msgspec.json.decode(signed, type=_Statement)
    except msgspec.MsgspecError:
        raise BadReply("a receipt with wrong or missing members") from None
