"""What is kept of deposits: the ciphertext until it is claimed or its time is over; the name, the digest and the receipt for ever."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.sandbox.deposits.keys import KEEP_DAYS
from kiosk.sandbox.portal import BAKU, Portal

MOST_WAITING: Final = 10_000
_RECEIPT: Final = "deposit-receipt+jwt"


@dataclass(frozen=True, slots=True)
class Deposits:
    """All deposits of a portal."""

    portal: Portal

    def find(self, name: str) -> sqlite3.Row | None:
        """The deposit of this name, with what has become of it by now."""
        self._let_expire()
        return self.portal.store.row("SELECT * FROM deposit WHERE id = ?", name)

    def full(self) -> bool:
        """Whether no more is taken until some are claimed."""
        row = self.portal.store.row("SELECT COUNT(*) AS waiting FROM deposit WHERE state = 'received'")
        return row is not None and int(row["waiting"]) >= MOST_WAITING

    def add(self, name: str, ciphertext: bytes, code: str) -> sqlite3.Row:
        """Keep a new one, and its receipt. The code is kept so that only somebody who says it finds it."""
        at = self.portal.timestamp()
        digest, until = digest_of(ciphertext), at + KEEP_DAYS * 86_400.0
        stated = {
            "iss": self.portal.url,
            "deposit": name,
            "sha256": digest,
            "receivedAt": self._told(at),
            "keptUntil": self._told(until),
        }
        self.portal.store.run(
            "INSERT INTO deposit VALUES (?, ?, ?, ?, ?, 'received', ?, '', '')",
            *(name, digest, self._hidden(code), ciphertext, until, self.portal.keys.sign_token(stated, _RECEIPT)),
        )
        row = self.find(name)
        assert row is not None
        return row

    def of_code(self, code: str) -> list[sqlite3.Row]:
        """Those that may be claimed with this code: nearly always one, or none."""
        self._let_expire()
        return self.portal.store.rows(
            "SELECT * FROM deposit WHERE code_hash = ? AND state = 'received'", self._hidden(code)
        )

    def claimed_by(self, code: str, person: str) -> str:
        """The application that this person has made of the deposit of this code before; empty when there is none."""
        row = self.portal.store.row(
            "SELECT application FROM deposit WHERE code_hash = ? AND state = 'claimed' AND person = ?",
            *(self._hidden(code), person),
        )
        return "" if row is None else str(row["application"])

    def claim(self, name: str, person: str, application: str) -> None:
        """It has become somebody's draft; the sealed form is not kept any longer."""
        self.portal.store.run(
            "UPDATE deposit SET state = 'claimed', content = x'', person = ?, application = ? WHERE id = ?",
            *(person, application, name),
        )

    def _let_expire(self) -> None:
        self.portal.store.run(
            "UPDATE deposit SET state = 'expired', content = x'' WHERE state = 'received' AND expires_at <= ?",
            self.portal.timestamp(),
        )

    def _hidden(self, code: str) -> str:
        """Ten digits are few: without the portal's own secret all of them could be tried on a stolen store."""
        secret = self.portal.store.secret("deposit-codes", secrets.token_hex(32))
        return hmac.new(secret.encode(), code.encode(), hashlib.sha256).hexdigest()

    def _told(self, at: float) -> str:
        return datetime.fromtimestamp(at, BAKU).isoformat(timespec="seconds")


def digest_of(ciphertext: bytes) -> str:
    """By which a receipt names what was received."""
    return hashlib.sha256(ciphertext).hexdigest()
