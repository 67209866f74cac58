"""A person's tokens: never shown, renewed while they last, revoked and forgotten when the visit ends (contract §A.5).

They are in memory only. At home a person may want to stay signed in: then a `Keeper` has what they go on with.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NoReturn

import msgspec

from kiosk.portal.cancelling import Cancellation
from kiosk.portal.dpop import SCHEME, oauth_error
from kiosk.portal.errors import BadReply, ClockWrong, PortalError, SignInUnproven, Unauthorised
from kiosk.portal.exchange import Answer, Request
from kiosk.portal.id_token import SKEW, Claims, Expected, checked_claims
from kiosk.portal.kept import Keeper, Kept
from kiosk.portal.problems import decoded, error_of, stated_time
from kiosk.portal.signatures import Keys

if TYPE_CHECKING:
    from kiosk.portal.discovery import Issuer
    from kiosk.portal.http import Http

_GOODBYE: Final = 3.0
_SCHEMES: Final = {"bearer": "Bearer ", "dpop": SCHEME}
_EARLY: Final = timedelta(seconds=30)
"""How long before its end an access token is renewed: a request that is under way should not outlive it."""


class TokenAnswer(msgspec.Struct, frozen=True):
    """RFC 6749 §5.1. The scope is not trusted: servers echo it as they like (contract §C.8)."""

    access_token: str
    token_type: str
    expires_in: float | None = None
    id_token: str = ""
    refresh_token: str = ""

    def __repr__(self) -> str:
        return "TokenAnswer(hidden)"

    @property
    def authorization(self) -> str:
        """The value of the Authorization header; its scheme says whether the token is bound to a key (RFC 9449 §7.1)."""
        return f"{_SCHEMES[self.token_type.lower()]}{self.access_token}"


class Asker:
    """Who asks an issuer for tokens: one client, with what it needs to check an answer. `now` tells the time."""

    def __init__(self, http: Http, issuer: Issuer, client_id: str, now: Callable[[], datetime]) -> None:
        self.http = http
        self.issuer = issuer
        self.client_id = client_id
        self.now = now

    def ask(self, form: Mapping[str, str], deadline: float | None = None) -> Answer:
        """Whatever the token endpoint says to `form`."""
        address = self.issuer.endpoint("token_endpoint")
        asked = {**form, **self.credentials()}
        proven, self.http.prover.now = self.issuer.binds_tokens, self.now
        answer = self.http.answer(Request("POST", address, form=asked, deadline=deadline, proven=proven))
        if proven and oauth_error(answer) == "invalid_dpop_proof":
            self._blame_the_clock(answer)
        return answer

    def _blame_the_clock(self, answer: Answer) -> None:
        """A proof that is refused is most often one that was made by a wrong clock (RFC 9449 §11.1)."""
        told = stated_time(answer.headers)
        if told is not None and abs(told - self.now()) > SKEW:
            raise ClockWrong((self.now() - told).total_seconds())

    def credentials(self) -> Mapping[str, str]:
        """What says who asks: the name alone, of a client that can keep no secret (RFC 6749 §2.3). Asked for each time."""
        return {"client_id": self.client_id}

    def tokens(self, answer: Answer, since: datetime, nonce: str = "") -> Tokens:
        """The tokens in a good answer to a sign-in that was begun at `since`; with a `nonce` a proof has to hold it.

        What comes with a proof that is none is revoked at once: nobody here has signed in with it.
        """
        given = taken(answer)
        tokens = Tokens(self, given, None)
        try:
            if nonce and not given.id_token:
                raise SignInUnproven("no ID token")
            tokens.prove(self.claims(answer, given, since, nonce=nonce))
        except PortalError:
            tokens.revoke_and_forget()
            raise
        return tokens

    def claims(
        self, answer: Answer, given: TokenAnswer, since: datetime | None = None, subject: str = "", nonce: str = ""
    ) -> Claims | None:
        """What the checked ID token says; None when there is none (contract §C.8)."""
        if not given.id_token:
            return None
        expected = Expected(
            self.issuer.issuer,
            self.client_id,
            self.now(),
            since=since,
            told=stated_time(answer.headers),
            nonce=nonce,
            subject=subject,
            access_token=given.access_token,
        )
        return checked_claims(given.id_token, expected, self._keys)

    def _keys(self) -> Keys:
        return self.http.request(Request("GET", self.issuer.endpoint("jwks_uri")), Keys).value


def taken(answer: Answer) -> TokenAnswer:
    """A token answer of a type that is understood."""
    given = decoded(answer, TokenAnswer)
    if given.token_type.lower() not in _SCHEMES:
        raise BadReply("token of an unknown type")
    return given


class Tokens:
    """The proof that a person is signed in. `level` is the assurance reached, `expires_at` None when not stated.

    Safe to use from several threads: one of them renews, the others wait for it.
    """

    __slots__ = ("_answer", "_asker", "_keeper", "_renewing", "_state", "expires_at", "level", "subject")

    def __init__(self, asker: Asker, answer: TokenAnswer, claims: Claims | None) -> None:
        self._asker = asker
        self._renewing = threading.Lock()
        self._state = threading.Lock()  # of the answer: nobody waits for the network with it
        self._answer: TokenAnswer | None = answer
        self._keeper: Keeper | None = None
        self.level = self.subject = ""
        self.prove(claims)
        self.expires_at = self._end_of(answer)

    @classmethod
    def restored(cls, asker: Asker, kept: Kept, keeper: Keeper) -> Tokens:
        """Those of a sign-in that was kept; the first use renews them. `ValueError` when its key is none."""
        if kept.key:
            asker.http.prover.take(kept.key)
        kind = "DPoP" if kept.key else "Bearer"
        tokens = cls(asker, TokenAnswer("", kind, refresh_token=kept.refresh_token), None)
        tokens.subject, tokens.expires_at, tokens._keeper = kept.subject, asker.now(), keeper
        return tokens

    def prove(self, claims: Claims | None) -> None:
        """Take over what a checked ID token says."""
        self.level = claims.acr if claims else ""
        self.subject = claims.sub if claims else ""

    def __repr__(self) -> str:
        return "Tokens(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("tokens are never written down")

    @property
    def http(self) -> Http:
        """The client that signed in: it has this sign-in's cookies and connections."""
        return self._asker.http

    @property
    def asker(self) -> Asker:
        """Who asked for them, and may ask the same issuer for more."""
        return self._asker

    @property
    def forgotten(self) -> bool:
        return self._answer is None

    @property
    def renewable(self) -> bool:
        answer = self._answer
        return answer is not None and bool(answer.refresh_token)

    @property
    def id_token(self) -> str:
        """The issuer's proof of who signed in, to go inside a sealed form (contract §A.2 48); empty where it gave none."""
        answer = self._answer
        return "" if answer is None else answer.id_token

    @property
    def kept(self) -> bool:
        """Whether they go on after the end of the program."""
        return self._keeper is not None

    def keep_with(self, keeper: Keeper | None) -> None:
        """Let `keeper` have what they go on with, now and after each renewal; None: from now on nobody has it."""
        with self._renewing:
            answer, previous, self._keeper = self._answer, self._keeper, keeper
            if answer is not None and keeper is not None:
                keeper.keep(self._to_keep(answer))
            elif answer is not None and previous is not None:
                previous.drop(answer.refresh_token)

    def _to_keep(self, answer: TokenAnswer) -> Kept:
        bound = answer.token_type.lower() == "dpop"
        return Kept(answer.refresh_token, self.http.prover.secret if bound else "", self.subject)

    def authorization(self) -> str:
        """The value of the Authorization header, of a token that is renewed when its end is near.

        Raises `Unauthorised` once they are forgotten or cannot be renewed any more, or what kept them from it.
        """
        answer = self._answer
        near = self.expires_at is not None and self._asker.now() + _EARLY >= self.expires_at
        if answer is not None and answer.refresh_token and near:
            answer = self._renewed(answer)
        if answer is None:
            raise Unauthorised("signed out")
        return answer.authorization

    def renew(self, authorization: str) -> None:
        """Renew what a portal did not take any more; nothing when another thread has done so since."""
        answer = self._answer
        if answer is not None and authorization == answer.authorization:
            self._renewed(answer)

    def _renewed(self, old: TokenAnswer) -> TokenAnswer | None:
        """Exchange the refresh token (RFC 6749 §6). Most issuers give a new one and take the old one as stolen from then
        on (RFC 9700 §4.14.2), so it is never sent twice. What an answer leaves out stays as it was.
        """
        with self._renewing:
            if self._answer is not old:
                return self._answer
            keeper, used = self._keeper, old.refresh_token
            if keeper is not None:
                used = keeper.newest(used)
            reply = self._asker.ask({"grant_type": "refresh_token", "refresh_token": used})
            if 400 <= reply.status < 500 and reply.status not in (408, 429):
                self._replace(old, None)  # the issuer has ended it; nothing is left to be revoked
                if keeper is not None:
                    keeper.drop(used)
                raise Unauthorised("cannot be renewed")
            if reply.status >= 400:
                raise error_of(reply)
            given = taken(reply)
            kept = msgspec.structs.replace(
                given, refresh_token=given.refresh_token or used, id_token=given.id_token or old.id_token
            )
            if self._keeper is not None:
                self._keeper.keep(self._to_keep(kept))  # first of all: what was sent is of no use any more
            if not self._replace(old, kept):
                self._end(kept, keeper)
                return None
            self._prove_again(reply, given)
            self.expires_at = self._end_of(given)
            return kept

    def _end(self, late: TokenAnswer, keeper: Keeper | None) -> None:
        """What came after the end is kept if they are; else whoever comes next must not find it."""
        if self._keeper is not None:
            return
        if keeper is not None:
            keeper.drop(late.refresh_token)
        Tokens(self._asker, late, None).revoke_and_forget()

    def _prove_again(self, reply: Answer, given: TokenAnswer) -> None:
        """An ID token that comes with a renewal is about the same person (OIDC Core §12.2), or all is over."""
        try:
            claims = self._asker.claims(reply, given, subject=self.subject)
        except ClockWrong:
            return  # the proof is a good one, by the issuer's time
        except PortalError:
            self.revoke_and_forget()
            raise
        if claims is not None:
            self.level = claims.acr or self.level

    def _replace(self, old: TokenAnswer, new: TokenAnswer | None) -> bool:
        with self._state:
            same = self._answer is old
            if same:
                self._answer = new
            return same

    def _end_of(self, answer: TokenAnswer) -> datetime | None:
        return self._asker.now() + timedelta(seconds=answer.expires_in) if answer.expires_in else None

    def part(self) -> None:
        """The visit ends: what is kept goes on without us, anything else is revoked."""
        if self._keeper is None:
            self.revoke_and_forget()
            return
        with self._state:
            self._answer, self.subject = None, ""

    def revoke_and_forget(self) -> None:
        """Revoke (RFC 7009), end the issuer's session (RP-initiated logout 1.0), and forget.

        They are forgotten first. Telling the issuer is best effort, a few seconds at most: a visit ends with or
        without a line, and the tokens are short-lived.
        """
        with self._state:
            answer, self._answer = self._answer, None
            keeper, self._keeper = self._keeper, None
        self.subject = ""
        if answer is None:
            return
        if keeper is not None:
            keeper.drop(answer.refresh_token)
        issuer = self._asker.issuer
        hint = {"id_token_hint": answer.id_token} if answer.id_token else {}
        try:
            for token in (answer.refresh_token, answer.access_token):
                if token:
                    self._tell(issuer.revocation_endpoint, {"token": token, **self._asker.credentials()})
            self._tell(issuer.end_session_endpoint, {**hint, "client_id": self._asker.client_id})
        except PortalError:
            return  # no line: the rest would only keep the person waiting

    def _tell(self, address: str, form: Mapping[str, str]) -> None:
        if address:
            self.http.answer(Request("POST", address, form=form, accept="*/*", deadline=_GOODBYE), Cancellation())
