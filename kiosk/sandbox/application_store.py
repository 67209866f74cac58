"""A person's applications in the store: rows, versions, revisions, events."""

from __future__ import annotations

import json
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from kiosk.sandbox.casework import let_time_pass, told_detail
from kiosk.sandbox.casework_letters import settle
from kiosk.sandbox.casework_wording import EVENTS, STATES
from kiosk.sandbox.errors import Problem
from kiosk.sandbox.lists import Change
from kiosk.sandbox.portal import Portal

Record = dict[str, Any]
_SEQUENCE: Final = "application-revision"
_OPTIONAL: Final = {
    "clientRef": "client_ref",
    "reference": "reference",
    "submittedAt": "submitted_at",
    "dueDate": "due_date",
}


def coded_state(code: str, language: str) -> Record:
    """A status as it stands on the wire."""
    return {"code": code, "label": STATES[code][language]}


def told(row: sqlite3.Row, language: str) -> Record:
    """An application as it stands on the wire; what it has not got is not there."""
    return {
        "id": row["id"],
        "serviceId": row["service"],
        "formId": row["form"],
        "formVersion": row["form_version"],
        "status": coded_state(row["status"], language),
        "data": json.loads(row["data"]),
        "version": row["version"],
        "createdAt": row["created_at"],
        "updatedAt": row["updated_at"],
        **{member: row[column] for member, column in _OPTIONAL.items() if row[column]},
    }


@dataclass(frozen=True, slots=True)
class Applications:
    """All applications of one person; nobody else's can be reached through it."""

    portal: Portal
    person: str

    def find(self, key: str) -> sqlite3.Row:
        """The application of this id. Raises `Problem` 404, also for another person's."""
        row = self.portal.store.row("SELECT * FROM application WHERE id = ? AND person = ?", key, self.person)
        if row is None:
            raise Problem("not-found")
        return row

    def by_reference(self, client_ref: str) -> sqlite3.Row | None:
        """The application that a client created under a reference of its own."""
        return self.portal.store.row(
            "SELECT * FROM application WHERE person = ? AND client_ref = ?", self.person, client_ref
        )

    def create(self, service: str, form: Record, client_ref: str, data: Record) -> sqlite3.Row:
        """A new draft."""
        key = secrets.token_hex(8)
        at = self.portal.told_time()
        self.portal.store.run(
            "INSERT INTO application VALUES (?, ?, ?, ?, ?, ?, 'draft', ?, 1, ?, '', ?, ?, '', '', '', '')",
            *(key, self.person, service, form["formId"], form["version"], client_ref, json.dumps(data)),
            *(self.portal.store.next_number(_SEQUENCE), at, at),
        )
        self.note(key, "created", "draft")
        return self.find(key)

    def change(self, key: str, **columns: object) -> sqlite3.Row:
        """Changes columns; the version and the revision move on."""
        names = ", ".join(f"{name} = ?" for name in columns)
        self.portal.store.run(
            f"UPDATE application SET {names}, version = version + 1, revision = ?, updated_at = ? WHERE id = ?",  # noqa: S608 - the names are our own columns
            *columns.values(),
            self.portal.store.next_number(_SEQUENCE),
            self.portal.told_time(),
            key,
        )
        return self.find(key)

    def remove(self, key: str) -> None:
        """Deletes a draft; a tombstone stays."""
        number = self.portal.store.next_number(_SEQUENCE)
        self.portal.store.run(
            "DELETE FROM event_detail WHERE number IN (SELECT number FROM event WHERE application = ?)", key
        )
        self.portal.store.run("DELETE FROM event WHERE application = ?", key)
        self.portal.store.run("DELETE FROM application WHERE id = ?", key)
        self.portal.store.run("INSERT INTO removed VALUES (?, ?, ?)", key, self.person, number)

    def take_up(self) -> None:
        """Begins the review of what was sent long enough ago; an office's work, which here the clock does."""
        let_time_pass(self)
        taken = self.portal.clock() - timedelta(seconds=self.portal.review_after)
        rows = self.portal.store.rows(
            "SELECT * FROM application WHERE person = ? AND status = 'submitted'", self.person
        )
        due = [row["id"] for row in rows if datetime.fromisoformat(row["submitted_at"]) <= taken]
        if due:
            with self.portal.store.writing():
                for key in due:
                    self.change(key, status="inReview")
                    self.note(key, "reviewStarted", "inReview")

    def note(self, key: str, kind: str, status: str, detail: Record | None = None) -> None:
        """Writes an event down; `detail` is what it says beside its type."""
        self.portal.store.run(
            "INSERT INTO event (application, at, type, status) VALUES (?, ?, ?, ?)",
            *(key, self.portal.told_time(), kind, status),
        )
        if detail is not None:
            self.portal.store.run("INSERT INTO event_detail VALUES (last_insert_rowid(), ?)", json.dumps(detail))
        if "actionRequired" not in (detail or {}):
            settle(self.portal, self.person, key)

    def events(self, key: str, language: str) -> list[Change]:
        """The events of an application, the oldest first."""
        rows = self.portal.store.rows("SELECT * FROM event WHERE application = ? ORDER BY number", key)
        return [
            Change(
                str(row["number"]),
                row["number"],
                {
                    "id": str(row["number"]),
                    "at": row["at"],
                    "type": row["type"],
                    "status": coded_state(row["status"], language),
                    "text": EVENTS[row["type"]][language],
                    **told_detail(self.portal, row["number"], language),
                },
            )
            for row in rows
        ]

    def all(self, language: str) -> list[Change]:
        """All applications, the newest first."""
        rows = self.portal.store.rows(
            "SELECT * FROM application WHERE person = ? ORDER BY created_at DESC, revision DESC", self.person
        )
        return [Change(row["id"], row["revision"], told(row, language)) for row in rows]

    def changes(self, revision: str, language: str) -> list[Change]:
        """What has changed since a revision. Raises `Problem` 410 when it is none of this portal."""
        number = self._number_of(revision)
        gone = self.portal.store.rows("SELECT * FROM removed WHERE person = ? AND revision > ?", self.person, number)
        changed = [change for change in self.all(language) if change.revision > number]
        changed += [Change(row["id"], row["revision"], None) for row in gone]
        return sorted(changed, key=lambda change: change.revision)

    def revision(self) -> str:
        """The revision of now."""
        return f"{self._epoch()}.{self.portal.store.last_number(_SEQUENCE)}"

    def _epoch(self) -> str:
        return self.portal.store.secret("epoch", secrets.token_hex(5))

    def _number_of(self, revision: str) -> int:
        epoch, _, number = revision.rpartition(".")
        known = epoch == self._epoch() and number.isascii() and number.isdigit() and len(number) < 10
        if not known or int(number) > self.portal.store.last_number(_SEQUENCE):
            raise Problem("resync-required")
        return int(number)
