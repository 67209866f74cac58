"""`glewlwyd`, an issuer in C: it alone tells those who ask too fast to slow down, and joins its addresses with two slashes."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc.jwk import ECKey

from kiosk.portal.awaited import DeviceCode
from tests.peers.debian import libraries, unpacked

ADMINISTRATOR = {"username": "admin", "password": "password"}
"""What its first database says; it listens on this machine only and lives as long as its tests."""
PERSON = {"username": "p1", "password": "any-password"}
SCOPES = ["openid", "offline_access", "profile:read", "applications:read", "applications:write"]
INTERVAL = 2
_CONFIGURATION = """
port={port}
bind_address="127.0.0.1"
external_url="http://127.0.0.1:{port}/"
api_prefix="api"
login_url="login.html"
log_mode="console"
cookie_domain="127.0.0.1"
cookie_secure=0
session_key="session"
session_expiration=3600
admin_scope="g_admin"
profile_scope="g_profile"
admin_session_authentication="cookie"
profile_session_authentication="cookie"
login_api_enabled=true
hash_algorithm="SHA512"
user_module_path="{modules}/user"
client_module_path="{modules}/client"
user_auth_scheme_module_path="{modules}/scheme"
plugin_module_path="{modules}/plugin"
database={{ type="sqlite3"; path="{database}"; }};
"""


@dataclass
class Glewlwyd:
    """A running one, and its person, who does by hand what the scripts of its pages would."""

    root: str
    client_id: str = "kiosk"
    revokes: bool = False
    """Only for clients with a secret."""
    can_be_refused: bool = False
    endpoints: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"{self.root}/api/oidc"

    def confirm(self, code: DeviceCode) -> None:
        with httpx.Client(base_url=self.root, trust_env=False) as phone:
            phone.post("/api/auth/", json=PERSON).raise_for_status()
            phone.put(f"/api/auth/grant/{self.client_id}", json={"scope": " ".join(SCOPES)}).raise_for_status()
            (shown,) = parse_qs(urlsplit(code.qr).query)["code"]
            assert shown == code.user_code
            done = phone.get("/api/oidc/device", params={"code": shown, "g_continue": ""})
            assert "deviceComplete" in done.headers["location"]

    def refuse(self, code: DeviceCode) -> None:
        """The page is opened and left."""
        assert "login" in httpx.get(code.qr).headers["location"]


@contextmanager
def glewlwyd() -> Iterator[Glewlwyd]:
    folder = unpacked("glewlwyd")
    with tempfile.TemporaryDirectory(prefix="glewlwyd-") as own:
        port = _free_port()
        configuration = Path(own) / "glewlwyd.conf"
        database = Path(own) / "glewlwyd.sqlite3"
        modules = folder / "usr" / "lib" / "glewlwyd"
        configuration.write_text(_CONFIGURATION.format(port=port, modules=modules, database=database))
        with closing(sqlite3.connect(database)) as made:
            made.executescript((folder / "usr/share/dbconfig-common/data/glewlwyd/install/sqlite3").read_text())
        command: list[str | Path] = [folder / "usr" / "bin" / "glewlwyd", f"--config-file={configuration}"]
        surroundings = {**os.environ, "LD_LIBRARY_PATH": libraries(folder)}
        with subprocess.Popen(
            command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            try:
                _until_it_listens(running, port)
                peer = Glewlwyd(f"http://127.0.0.1:{port}")
                _set_up(peer)
                yield peer
            finally:
                running.terminate()
                try:
                    running.wait(5)
                except subprocess.TimeoutExpired:
                    running.kill()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _until_it_listens(running: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            try:
                running.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError("it ended at once") from None
        return
    raise AssertionError("it does not listen")


def _set_up(peer: Glewlwyd) -> None:
    """What its administrator would do: an issuer with a key, scopes, a person, and our client."""
    key = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
    issuer = {
        "iss": peer.url,
        "jwks-private": json.dumps({"keys": [key.as_dict(private=True)]}),
        "jwt-type": "ecdsa",
        "jwt-key-size": "256",
        "access-token-duration": 300,
        "refresh-token-duration": 1200,
        "refresh-token-one-use": "always",
        "auth-type-device-enabled": True,
        "auth-type-refresh-enabled": True,
        "device-authorization-expiration": 120,
        "device-authorization-interval": INTERVAL,
        "introspection-revocation-allowed": True,
        "introspection-revocation-allow-target-client": True,
        "subject-type": "public",
        "scope": [],
        # required of every configuration
        "allow-non-oidc": True,
        "code-duration": 600,
        "refresh-token-rolling": False,
        "auth-type-code-enabled": True,
        "auth-type-token-enabled": False,
        "auth-type-implicit-enabled": False,
        "auth-type-password-enabled": False,
        "auth-type-client-enabled": False,
    }
    client = {
        "client_id": peer.client_id,
        "name": "Kiosk",
        "enabled": True,
        "confidential": False,
        "token_endpoint_auth_method": ["none"],
        "authorization_type": ["device_authorization", "refresh_token", "delete_token"],
        "redirect_uri": [],
        "scope": [],
    }
    with httpx.Client(base_url=f"{peer.root}/api", trust_env=False) as administrator:

        def do(path: str, what: Mapping[str, object]) -> None:
            administrator.post(path, json=what).raise_for_status()

        do("/auth/", ADMINISTRATOR)
        do("/mod/plugin/", {"module": "oidc", "name": "oidc", "display_name": "Issuer", "parameters": issuer})
        for name in SCOPES[1:]:
            do("/scope/", {"name": name, "display_name": name, "password_required": True, "scheme": {}})
        do("/user/", {**PERSON, "name": "P. One", "enabled": True, "scope": ["g_profile", *SCOPES]})
        do("/client/", client)
