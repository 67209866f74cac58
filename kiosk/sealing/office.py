"""What the office does about sealed forms: seal one, ask what became of it, claim it. On worker threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.portal.errors import NotFound, Rejected
from kiosk.sealing.code import checked
from kiosk.sealing.desk import Form, NoKey, SealedSlip, SealingDesk, State
from kiosk.sealing.places import keys_of, store_of
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.public import PublicPortal
    from kiosk.portal.resources.applications import Application
    from kiosk.visit import Visit


class SealingOffice:
    """For one visit. `portal` is the public client, `own` the signed-in person's own: it raises `Unauthorised` for nobody."""

    def __init__(
        self,
        settings: Settings,
        visit: Visit,
        portal: Callable[[], PublicPortal],
        own: Callable[[], PersonalPortal],
        now: Callable[[], datetime],
    ) -> None:
        self._visit, self._portal, self._own = visit, portal, own
        self._desk = SealingDesk(store_of(settings), keys_of(settings), self._asked, now)
        self._lock = threading.Lock()
        self._claims: dict[str, str] = {}
        visit.on_end(self._forget)

    def possible(self) -> bool:
        """Whether a form can be sealed now; asks nobody. Not for somebody else: who may act for them must be asked of the portal."""
        return self._visit.acting is None and self._desk.possible()

    def asks_birth_date(self) -> bool:
        """Whether `seal` needs to be told a date of birth: nobody is signed in, or by a sign-in that left no proof."""
        return not self._id_token()

    def seal(self, form: Form, birth_date: date | None = None) -> SealedSlip:
        """Seal a completed form and keep it; see `SealingDesk.seal`. Whoever is signed in, and nobody else, may claim it."""
        if self._visit.acting is not None:
            raise NoKey
        token = self._id_token()
        return self._desk.seal(form, birth_date=None if token else birth_date, id_token=token)

    def state(self, deposit: str) -> State:
        """What became of one."""
        return self._desk.state(deposit)

    def here(self, deposit: str) -> State | None:
        """What is known of one without asking anybody."""
        return self._desk.here(deposit)

    def claim(self, code: str) -> Application:
        """The draft that the sealed form has become, for whoever is signed in. Raises `CodeMistyped` before anything is sent,
        `NotFound` when there is none of this code for this person: the portal does not say which of the two is wrong."""
        from kiosk.portal.exchange import new_key

        digits = checked(code)
        with self._lock:
            key = self._claims.setdefault(digits, new_key())
        try:
            draft = self._own().deposits.claim(digits, key)
        except (NotFound, Rejected):
            self._over(digits)
            raise
        self._over(digits)
        return draft

    def _over(self, digits: str) -> None:
        """It has an answer: who asks again asks anew."""
        with self._lock:
            self._claims.pop(digits, None)

    def _forget(self) -> None:
        """Nobody knows any more which codes were typed."""
        with self._lock:
            self._claims.clear()

    def _asked(self, deposit: str) -> str:
        from kiosk.portal.deposits import Deposits

        portal = self._portal()
        return Deposits(portal.http, portal.api).state(deposit)

    def _id_token(self) -> str:
        identity = self._visit.identity
        return "" if identity is None else identity.tokens.id_token
