"""The system's own safe for secrets (Secret Service, KWallet, Keychain, Credential Locker): the only file that imports keyring.

Called from worker threads only: the system may ask the person to open it, and finding it takes a moment.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_log: Final = logging.getLogger(__name__)
SERVICE: Final = "egov-kiosk"
"""Under which name the system lists what is ours."""
SAFE: Final = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
)
"""Those that encrypt for one person. There are others, for files that anybody can read: never those."""


class KeyStoreError(Exception):
    """It is closed, full, gone, or the person said no. Carries nothing of a secret."""


class KeyStore(Protocol):
    """Secrets by name. Everything raises `KeyStoreError`."""

    def read(self, name: str) -> str:
        """The secret of this name; empty when there is none."""

    def write(self, name: str, secret: str) -> None: ...

    def clear(self, name: str) -> None:
        """There is none of this name afterwards, whether there was one or not."""


class SystemKeyStore:
    """A `KeyStore` of the system."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def read(self, name: str) -> str:
        """The secret of this name; empty when there is none."""
        try:
            return self._backend.get_password(SERVICE, name) or ""
        except Exception as error:  # noqa: BLE001 - each system has errors of its own beside the library's
            raise KeyStoreError(type(error).__name__) from None

    def write(self, name: str, secret: str) -> None:
        """Keep it, in place of an earlier one."""
        try:
            self._backend.set_password(SERVICE, name, secret)
        except Exception as error:  # noqa: BLE001
            raise KeyStoreError(type(error).__name__) from None

    def clear(self, name: str) -> None:
        """There is none of this name afterwards, whether there was one or not."""
        if not self.read(name):
            return
        try:
            self._backend.delete_password(SERVICE, name)
        except Exception as error:  # noqa: BLE001
            raise KeyStoreError(type(error).__name__) from None


def system_key_store() -> KeyStore | None:
    """The safe of this system; None where there is none that is one."""
    try:
        from keyring.backend import get_all_keyring

        found = [each for each in get_all_keyring() if type(each).__module__ in SAFE]
        best = max(found, key=lambda each: float(each.priority), default=None)
    except Exception as error:  # noqa: BLE001 - looking for it must not keep anybody from the services
        _log.info("no key store: %s", type(error).__name__)
        return None
    return SystemKeyStore(best) if best is not None else None
