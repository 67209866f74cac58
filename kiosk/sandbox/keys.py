"""The portal's ES256 key: signs receipts (RFC 7515, RFC 7797) and ID tokens; its public half is at `jwks`."""

from __future__ import annotations

import json
from typing import Any, Final

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from kiosk.sandbox.store import Store

_ALGORITHMS: Final = ["ES256"]


class Keys:
    """One key pair, kept in the store so that receipts stay verifiable after a restart."""

    def __init__(self, store: Store) -> None:
        made = ECKey.generate_key("P-256")
        kept = store.secret("signing-key", json.dumps(made.as_dict(private=True)))
        self._key = ECKey.import_key(json.loads(kept))
        self.kid = self._key.thumbprint()

    def public_set(self) -> dict[str, Any]:
        """The public key as a JWK set."""
        return {"keys": [{**self._key.as_dict(private=False), "kid": self.kid, "use": "sig", "alg": "ES256"}]}

    def sign_detached(self, content: bytes) -> str:
        """A JWS over `content`, which it does not hold: `header..signature` (RFC 7797, b64=false)."""
        header = {"alg": "ES256", "b64": False, "crit": ["b64"], "kid": self.kid}
        return jws.serialize_compact(header, content, self._key, algorithms=_ALGORITHMS)

    def sign_token(self, claims: dict[str, Any], kind: str = "") -> str:
        """A JWT with these claims; `kind` is its `typ`, which keeps one kind from passing for another (RFC 8725 §3.11)."""
        typed = {"typ": kind} if kind else {}
        return jwt.encode({"alg": "ES256", "kid": self.kid, **typed}, claims, self._key, algorithms=_ALGORITHMS)

    def read_token(self, token: str, kind: str = "") -> dict[str, Any] | None:
        """The claims of a JWT of a `kind` that this key signed, whether it has expired or not; None when it is none."""
        try:
            read = jwt.decode(token, self._key, algorithms=_ALGORITHMS)
        except (JoseError, ValueError):
            return None
        if kind and read.header.get("typ") != kind:
            return None
        return dict(read.claims)
