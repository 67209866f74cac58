"""The way to the portal for one turn of sending: a client of its own, the kiosk's token where it has one, the keys of receipts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from kiosk import enrolment
from kiosk.clients import Clients
from kiosk.portal.deposits import Deposits
from kiosk.portal.errors import ClockWrong, Forbidden, NotFound, Rejected, ServerFault, Unauthorised
from kiosk.portal.public import PublicPortal
from kiosk.sealing.keys import CAPABILITY
from kiosk.sealing.sender import LONGEST_WAIT, Leave
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.portal.http import Http
    from kiosk.portal.signatures import Keys

_log: Final = logging.getLogger(__name__)


@contextmanager
def line(
    settings: Settings, clients: Clients, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[Leave]:
    """Ask the portal of `settings` where things are, and give what leaves one deposit there. Raises the family in
    `portal/errors.py`."""
    http = clients.new()
    try:
        portal = PublicPortal(http, settings.portal.issuer, settings.portal.endpoints)
        told = portal.configuration().capabilities
        if told and CAPABILITY not in told:
            raise ServerFault(503, retry_after=LONGEST_WAIT)  # it had them when this was sealed
        yield _Leaving(settings, http, portal, now)
    finally:
        http.close()


class _Leaving:
    """Leaves deposits: with the kiosk's token, and as anybody where the portal does not take that (contract §A.2 48)."""

    def __init__(self, settings: Settings, http: Http, portal: PublicPortal, now: Callable[[], datetime]) -> None:
        self._portal = portal
        self._keys: Keys | None = None
        self._authorization = _authorization(settings, http, portal, now)
        self._deposits = Deposits(http, portal.api)

    def __call__(self, deposit: str, ciphertext: bytes) -> object:
        try:
            return self._deposits.leave(deposit, ciphertext, self._receipt_keys, self._authorization)
        except (Unauthorised, Forbidden):
            if not self._authorization:
                raise
        self._authorization = ""
        return self._deposits.leave(deposit, ciphertext, self._receipt_keys)

    def _receipt_keys(self) -> Keys:
        if self._keys is None:
            self._keys = self._portal.keys()
        return self._keys


def _authorization(settings: Settings, http: Http, portal: PublicPortal, now: Callable[[], datetime]) -> str:
    """The header that says which kiosk this is; empty where it is none that the portal knows."""
    if not settings.at_kiosk:
        return ""
    from kiosk.portal.client_key import ClientKey
    from kiosk.portal.device import DeviceTokens

    try:
        found = enrolment.load(settings)
        if found is None:
            return ""
        key = ClientKey(found.client_id, found.jwk)
        tokens = DeviceTokens(http, key, portal.trusted_issuer(), now=now, overrides=settings.portal.endpoints)
        return tokens.authorization()
    except enrolment.EnrolmentError as error:
        _log.info("sealed forms go without the kiosk's token: %s", error.reason)
    except (ClockWrong, Forbidden, NotFound, Rejected, Unauthorised) as error:
        _log.info("sealed forms go without the kiosk's token: %s", type(error).__name__)
    return ""
