"""What the office does about a sign-in itself: goes on with a kept one, keeps it, ends it here or everywhere. On worker threads."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Final

from kiosk.acting import person_of
from kiosk.desk import Person, SignedOut
from kiosk.key_store import KeyStoreError
from kiosk.outcomes import SignInState
from kiosk.portal.errors import (
    Forbidden,
    NotFound,
    PortalError,
    Rejected,
    SignInUnproven,
    Unauthorised,
)
from kiosk.staying import BrokenRecord, Record, SignInKeeper, Staying
from kiosk.visit import Identity, Visit

if TYPE_CHECKING:  # loaded with the first request, after the first page
    from kiosk.portal.resources.sign_ins import SignIn
    from kiosk.portal.tokens import Tokens
    from kiosk.public_side import Where

_log: Final = logging.getLogger(__name__)
_DEAD: Final = (Forbidden, Rejected, SignInUnproven, Unauthorised)
"""What a kept sign-in ends with that does not hold any more. A bad line or a fault of the portal says nothing about it."""


class SignInOffice:
    """The sign-in of whoever is signed in. `staying` is None at a kiosk: nothing is kept there.

    `where` asks the portal when it has to, `client_id` says as whom, `now` tells the time.
    """

    def __init__(
        self,
        visit: Visit,
        where: Callable[[], Where],
        client_id: Callable[[Where], str],
        staying: Staying | None,
        now: Callable[[], datetime],
        endpoints: dict[str, str],
    ) -> None:
        self._visit = visit
        self._where = where
        self._client_id = client_id
        self._staying = staying
        self._now = now
        self._endpoints = endpoints
        self._entering = threading.Lock()
        self.wanted = False
        """Whether whoever signs in next has said that they want to stay signed in."""
        self.unkept = False
        """Whether the last of them wanted that, and it could not be done."""
        self.who: Callable[[], Identity] = self._whoever
        """Whom a request is done for; raises where that is nobody, or somebody else by then."""

    @property
    def can_stay(self) -> bool:
        """Whether a sign-in can be kept here."""
        return self._staying is not None and self._staying.possible

    @contextmanager
    def entering(self) -> Iterator[Identity | None]:
        """One person at a time; who was there before."""
        with self._entering:
            yield self._visit.identity

    def restore(self, language: str) -> Person | SignedOut | None:
        """Go on with the sign-in that is kept here; None when there is none, or somebody has signed in meanwhile.

        Raises what says nothing about it (no line): it is still kept then, and this may be tried again.
        """
        if self._staying is None:
            return None
        try:
            record = self._staying.read()
        except BrokenRecord:
            return self._thrown_away("not ours")
        except KeyStoreError as error:
            _log.info("the key store is closed: %s", error)
            return None
        if record is None or self._visit.identity is not None:
            return None
        where = self._where()
        if (record.issuer, record.client_id) != (where.issuer, self._client_id(where)):
            return self._thrown_away("of another issuer")
        try:
            tokens = self._tokens_of(record)
        except ValueError:
            return self._thrown_away("not ours")
        return self._gone_on(tokens, record, where, language)

    def _gone_on(self, tokens: Tokens, record: Record, where: Where, language: str) -> Person | SignedOut | None:
        try:
            tokens.authorization()
            with self.entering() as somebody:
                if somebody is not None:
                    return None
                identity = self._visit.sign_in(tokens, where.api)
                if identity.me.id != record.person:
                    raise SignInUnproven("kept for somebody else")
                return person_of(self._visit, language)
        except _DEAD as error:
            tokens.revoke_and_forget()
            self._visit.sign_out()
            return self._thrown_away(type(error).__name__)
        except PortalError:
            tokens.part()
            tokens.http.close()
            raise

    def _thrown_away(self, why: str) -> SignedOut:
        _log.info("a kept sign-in does not hold: %s", why)
        if self._staying is not None:
            self._staying.clear()
        return SignedOut(by_itself=True)

    def _tokens_of(self, record: Record) -> Tokens:
        from kiosk.portal.discovery import discover
        from kiosk.portal.kept import Kept
        from kiosk.portal.tokens import Asker, Tokens

        http = self._visit.new_http()
        asker = Asker(http, discover(http, record.issuer, self._endpoints), record.client_id, self._now)
        kept = Kept(record.refresh_token, record.key, record.subject)
        return Tokens.restored(asker, kept, self._keeper(record.person, record.issuer, record.client_id))

    def _keeper(self, person: str, issuer: str, client_id: str) -> SignInKeeper:
        assert self._staying is not None
        return SignInKeeper(self._staying, issuer, client_id, person)

    def entered(self, identity: Identity, before: Identity | None) -> None:
        """Somebody has signed in by hand: kept when they want it, or were kept before. What is kept of anybody else ends."""
        self.unkept = False
        if self._staying is None or not self._staying.possible:
            return
        same = before is not None and before.me.id == identity.me.id
        if before is not None and same and before.tokens.kept:
            before.tokens.keep_with(None)
            self.unkept = not self._keep(identity)
        elif self.wanted:
            self._end_kept()
            self.unkept = not self._keep(identity)
        elif before is None:
            self._end_kept()
        self.wanted = False

    def _end_kept(self) -> None:
        """A sign-in of before, with which nobody has gone on: it is ended at the issuer too, where there is a line."""
        assert self._staying is not None
        try:
            record = self._staying.read()
            if record is not None:
                self._tokens_of(record).revoke_and_forget()
        except (BrokenRecord, KeyStoreError, PortalError, ValueError) as error:
            _log.info("a kept sign-in could not be revoked: %s", type(error).__name__)
        self._staying.clear()

    def _keep(self, identity: Identity) -> bool:
        where = self._where()
        if not identity.tokens.renewable:
            return False
        keeper = self._keeper(identity.me.id, where.issuer, self._client_id(where))
        identity.tokens.keep_with(keeper)
        if not keeper.kept:
            identity.tokens.keep_with(None)
        return keeper.kept

    def stay(self, *, wanted: bool) -> SignInState:
        """Keep the sign-in on this computer, or do not any more; it goes on either way."""
        identity = self.who()
        failed = False
        if wanted and self.can_stay:
            failed = not self._keep(identity)
        elif not wanted:
            identity.tokens.keep_with(None)
        return self.state(failed=failed)

    def state(self, *, failed: bool = False) -> SignInState:
        """How the person is signed in here, and where else; `failed` says that it could not be kept."""
        identity = self.who()
        try:
            elsewhere: tuple[SignIn, ...] | None = tuple(identity.portal.cabinet.sign_ins())
        except NotFound:
            elsewhere = None
        return SignInState(identity.tokens.kept, self.can_stay, elsewhere, failed)

    def end(self, sign_in_id: str) -> SignInState:
        """End one sign-in of the person's, somewhere else."""
        self.who().portal.cabinet.end_sign_in(sign_in_id)
        return self.state()

    def sign_out(self) -> SignedOut:
        """End the sign-in here; nothing of it is kept. With a bad line the issuer hears of it by its own time-outs."""
        if self._visit.identity is not None:
            self.who()
        self._visit.sign_out()
        kept = self._staying is None or self._staying.clear()
        return SignedOut(cleared=kept)

    def sign_out_everywhere(self) -> SignedOut:
        """End all sign-ins of the person, here too. Raises what kept the others from being ended: then none is."""
        try:
            self.who().portal.cabinet.end_other_sign_ins()
            everywhere = True
        except NotFound:
            everywhere = False
        out = self.sign_out()
        return SignedOut(everywhere=everywhere, only_here=not everywhere, cleared=out.cleared)

    def _whoever(self) -> Identity:
        identity = self._visit.identity
        if identity is None:
            raise Unauthorised("nobody is signed in")
        return identity
