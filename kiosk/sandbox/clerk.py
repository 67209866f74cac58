"""The authority's side of the sandbox portal, as a page: what was sent, and what a clerk does with it. Plain HTML, no script."""

from __future__ import annotations

import sqlite3
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.application_store import Applications, coded_state
from kiosk.sandbox.applications import form_of
from kiosk.sandbox.casework import CORRECTION_DAYS, SENT, Casework, same
from kiosk.sandbox.clerk_example import returned_example
from kiosk.sandbox.clerk_wording import WORDS
from kiosk.sandbox.errors import Problem
from kiosk.sandbox.languages import language_of
from kiosk.sandbox.portal import Portal, portal_of
from kiosk.sandbox.sealed_page import SealedPages

PATH: Final = "/clerk"
EXAMPLE: Final = "example"
_ASK: Final = "ask."
_MOST_DAYS: Final = 400


class Clerk:
    """The page's endpoints."""

    def __init__(self) -> None:
        self._pages = SealedPages(PATH, WORDS)

    async def show(self, request: Request) -> Response:
        """GET /clerk: what was sent; one application with `application`."""
        portal = portal_of(request)
        wanted = request.query_params.get("application")
        if wanted is not None:
            row = _of(portal, wanted)
            return self._pages.page(request, "one", self._one(request, row)) if row else self._list(request, 404)
        return self._list(request)

    async def decision(self, request: Request) -> Response:
        """POST /clerk/decision: one step with one application."""
        portal, values = portal_of(request), await self._pages.values(request)
        row = _of(portal, values.get("about", ""))
        if row is None:
            return self._pages.page(request, "stale", self._back(request), 409)
        try:
            with portal.store.writing():
                applications = Applications(portal, row["person"])
                _decide(Casework(applications, row), values)
        except Problem:
            return self._pages.page(request, "not-now", self._back(request), 409)
        return self._pages.page(request, "done", self._back(request))

    async def example(self, request: Request) -> Response:
        """POST /clerk/example: an application that has come back to its owner."""
        portal, values = portal_of(request), await self._pages.values(request)
        person = values.get("person", "")
        if values.get("about") != EXAMPLE or person not in portal.people:
            return self._pages.page(request, "stale", self._back(request), 409)
        with portal.store.writing():
            row = returned_example(portal, person)
        shown = f'<p class="reference">{escape(row["reference"])}</p>'
        return self._pages.page(request, "done", shown + self._back(request))

    def _list(self, request: Request, status: int = 200) -> Response:
        portal, say = portal_of(request), self._pages.say
        rows = portal.store.rows(
            "SELECT * FROM application WHERE reference != '' ORDER BY submitted_at DESC, reference"
        )
        items = "".join(
            f'<li><a href="{PATH}?application={each["id"]}">{escape(each["reference"])}</a>, '
            f"{escape(_name(portal, each, language_of(request)))}, "
            f"{escape(coded_state(each['status'], language_of(request))['label'])}</li>"
            for each in rows
        )
        people = "".join(
            f'<option value="{escape(each.id)}" lang="az">{escape(each.name)}</option>'
            for each in portal.people.values()
        )
        inner = (
            f"<h2>{say('example', request)}</h2><p>{say('example-how', request)}</p>"
            f'<label for="person">{say("person", request)}</label><select id="person" name="person">{people}</select>'
            f"<button>{say('make', request)}</button>"
        )
        body = f"<ul>{items}</ul>" if items else f"<p>{say('none', request)}</p>"
        example = self._pages.form(request, "/example", EXAMPLE, inner)
        return self._pages.page(request, "sent", body + example, status)

    def _one(self, request: Request, row: sqlite3.Row) -> str:
        portal, language, say = portal_of(request), language_of(request), self._pages.say
        facts = (
            f'<dl><dt>{escape(_name(portal, row, language))}</dt><dd class="reference">{escape(row["reference"])}</dd>'
            f"<dt>{say('person', request)}</dt><dd>{escape(_person(portal, row))}</dd>"
            f"<dt>{say('state', request)}</dt><dd>{escape(coded_state(row['status'], language)['label'])}</dd></dl>"
        )
        if row["status"] not in SENT:
            return facts + self._back(request)
        form = form_of(portal, row)
        asks = "".join(
            f'<label for="{_ASK}{name}">{escape(_label(form["texts"], name, language))}</label>'
            f'<input type="text" id="{_ASK}{name}" name="{_ASK}{name}">'
            for name in form["schema"]["properties"]
        )
        steps = "".join(
            f'<button name="decision" value="{each}">{say(each, request)}</button>'
            for each in ("money", "visit", "sign", "upload", "approve", "refuse")
        )
        inner = (
            f'<label for="words">{say("words", request)}</label><input type="text" id="words" name="words">'
            f'<label for="days">{say("days", request)}</label>'
            f'<input type="text" id="days" name="days" inputmode="numeric" value="{CORRECTION_DAYS}">{steps}'
            f"<h2>{say('give-back', request)}</h2><p>{say('give-back-how', request)}</p>{asks}"
            f'<button class="first" name="decision" value="give-back">{say("give-back", request)}</button>'
        )
        return facts + self._pages.form(request, "/decision", row["id"], inner) + self._back(request)

    def _back(self, request: Request) -> str:
        return f'<p><a href="{PATH}">{self._pages.say("back", request)}</a></p>'


def _decide(case: Casework, values: dict[str, str]) -> None:
    """What the clerk chose. Raises `Problem` 409 for what is no step, or not possible now."""
    words = same(values["words"]) if values.get("words") else None
    stated = values.get("days", "")
    days = int(stated) if stated.isascii() and stated.isdigit() and int(stated) <= _MOST_DAYS else CORRECTION_DAYS
    match values.get("decision"):
        case "give-back":
            asked = {name.removeprefix(_ASK): same(said) for name, said in values.items() if name.startswith(_ASK)}
            case.give_back(asked, words, days)
        case "money":
            case.ask_for_money(days=days)
        case "visit" | "sign" | "upload" as kind:
            case.ask(kind, days)
        case "approve":
            case.approve()
        case "refuse":
            case.refuse(words)
        case _:
            raise Problem("conflict")


def _of(portal: Portal, key: str) -> sqlite3.Row | None:
    row = portal.store.row("SELECT * FROM application WHERE id = ? AND reference != ''", key)
    if row is not None:
        Applications(portal, row["person"]).take_up()
        row = portal.store.row("SELECT * FROM application WHERE id = ?", key)
    return row


def _person(portal: Portal, row: sqlite3.Row) -> str:
    whose = portal.people.get(row["person"]) or portal.parties.get(row["person"])
    return whose.name if whose is not None else str(row["person"])


def _name(portal: Portal, row: sqlite3.Row, language: str) -> str:
    names = (portal.register.service(row["service"]) or {}).get("name", {})
    return str(names.get(language) or names.get("az") or row["service"])


def _label(texts: dict[str, dict[str, str]], name: str, language: str) -> str:
    words = texts.get(f"{name}.label", {})
    return words.get(language) or words.get("az") or name
