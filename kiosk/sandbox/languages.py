"""Which language to answer in (RFC 9110 §12.5.4)."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request

LANGUAGES: Final = ("az", "en", "ru")


def ranges(header: str) -> list[tuple[str, float]]:
    """The ranges of an Accept header with their weights, the most wanted first; unreadable ones are left out."""
    found: list[tuple[str, float]] = []
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "q":
                try:
                    weight = float(value)
                except ValueError:
                    weight = 0.0
        if name and weight > 0:
            found.append((name.lower(), weight))
    return sorted(found, key=lambda entry: -entry[1])


def language(header: str | None) -> str:
    """The language to answer in: the most wanted one that the portal speaks, else Azerbaijani."""
    for tag, _ in ranges(header or ""):
        if tag.partition("-")[0] in LANGUAGES:
            return tag.partition("-")[0]
    return "az"


def language_of(request: Request) -> str:
    return language(request.headers.get("accept-language"))
