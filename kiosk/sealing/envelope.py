"""What is sealed: a completed form, who may claim it, and the code that finds it; and the sealing (JWE, RFC 7516).

Only the portal can open it: this machine has the public key alone. Spaces fill it up, so that its length does not tell the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import msgspec

from kiosk.portal.resources.deposits import ALGORITHM, SealingKey

CONTENT: Final = "A256GCM"
TYPE: Final = "deposit"
"""The `typ` of the JWE: what was sealed for something else is not taken for a deposit (RFC 8725 §3.11)."""
STEP: Final = 2048
LARGEST: Final = 23 * STEP
"""Bytes of an envelope at most: sealed it stays under the 64 KiB that a portal takes."""


class TooLarge(ValueError):
    """The answers are too long to be sealed."""


class Envelope(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """All that the portal needs to make a draft of it. `id` is the deposit's, so that a copy under another name is none.

    Who may claim it, besides knowing the code: with an `id_token` the person who was signed in, else whoever signs in and was
    born on `birth_date`, as the register has it. `code` is bare digits.
    """

    id: str
    service_id: str
    form_id: str
    form_version: str
    language: str
    answers: Mapping[str, Any]
    code: str
    sealed_at: datetime
    birth_date: date | None = None
    id_token: str = ""

    def __post_init__(self) -> None:
        if self.birth_date is None and not self.id_token:
            raise ValueError("nobody could claim it")

    def __repr__(self) -> str:
        return "Envelope(hidden)"


def seal(envelope: Envelope, key: SealingKey) -> bytes:
    """The envelope as a compact JWE that only the holder of the private key opens. Raises `TooLarge`."""
    from joserfc import jwe
    from joserfc.jwk import ECKey

    content = msgspec.json.encode(envelope)
    if len(content) > LARGEST:
        raise TooLarge
    filled = content + b" " * (-len(content) % STEP)
    header = {"alg": ALGORITHM, "enc": CONTENT, "kid": key.kid, "typ": TYPE}
    return jwe.encrypt_compact(header, filled, ECKey.import_key(key.jwk), algorithms=[ALGORITHM, CONTENT]).encode()
