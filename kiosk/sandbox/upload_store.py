"""Files that people have sent to the sandbox portal: pieces in the store, and what is found in them once they are whole."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from dataclasses import dataclass
from typing import Any, Final

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.portal import Portal
from kiosk.sandbox.upload_wording import UPLOADS

LARGEST: Final = 20 << 20
"""Bytes of one file."""
LIFE: Final = 24 * 3600.0
"""Seconds for which an unfinished upload is kept after its last piece."""
MOST_OPEN: Final = 50
"""Uploads of one person that nothing has been made of."""
TYPES: Final = ("application/pdf", "image/jpeg", "image/png")
EICAR: Final = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The test string of virus scanners (eicar.org), in two halves, so that this file is none."""
_SIGNS: Final = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


def kind_of(content: bytes) -> str:
    """The media type that the first bytes tell; empty for one that this portal does not take."""
    return next((kind for sign, kind in _SIGNS.items() if content.startswith(sign)), "")


@dataclass(frozen=True, slots=True)
class Uploads:
    """All uploads of one person; nobody else's can be reached through it."""

    portal: Portal
    person: str

    def create(self, length: int, metadata: dict[str, str]) -> sqlite3.Row:
        """A new one, with nothing in it yet. Raises `Problem` 429 when the person has too many."""
        at = self.portal.timestamp()
        self.portal.store.run(
            "DELETE FROM upload_part WHERE upload IN (SELECT id FROM upload WHERE expires_at < ?)", at
        )
        self.portal.store.run("DELETE FROM upload WHERE expires_at < ?", at)
        row = self.portal.store.row(
            "SELECT count(*) AS number FROM upload WHERE person = ? AND used_by = ''", self.person
        )
        if row is not None and row["number"] >= MOST_OPEN:
            raise Problem("too-many-requests", headers={"Retry-After": "60"})
        key = secrets.token_hex(16)
        self.portal.store.run(
            "INSERT INTO upload VALUES (?, ?, ?, 0, ?, ?, 'receiving', '', '')",
            *(key, self.person, length, json.dumps(metadata), at + LIFE),
        )
        return self.find(key)

    def find(self, key: str) -> sqlite3.Row:
        """The upload of this id. Raises `Problem` 404, also for another person's, and 410 for one that has expired."""
        row = self.portal.store.row("SELECT * FROM upload WHERE id = ? AND person = ?", key, self.person)
        if row is None:
            raise Problem("not-found")
        if row["expires_at"] < self.portal.timestamp():
            raise Problem("upload-expired")
        return row

    def add(self, key: str, offset: int, piece: bytes) -> sqlite3.Row:
        """Puts a piece at its end; the last one is followed by the look into it."""
        with self.portal.store.writing():
            row = self.find(key)
            if row["reached"] != offset:
                raise Problem("upload-offset")
            self.portal.store.run("INSERT INTO upload_part VALUES (?, ?, ?)", key, offset, piece)
            reached, state, reason = offset + len(piece), "receiving", ""
            if reached == row["length"]:
                reason = self._fault(row)
                state = "refused" if reason else "accepted"
            self.portal.store.run(
                "UPDATE upload SET reached = ?, state = ?, reason = ?, expires_at = ? WHERE id = ?",
                *(reached, state, reason, self.portal.timestamp() + LIFE, key),
            )
        return self.find(key)

    def content(self, key: str) -> bytes:
        """What has arrived of it."""
        rows = self.portal.store.rows("SELECT content FROM upload_part WHERE upload = ? ORDER BY position", key)
        return b"".join(bytes(row["content"]) for row in rows)

    def remove(self, key: str) -> None:
        """Throws it away."""
        with self.portal.store.writing():
            self.portal.store.run("DELETE FROM upload_part WHERE upload = ?", key)
            self.portal.store.run("DELETE FROM upload WHERE id = ? AND person = ?", key, self.person)

    def take(self, keys: list[str], use: str) -> None:
        """They belong to `use` from now on; nothing else may have them."""
        for key in keys:
            self.portal.store.run("UPDATE upload SET used_by = ?, expires_at = 9e15 WHERE id = ?", use, key)

    def usable(self, key: str, use: str) -> bool:
        """Whether an upload is whole, was accepted, and is nobody else's."""
        row = self.portal.store.row("SELECT * FROM upload WHERE id = ? AND person = ?", key, self.person)
        return row is not None and row["state"] == "accepted" and row["used_by"] in ("", use)

    def _fault(self, row: sqlite3.Row) -> str:
        """What is wrong with a whole file; empty when nothing is. The last piece is in the store already."""
        content, metadata = self.content(row["id"]), json.loads(row["metadata"])
        stated = metadata.get("sha256", "").lower()
        if stated and stated != hashlib.sha256(content).hexdigest():
            return "damaged"
        if EICAR in content:
            return "virus"
        kind = kind_of(content)
        if not kind:
            return "type"
        return "" if kind == metadata.get("filetype", kind) else "renamed"


def told(row: sqlite3.Row, content: bytes, language: str) -> dict[str, Any]:
    """An upload as it stands on the wire; `content` is empty until it is whole."""
    metadata = json.loads(row["metadata"])
    body: dict[str, Any] = {
        "id": row["id"],
        "state": {"code": row["state"], "label": UPLOADS[row["state"]][language]},
        "filename": metadata.get("filename", ""),
        "mediaType": kind_of(content) or metadata.get("filetype", ""),
        "size": row["length"],
    }
    if row["state"] == "accepted":
        body["sha256"] = hashlib.sha256(content).hexdigest()
    if row["reason"]:
        body["reason"] = {"code": row["reason"], "label": UPLOADS[row["reason"]][language]}
    return body
