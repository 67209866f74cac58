"""What a client reads first: the portal's configuration, who issues tokens (RFC 9728), the keys (contract §A.2 1, 2)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox import uploads
from kiosk.sandbox.etags import DISCOVERY, answer
from kiosk.sandbox.languages import LANGUAGES
from kiosk.sandbox.lists import LARGEST_PAGE
from kiosk.sandbox.negotiation import no_query
from kiosk.sandbox.noticing import SANDBOX
from kiosk.sandbox.portal import CLIENTS, SCOPES, portal_of
from kiosk.sandbox.possession import ALGORITHMS
from kiosk.sandbox.upload_store import LARGEST

CAPABILITIES = (
    "status",
    "services",
    "catalogue",
    "articles",
    "locations",
    "forms",
    "prefill",
    "applications",
    "receipts",
    "messages",
    "documents",
    "uploads",
    "payments",
    "appeals",
    "consultations",
    "open311",
    "records",
    "consents",
    "appointments",
    "queue",
    "deposits",
    "deviceAuthorization",
)


async def configuration(request: Request) -> Response:
    """GET /.well-known/portal-configuration"""
    no_query(request)
    portal = portal_of(request)
    content = {
        "apiBase": f"{portal.url}/v1",
        "issuer": portal.url,
        "clientIds": CLIENTS,
        "languages": list(LANGUAGES),
        "capabilities": [each for each in CAPABILITIES if each not in portal.left_out],
        "tus": {"url": f"{portal.url}{uploads.PATH}", "maxSize": LARGEST, "extensions": list(uploads.EXTENSIONS)},
        "open311": {"discovery": f"{portal.url}/open311/discovery.xml"},
        "limits": {"requestGzip": True, "pageMax": LARGEST_PAGE},
        "support": {"text": SANDBOX},
    }
    return answer(request, content, cache=DISCOVERY)


async def protected_resource(request: Request) -> Response:
    """GET /.well-known/oauth-protected-resource (RFC 9728)"""
    no_query(request)
    portal = portal_of(request)
    content = {
        "resource": f"{portal.url}/v1",
        "authorization_servers": [portal.url],
        "scopes_supported": [scope for scope in SCOPES if scope != "openid"],
        "bearer_methods_supported": ["header"],
        "dpop_signing_alg_values_supported": list(ALGORITHMS),
    }
    return answer(request, content, cache=DISCOVERY)


async def jwks(request: Request) -> Response:
    """GET /oauth/jwks: the keys that receipts and ID tokens are signed with"""
    no_query(request)
    return answer(request, portal_of(request).keys.public_set(), cache=DISCOVERY, kind="application/jwk-set+json")
