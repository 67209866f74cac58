"""Payments of a signed-in person: begin, follow, cancel, receipt (contract §A.2 31–34; shapes of GOV.UK Pay)."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.applications import text_of
from kiosk.sandbox.charges import READ
from kiosk.sandbox.documents import PDF
from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import PERSONAL, answer
from kiosk.sandbox.holdings import Holding, Holdings
from kiosk.sandbox.idempotency import once
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.negotiation import json_body, media_type, members, no_query, pointer
from kiosk.sandbox.papers import paper
from kiosk.sandbox.payment_store import TERMINALS, UNFINISHED, begin, cancel, charges_of, settle
from kiosk.sandbox.payment_wording import REASONS
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.tokens import Grant, bearer

Record = dict[str, Any]
WRITE: Final = "payments:write"
MOST_CHARGES: Final = 20
ASK_AGAIN: Final = 2
"""Seconds after which an unfinished payment may be asked for again."""


def _mine(request: Request, scope: str) -> tuple[Portal, Grant, Holdings]:
    grant = bearer(request, scope)
    portal = portal_of(request)
    settle(portal)
    return portal, grant, Holdings(portal, grant.person.id, "payment")


def _state(content: Record, language: str) -> Record:
    finished = content["status"] not in UNFINISHED
    told: Record = {"status": content["status"], "finished": finished, "canRetry": False}
    if "code" in content:
        code = content["code"]
        told |= {"code": code, "message": REASONS[code][language], "canRetry": code != "P0050"}
    return told


def _told(portal: Portal, held: Holding, language: str) -> Record:
    content = held.content
    links = {"self": f"{portal.url}/v1/payments/{held.id}"}
    open_ = content["status"] in ("created", "started")
    by_phone = open_ and content["method"] == "link"
    if by_phone:
        links["next"] = f"{portal.url}/pay?payment={held.code}"
        links["entry"] = f"{portal.url}/pay"
    if open_:
        links["cancel"] = f"{links['self']}/cancel"
    if content["status"] == "success":
        links["receipt"] = f"{links['self']}/receipt"
    told: Record = {
        "id": held.id,
        "amount": content["amount"],
        "currency": "AZN",
        "reference": content["reference"],
        "method": content["method"],
        "chargeIds": content["charges"],
        "state": _state(content, language),
        "createdAt": held.at,
        "expiresAt": content["expiresAt"],
        "links": links,
    }
    if by_phone and "entryCode" in content:
        told["entryCode"] = content["entryCode"]
    return {**told, "paidAt": content["paidAt"]} if "paidAt" in content else told


def _show(request: Request, held: Holding, *, status: int = 200) -> Response:
    told = _told(portal_of(request), held, language_of(request))
    headers = {} if told["state"]["finished"] else {"Retry-After": str(ASK_AGAIN)}
    if status == 201:
        headers["Location"] = f"/v1/payments/{held.id}"
    return answer(request, told, cache=PERSONAL, status=status, headers=headers)


def _ids(value: object) -> bool:
    return (
        isinstance(value, list)
        and 1 <= len(value) <= MOST_CHARGES
        and all(text_of(1, 100)(each) for each in value)
        and len(set(value)) == len(value)
    )


async def create(request: Request) -> Response:
    """POST /v1/payments"""
    portal, grant, _ = _mine(request, WRITE)
    no_query(request)
    content = await json_body(request)
    known = {
        "chargeIds": _ids,
        "method": lambda value: value in ("link", "terminal"),
        "returnUrl": text_of(1, 500),
        "terminalId": text_of(1, 100),
    }
    members(content, known, ("chargeIds", "method"))
    if content["method"] == "terminal" and content.get("terminalId") not in TERMINALS:
        raise Problem("invalid", errors=[ItemError("noTerminal", pointer=pointer("terminalId"))])

    def act() -> Response:
        charges = Holdings(portal, grant.person.id, "charge")
        there = {each.id: each for each in charges.all()}
        unknown = [place for place, key in enumerate(content["chargeIds"]) if key not in there]
        if unknown:
            wrong = [ItemError("unknownCharge", pointer=pointer("chargeIds", place)) for place in unknown]
            raise Problem("invalid", errors=wrong)
        chosen = [there[key] for key in content["chargeIds"]]
        terminal = content["terminalId"] if content["method"] == "terminal" else ""
        payment = begin(portal, chosen, content["method"], content.get("returnUrl", ""), terminal)
        return _show(request, payment, status=201)

    return await once(request, grant, act)


async def one(request: Request) -> Response:
    """GET /v1/payments/{id}"""
    _, _, payments = _mine(request, READ)
    no_query(request)
    return _show(request, payments.find(request.path_params["id"]))


async def take_back(request: Request) -> Response:
    """POST /v1/payments/{id}/cancel: 204, or 409 when it is over."""
    portal, _, payments = _mine(request, WRITE)
    no_query(request)
    held = payments.find(request.path_params["id"])
    with portal.store.writing():
        cancel(portal, held)
    return Response(status_code=204, headers={"Cache-Control": PERSONAL})


async def receipt(request: Request) -> Response:
    """GET /v1/payments/{id}/receipt: facts, or a tagged PDF."""
    portal, grant, payments = _mine(request, READ)
    no_query(request)
    held = payments.find(request.path_params["id"])
    kind = media_type(request, ("application/json", PDF))
    if held.content["status"] != "success":
        raise Problem("not-found")
    language = language_of(request)
    charges = charges_of(portal, held)
    items = [
        {
            "description": each.content["description"][language],
            "payee": each.content["payee"]["label"][language],
            "reference": each.code,
            "amount": each.content["amount"],
        }
        for each in charges
    ]
    told = {
        "paymentId": held.id,
        "reference": held.content["reference"],
        "amount": held.content["amount"],
        "currency": "AZN",
        "paidAt": held.content["paidAt"],
        "payer": grant.person.name_masked,
        "items": items,
    }
    vary = {"Vary": "Accept"}
    if kind == PDF:
        pdf = paper(portal.store, f"{held.id}/{language}", _content(told, language))
        return answer(request, pdf, cache=PERSONAL, kind=PDF, headers=vary)
    return answer(request, told, cache=PERSONAL, headers=vary)


_LABELS: Final = {
    "az": ("Ödəniş qəbzi", "Bənd", "Məlumat", "Ödənişin nömrəsi", "Vaxt", "Ödəyən", "Cəmi", "Bu, sınaq qəbzidir."),
    "en": ("Receipt of payment", "Item", "Details", "Number of the payment", "Time", "Payer", "Total", "A sandbox receipt."),
    "ru": ("Квитанция об оплате", "Пункт", "Сведения", "Номер платежа", "Время", "Плательщик", "Итого", "Учебная квитанция."),
}  # fmt: skip


def _content(told: Record, language: str) -> Record:
    title, item, details, number, time, payer, total, note = _LABELS[language]
    rows = [[number, told["reference"]], [time, told["paidAt"].replace("T", " ")[:16]], [payer, told["payer"]]]
    rows += [[each["description"], f"{money(each['amount'])} · {each['reference']}"] for each in told["items"]]
    rows.append([total, money(told["amount"])])
    return {
        "language": language,
        "title": title,
        "issuer": told["items"][0]["payee"],
        "header": [item, details],
        "rows": rows,
        "notes": [note],
    }


def money(amount: int) -> str:
    """An amount in qəpik as manats."""
    return f"{amount // 100},{amount % 100:02d} AZN"
