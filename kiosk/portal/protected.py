"""Who issues tokens for a portal, as the portal's own resource says it (RFC 9728): held against who is asked to sign people in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec

from kiosk.portal.errors import BadReply, Forbidden, Insecure, NotFound, Rejected, Unauthorised
from kiosk.portal.exchange import Request

if TYPE_CHECKING:
    from kiosk.portal.http import Http

PATH: Final = "/.well-known/oauth-protected-resource"
_NONE: Final = (BadReply, Forbidden, NotFound, Rejected, Unauthorised)
"""What asking ends with where a portal has no such document; some answer everything with a page."""


class ProtectedResource(msgspec.Struct, frozen=True):
    """What a resource says about itself, as far as it is used."""

    resource: str
    authorization_servers: list[str] = []


def issuer_of(http: Http, api: str, issuer: str, *, stated: bool) -> str:
    """The issuer of a portal whose /v1 lives at `api`: `issuer`, if the portal names it or names none.

    Where neither the portal's configuration nor the settings have `stated` one, it is the first that is named. A foreign one
    raises `Insecure`: a token of it would be of no use here, and signing in there may be what somebody is after. So does a
    document about another resource (RFC 9728 §3.3).
    """
    parts = urlsplit(api)
    try:
        found = http.request(Request("GET", f"{parts.scheme}://{parts.netloc}{PATH}"), ProtectedResource).value
    except _NONE:
        return issuer
    if not f"{api}/v1/".startswith(f"{found.resource.rstrip('/')}/"):
        raise Insecure("what is said about another resource")
    named = [each.rstrip("/") for each in found.authorization_servers]
    if not named or issuer.rstrip("/") in named:
        return issuer
    if stated:
        raise Insecure("an issuer that the portal does not name")
    return found.authorization_servers[0]
