"""One person's time at the program: who they are, and what has to end with it. If a thing is personal, it hangs here."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kiosk.portal.errors import Cancelled, PortalError

if TYPE_CHECKING:
    from kiosk.portal.http import Http
    from kiosk.portal.mandates import MandateTokens
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.resources.applications import Me
    from kiosk.portal.resources.mandates import Mandate
    from kiosk.portal.tokens import Tokens

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who has signed in, and their own client of the portal."""

    tokens: Tokens = field(repr=False)
    portal: PersonalPortal = field(repr=False)
    me: Me = field(repr=False)


@dataclass(frozen=True, slots=True)
class Acting:
    """For whom the person acts, and the client that does so: one for each mandate."""

    mandate: Mandate = field(repr=False)
    tokens: MandateTokens = field(repr=False)
    portal: PersonalPortal = field(repr=False)

    def end(self) -> None:
        """Nothing is done for them any more: the token is revoked, what is in flight ends."""
        self.tokens.revoke_and_forget()
        self.tokens.http.close()


class Visit:
    """A visit, from the first touch to the last. `id` says nothing about the person and may be logged.

    `make_http` makes a client with no cookies and no connections (contract §A.5): one for each sign-in. Safe to use from
    worker threads.
    """

    def __init__(self, make_http: Callable[[], Http]) -> None:
        self.id = secrets.token_hex(4)
        self._make_http = make_http
        self._lock = threading.Lock()
        self._ends = ExitStack()
        self._portals: dict[str, PersonalPortal] = {}
        self._identity: Identity | None = None
        self._acting: Acting | None = None
        self._over = False

    def __repr__(self) -> str:
        return f"Visit({self.id})"

    @property
    def identity(self) -> Identity | None:
        """Who has signed in; None before and after."""
        return self._identity

    @property
    def acting(self) -> Acting | None:
        """For whom that person acts; None while they act for themselves."""
        return self._acting

    @property
    def over(self) -> bool:
        return self._over

    def act(self, acting: Acting | None) -> None:
        """Act for somebody from now on, or for oneself again. Whoever was acted for before can not be acted for any more."""
        if acting is not None:
            self.on_end(acting.end)
        with self._lock:
            over = self._over
            previous, self._acting = self._acting, None if over else acting
        if previous is not None:
            previous.end()
        if over:
            raise Cancelled("visit over")

    def new_http(self) -> Http:
        """A client for one sign-in, which is that person's from then on; raises `Cancelled` after the end."""
        http = self._make_http()
        self.on_end(http.close)
        if self._over:
            raise Cancelled("visit over")
        return http

    def on_end(self, callback: Callable[[], object]) -> None:
        """Have `callback` called when the visit ends: the last registered first. At once, when it is already over."""
        with self._lock:
            if not self._over:
                self._ends.callback(callback)
                return
        callback()

    def sign_in(self, tokens: Tokens, api: str = "") -> Identity:
        """Take the person's tokens and ask the portal who they are; raises `PortalError`, and then nothing has changed.

        `api` is where the portal's /v1 lives when not at the portal itself. When the same person signs in again (their
        time had run out, a service asks for more, somebody else was here in between), the `PersonalPortal` that they had
        goes on with the new tokens and the new client. When another person signs in, the first one's tokens are revoked
        and their client is closed.
        """
        from kiosk.portal.personal import PersonalPortal

        self.on_end(tokens.part)
        portal = PersonalPortal(tokens, api)
        try:
            me = portal.me()
        except PortalError:
            tokens.part()
            raise
        with self._lock:
            if self._over:
                raise Cancelled("visit over")
            previous = self._identity
            portal = self._portals.setdefault(me.id, portal)
            portal.renew(tokens)
            self._identity = identity = Identity(tokens, portal, me)
            another = previous is not None and previous.me.id != me.id
            acting = self._acting
            if another:
                self._acting = None
        if another and acting is not None:
            acting.end()
        if previous is not None and another:
            previous.tokens.revoke_and_forget()
            previous.tokens.http.close()
        return identity

    def sign_out(self) -> None:
        """Nobody is signed in any more, and the visit goes on: their tokens are revoked, and what is in flight for them ends."""
        with self._lock:
            identity, self._identity = self._identity, None
            acting, self._acting = self._acting, None
            self._portals.clear()
        if acting is not None:
            acting.end()
        if identity is not None:
            identity.tokens.revoke_and_forget()
            identity.tokens.http.close()

    def end(self) -> None:
        """End it: revoke and forget the tokens, close the clients, and whatever else was registered. Twice is once.

        With a bad line telling the issuer can take some seconds, so a window calls this from a worker thread.
        """
        with self._lock:
            if self._over:
                return
            self._over = True
            self._identity = self._acting = None
            self._portals.clear()
            ends = self._ends.pop_all()
        try:
            ends.close()
        except Exception as error:  # noqa: BLE001 - the rest has been ended by the stack; a visit must not outlive a fault
            _log.error("visit %s: %s while ending", self.id, type(error).__name__)


def owner_of(identity: Identity, acting: Acting | None) -> str:
    """Whose things are at hand (`Person.id`): the id of who has signed in, another one while they act for somebody."""
    return identity.me.id if acting is None else f"{identity.me.id}/{acting.mandate.id}"
