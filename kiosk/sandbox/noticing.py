"""How the portal is: its parts, and what it says to everybody; in the scenario `notices` something is wrong (contract §A.2 3)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.etags import BRIEF, answer
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.negotiation import no_query
from kiosk.sandbox.portal import BAKU, portal_of

Words = dict[str, str]

KIND: Final = "sandbox.notices"
"""Where the scenario leaves its kind for this endpoint."""
KINDS: Final = ("tonight", "payments", "slow")

PARTS: Final[tuple[tuple[str, Words], ...]] = (
    ("catalogue", {"az": "Xidmətlər reyestri", "en": "Register of services", "ru": "Реестр услуг"}),
    ("signIn", {"az": "Daxil olma", "en": "Sign-in", "ru": "Вход"}),
    ("applications", {"az": "Müraciətlər", "en": "Applications", "ru": "Заявления"}),
    ("payments", {"az": "Ödənişlər", "en": "Payments", "ru": "Платежи"}),
    ("documents", {"az": "Sənədlər", "en": "Documents", "ru": "Документы"}),
    ("messages", {"az": "Mesajlar", "en": "Messages", "ru": "Сообщения"}),
    ("appointments", {"az": "Görüşlər", "en": "Appointments", "ru": "Записи на приём"}),
    ("appeals", {"az": "Müraciət və şikayətlər", "en": "Appeals", "ru": "Обращения и жалобы"}),
    ("participation", {"az": "İctimai iştirak", "en": "Taking part", "ru": "Участие"}),
)
SANDBOX: Final[Words] = {
    "az": "Bu, sınaq portalıdır: burada göndərilən heç nə dövlət orqanına çatmır.",
    "en": "This is a sandbox portal: nothing sent here reaches any state body.",
    "ru": "Это учебный портал: ничто отправленное здесь не попадает в государственные органы.",
}
_TONIGHT: Final[Words] = {
    "az": "Portal bu gecə yenilənir və işləməyəcək.",
    "en": "The portal is being renewed tonight and will not work.",
    "ru": "Этой ночью портал обновляется и не будет работать.",
}
_SLOW: Final[Words] = {
    "az": "Bu gün müraciət çoxdur. Cavablar gecikə bilər.",
    "en": "There are many applications today. Answers may come late.",
    "ru": "Сегодня много заявлений. Ответы могут задерживаться.",
}


def is_out_of_order(kind: str, method: str, path: str) -> bool:
    """Whether what is said not to work is what a request asks for."""
    return kind == "payments" and (method, path) == ("POST", "/v1/payments")


async def status(request: Request) -> Response:
    """GET /v1/status"""
    no_query(request)
    kind, language = request.scope.get(KIND, ""), language_of(request)
    now = portal_of(request).clock().astimezone(BAKU)
    content = {
        "components": [_part(name, label[language], kind, now) for name, label in PARTS],
        "notices": [{"severity": "info", "text": SANDBOX[language]}, *_notices(kind, language, now)],
    }
    return answer(request, content, cache=BRIEF)


def _part(name: str, label: str, kind: str, now: datetime) -> dict[str, Any]:
    told = {"name": name, "label": label, "state": "operational"}
    if (kind, name) == ("payments", "payments"):
        until = (now + timedelta(hours=2)).replace(minute=0, second=0, microsecond=0)
        return {**told, "state": "maintenance", "until": _told(until)}
    return {**told, "state": "degraded"} if (kind, name) == ("slow", "applications") else told


def _notices(kind: str, language: str, now: datetime) -> list[dict[str, Any]]:
    if kind == "tonight":
        night = now.replace(hour=23, minute=0, second=0, microsecond=0)
        begin = night if now < night else night + timedelta(days=1)
        times = {"from": _told(begin), "to": _told(begin + timedelta(hours=6))}
        return [{"severity": "maintenance", "text": _TONIGHT[language], **times}]
    if kind == "slow":
        return [{"severity": "warning", "text": _SLOW[language], "components": ["applications"]}]
    return []


def _told(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
