"""How the pages of the issuer look: plain HTML, no script, big letters and targets."""

from __future__ import annotations

from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.languages import language_of
from kiosk.sandbox.people import Person
from kiosk.sandbox.phone_wording import WORDS

_STYLE: Final = (
    "body{font:1.25rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1rem;color:#111;background:#fff}"
    "input,button{font:inherit}input[type=text],button{width:100%;min-height:3.5rem;box-sizing:border-box}"
    "input[type=text]{border:3px solid #111;padding:0 .75rem;letter-spacing:.1em}"
    "button{margin-top:1rem;border:3px solid #111;border-radius:.5rem;background:#0b3a75;color:#fff}"
    "button.second{background:#fff;color:#111}label.person{display:block;padding:.75rem 0;border-top:2px solid #767676}"
    ":focus-visible{outline:4px solid #111;outline-offset:3px;box-shadow:0 0 0 3px #ffd60a}"
    "[role=alert]{border:3px solid #9b1c1c;color:#9b1c1c;padding:.75rem}dt{font-weight:bold}dd{margin:0 0 .75rem}"
    ".match{font-size:3rem;font-weight:bold}"
)


def say(key: str, language: str) -> str:
    """A text of the pages, safe in HTML."""
    return escape(WORDS[key][language])


def html_page(
    request: Request,
    heading: str,
    body: str,
    *,
    error: str = "",
    status: int = 200,
    title: str = "title",
    leads_to: str = "",
) -> Response:
    """A whole page; its title says first that something is wrong. `leads_to` is where else its form may end up."""
    language = language_of(request)
    alert = f'<p role="alert" id="error">{say(error, language)}</p>' if error else ""
    whole_title = " – ".join(say(key, language) for key in (error, heading, title) if key)
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{whole_title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{say(heading, language)}</h1>{alert}{body}</main>"
        f"<footer><p>{say('sandbox', language)}</p></footer></body></html>"
    )
    headers = {
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'unsafe-inline'; form-action 'self' {leads_to}; frame-ancestors 'none'"
        ),
        "Referrer-Policy": "no-referrer",
    }
    return Response(html.encode(), status, headers, media_type="text/html")


def form_around(action: str, hidden: dict[str, str], inner: str) -> str:
    """A form with its hidden fields."""
    fields = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in hidden.items())
    return f'<form method="post" action="{action}">{fields}{inner}</form>'


def choice_of(person: Person, language: str, *, required: bool = True) -> str:
    """One person to choose."""
    name, about = escape(person.name), escape(person.description[language])
    return (
        f'<label class="person"><input type="radio" name="person" value="{escape(person.id)}"{" required" if required else ""}> '
        f'<span lang="az">{name}</span>, {about}</label>'
    )
