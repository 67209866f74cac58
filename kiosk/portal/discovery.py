"""An issuer's endpoints: OpenID Connect Discovery 1.0, else RFC 8414, with what an administrator states instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

import msgspec

from kiosk.portal.dpop import ALGORITHM
from kiosk.portal.errors import BadReply, Forbidden, Insecure, NotFound, Rejected, ServerFault, Unauthorised
from kiosk.portal.exchange import Request

if TYPE_CHECKING:
    from kiosk.portal.http import Http

_NONE_SUCH: Final = (BadReply, Forbidden, Insecure, Rejected, ServerFault, Unauthorised)
"""What asking for a second document may end with where there is none to be trusted."""
OFFLINE: Final = "offline_access"
"""The scope of a sign-in that goes on without the person (OIDC Core §11)."""
_SLASHES: Final = re.compile("/{2,}")


class Issuer(msgspec.Struct, frozen=True):
    """Where to ask what at an issuer; empty where it states nothing."""

    issuer: str
    token_endpoint: str = ""
    device_authorization_endpoint: str = ""
    revocation_endpoint: str = ""
    end_session_endpoint: str = ""
    jwks_uri: str = ""
    authorization_endpoint: str = ""
    pushed_authorization_request_endpoint: str = ""
    code_challenge_methods_supported: list[str] = []
    authorization_response_iss_parameter_supported: bool = False
    backchannel_authentication_endpoint: str = ""
    backchannel_token_delivery_modes_supported: list[str] = []
    dpop_signing_alg_values_supported: list[str] = []
    scopes_supported: list[str] = []

    @property
    def binds_tokens(self) -> bool:
        """Whether it binds tokens to a key, as this client can prove to hold one (RFC 9449 §5.1)."""
        return ALGORITHM in self.dpop_signing_alg_values_supported

    @property
    def signs_in_browsers(self) -> bool:
        """Whether a client without a secret can send a person there in a browser: only with PKCE (RFC 9700 §2.1.1)."""
        return bool(self.authorization_endpoint) and "S256" in self.code_challenge_methods_supported

    @property
    def signs_in_by_mobile_id(self) -> bool:
        """Whether it asks a person on their phone, and can be polled for the answer (CIBA Core 1.0 §4)."""
        return (
            bool(self.backchannel_authentication_endpoint) and "poll" in self.backchannel_token_delivery_modes_supported
        )

    def scopes(self, wanted: str) -> dict[str, str]:
        """What to ask for, of all that is `wanted`: staying signed in only where the issuer does not say that it has none of
        that, since some refuse the whole request then. The person has to confirm it, or it is passed over (OIDC Core §11).
        """
        asked = wanted.split()
        if self.scopes_supported and OFFLINE not in self.scopes_supported:
            asked = [scope for scope in asked if scope != OFFLINE]
        return {"scope": " ".join(asked), **({"prompt": "consent"} if OFFLINE in asked else {})}

    def endpoint(self, name: str) -> str:
        """An endpoint that is needed; raises `BadReply` when the issuer does not state it and nobody set it by hand."""
        found = getattr(self, name)
        if not found:
            raise BadReply(f"the issuer states no {name}")
        return str(found)


ENDPOINTS: Final = tuple(name for name in Issuer.__struct_fields__ if name.endswith(("_endpoint", "_uri")))


def discover(
    http: Http, issuer: str, overrides: Mapping[str, str] | None = None, wanted: Collection[str] = ()
) -> Issuer:
    """The endpoints of `issuer`.

    `overrides` (from the settings) come first: some servers leave the device endpoint out of both documents, others only
    out of the first (contract §C.8). The second is asked for when the first does not state all that is `wanted`.
    A document of another issuer raises `Insecure` (OIDC Discovery §4.3, RFC 8414 §3.3).
    """
    overrides = {name: url for name, url in (overrides or {}).items() if name in ENDPOINTS and url}
    first, second = _addresses(issuer)
    found = _document(http, first, issuer)
    if found is None or any(not getattr(found, name) and name not in overrides for name in wanted):
        try:
            found = _together(found, _document(http, second, issuer))
        except _NONE_SUCH:
            if found is None:
                raise
    if found is None:
        if not overrides:
            raise BadReply("the issuer publishes no configuration")
        found = Issuer(issuer)
    stated = {name: _tidy(getattr(found, name)) for name in ENDPOINTS}
    return msgspec.structs.replace(found, **{**stated, **overrides})


def _addresses(issuer: str) -> tuple[str, str]:
    """Where OpenID Connect and where RFC 8414 put an issuer's configuration."""
    parts = urlsplit(issuer.rstrip("/"))
    oauth = urlunsplit((parts.scheme, parts.netloc, f"/.well-known/oauth-authorization-server{parts.path}", "", ""))
    return f"{issuer.rstrip('/')}/.well-known/openid-configuration", oauth


def _document(http: Http, address: str, issuer: str) -> Issuer | None:
    try:
        found = http.request(Request("GET", address), Issuer).value
    except NotFound:
        return None
    if found.issuer.rstrip("/") != issuer.rstrip("/"):
        raise Insecure("configuration of another issuer")
    return found


def _together(first: Issuer | None, second: Issuer | None) -> Issuer | None:
    """What the first states, and what only the second does."""
    if first is None or second is None:
        return first or second
    missing = {name: getattr(second, name) for name in ENDPOINTS if not getattr(first, name)}
    return msgspec.structs.replace(first, **missing)


def _tidy(address: str) -> str:
    """One server joins its addresses with `//` (contract §C.8), which stricter routers do not find."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=_SLASHES.sub("/", parts.path))) if address else ""
