"""Opening a sealed form: only what was sealed to a key of this portal, for this purpose, and under this name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.util import urlsafe_b64decode

from kiosk.sandbox.deposits.keys import ALGORITHM, CONTENT, private_key
from kiosk.sandbox.errors import Problem
from kiosk.sandbox.portal import CLIENTS, Portal

_TYPE: Final = "deposit"
_MEMBERS: Final = frozenset({"alg", "enc", "kid", "typ", "epk"})
_CODE: Final = re.compile(r"[0-9]{12}")
_TEXTS: Final = ("id", "serviceId", "formId", "formVersion", "language", "code", "sealedAt")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """What was inside. `person` is who was signed in when it was sealed, empty where nobody was; then `birth_date` is whose it is."""

    service: str
    form: tuple[str, str]
    answers: dict[str, Any]
    code: str
    person: str
    birth_date: str


def open_sealed(portal: Portal, name: str, ciphertext: bytes) -> Opened:
    """Open the deposit `name`. Raises `Problem` 422: sealed to another key, broken, or not what a deposit is."""
    try:
        header = json.loads(urlsafe_b64decode(ciphertext.partition(b".")[0]))
    except (ValueError, RecursionError):
        raise Problem("deposit-unreadable") from None
    if not isinstance(header, dict) or not set(header) <= _MEMBERS or header.get("typ") != _TYPE:
        raise Problem("deposit-unreadable")
    key = private_key(portal, str(header.get("kid", "")))
    if key is None:
        raise Problem("deposit-key-unknown")
    try:
        opened = jwe.decrypt_compact(ciphertext, key, algorithms=[ALGORITHM, CONTENT])
        return _read(portal, name, json.loads(opened.plaintext or b""))
    except (JoseError, InvalidTag, InvalidUnwrap, ValueError, TypeError, KeyError, RecursionError):
        raise Problem("deposit-unreadable") from None


def _read(portal: Portal, name: str, content: Any) -> Opened:
    """Raises `ValueError`, `TypeError` or `KeyError` for what is no envelope."""
    texts = {member: content[member] for member in _TEXTS}
    if not all(isinstance(value, str) and 0 < len(value) <= _LONGEST for value in texts.values()):
        raise ValueError("members")
    if texts["id"] != name or not _CODE.fullmatch(texts["code"]) or not isinstance(content["answers"], dict):
        raise ValueError("another one's")
    token, born = content.get("idToken", ""), content.get("birthDate", "")
    person = _signed_in(portal, token) if token else ""
    if not token:
        date.fromisoformat(born)
    form = (texts["formId"], texts["formVersion"])
    return Opened(texts["serviceId"], form, content["answers"], texts["code"], person, "" if token else born)


def _signed_in(portal: Portal, token: str) -> str:
    """Whose ID token it is. It may have run out: it has waited with the form, and says only who was there."""
    claims = portal.keys.read_token(token)
    if claims is None or claims.get("iss") != portal.url or not _known_client(portal, claims.get("aud")):
        raise ValueError("no ID token of this portal")
    person = str(claims["sub"])
    if person not in portal.people:
        raise ValueError("nobody")
    return person


def _known_client(portal: Portal, client: object) -> bool:
    if not isinstance(client, str):
        return False
    return client in CLIENTS.values() or portal.store.row("SELECT 1 FROM kiosk WHERE client = ?", client) is not None
