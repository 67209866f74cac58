"""The portal's own OpenID issuer: discovery, the device grant (RFC 8628), tokens, revocation, userinfo, end of session."""

from __future__ import annotations

import secrets
import sqlite3
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.authorizing import redeemed
from kiosk.sandbox.enrolled.assertions import keyed_client
from kiosk.sandbox.enrolled.backchannel import CIBA_GRANT, CLIENT_CREDENTIALS, KEYED_GRANTS, decided, own_token
from kiosk.sandbox.etags import DISCOVERY, PERSONAL, answer
from kiosk.sandbox.granting import REFRESH, refreshed, signed_in
from kiosk.sandbox.mandates import TOKEN_EXCHANGE, exchanged
from kiosk.sandbox.negotiation import no_query
from kiosk.sandbox.oauth import LONGEST_TOKEN, OFFLINE, Refusal, form_of, known_client, level_of, plain, scopes_of
from kiosk.sandbox.portal import LEVELS, SCOPES, Portal, portal_of
from kiosk.sandbox.possession import ALGORITHMS, bind, proven
from kiosk.sandbox.sign_ins import end, revoked
from kiosk.sandbox.tokens import digest, own, revoke

DEVICE_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"


def group_code(code: str) -> str:
    """Nine digits as they are shown: 990-734-358."""
    return f"{code[:3]}-{code[3:6]}-{code[6:]}"


def _new_user_code(portal: Portal) -> str:
    while True:
        code = f"{secrets.randbelow(10**9):09d}"
        if portal.store.row("SELECT 1 FROM device WHERE user_code = ?", code) is None:
            return code


async def device_authorization(request: Request) -> Response:
    """POST /oauth/device_authorization (RFC 8628 §3.1); `kiosk_name`, `match_number`, `binding_message` are shown on the phone."""
    portal = portal_of(request)
    values = await form_of(request)
    client = known_client(values)
    scope, level = scopes_of(values.get("scope", ""), client), level_of(values.get("acr_values", ""))
    # a day's grace, so that a late poll learns that the code has expired
    portal.store.run("DELETE FROM device WHERE expires_at < ?", portal.timestamp() - 86_400)
    device_code, user_code = secrets.token_urlsafe(32), _new_user_code(portal)
    portal.store.run(
        "INSERT INTO device VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '', '', NULL)",
        *(digest(device_code), user_code, client, scope, level),
        *(values.get(name, "") for name in ("kiosk_name", "match_number", "binding_message")),
        *(portal.timestamp() + portal.code_life, portal.poll_interval),
    )
    shown = group_code(user_code)
    return plain(
        {
            "device_code": device_code,
            "user_code": shown,
            "verification_uri": f"{portal.url}/d",
            "verification_uri_complete": f"{portal.url}/d?user_code={shown}",
            "expires_in": round(portal.code_life),
            "interval": round(portal.poll_interval),
        }
    )


def _polled(portal: Portal, row: sqlite3.Row) -> None:
    """Writes a poll down. Raises `Refusal` slow_down when it came too early; the interval grows for good (RFC 8628 §3.5)."""
    at = portal.timestamp()
    early = row["polled_at"] is not None and at - row["polled_at"] < row["interval"]
    interval = row["interval"] + (5 if early else 0)
    portal.store.run(
        "UPDATE device SET polled_at = ?, interval = ? WHERE device_hash = ?", at, interval, row["device_hash"]
    )
    if early:
        raise Refusal("slow_down")


async def token(request: Request) -> Response:
    """POST /oauth/token: what was granted; with a proof of possession it is bound to its key (RFC 9449 §5)."""
    portal = portal_of(request)
    values = await form_of(request, LONGEST_TOKEN)
    keyed = "client_assertion" in values
    client = keyed_client(portal, values) if keyed else known_client(values)
    if "grant_type" not in values:
        raise Refusal("invalid_request", description="grant_type is missing")
    if values["grant_type"] in KEYED_GRANTS and not keyed:
        raise Refusal("unauthorized_client")
    if values["grant_type"] == CLIENT_CREDENTIALS:
        return plain(own_token(portal, client))
    key = proven(request, portal)
    return plain(bind(portal, _granted(portal, client, values, key), key))


def _granted(portal: Portal, client: str, values: dict[str, str], key: str) -> dict[str, Any]:
    """What is granted for the parameters of a client; `key` is what it is going to be bound to. Raises `Refusal`."""
    match values["grant_type"]:
        case "authorization_code":
            confirmed = redeemed(portal, client, values, key)
            return signed_in(portal, confirmed, key, confirmed["nonce"])
        case grant if grant == REFRESH:
            return refreshed(portal, client, values, key)
        case grant if grant == TOKEN_EXCHANGE:
            return exchanged(portal, client, values)
        case grant if grant == CIBA_GRANT:
            return signed_in(portal, decided(portal, client, values), key)
        case grant if grant == DEVICE_GRANT:
            return _by_phone(portal, client, values, key)
    raise Refusal("unsupported_grant_type")


def _by_phone(portal: Portal, client: str, values: dict[str, str], key: str) -> dict[str, Any]:
    """Whether the person has confirmed (RFC 8628 §3.4)."""
    if "device_code" not in values:
        raise Refusal("invalid_request", description="device_code is missing")
    hashed = digest(values["device_code"])
    row = portal.store.row("SELECT * FROM device WHERE device_hash = ? AND client = ?", hashed, client)
    if row is None:
        raise Refusal("invalid_grant")
    if row["expires_at"] <= portal.timestamp():
        raise Refusal("expired_token")
    _polled(portal, row)
    if row["decision"] == "refused":
        raise Refusal("access_denied")
    if row["decision"] != "confirmed":
        raise Refusal("authorization_pending")
    portal.store.run("DELETE FROM device WHERE device_hash = ?", hashed)
    return signed_in(portal, row, key)


async def revocation(request: Request) -> Response:
    """POST /oauth/revoke (RFC 7009)"""
    portal, values = portal_of(request), await form_of(request)
    client = keyed_client(portal, values) if "client_assertion" in values else known_client(values)
    if "token" not in values:
        raise Refusal("invalid_request", description="token is missing")
    revoked(portal, client, values["token"])
    revoke(portal, client, values["token"])
    return Response(status_code=200, headers={"Cache-Control": "no-store"})


async def userinfo(request: Request) -> Response:
    """GET /oauth/userinfo (OpenID Connect Core §5.3)"""
    grant = own(request, "openid")
    no_query(request)
    held = grant.person.held
    content = {
        "sub": grant.person.id,
        "name": grant.person.name,
        "given_name": held["givenName"],
        "family_name": held["familyName"],
        "locale": grant.person.language,
        "acr": grant.acr,
    }
    return answer(request, content, cache=PERSONAL)


async def end_session(request: Request) -> Response:
    """POST /oauth/end_session: ends the sign-in that the ID token is of (OpenID Connect RP-Initiated Logout 1.0)."""
    portal = portal_of(request)
    values = await form_of(request, LONGEST_TOKEN)
    if "id_token_hint" not in values:
        raise Refusal("invalid_request", description="id_token_hint is missing")
    claims = portal.keys.read_token(values["id_token_hint"])
    if claims is None or claims.get("iss") != portal.url:
        raise Refusal("invalid_request", description="id_token_hint is none of this issuer")
    end(portal, str(claims.get("sid", "")), "signedOut")
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


async def metadata(request: Request) -> Response:
    """GET /.well-known/openid-configuration and /.well-known/oauth-authorization-server (RFC 8414)"""
    no_query(request)
    url = portal_of(request).url
    content = {
        "issuer": url,
        "authorization_endpoint": f"{url}/oauth/authorize",
        "pushed_authorization_request_endpoint": f"{url}/oauth/par",
        "device_authorization_endpoint": f"{url}/oauth/device_authorization",
        "backchannel_authentication_endpoint": f"{url}/oauth/backchannel",
        "backchannel_token_delivery_modes_supported": ["poll"],
        "backchannel_user_code_parameter_supported": False,
        "token_endpoint": f"{url}/oauth/token",
        "revocation_endpoint": f"{url}/oauth/revoke",
        "userinfo_endpoint": f"{url}/oauth/userinfo",
        "end_session_endpoint": f"{url}/oauth/end_session",
        "jwks_uri": f"{url}/oauth/jwks",
        "grant_types_supported": [DEVICE_GRANT, "authorization_code", REFRESH, TOKEN_EXCHANGE, *KEYED_GRANTS],
        "dpop_signing_alg_values_supported": list(ALGORITHMS),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
        "scopes_supported": [*SCOPES, OFFLINE],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "token_endpoint_auth_methods_supported": ["none", "private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": ["ES256"],
        "acr_values_supported": list(LEVELS),
        "claims_supported": ["sub", "name", "given_name", "family_name", "locale", "acr", "auth_time"],
    }
    return answer(request, content, cache=DISCOVERY)
