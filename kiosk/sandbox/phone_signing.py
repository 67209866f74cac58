"""The phone on which something is signed: what waits for a signature, with the code that the screen must show as well."""

from __future__ import annotations

import sqlite3
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.languages import language_of
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.sealed_page import SealedPages
from kiosk.sandbox.signing import decide
from kiosk.sandbox.wording import Words

DECISIONS: Final = ("signed", "refused", "failed")
PATH: Final = "/sign"

_WORDS: Final[dict[str, Words]] = {
    "title": {"az": "Telefonla imzalama", "en": "Sign with a phone", "ru": "Подпись с телефона"},
    "sandbox": {
        "az": "Bu, sınaq portalıdır. Burada heç nə həqiqətən imzalanmır.",
        "en": "This is a sandbox portal. Nothing is really signed here.",
        "ru": "Это учебный портал. Здесь ничего не подписывается по-настоящему.",
    },
    "waiting": {"az": "İmza gözləyir", "en": "Waits to be signed", "ru": "Ждёт подписи"},
    "nothing": {
        "az": "İndi imza gözləyən heç nə yoxdur.",
        "en": "Nothing waits to be signed now.",
        "ru": "Сейчас подписывать нечего.",
    },
    "person": {"az": "İmzalayan", "en": "Who signs", "ru": "Кто подписывает"},
    "what": {"az": "Müraciət", "en": "Application", "ru": "Обращение"},
    "code": {"az": "Yoxlama kodu", "en": "Check code", "ru": "Проверочный код"},
    "warning": {
        "az": "Ekranda eyni kod yoxdursa, imtina edin.",
        "en": "If the screen does not show the same code, refuse.",
        "ru": "Если на экране другой код, откажитесь.",
    },
    "signed": {"az": "İmzalayıram", "en": "Sign", "ru": "Подписываю"},
    "refused": {"az": "İmtina edirəm", "en": "Refuse", "ru": "Отказываюсь"},
    "failed": {"az": "İmza alınmır (səhv PIN)", "en": "It fails (wrong PIN)", "ru": "Не получается (неверный PIN)"},
    "done-signed": {
        "az": "İmzaladınız. Ekrana qayıdın.",
        "en": "You have signed. Go back to the screen.",
        "ru": "Вы подписали. Вернитесь к экрану.",
    },
    "done-refused": {
        "az": "İmtina etdiniz. Heç nə imzalanmadı.",
        "en": "You have refused. Nothing was signed.",
        "ru": "Вы отказались. Ничего не подписано.",
    },
    "done-failed": {
        "az": "İmza alınmadı. Heç nə imzalanmadı.",
        "en": "The signature failed. Nothing was signed.",
        "ru": "Подписать не удалось. Ничего не подписано.",
    },
    "stale": {
        "az": "Bu sorğunun vaxtı bitib.",
        "en": "The time of this request is over.",
        "ru": "Время этого запроса вышло.",
    },
}


class PhoneSigning:
    """The page's endpoints."""

    def __init__(self) -> None:
        self._pages = SealedPages(PATH, _WORDS)

    async def show(self, request: Request) -> Response:
        """GET /sign: all that waits, the newest first."""
        found = _waiting(portal_of(request))
        body = "".join(self._one(request, row) for row in found) or f"<p>{self._pages.say('nothing', request)}</p>"
        return self._pages.page(request, "waiting", body)

    async def decision(self, request: Request) -> Response:
        """POST /sign/decision: signed, refused, or it does not work."""
        portal = portal_of(request)
        values = await self._pages.values(request)
        row = next((each for each in _waiting(portal) if each["id"] == values.get("about")), None)
        chosen = values.get("decision")
        if row is None or chosen not in DECISIONS:
            return self._pages.page(request, "stale", "", 409)
        with portal.store.writing():
            decide(portal, row, chosen)
        return self._pages.page(request, f"done-{chosen}", "")

    def _one(self, request: Request, row: sqlite3.Row) -> str:
        portal, say = portal_of(request), self._pages.say
        whose = portal.people.get(row["person"]) or portal.parties.get(row["person"])
        person = whose.name if whose is not None else row["person"]
        service = _service_of(portal, row["application"], language_of(request))
        facts = f'<dt>{say("person", request)}</dt><dd><span lang="az">{escape(person)}</span></dd>'
        facts += f"<dt>{say('what', request)}</dt><dd>{escape(service)}</dd>" if service else ""
        facts += f'<dt>{say("code", request)}</dt><dd class="code">{row["code"]}</dd>'
        buttons = "".join(
            f'<button name="decision" value="{each}"{" class=first" if each == "signed" else ""}>'
            f"{say(each, request)}</button>"
            for each in DECISIONS
        )
        inner = f"<dl>{facts}</dl><p>{say('warning', request)}</p>{buttons}"
        return self._pages.form(request, "/decision", row["id"], inner)


def _waiting(portal: Portal) -> list[sqlite3.Row]:
    return portal.store.rows(
        "SELECT * FROM signature WHERE state = 'pending' AND expires_at > ? ORDER BY expires_at DESC, rowid DESC",
        portal.timestamp(),
    )


def _service_of(portal: Portal, application: str, language: str) -> str:
    row = portal.store.row("SELECT service FROM application WHERE id = ?", application)
    service = portal.register.service(row["service"]) if row is not None else None
    names = (service or {}).get("name", {})
    return str(names.get(language) or names.get("az") or "")
