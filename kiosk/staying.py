"""Staying signed in on a computer at home: one sign-in in the system's key store, when its owner wants it, and never at a kiosk.

What is found there later is not trusted: it goes to nobody but the issuer that it came from, and one that does not hold any
more is thrown away. The person is then simply signed out, and told.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import msgspec

from kiosk.key_store import KeyStore, KeyStoreError

if TYPE_CHECKING:
    from kiosk.portal.kept import Kept

_log: Final = logging.getLogger(__name__)
_VERSION: Final = 1


class Record(msgspec.Struct, frozen=True):
    """What is kept: whose it is at the portal, which issuer and client it belongs to, and what it goes on with."""

    issuer: str
    client_id: str
    person: str
    refresh_token: str
    subject: str = ""
    key: str = ""
    version: int = _VERSION

    def __repr__(self) -> str:
        return "Record(hidden)"


class BrokenRecord(Exception):
    """What is in the store was not written by this program, or by another version of it."""


class Staying:
    """The one sign-in that is kept for a portal. `find` looks for the key store, once. Safe to use from several threads."""

    def __init__(self, portal: str, find: Callable[[], KeyStore | None]) -> None:
        self._portal = portal
        self._find = find
        self._lock = threading.RLock()
        self._looked = False
        self._store: KeyStore | None = None

    @property
    def possible(self) -> bool:
        """Whether there is a key store here."""
        with self._lock:
            if not self._looked:
                self._looked, self._store = True, self._find()
            return self._store is not None

    def read(self) -> Record | None:
        """What is kept; None when nothing is. Raises `BrokenRecord`, `KeyStoreError`."""
        with self._lock:
            if not self.possible or self._store is None:
                return None
            written = self._store.read(self._portal)
        if not written:
            return None
        try:
            record = msgspec.json.decode(written, type=Record)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            raise BrokenRecord from None
        if record.version != _VERSION or not record.refresh_token:
            raise BrokenRecord
        return record

    def write(self, record: Record) -> None:
        """Keep it, in place of an earlier one. Raises `KeyStoreError`."""
        with self._lock:
            if not self.possible or self._store is None:
                raise KeyStoreError("none")
            self._store.write(self._portal, msgspec.json.encode(record).decode())

    def clear(self) -> bool:
        """Keep nothing; whether that is so now."""
        with self._lock:
            if not self.possible or self._store is None:
                return True
            try:
                self._store.clear(self._portal)
            except KeyStoreError as error:
                _log.info("the key store cannot be cleared: %s", error)
                return False
        return True


class SignInKeeper:
    """Keeps the sign-in of one person (`kiosk/portal/kept.py`). `kept` is whether the last of it is in the store."""

    def __init__(self, staying: Staying, issuer: str, client_id: str, person: str) -> None:
        self._staying = staying
        self._issuer, self._client_id, self._person = issuer, client_id, person
        self.kept = False

    def newest(self, refresh_token: str) -> str:
        """What another window of this program has put in its place meanwhile, if it is of the same sign-in."""
        try:
            record = self._staying.read()
        except (KeyStoreError, BrokenRecord):
            return refresh_token
        if record is None or (record.issuer, record.client_id, record.person) != self._whose:
            return refresh_token
        return record.refresh_token

    def keep(self, kept: Kept) -> None:
        """From now on this; what cannot be kept lasts as long as the program, and the store holds nothing stale."""
        try:
            self._staying.write(Record(*self._whose, kept.refresh_token, kept.subject, kept.key))
            self.kept = True
        except KeyStoreError as error:
            _log.info("the sign-in is not kept: %s", error)
            self._staying.clear()
            self.kept = False

    def drop(self, refresh_token: str) -> None:
        """It has ended. Another one that stands there instead is not ours to end."""
        self.kept = False
        try:
            record = self._staying.read()
        except BrokenRecord:
            record = None
        except KeyStoreError:
            return
        if record is None or record.refresh_token == refresh_token:
            self._staying.clear()

    @property
    def _whose(self) -> tuple[str, str, str]:
        return self._issuer, self._client_id, self._person
