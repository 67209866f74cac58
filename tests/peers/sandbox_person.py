"""Signs a fictional person in at a running sandbox portal, through the device grant and the phone page."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from kiosk.sandbox.issuer import DEVICE_GRANT
from kiosk.sandbox.server import Running

CLIENT = "sandbox-kiosk"


def _post(url: str, values: dict[str, str]) -> dict[str, Any]:
    request = Request(url, urlencode({"client_id": CLIENT, **values}).encode())
    with build_opener(ProxyHandler({})).open(request, timeout=10) as answer:
        content: dict[str, Any] = json.loads(answer.read())
    return content


def sign_in(portal: Running, person: str = "citizen", **asked: str) -> str:
    """The access token of a person who has confirmed; `asked` goes into the device authorization request."""
    device = _post(f"{portal.url}/oauth/device_authorization", asked)
    portal.phone().decide(device["user_code"], person)
    values = {"grant_type": DEVICE_GRANT, "device_code": device["device_code"]}
    return str(_post(f"{portal.url}/oauth/token", values)["access_token"])
