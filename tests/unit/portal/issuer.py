"""An issuer made of a few answers, with real signatures: what it says and which quirks it has is up to the test."""

from __future__ import annotations

import json
import socket
import warnings
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.errors import SecurityWarning
from joserfc.jwk import ECKey, Key

from tests.unit.portal.hostile import Hostile, response

Form = dict[str, str]
Handler = Callable[[Form], tuple[int, dict[str, Any]]]


def _absent(_: Form) -> tuple[int, dict[str, Any]]:
    return 404, {}


def new_key() -> ECKey:
    return ECKey.generate_key("P-256", {"kid": "k1", "use": "sig"})


class Issuer:
    """Routes by path; `asked` is what was posted, in order. `document` is the OpenID configuration, `routes` may be changed.

    `told` is the time that its answers state.
    """

    def __init__(self) -> None:
        self.key: Key = new_key()
        self.keys: list[dict[str, Any]] = [self.key.as_dict(private=False)]
        self.asked: list[tuple[str, Form]] = []
        self.told: datetime | None = None
        self.server = Hostile(self._answer)
        self.url = self.server.url
        self.document: dict[str, Any] = {
            "issuer": self.url,
            "token_endpoint": f"{self.url}/token",
            "device_authorization_endpoint": f"{self.url}/device",
            "revocation_endpoint": f"{self.url}/revoke",
            "end_session_endpoint": f"{self.url}/end",
            "jwks_uri": f"{self.url}/jwks",
        }
        self.routes: dict[str, Handler] = {
            "/.well-known/openid-configuration": lambda _: (200, self.document),
            "/device": lambda _: (200, self.device_answer()),
            "/token": lambda _: (200, self.token_answer()),
            "/jwks": lambda _: (200, {"keys": self.keys}),
            "/revoke": lambda _: (200, {}),
            "/end": lambda _: (200, {}),
        }

    def device_answer(self, **changed: Any) -> dict[str, Any]:
        answer = {
            "device_code": "d-1",
            "user_code": "990-734-358",
            "verification_uri": f"{self.url}/d",
            "verification_uri_complete": f"{self.url}/d?code=990-734-358",
            "expires_in": 120,
            **changed,
        }
        return {name: value for name, value in answer.items() if value is not None}

    def token_answer(self, id_token: str | None = None, **changed: Any) -> dict[str, Any]:
        answer = {"access_token": "secret-access", "token_type": "Bearer", "expires_in": 1800, **changed}
        return answer if id_token is None else {**answer, "id_token": id_token}

    def id_token(self, key: Key | None = None, algorithm: str = "ES256", typ: str = "", **changed: Any) -> str:
        claims = {"iss": self.url, "sub": "p1", "aud": "client", "iat": NOW, "exp": NOW + 300, "acr": "high", **changed}
        used = key or self.key
        header = {"alg": algorithm, "kid": used.kid} if used.kid else {"alg": algorithm}
        header |= {"typ": typ} if typ else {}
        told = {name: value for name, value in claims.items() if value is not None}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecurityWarning)  # real issuers still say EdDSA
            return jwt.encode(header, told, used, algorithms=[algorithm])

    def _answer(self, server: Hostile, connection: socket.socket, request: bytes) -> bool:
        head, _, body = request.partition(b"\r\n\r\n")
        path = head.split(b" ")[1].decode().partition("?")[0]
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        if head.startswith(b"POST"):
            self.asked.append((path, form))
        status, content = self.routes.get(path, _absent)(form)
        body, told = json.dumps(content).encode(), f"{status} X"
        if self.told is None:
            connection.sendall(response(body, told))
        else:
            connection.sendall(response(body, told, Date=format_datetime(self.told, usegmt=True)))
        return True


NOW = 1_800_000_000
"""The time of the tests, in seconds since 1970."""
