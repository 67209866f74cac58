"""What an authority does with an application at the sandbox portal: returns it, asks for something, decides. The other side.

Each step is what a clerk decides at once, so that a test and a person trying the program get just what they asked for. Only
what time does follows the clock: a correction that is too late ends the application.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from kiosk.sandbox.casework_letters import settle, write
from kiosk.sandbox.casework_wording import EVENTS
from kiosk.sandbox.errors import Problem
from kiosk.sandbox.holdings import Holdings, by_code, days_from
from kiosk.sandbox.negotiation import pointer
from kiosk.sandbox.portal import BAKU, Portal
from kiosk.sandbox.wording import Words

if TYPE_CHECKING:  # an application's row and its portal are all that is needed of it here
    from kiosk.sandbox.application_store import Applications

Record = dict[str, Any]
OPEN: Final = ("draft", "returned")
"""States in which the person's answers can be changed."""
SENT: Final = ("submitted", "inReview", "awaitingPayment", "returned")
"""States in which the authority has an application, or has given it back for a while."""
CORRECTION_DAYS: Final = 10
FEE: Final = 1500
"""Qəpik: what an application costs where the clerk asks for money."""
_CODE_SIGNS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_DECISION: Final = {"code": "decision", "label": {"az": "Qərar", "en": "Decision", "ru": "Решение"}}
_FEE_FOR: Final[Words] = {
    "az": "Müraciət üçün dövlət rüsumu",
    "en": "State fee for the application",
    "ru": "Государственная пошлина за обращение",
}


def same(words: str) -> Words:
    """What a clerk has written in one language, for every language."""
    return dict.fromkeys(("az", "en", "ru"), words)


class Casework:
    """What can be done with one application. Raises `Problem` 409 for what its state does not allow."""

    def __init__(self, applications: Applications, row: sqlite3.Row) -> None:
        self._applications = applications
        self._portal = applications.portal
        self._row = row

    def give_back(self, asked: Mapping[str, Words], words: Words | None = None, days: int = CORRECTION_DAYS) -> None:
        """Back to the person, with what is asked of each answer (contract §A.2 24, `correct`); due in so many days."""
        errors = [
            {"pointer": pointer("data", name), "code": "correct", "detail": detail} for name, detail in asked.items()
        ]
        first = errors[0]["pointer"] if errors else ""
        action = {"kind": "correct", "dueDate": days_from(self._portal, days), "ref": first}
        self._move("returned", "returned", words, action, errors)

    def ask_for_money(self, amount: int = FEE, days: int = 15) -> str:
        """A charge that has to be paid before anybody goes on; returns its reference."""
        reference = "".join(str(secrets.randbelow(10)) for _ in range(12))
        day = days_from(self._portal, days)
        content = {
            "kind": "stateFee",
            "payee": self._authority(),
            "description": _FEE_FOR,
            "amount": amount,
            "dueDate": day,
            "status": "due",
            "applicationId": self._row["id"],
        }
        Holdings(self._portal, self._row["person"], "charge").add(content, code=reference)
        self._move("paymentAsked", "awaitingPayment", None, {"kind": "pay", "dueDate": day, "ref": reference})
        return reference

    def ask(self, kind: str, days: int = CORRECTION_DAYS, ref: str = "") -> None:
        """To come to a centre (`visit`), to sign (`sign`), to send a document (`upload`)."""
        types = {"visit": "visitAsked", "sign": "signatureAsked", "upload": "uploadAsked"}
        refs = {"visit": self._row["service"], "sign": self._row["id"], "upload": "document"}
        action = {"kind": kind, "dueDate": days_from(self._portal, days), "ref": ref or refs[kind]}
        self._move(types[kind], "inReview", None, action)

    def approve(self) -> str:
        """Approved, with a document that states it; returns the document's id."""
        service = self._portal.register.service(self._row["service"]) or {}
        content = {
            "type": _DECISION,
            "title": _in_all(service.get("name", {}), self._row["service"]),
            "issuer": self._authority(),
            "validTo": days_from(self._portal, 365),
            "holds": ["fin"],
            "applicationId": self._row["id"],
        }
        code = "".join(secrets.choice(_CODE_SIGNS) for _ in range(12))
        document = Holdings(self._portal, self._row["person"], "document").add(content, code=code)
        self._move("approved", "approved")
        return document.id

    def refuse(self, words: Words | None = None) -> None:
        """Refused, in the authority's own words."""
        self._move("rejected", "rejected", words)

    def _authority(self) -> Record:
        service = self._portal.register.service(self._row["service"]) or {}
        key = service.get("hasCompetentAuthority", "")
        found = self._portal.register.record("organisations", key) or {}
        return {"code": key, "label": _in_all(found.get("name", {}), found.get("abbreviation") or key)}

    def _move(
        self,
        kind: str,
        status: str,
        words: Words | None = None,
        action: Record | None = None,
        errors: list[dict[str, Any]] | None = None,
    ) -> None:
        if self._row["status"] not in SENT:
            raise Problem("conflict")
        if status != self._row["status"]:
            settle(self._portal, self._row["person"], self._row["id"])  # what was asked before is asked no more
        self._row = self._applications.change(self._row["id"], status=status)
        detail: Record = {"text": words or EVENTS[kind]}
        if action is not None:
            detail["actionRequired"] = action
        if errors:
            detail["errors"] = errors
        self._applications.note(self._row["id"], kind, status, detail)
        if action is not None:
            asked = [each["detail"] for each in errors or ()]
            write(self._portal, dict(self._row), self._authority(), (detail["text"], *asked), action)


def _in_all(names: Mapping[str, str], otherwise: str) -> Words:
    """A name in each language, in another one where there is none."""
    first = next(iter(names.values()), otherwise)
    return {language: names.get(language) or first for language in ("az", "en", "ru")}


def told_detail(portal: Portal, number: int, language: str) -> Record:
    """What an event says beside its type: its own words, what is asked, and of which answers."""
    row = portal.store.row("SELECT content FROM event_detail WHERE number = ?", number)
    if row is None:
        return {}
    content: Record = json.loads(row["content"])
    told: Record = {"text": content["text"][language]}
    if "actionRequired" in content:
        told["actionRequired"] = content["actionRequired"]
    if "errors" in content:
        told["errors"] = [{**each, "detail": each["detail"][language]} for each in content["errors"]]
    return told


def last_asked(portal: Portal, application: str) -> Record:
    """What the last event of an application asks of its owner; nothing where it asks nothing."""
    row = portal.store.row(
        "SELECT content FROM event LEFT JOIN event_detail USING (number) WHERE application = ? "
        "ORDER BY number DESC LIMIT 1",
        application,
    )
    content: Record = json.loads(row["content"]) if row is not None and row["content"] else {}
    found: Record = content.get("actionRequired", {})
    return found


def let_time_pass(applications: Applications) -> None:
    """Ends what was not corrected in time, and goes on with what has been paid or has arrived."""
    portal = applications.portal
    today = portal.clock().astimezone(BAKU).date()
    rows = portal.store.rows(
        "SELECT * FROM application WHERE person = ? AND status IN ('returned', 'awaitingPayment', 'inReview')",
        applications.person,
    )
    for row in rows:
        action = last_asked(portal, row["id"])
        if row["status"] == "returned":
            if action.get("dueDate") and date.fromisoformat(action["dueDate"]) < today:
                _go_on(applications, row["id"], "expired", "expired")
        elif row["status"] == "awaitingPayment":
            charge = by_code(portal, "charge", action.get("ref", ""))
            if charge is not None and charge.content["status"] == "paid":
                _go_on(applications, row["id"], "paid", "inReview")
        elif action.get("kind") == "upload" and _arrived(applications, row["id"]):
            _go_on(applications, row["id"], "uploaded", "inReview")


def _arrived(applications: Applications, key: str) -> bool:
    """Whether a file for an application has come that belongs to nothing yet; from now on it belongs to it."""
    from kiosk.sandbox.upload_store import Uploads

    uploads = Uploads(applications.portal, applications.person)
    rows = applications.portal.store.rows(
        "SELECT id, metadata FROM upload WHERE person = ? AND state = 'accepted' AND used_by = ''", applications.person
    )
    found = [row["id"] for row in rows if json.loads(row["metadata"]).get("applicationId") == key]
    uploads.take(found, key)
    return bool(found)


def _go_on(applications: Applications, key: str, kind: str, status: str) -> None:
    with applications.portal.store.writing():
        applications.change(key, status=status)
        applications.note(key, kind, status)
