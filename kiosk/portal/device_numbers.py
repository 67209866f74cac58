"""Numbers in queues for whoever stands before an enrolled kiosk: taken with its own token, nobody signs in (contract §A.2 40)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from kiosk.portal.appointments import Numbers
from kiosk.portal.errors import Forbidden, NotFound, Rejected, Unauthorised
from kiosk.portal.exchange import Answer, Reply, Request

if TYPE_CHECKING:
    from kiosk.portal.device import DeviceTokens
    from kiosk.portal.http import Http

T = TypeVar("T")


class DeviceNumbers(Numbers):
    """As `Numbers`, with the kiosk's token. All methods raise `Unauthorised` where the portal does not take the kiosk for this.

    `http` is the kiosk's own client, no person's; `api` is where /v1 lives.
    """

    def __init__(self, http: Http, tokens: DeviceTokens, api: str) -> None:
        super().__init__(self._as_kiosk, self._read)
        self._http = http
        self._tokens = tokens
        self._api = api
        self._lock = threading.Lock()  # of the tokens

    def _as_kiosk(self, method: str, path: str, into: type[T], **options: Any) -> Reply[T]:
        return self._proven(
            lambda headers: self._http.request(
                Request(method, f"{self._api}/v1{path}", headers=headers, **options), into
            )
        )

    def _read(self, path: str, accept: str) -> Answer:
        return self._proven(
            lambda headers: self._http.checked(Request("GET", f"{self._api}/v1{path}", headers=headers, accept=accept))
        )

    def _proven(self, ask: Callable[[dict[str, str]], T]) -> T:
        """Ask with the token; once more with a new one where the portal does not know it any more: 401 has done nothing."""
        try:
            authorization = self._authorization()
            try:
                return ask({"Authorization": authorization})
            except Unauthorised:
                return ask({"Authorization": self._authorization(refused=authorization)})
        except Forbidden:
            raise Unauthorised("the portal does not let kiosks do this") from None

    def _authorization(self, refused: str = "") -> str:
        with self._lock:
            if refused:
                self._tokens.renew(refused)
            try:
                return self._tokens.authorization()
            except (NotFound, Rejected):
                raise Unauthorised("the portal does not know this kiosk") from None
