"""Deposits at a portal: its keys for sealing, leaving a sealed form, asking what became of it, claiming it (contract §A.2 48)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import msgspec

from kiosk.portal.errors import BadReply, NotFound, TooManyRequests
from kiosk.portal.exchange import Request
from kiosk.portal.problems import decoded, error_of, retry_after
from kiosk.portal.public import part
from kiosk.portal.resources.applications import Application
from kiosk.portal.resources.deposits import DepositReceipt, DepositState, Left, SealingKeys
from kiosk.portal.signatures import RECEIPT_ALGORITHMS, Keys, verified

if TYPE_CHECKING:
    from kiosk.portal.cabinet import Ask
    from kiosk.portal.http import Http

MEDIA_TYPE: Final = "application/jose"
RECEIPT_TYPE: Final = "deposit-receipt+jwt"
_TOO_EARLY: Final = 425
_DEFAULT_WAIT: Final = 30.0


class Deposits:
    """What anyone may do, and a kiosk with its own token. All methods raise the family in `portal/errors.py`.

    `api` is where /v1 lives.
    """

    def __init__(self, http: Http, api: str) -> None:
        self._http = http
        self._api = api

    def keys(self) -> SealingKeys:
        """What forms are sealed to."""
        return self._http.request(Request("GET", f"{self._api}/v1/sealing-keys"), SealingKeys).value

    def leave(
        self, deposit: str, ciphertext: bytes, keys: Callable[[], Keys], authorization: str = ""
    ) -> DepositReceipt:
        """Leave a sealed form, however often: the portal keeps it once. What it has signed, by its receipt `keys`.

        `authorization` is the kiosk's own header, never a person's. Raises `BadReply` for an answer that does not prove that
        these very bytes arrived.
        """
        answer = self._http.answer(
            Request(
                "PUT",
                f"{self._api}/v1/deposits/{part(deposit)}",
                body=ciphertext,
                content_type=MEDIA_TYPE,
                headers={"Authorization": authorization} if authorization else {},
                packed=False,  # a ciphertext has nothing to press out
            )
        )
        if answer.status == _TOO_EARLY:
            raise TooManyRequests(retry_after(answer.headers) or _DEFAULT_WAIT)
        if answer.status >= 400:
            raise error_of(answer)
        return _receipt(decoded(answer, Left).receipt, deposit, ciphertext, keys())

    def state(self, deposit: str) -> str:
        """The portal's word for what became of it; empty when it knows none of that name."""
        try:
            path = f"{self._api}/v1/deposits/{part(deposit)}/state"
            return self._http.request(Request("GET", path), DepositState).value.state
        except NotFound:
            return ""


class Claims:
    """What a signed-in person does with deposits. Raises the family in `portal/errors.py`."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def claim(self, code: str, key: str) -> Application:
        """The draft that the deposit of this code has become. `NotFound` when none of that code is this person's to claim;
        `TooManyRequests` after too many wrong ones. The same key gets the same draft."""
        return self._ask("POST", "/deposits/claim", Application, body={"code": code}, key=key).value


def _receipt(jws: str, deposit: str, ciphertext: bytes, keys: Keys) -> DepositReceipt:
    signed = verified(jws, keys, RECEIPT_ALGORITHMS, types=(RECEIPT_TYPE,))
    try:
        stated = msgspec.json.decode(signed, type=DepositReceipt)
    except msgspec.MsgspecError:
        raise BadReply("a receipt with wrong or missing members") from None
    if (stated.deposit, stated.sha256) != (deposit, hashlib.sha256(ciphertext).hexdigest()):
        raise BadReply("the receipt is about another deposit")
    return stated
