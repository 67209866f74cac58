"""An issuer's endpoints: OpenID Connect Discovery 1.0, else RFC 8414, with what an administrator states instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

import msgspec

from kiosk.portal.errors import BadReply, Insecure, NotFound
from kiosk.portal.exchange import Request

if TYPE_CHECKING:
    from kiosk.portal.http import Http

_SLASHES: Final = re.compile("/{2,}")


class Issuer(msgspec.Struct, frozen=True):
    """Where to ask what at an issuer; empty where it states nothing."""

    issuer: str
    token_endpoint: str = ""
    device_authorization_endpoint: str = ""
    revocation_endpoint: str = ""
    end_session_endpoint: str = ""
    jwks_uri: str = ""

    def endpoint(self, name: str) -> str:
        """An endpoint that is needed; raises `BadReply` when the issuer does not state it and nobody set it by hand."""
        found = getattr(self, name)
        if not found:
            raise BadReply(f"the issuer states no {name}")
        return str(found)


ENDPOINTS: Final = tuple(name for name in Issuer.__struct_fields__ if name != "issuer")


def discover(http: Http, issuer: str, overrides: Mapping[str, str] | None = None) -> Issuer:
    """The endpoints of `issuer`.

    `overrides` (from the settings) come first: some servers leave the device endpoint out of both documents
    (contract §C.8). A document of another issuer raises `Insecure` (OIDC Discovery §4.3, RFC 8414 §3.3).
    """
    overrides = {name: url for name, url in (overrides or {}).items() if name in ENDPOINTS and url}
    found = _document(http, issuer)
    if found is None:
        if not overrides:
            raise BadReply("the issuer publishes no configuration")
        found = Issuer(issuer)
    elif found.issuer.rstrip("/") != issuer.rstrip("/"):
        raise Insecure("configuration of another issuer")
    stated = {name: _tidy(getattr(found, name)) for name in ENDPOINTS}
    return Issuer(found.issuer, **{**stated, **overrides})


def _document(http: Http, issuer: str) -> Issuer | None:
    parts = urlsplit(issuer.rstrip("/"))
    oauth = urlunsplit((parts.scheme, parts.netloc, f"/.well-known/oauth-authorization-server{parts.path}", "", ""))
    for address in (f"{issuer.rstrip('/')}/.well-known/openid-configuration", oauth):
        try:
            return http.request(Request("GET", address), Issuer).value
        except NotFound:
            continue
    return None


def _tidy(address: str) -> str:
    """One server joins its addresses with `//` (contract §C.8), which stricter routers do not find."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=_SLASHES.sub("/", parts.path))) if address else ""
