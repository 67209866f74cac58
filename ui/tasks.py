"""The only threads of the window: a small pool does requests, one queued signal brings their results back.

Nothing but the Qt thread touches Qt. A result for a runner that has been closed is dropped (contract §C.1).
"""

from __future__ import annotations

import contextlib
import logging
import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.journeys.conductor import Asked
from kiosk.portal.cancelling import Cancellation
from kiosk.portal.errors import Cancelled, PortalError

_log: Final = logging.getLogger(__name__)
WORKERS: Final = 4


class TaskRunner(QObject):
    """Does what journeys ask for. `arrived(asked, result)` and `failed(asked, error)` are sent on the Qt thread.

    `perform` runs on a worker thread. A failure outside the family of `PortalError` is a fault of this program: its kind
    is logged (never its text, which may hold what a person wrote) and the person sees the general page.
    """

    arrived = Signal(object, object)
    failed = Signal(object, object)
    _done = Signal(object, object, object)

    def __init__(self, perform: Callable[[Asked], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._perform = perform
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="request")
        self._cancellation = Cancellation()
        self._open = True
        self._waiting = 0
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is asked for and not answered."""
        return self._waiting > 0

    def start(self, asked: Asked) -> None:
        """Do the request, after its delay; the answer comes as a signal. Nothing is done any more after `refuse`."""
        if not self._open:
            return
        self._waiting += 1
        if asked.request.after > 0:
            self._wait(asked)
        else:
            self._submit(asked)

    def _wait(self, asked: Asked) -> None:
        """Never too early: a portal takes a question before its time for haste (RFC 8628 §3.5), and Qt's usual timers of some
        seconds may be a twentieth early."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(partial(self._due, timer, asked))
        timer.start(math.ceil(asked.request.after * 1000) + 1)

    def _due(self, timer: QTimer, asked: Asked) -> None:
        timer.deleteLater()
        self._submit(asked)

    def refuse(self) -> None:
        """From now on nothing is begun and nothing answered; returns at once, while running requests are cancelled."""
        self._open = False
        self._cancellation.cancel()

    def close(self) -> None:
        """No more answers: running requests are cancelled; returns when the workers have ended."""
        self.refuse()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, asked: Asked) -> None:
        if self._open:
            with contextlib.suppress(RuntimeError):  # closed just now, on another thread
                self._pool.submit(self._work, asked)

    def _work(self, asked: Asked) -> None:
        try:
            with self._cancellation.watched():
                result, error = self._perform(asked), None
        except PortalError as fault:
            result, error = None, fault
        except Exception as fault:  # noqa: BLE001  a worker must answer, or the person waits for ever
            _log.error("request %s failed: %s", type(asked.request).__name__, type(fault).__name__)
            result, error = None, PortalError(type(fault).__name__)
        if self._open:
            self._done.emit(asked, result, error)

    @Slot(object, object, object)
    def _deliver(self, asked: Asked, result: object, error: PortalError | None) -> None:
        self._waiting -= 1
        if not self._open or isinstance(error, Cancelled):
            return
        if error is not None:
            self.failed.emit(asked, error)
        else:
            self.arrived.emit(asked, result)
