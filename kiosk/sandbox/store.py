"""What the sandbox portal keeps: one SQLite database, in memory or in a folder, used from one thread at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS application (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, service TEXT NOT NULL, form TEXT NOT NULL, form_version TEXT NOT NULL,
    client_ref TEXT NOT NULL, status TEXT NOT NULL, data TEXT NOT NULL, version INTEGER NOT NULL,
    revision INTEGER NOT NULL, reference TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    submitted_at TEXT NOT NULL, due_date TEXT NOT NULL, receipt TEXT NOT NULL, statement TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS application_of ON application (person, revision);
CREATE TABLE IF NOT EXISTS removed (id TEXT PRIMARY KEY, person TEXT NOT NULL, revision INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS event (
    number INTEGER PRIMARY KEY, application TEXT NOT NULL, at TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS event_detail (number INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS signature (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, application TEXT NOT NULL, digest TEXT NOT NULL, credential TEXT NOT NULL,
    phone TEXT NOT NULL, code TEXT NOT NULL, state TEXT NOT NULL, expires_at REAL NOT NULL, polled_at REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS feedback (
    id TEXT PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, about TEXT NOT NULL, rating INTEGER NOT NULL,
    text TEXT NOT NULL, problem TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS holding (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, at TEXT NOT NULL,
    version INTEGER NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS holding_of ON holding (person, kind, revision);
CREATE INDEX IF NOT EXISTS holding_by ON holding (kind, code);
CREATE TABLE IF NOT EXISTS upload (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, length INTEGER NOT NULL, reached INTEGER NOT NULL, metadata TEXT NOT NULL,
    expires_at REAL NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, used_by TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS upload_of ON upload (person, used_by);
CREATE TABLE IF NOT EXISTS upload_part (
    upload TEXT NOT NULL, position INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (upload, position)
) STRICT;
CREATE TABLE IF NOT EXISTS link (
    secret_hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, person TEXT NOT NULL, content TEXT NOT NULL,
    expires_at REAL NOT NULL, state TEXT NOT NULL, upload TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS paper (holding TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS answer (
    client TEXT NOT NULL, person TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, kept_until REAL NOT NULL,
    status INTEGER, headers TEXT, body BLOB, PRIMARY KEY (client, person, key)
) STRICT;
CREATE TABLE IF NOT EXISTS device (
    device_hash TEXT PRIMARY KEY, user_code TEXT NOT NULL UNIQUE, client TEXT NOT NULL, scope TEXT NOT NULL,
    acr TEXT NOT NULL, kiosk TEXT NOT NULL, match TEXT NOT NULL, message TEXT NOT NULL, expires_at REAL NOT NULL,
    interval REAL NOT NULL, polled_at REAL, decision TEXT NOT NULL, person TEXT NOT NULL, decided_at REAL
) STRICT;
CREATE TABLE IF NOT EXISTS enrolment_code (code_hash TEXT PRIMARY KEY, expires_at REAL NOT NULL, client TEXT) STRICT;
CREATE TABLE IF NOT EXISTS kiosk (
    client TEXT PRIMARY KEY, device TEXT NOT NULL, jwk TEXT NOT NULL, model TEXT NOT NULL, site TEXT NOT NULL,
    ring TEXT NOT NULL, enrolled_at REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS device_token (hash TEXT PRIMARY KEY, client TEXT NOT NULL, expires_at REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS assertion (hash TEXT PRIMARY KEY, expires_at REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS backchannel (
    request_hash TEXT PRIMARY KEY, client TEXT NOT NULL, scope TEXT NOT NULL, acr TEXT NOT NULL, kiosk TEXT NOT NULL,
    message TEXT NOT NULL, person TEXT NOT NULL, asked_at REAL NOT NULL, expires_at REAL NOT NULL, interval REAL NOT NULL,
    polled_at REAL, decision TEXT NOT NULL, decided_at REAL
) STRICT;
CREATE TABLE IF NOT EXISTS authorization (
    request_hash TEXT PRIMARY KEY, client TEXT NOT NULL, scope TEXT NOT NULL, acr TEXT NOT NULL,
    redirect_uri TEXT NOT NULL, state TEXT NOT NULL, nonce TEXT NOT NULL, code_challenge TEXT NOT NULL,
    expires_at REAL NOT NULL, person TEXT NOT NULL, decided_at REAL, code_hash TEXT UNIQUE
) STRICT;
CREATE TABLE IF NOT EXISTS token (
    hash TEXT PRIMARY KEY, person TEXT NOT NULL, client TEXT NOT NULL, scope TEXT NOT NULL, acr TEXT NOT NULL,
    auth_time REAL NOT NULL, expires_at REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS bound (hash TEXT PRIMARY KEY, key TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS proof (hash TEXT PRIMARY KEY, kept_until REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sign_in (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, client TEXT NOT NULL, scope TEXT NOT NULL, acr TEXT NOT NULL,
    auth_time REAL NOT NULL, place TEXT NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL, used_at TEXT NOT NULL,
    ended TEXT NOT NULL, ended_at TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS sign_in_of ON sign_in (person);
CREATE TABLE IF NOT EXISTS sign_in_token (hash TEXT PRIMARY KEY, sign_in TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS sign_in_token_of ON sign_in_token (sign_in);
CREATE TABLE IF NOT EXISTS refresh_token (
    hash TEXT PRIMARY KEY, sign_in TEXT NOT NULL, used INTEGER NOT NULL, expires_at REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sealing_key (kid TEXT PRIMARY KEY, jwk TEXT NOT NULL, ends_at REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS deposit (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, code_hash TEXT NOT NULL, content BLOB NOT NULL, expires_at REAL NOT NULL,
    state TEXT NOT NULL, receipt TEXT NOT NULL, person TEXT NOT NULL, application TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS deposit_of ON deposit (code_hash);
CREATE TABLE IF NOT EXISTS mandated (
    hash TEXT PRIMARY KEY, mandate TEXT NOT NULL, actor TEXT NOT NULL, actor_hash TEXT NOT NULL
) STRICT;
"""


class Store:
    """The database. Statements outside `writing` read only."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        # The server's thread is not the one that opens and closes the store; only ever one of them is at work.
        self._connection = sqlite3.connect(
            ":memory:" if folder is None else folder / "sandbox.sqlite3", isolation_level=None, check_same_thread=False
        )
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.executescript(SCHEMA)

    def rows(self, statement: str, *values: object) -> list[sqlite3.Row]:
        return self._connection.execute(statement, values).fetchall()

    def row(self, statement: str, *values: object) -> sqlite3.Row | None:
        found: sqlite3.Row | None = self._connection.execute(statement, values).fetchone()
        return found

    def run(self, statement: str, *values: object) -> int:
        """Runs a statement that changes something; returns how many rows it changed."""
        return self._connection.execute(statement, values).rowcount

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All changes inside, or none."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def next_number(self, name: str) -> int:
        """The next number of a sequence, from 1."""
        row = self.row(
            "INSERT INTO sequence VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            name,
        )
        assert row is not None
        return int(row["value"])

    def last_number(self, name: str) -> int:
        """The number that a sequence has reached; 0 when it has not begun."""
        row = self.row("SELECT value FROM sequence WHERE name = ?", name)
        return 0 if row is None else int(row["value"])

    def secret(self, name: str, made: str) -> str:
        """A secret that outlives a restart: the kept one, else `made`, which is kept from now on."""
        self.run("INSERT OR IGNORE INTO secret VALUES (?, ?)", name, made)
        row = self.row("SELECT value FROM secret WHERE name = ?", name)
        assert row is not None
        return str(row["value"])

    def close(self) -> None:
        self._connection.close()
