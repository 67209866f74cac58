"""One file on its way to a portal: in pieces that fit the line, resumed wherever it was cut, anew when it is lost (tus 1.0.0)."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from kiosk.portal.cancelling import Cancellation, current
from kiosk.portal.errors import BadReply, NotFound, Offline, Rejected, TimedOut
from kiosk.portal.tus import Elsewhere, Gone, Locked, Offer, Place, Tus

LEAST: Final = 64 << 10
MOST: Final = 1 << 20
"""Bytes of a piece: what is lost at most when the line is cut (contract §A.4 5)."""
_QUICK: Final = 0.5
_SLOW: Final = 2.0
"""Seconds for a piece: below the first the next is larger, above the second smaller."""
_MOST_TROUBLES: Final = 4
"""How often in a row something may go wrong without a byte getting through."""
_LONGEST_WAIT: Final = 8.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How many bytes the portal has of how many."""

    sent: int
    size: int

    @property
    def whole(self) -> bool:
        return self.sent >= self.size


@dataclass(slots=True)
class Upload:
    """A file that is being sent. Keep it: `advance` goes on where it was, whatever happened in between.

    `metadata` goes to the server once. `place` is where an earlier beginning of the same file is, if any. `placed` is
    told each new place, so that it can be remembered, and None when there is none any more. `pause` waits (seconds).
    """

    tus: Tus
    content: bytes = field(repr=False)
    metadata: Mapping[str, str] = field(repr=False)
    place: Place | None = None
    placed: Callable[[Place | None], None] = lambda _: None
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    pause: Callable[[float], None] | None = None
    piece: int = LEAST
    _sent: int | None = None
    _offer: Offer | None = None
    _troubles: int = 0

    @property
    def progress(self) -> Progress:
        """As far as it is known here."""
        return Progress(self._sent or 0, len(self.content))

    @property
    def most(self) -> int:
        """Bytes of the largest file that the server takes; 0 while it has not said."""
        return (self._offer.most or 0) if self._offer is not None else 0

    def advance(self, seconds: float) -> Progress:
        """Send for about so long; at least one piece.

        Raises the family in `portal/errors.py`; `Offline` and `TimedOut` lose nothing: call it again. `Rejected` with
        the code `too-large` when the server says so.
        """
        until = self.clock() + seconds
        while True:
            try:
                self._step()
            except Gone:
                self._forget()
                self._trouble(NotFound("the upload is gone again and again"))
            except Elsewhere:
                self._sent = None
                self._trouble(BadReply("pieces do not arrive whole"))
            except Locked as locked:
                self._sent = None
                self._trouble(TimedOut("the upload stays locked"))
                self._wait(min(max(locked.seconds, 0.2) * 2 ** (self._troubles - 1), _LONGEST_WAIT))
            except (Offline, TimedOut) as error:
                self._sent, self.piece = None, LEAST
                self._trouble(error)
            if self.progress.whole or (self._sent is not None and self._troubles == 0 and self.clock() >= until):
                return self.progress

    def stop(self) -> None:
        """Have the server forget what came of it."""
        place, self.place = self.place, None
        self._forget()
        if place is not None and "termination" in self._known_offer().extensions:
            self.tus.terminate(place)

    def _step(self) -> None:
        """One question: what is offered, an upload, how far it is, or one piece."""
        size = len(self.content)
        offer = self._known_offer()
        if offer.most is not None and size > offer.most:
            raise Rejected(code="too-large")
        if self.place is None or not self.place.holds(self.now()):
            self.place, self._sent = self.tus.create(size, self.metadata), 0
            self.placed(self.place)
        if self._sent is None:
            self._sent, self.place = self.tus.offset(self.place, size)
        if self._sent < size:
            self._send_piece(offer)

    def _send_piece(self, offer: Offer) -> None:
        assert self.place is not None
        assert self._sent is not None
        begun = self.clock()
        data = self.content[self._sent : self._sent + self.piece]
        self._sent, self.place = self.tus.send(self.place, self._sent, data, checked=offer.checks)
        self._troubles = 0
        took = self.clock() - begun
        if took < _QUICK and len(data) == self.piece:
            self.piece = min(MOST, self.piece * 2)
        elif took > _SLOW:
            self.piece = max(LEAST, self.piece // 2)

    def _known_offer(self) -> Offer:
        if self._offer is None:
            self._offer = self.tus.offer()
        return self._offer

    def _forget(self) -> None:
        self.place, self._sent = None, None
        self.placed(None)

    def _trouble(self, error: Exception) -> None:
        """Go on after something went wrong, but not for ever."""
        self._troubles += 1
        if self._troubles >= _MOST_TROUBLES:
            self._troubles = 0
            raise error

    def _wait(self, seconds: float) -> None:
        if self.pause is not None:
            self.pause(seconds)
        else:
            (current() or Cancellation()).wait(seconds)
