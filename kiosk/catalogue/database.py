"""The catalogue's SQLite file: its tables, and connections for one writer and many readers in any threads."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

SEARCH_RESOURCES: Final = Path(__file__).parents[2] / "resources" / "search"

VERSION: Final = 2
"""Raised whenever the tables or what is written into them change; a file of another version is not opened."""

STEP: Final = 10_000_000
"""Numbers kept for services of one importance: a service's number is its rank, so the index gives the important first."""
MOST_IMPORTANT: Final = 100

_BUSY_SECONDS: Final = 10.0
_IDLE_CONNECTIONS: Final = 4

SCHEMA: Final = """
CREATE TABLE revision (kind TEXT PRIMARY KEY, revision TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE resource (
    kind TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, part TEXT NOT NULL,
    az BLOB NOT NULL, en BLOB NOT NULL, ru BLOB NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE service (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    az BLOB NOT NULL, en BLOB NOT NULL, ru BLOB NOT NULL, body BLOB NOT NULL
);
CREATE TABLE grouping (
    kind TEXT NOT NULL, member_of TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (kind, member_of, number)
) WITHOUT ROWID;
CREATE INDEX grouping_number ON grouping (number);
CREATE TABLE form (id TEXT NOT NULL, version TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (id, version));
CREATE TABLE total (services INTEGER NOT NULL);
CREATE TABLE entry (number INTEGER PRIMARY KEY, signature TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (
    signature, content='entry', content_rowid='number', tokenize='ascii', prefix='1 2 3 4', detail=none
);
CREATE TABLE vocabulary (term TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE repair (key TEXT NOT NULL, term TEXT NOT NULL, PRIMARY KEY (key, term)) WITHOUT ROWID;
CREATE TABLE meaning (key TEXT NOT NULL, terms TEXT NOT NULL, PRIMARY KEY (key, terms)) WITHOUT ROWID;
"""


class Database:
    """One catalogue in a file, or in memory when `path` is None.

    Any thread may read and write. Readers of a file see the last finished write and never wait; in memory there is one
    connection, so they take turns. Raises `sqlite3.Error` when the file is no database, or of another version.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._turn = threading.RLock()
        self._closed = False
        connection = self._open()
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)

    def _open(self) -> sqlite3.Connection:
        target = ":memory:" if self._path is None else str(self._path)
        connection = sqlite3.connect(target, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            # after a power cut the last write may be missing, but never half there; it can be fetched again
            connection.executescript(
                "PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000; PRAGMA mmap_size=134217728;"
            )
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == VERSION:
            return
        if version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("a catalogue of another version")
        if self._path is not None:
            connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version={VERSION}; COMMIT;")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with."""
        if self._path is None:
            with self._turn:
                yield self._only()
            return
        connection = self._take()
        try:
            yield connection
        finally:
            self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside one transaction: all of what is done, or after an exception nothing of it, is kept."""
        with self._turn, self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Closes the file. Reading and writing raise `sqlite3.ProgrammingError` from now on."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _only(self) -> sqlite3.Connection:
        if self._closed:
            raise sqlite3.ProgrammingError("the catalogue is closed")
        return self._idle[0]

    def _take(self) -> sqlite3.Connection:
        with self._guard:
            if self._closed:
                raise sqlite3.ProgrammingError("the catalogue is closed")
            if self._idle:
                return self._idle.pop()
        return self._open()

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._guard:
            if not self._closed and len(self._idle) < _IDLE_CONNECTIONS:
                self._idle.append(connection)
                return
        connection.close()
