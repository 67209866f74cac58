"""Where a person of one visit signs in with mobile ID; only at a kiosk that the portal knows by its key (CIBA, contract §B.2)."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kiosk import enrolment
from kiosk.portal.errors import Rejected
from kiosk.reception import Reception, scopes
from kiosk.settings import Settings
from kiosk.visit import Visit

if TYPE_CHECKING:  # loaded with the first request, after the first page
    from kiosk.portal.awaited import MobileRequest
    from kiosk.portal.client_key import ClientKey
    from kiosk.public_side import Where

_log: Final = logging.getLogger(__name__)


class MobileReception:
    """Has the portal ask people on their phones, for `visit`. Called from worker threads.

    `reception` waits for the answers: of all ways to sign in one holds at a time. The other arguments are as there.
    """

    def __init__(
        self,
        settings: Settings,
        visit: Visit,
        where: Callable[[], Where],
        reception: Reception,
        *,
        kiosk_name: str = "",
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings = settings
        self._visit = visit
        self._where = where
        self._reception = reception
        self._kiosk_name = kiosk_name
        self._clock, self._now = clock, now
        self._lock = threading.Lock()
        self._looked = False
        self._key: ClientKey | None = None

    @property
    def enrolled(self) -> bool:
        """Whether this is a kiosk that the portal knows; elsewhere this way is not offered."""
        return self.own_key() is not None

    def begin(self, phone: str, user_id: str, level: str = "") -> MobileRequest:
        """Ask the person on their phone; an earlier question, or a code, signs nobody in any more."""
        from kiosk.portal.mobile import HINT, MobileSignIn
        from kiosk.portal.signin import KIOSK_LIFE

        key = self.own_key()
        if key is None:
            raise Rejected(code="invalid_client")
        where = self._where()
        way = MobileSignIn(
            self._visit.new_http(),
            key,
            where.issuer,
            self._kiosk_name,
            clock=self._clock,
            now=self._now,
            overrides=self._settings.portal.endpoints,
            scope=scopes(),
            longest=KIOSK_LIFE,
            hint=self._settings.portal.login_hint or HINT,
        )
        request = way.begin(phone, user_id, level)
        self._reception.show(way, request)
        return request

    def own_key(self) -> ClientKey | None:
        """What proves which kiosk this is; None where the portal knows none here."""
        with self._lock:
            if not self._looked:
                self._looked = True
                self._key = self._read() if self._settings.at_kiosk else None
            return self._key

    def _read(self) -> ClientKey | None:
        try:
            found = enrolment.load(self._settings)
        except enrolment.EnrolmentError as error:
            _log.error("the enrolment cannot be used: %s", error.reason)
            return None
        if found is None:
            return None
        from kiosk.portal.client_key import ClientKey

        return ClientKey(found.client_id, found.jwk)
