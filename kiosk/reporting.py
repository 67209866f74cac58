"""What the office does with reports about a place: what can be reported, sending one, what became of it.

Called from worker threads only. Its client is one of its own: nothing of a person's sign-in goes to an Open311 server.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.portal.errors import BadReply, NotFound, Offline, Rejected, ServerFault, TimedOut

if TYPE_CHECKING:  # what they load waits for the first request
    from kiosk.portal.http import Http
    from kiosk.portal.open311.client import Open311
    from kiosk.portal.resources.portal import Configuration
    from kiosk.portal.resources.reports import Report, ReportAttribute, ReportBody, ReportSent, ReportService

MARGIN: Final = timedelta(minutes=10)
"""How far the clocks of a server and of this machine may be apart."""
LOST: Final = (Offline, TimedOut, BadReply, ServerFault)
"""After these nobody knows whether the report has arrived."""


@dataclass(frozen=True, slots=True)
class ReportBegun:
    """What can be reported; `attempt` names the report for as long as it is written, and no other."""

    services: tuple[ReportService, ...]
    attempt: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that has arrived. `earlier_words` says that it was changed after it had: what arrived is from before."""

    sent: ReportSent
    earlier_words: bool = False


@dataclass(slots=True)
class _Attempt:
    since: datetime
    uncertain: list[ReportBody] = field(default_factory=list)


class ReportingOffice:
    """Reports to the Open311 server that the portal names. `new_client` makes a client without a sign-in."""

    def __init__(
        self,
        new_client: Callable[[], Http],
        configuration: Callable[[], Configuration],
        now: Callable[[], datetime],
    ) -> None:
        self._new_client = new_client
        self._configuration = configuration
        self._now = now
        self._lock = threading.Lock()  # of the fields below: nobody waits for the network with it
        self._http: Http | None = None
        self._server: Open311 | None = None
        self._attempts: dict[str, _Attempt] = {}

    def close(self) -> None:
        """Forget what was sent, and end what is in flight."""
        with self._lock:
            http, self._http, self._server = self._http, None, None
            self._attempts.clear()
        if http is not None:
            http.close()

    def begin(self) -> ReportBegun:
        """What can be reported. `NotFound` where the portal names no server for it."""
        from kiosk.portal.exchange import new_key

        return ReportBegun(tuple(self._open311().services()), new_key())

    def attributes(self, service: str) -> tuple[ReportAttribute, ...]:
        """What is asked about it."""
        return tuple(self._open311().attributes(service))

    def send(self, attempt: str, body: ReportBody) -> Reported:
        """Send a report; one, however often it is asked for, as far as the server lets that be known.

        GeoReport v2 has no key for the same request again. So after an answer was lost, the reports of the last minutes are
        asked for first: the one of the same words and place is ours, and it is not sent again.
        """
        server = self._open311()
        with self._lock:
            known = self._attempts.setdefault(attempt, _Attempt(self._now() - MARGIN))
        arrived = _found(server, known) if known.uncertain else None
        if arrived is not None:
            return Reported(arrived[0], arrived[1] != body)
        known.uncertain.append(body)
        try:
            return Reported(server.send(body, attempt))
        except LOST:
            raise
        except Exception:
            known.uncertain.remove(body)  # refused: it has not arrived
            raise

    def report(self, name: str) -> Report | None:
        """A report by its number, or by its token; None where a token has no number yet."""
        server = self._open311()
        try:
            return server.report(name)
        except NotFound:
            number = server.number_of(name)
        return server.report(number) if number else None

    def _open311(self) -> Open311:
        from kiosk.portal.open311.client import Open311

        with self._lock:
            if self._server is not None:
                return self._server
        stated = self._configuration().open311
        told = {"discovery": stated} if isinstance(stated, str) else stated
        if not told.get("discovery"):
            raise NotFound("this portal takes no reports about places")
        http = self._new_client()
        server = Open311(
            http,
            str(told["discovery"]),
            jurisdiction=str(told.get("jurisdictionId", "")),
            api_key=str(told.get("apiKey", "")),
        )
        with self._lock:
            if self._server is None:
                self._http, self._server = http, server
            return self._server


def _found(server: Open311, known: _Attempt) -> tuple[ReportSent, ReportBody] | None:
    """The one among the latest reports that is one of ours; None where there is none, or where nobody may list them."""
    from kiosk.portal.resources.reports import ReportSent

    for body in reversed(known.uncertain):
        try:
            latest = server.reports(body.service, known.since)
        except (Rejected, NotFound):
            return None
        for each in latest:
            if each.address == body.address and each.description == body.description:
                return ReportSent(number=each.number), body
    return None
