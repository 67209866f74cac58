"""Receipts: what the portal states about an application that it has received, signed (RFC 7515, 7797, 8785)."""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta
from typing import Any, Final

import rfc8785

from kiosk.sandbox.keys import Keys
from kiosk.sandbox.people import Person

Record = dict[str, Any]

_DAYS: Final = re.compile(r"(?:up to |not later than )?(\d{1,3}) (working )?days?")


def due_date(service: Record, submitted: date) -> date | None:
    """When an answer is due, if the register states one number of days; nothing is made up for other wordings.

    Working days are Monday to Friday: the register's copy holds no calendar of holidays.
    """
    match = _DAYS.fullmatch(service.get("processingTime", {}).get("en", ""))
    if match is None:
        return None
    days = int(match[1])
    if not match[2]:
        return submitted + timedelta(days=days)
    due = submitted
    while days:
        due += timedelta(days=1)
        days -= due.weekday() < 5
    return due


def group_reference(year: int, number: int) -> str:
    """The reference of an application as it is read aloud: `AZ 2026 000 123`."""
    digits = f"{number:06d}"
    return f"AZ {year} {digits[:-3]} {digits[-3:]}"


def canonical(content: Any) -> bytes:
    """The canonical JSON of RFC 8785, which is what is hashed and signed."""
    return bytes(rfc8785.dumps(content))


def statement_of(application: Record, person: Person, issuer: str, declarations: list[str]) -> Record:
    """What is stated. The answers stand in it as a digest only, and the person masked: a receipt may be shown around."""
    told = {
        "iss": issuer,
        "id": application["id"],
        "reference": application["reference"],
        "serviceId": application["serviceId"],
        "formId": application["formId"],
        "formVersion": application["formVersion"],
        "submittedAt": application["submittedAt"],
        "dueDate": application.get("dueDate"),
        "dataSha256": hashlib.sha256(canonical(application["data"])).hexdigest(),
        "declarations": declarations,
        "person": {"name": person.name_masked, "identifierMasked": person.identifier_masked},
    }
    return {name: value for name, value in told.items() if value is not None}


def sign(keys: Keys, statement: Record) -> str:
    """The detached JWS over the canonical JSON of a statement."""
    return keys.sign_detached(canonical(statement))
