"""A safe for secrets that is one of the system library's own kind and lives in memory: what a desktop would have."""

from __future__ import annotations

import keyring.backend
import keyring.errors

from kiosk.key_store import SystemKeyStore


class Safe(keyring.backend.KeyringBackend):
    """`closed` when the person does not open it; `full` when it takes nothing more."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # of the library
        self.held: dict[tuple[str, str], str] = {}
        self.closed = self.full = False

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        if self.full:
            raise keyring.errors.PasswordSetError("full")
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if (service, username) not in self.held:
            raise keyring.errors.PasswordDeleteError("not there")
        del self.held[service, username]

    def _open(self) -> None:
        if self.closed:
            raise keyring.errors.KeyringLocked("the person has said no")

    @property
    def store(self) -> SystemKeyStore:
        """It, as the program sees it."""
        return SystemKeyStore(self)

    @property
    def secret(self) -> str:
        """The only thing in it; empty when there is nothing."""
        values = list(self.held.values())
        assert len(values) < 2
        return values[0] if values else ""
