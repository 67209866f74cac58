"""`oidc-provider` as an issuer with mobile ID, on this machine, and what a person does on their phone. The client is ours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import httpx

from kiosk.portal.client_key import public_half
from tests.peers.issuers import HERE, process

Answer = Literal["confirmed", "refused", "failed"]
PHONE, USER_ID = "+994501234567", "123456"
"""Of the one person that it knows."""


@dataclass
class MobileIssuer:
    """Wants a nonce for every proof of possession, and takes no signature twice."""

    url: str

    def answer(self, decision: Answer) -> str:
        """Answer on the phone; the code that stood there."""
        with httpx.Client(base_url=self.url, trust_env=False) as client:
            return client.get(f"/phone/{decision}").text


@contextmanager
def mobile_issuer(jwk: Mapping[str, Any]) -> Iterator[MobileIssuer]:
    """It runs for a kiosk that has this key."""
    from tests.peers.node import NODE, installed

    with process([NODE, "ciba.js", json.dumps(public_half(jwk))], installed(HERE / "oidc_provider")) as port:
        yield MobileIssuer(f"http://127.0.0.1:{port}")
