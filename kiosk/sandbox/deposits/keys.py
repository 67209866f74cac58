"""The keys that forms are sealed to: one is published at a time, each for ninety days; old ones still open what they closed."""

from __future__ import annotations

import json
import sqlite3
from typing import Any, Final

from joserfc.jwk import ECKey

from kiosk.sandbox.portal import Portal

ALGORITHM: Final = "ECDH-ES+A256KW"
CONTENT: Final = "A256GCM"
LIFE: Final = 90 * 86_400.0
"""Seconds for which a key may be sealed to."""
RENEWED: Final = 30 * 86_400.0
"""How long before its end the next one is published: a machine without a line for so long can still seal."""
KEEP_DAYS: Final = 30
"""For how many days a deposit waits to be claimed."""


def published(portal: Portal) -> dict[str, Any]:
    """The JWK set: the newest key, and the one before while it holds."""
    at = portal.timestamp()
    rows = portal.store.rows("SELECT * FROM sealing_key WHERE ends_at > ? ORDER BY ends_at DESC", at)
    if not rows or rows[0]["ends_at"] - at < RENEWED:
        rows = [_new(portal), *rows]
    return {"keys": [_public(row) for row in rows], "keepDays": KEEP_DAYS}


def private_key(portal: Portal, kid: str) -> ECKey | None:
    """The key of this name, whether it is still published or not; None when it is none of this portal."""
    row = portal.store.row("SELECT * FROM sealing_key WHERE kid = ?", kid)
    return None if row is None else ECKey.import_key(json.loads(row["jwk"]))


def _new(portal: Portal) -> sqlite3.Row:
    key = ECKey.generate_key("P-256")
    kid = key.thumbprint()
    content = json.dumps(key.as_dict(private=True))
    portal.store.run("INSERT INTO sealing_key VALUES (?, ?, ?)", kid, content, portal.timestamp() + LIFE)
    row = portal.store.row("SELECT * FROM sealing_key WHERE kid = ?", kid)
    assert row is not None
    return row


def _public(row: sqlite3.Row) -> dict[str, Any]:
    half = ECKey.import_key(json.loads(row["jwk"])).as_dict(private=False)
    point = {name: half[name] for name in ("kty", "crv", "x", "y")}
    return {**point, "kid": row["kid"], "use": "enc", "alg": ALGORITHM, "exp": int(row["ends_at"])}
