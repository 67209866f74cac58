"""What agencies hold for people at the sandbox portal: messages, documents, charges, payments, consents. One table, one rule.

A holding belongs to one person. `code` is by what somebody without a sign-in may ask for it: a document's verification
code, a charge's reference, a payment's secret.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.lists import Change
from kiosk.sandbox.portal import BAKU, Portal

Record = dict[str, Any]
Kind = Literal[
    "appeal",
    "contribution",
    "vote",
    "report",
    "message",
    "document",
    "charge",
    "payment",
    "consent",
    "access",
    "mandate",
    "favourite",
    "reminder",
    "dispute",
    "appointment",
    "ticket",
]
_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Signs that nobody takes for one another."""
_SEEDS: Final = Path(__file__).with_name("seeds")
_KINDS: Final[tuple[Kind, ...]] = ("message", "document", "charge", "consent", "access", "mandate")


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing that is held for a person; `at` is when it came to be, in RFC 3339."""

    id: str
    person: str
    code: str
    at: str
    version: int
    revision: int
    content: Record


def _holding(row: sqlite3.Row) -> Holding:
    return Holding(
        row["id"],
        row["person"],
        row["code"],
        row["at"],
        row["version"],
        row["revision"],
        json.loads(row["content"]),
    )


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that one person has of one kind; nobody else's can be reached through it."""

    portal: Portal
    person: str
    kind: Kind

    def find(self, key: str) -> Holding:
        """The one of this id. Raises `Problem` 404, also for another person's."""
        row = self.portal.store.row(
            "SELECT * FROM holding WHERE id = ? AND person = ? AND kind = ?", key, self.person, self.kind
        )
        if row is None:
            raise Problem("not-found")
        return _holding(row)

    def all(self) -> list[Holding]:
        """The newest first."""
        rows = self.portal.store.rows(
            "SELECT * FROM holding WHERE person = ? AND kind = ? ORDER BY at DESC, id", self.person, self.kind
        )
        return [_holding(row) for row in rows]

    def add(self, content: Record, *, code: str = "", at: str = "") -> Holding:
        """A new one."""
        key = secrets.token_hex(8)
        self.portal.store.run(
            "INSERT INTO holding VALUES (?, ?, ?, ?, ?, 1, ?, ?)",
            *(key, self.person, self.kind, code, at or self.portal.told_time()),
            *(self.portal.store.next_number(self._sequence), json.dumps(content)),
        )
        return self.find(key)

    def change(self, holding: Holding, **members: object) -> Holding:
        """Changes members of the content, None removes one; the version and the revision move on."""
        content = {name: value for name, value in {**holding.content, **members}.items() if value is not None}
        self.portal.store.run(
            "UPDATE holding SET content = ?, version = version + 1, revision = ? WHERE id = ?",
            *(json.dumps(content), self.portal.store.next_number(self._sequence), holding.id),
        )
        return self.find(holding.id)

    def listed(self, show: Callable[[Holding], Record], since: str | None) -> list[Change]:
        """All, or what has changed since a revision, as they stand on the wire. Raises `Problem` 410 for one that is none."""
        found = self.all()
        if since is not None:
            number = self._number_of(since)
            found = sorted((each for each in found if each.revision > number), key=lambda each: each.revision)
        return [Change(each.id, each.revision, show(each)) for each in found]

    def revision(self) -> str:
        """The revision of now."""
        return f"{self._epoch()}.{self.portal.store.last_number(self._sequence)}"

    @property
    def _sequence(self) -> str:
        return f"{self.kind}-revision"

    def _epoch(self) -> str:
        return self.portal.store.secret("epoch", secrets.token_hex(5))

    def _number_of(self, revision: str) -> int:
        epoch, _, number = revision.rpartition(".")
        known = epoch == self._epoch() and number.isascii() and number.isdigit() and len(number) < 10
        if not known or int(number) > self.portal.store.last_number(self._sequence):
            raise Problem("resync-required")
        return int(number)


def by_code(portal: Portal, kind: Kind, code: str) -> Holding | None:
    """The one that a code stands for, whoever it belongs to; None when there is none."""
    row = portal.store.row("SELECT * FROM holding WHERE kind = ? AND code = ? AND code != ''", kind, code)
    return None if row is None else _holding(row)


def days_from(portal: Portal, days: int) -> str:
    """The date some days from today, as ISO 8601."""
    return (portal.clock().astimezone(BAKU).date() + timedelta(days=days)).isoformat()


def seed(portal: Portal) -> None:
    """Gives each fictional person what agencies hold for them, once in the life of a store. Dates count from today."""
    if portal.store.row("SELECT 1 FROM holding") is not None:
        return
    with portal.store.writing():
        for kind in _KINDS:
            for record in json.loads((_SEEDS / f"{kind}.json").read_text("utf-8")):
                for person in portal.people if record["person"] == "everybody" else [record["person"]]:
                    _add(portal, kind, person, record)


def _add(portal: Portal, kind: Kind, person: str, record: Record) -> None:
    content = {name: value for name, value in record.items() if name not in ("person", "code", "daysAgo")}
    at = _moment(portal, record["daysAgo"])
    for name in [name for name in content if name.endswith("InDays")]:
        content[name.removesuffix("InDays")] = days_from(portal, content.pop(name))
    for name in [name for name in content if name.endswith("DaysAgo")]:
        content[name.removesuffix("DaysAgo")] = _moment(portal, content.pop(name))
    code = record.get("code", "")
    if kind == "document" and not code:
        code = "".join(secrets.choice(_ALPHABET) for _ in range(12))
    Holdings(portal, person, kind).add(content, code=code, at=at)


def _moment(portal: Portal, days_ago: int) -> str:
    """A moment of a working day some days ago; which one is fixed by the number."""
    day: datetime = portal.clock().astimezone(BAKU) - timedelta(days=days_ago)
    return day.replace(hour=9 + days_ago % 8, minute=days_ago * 7 % 60, second=0).isoformat(timespec="seconds")
