"""Acting for somebody by a mandate: a short token of its own for each (RFC 8693), on a client of its own.

The subject token is the mandate, the actor token the person's access token; what comes back acts for this one party and for
no other. So a request cannot act for the wrong one, whatever is left over from before (contract §B.2).
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from kiosk.portal.errors import BadReply, Forbidden, MandateEnded, OutOfMandate, Unauthorised
from kiosk.portal.exchange import Answer
from kiosk.portal.personal import PersonalPortal
from kiosk.portal.problems import decoded, error_of
from kiosk.portal.tokens import Tokens, taken

if TYPE_CHECKING:
    from kiosk.portal.http import Http
    from kiosk.portal.resources.mandates import Mandate

T = TypeVar("T")
GRANT: Final = "urn:ietf:params:oauth:grant-type:token-exchange"
JWT: Final = "urn:ietf:params:oauth:token-type:jwt"
ACCESS: Final = "urn:ietf:params:oauth:token-type:access_token"
_EARLY: Final = timedelta(seconds=30)
"""How long before its end a token is exchanged anew: a request that is under way should not outlive it."""


class _Refusal(msgspec.Struct, frozen=True):
    error: str = ""


class MandateTokens:
    """The proof that a person acts by one mandate: asked for when it is first needed, and anew when it has run out.

    `person` gives the tokens of whoever is signed in, `fresh` the mandate as the portal states it now; both raise what keeps
    them from it. `http` has this mandate's cookies and connections and nobody else's. Safe to use from several threads.
    """

    renewable: Final = True

    def __init__(self, person: Callable[[], Tokens], fresh: Callable[[], Mandate], http: Http) -> None:
        self._person = person
        self._fresh = fresh
        self.http = http
        self._exchanging = threading.Lock()
        self._held: Tokens | None = None
        self._over = threading.Event()

    def __repr__(self) -> str:
        return "MandateTokens(hidden)"

    def authorization(self) -> str:
        """The value of the Authorization header. Raises `MandateEnded`, `OutOfMandate`, `Unauthorised`, or what went wrong."""
        held = self._held
        if held is None or self._runs_out(held):
            held = self._exchanged(held)
        return held.authorization()

    def renew(self, authorization: str) -> None:
        """Exchange anew what a portal did not take any more; nothing when another thread has done so since."""
        held = self._held
        if held is not None and authorization == held.authorization():
            self._exchanged(held)

    def revoke_and_forget(self) -> None:
        """Nobody acts by this mandate with these any more."""
        self._over.set()
        held, self._held = self._held, None
        if held is not None:
            held.revoke_and_forget()

    def _runs_out(self, held: Tokens) -> bool:
        return held.expires_at is not None and self._person().asker.now() + _EARLY >= held.expires_at

    def _exchanged(self, old: Tokens | None) -> Tokens:
        with self._exchanging:
            if self._held is not None and self._held is not old:
                return self._held
            if self._over.is_set():
                raise Unauthorised("acting for somebody has ended")
            self._held = None
            given = exchange(self._person(), self._fresh(), self.http)
            if self._over.is_set():  # left meanwhile: whoever comes next must not find them
                given.revoke_and_forget()
                raise Unauthorised("acting for somebody has ended")
            self._held = given
            return given


def exchange(person: Tokens, mandate: Mandate, http: Http) -> Tokens:
    """A short token for a mandate (RFC 8693 §2.1).

    Raises `MandateEnded` when the mandate or the issuer says that it does not hold, `OutOfMandate` when it allows nothing of
    what this program does, `Unauthorised` when the person's own sign-in has ended.
    """
    if not mandate.holds:
        raise MandateEnded(mandate.state.code)
    asker = copy.copy(person.asker)
    asker.http = http
    # what ends here is a mandate's token, not the session of the person
    asker.issuer = msgspec.structs.replace(asker.issuer, end_session_endpoint="")
    form = {
        "grant_type": GRANT,
        "subject_token": mandate.token,
        "subject_token_type": JWT,
        "actor_token": person.authorization().partition(" ")[2],
        "actor_token_type": ACCESS,
    }
    answer = asker.ask(form)
    if answer.status >= 400:
        raise _refusal(answer)
    given = taken(answer)
    # whoever acts is the person, proved before; a refresh token would outlive the mandate (RFC 8693 §2.2.1)
    return Tokens(asker, msgspec.structs.replace(given, id_token="", refresh_token=""), None)


def _refusal(answer: Answer) -> Exception:
    try:
        name = decoded(answer, _Refusal).error
    except BadReply:
        name = ""
    match name:
        case "invalid_grant" | "invalid_target" | "invalid_request" | "unsupported_grant_type":
            return MandateEnded()
        case "invalid_scope" | "unauthorized_client" | "access_denied":
            return OutOfMandate()
    return error_of(answer)


class MandatedPortal(PersonalPortal):
    """A portal as it shows itself to who acts for somebody else. What a mandate does not cover is `OutOfMandate`."""

    def _as_person(self, ask: Callable[[Http, Mapping[str, str]], T]) -> T:
        try:
            return super()._as_person(ask)
        except Forbidden:
            raise OutOfMandate("not by this mandate") from None
