"""Sending beside a visit, on a thread of its own: by the supervisor at a kiosk, by the program at home.

The supervisor sees no visit from inside, and what it sends was closed before it saw it. What waits outlives the end of a visit, of
the program and of the machine's power: it is on the disk until the portal has proved that it has it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING, Final

from kiosk.portal.cancelling import Cancellation
from kiosk.portal.errors import Cancelled

if TYPE_CHECKING:
    from kiosk.sealing.sender import Leave, Sender
    from kiosk.sealing.store import DepositStore
    from kiosk.settings import Settings

_log: Final = logging.getLogger(__name__)
LOOK_SECONDS: Final = 15.0
"""Between looks into the folder, which asks nobody."""
AFTER_FAULT_SECONDS: Final = 300.0
FIRST_SECONDS: Final = 10.0
"""After the start: a person's own requests come before it."""
AGAIN_SECONDS: Final = 86_400.0
"""Between tries of what the portal refused: a kiosk may run for months without another start."""


class Sending:
    """Sends what waits for the portal of `settings`, from `start` to `close`."""

    def __init__(
        self,
        settings: Settings,
        first: float = FIRST_SECONDS,
        look: float = LOOK_SECONDS,
        again: float = AGAIN_SECONDS,
    ) -> None:
        self._settings, self._first, self._look, self._again = settings, first, look, again
        self._cancellation = Cancellation()
        self._thread = threading.Thread(target=self._run, name="sealed forms", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Stop; returns when the thread has ended. What is under way goes again at the next start."""
        self._cancellation.cancel()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        with suppress(Cancelled):
            self._cancellation.wait(self._first)
            self._go_on()

    def _go_on(self) -> None:
        from kiosk.sealing.places import store_of
        from kiosk.sealing.sender import Sender

        store, tidied = store_of(self._settings), float("-inf")
        sender = Sender(store, self._line, time.monotonic)
        with self._cancellation.watched():
            while True:
                if time.monotonic() >= tidied + self._again:
                    tidied = time.monotonic()
                    self._tidy(store)
                self._cancellation.wait(self._turn(sender))

    def _tidy(self, store: DepositStore) -> None:
        from kiosk.sealing.places import tidy

        try:
            store.sweep()
            store.bring_back()
            tidy(self._settings)
        except OSError as error:
            _log.warning("the folder of sealed forms cannot be tidied: %s", type(error).__name__)

    def _turn(self, sender: Sender) -> float:
        """One turn; the seconds until the next. A fault in it must not end the sending of all that comes after."""
        try:
            due = sender.turn()
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001
            _log.error("sealed forms could not be sent: %s", type(error).__name__)
            return AFTER_FAULT_SECONDS
        return self._look if due is None else min(self._look, due)

    def _line(self) -> AbstractContextManager[Leave]:
        """What it needs is loaded when something waits, which at most starts is nothing."""
        from kiosk.clients import Clients
        from kiosk.sealing.line import line

        return line(self._settings, Clients(self._settings))


@contextmanager
def kept_sent(settings: Settings, first: float = FIRST_SECONDS) -> Iterator[None]:
    """What waits is sent for as long as this is entered."""
    sending = Sending(settings, first)
    sending.start()
    try:
        yield
    finally:
        sending.close()
