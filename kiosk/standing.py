"""How the portal is, as pages need it: what it announces, and what of it does not work as usual (contract §A.2 3)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from kiosk.text import Text, pick

if TYPE_CHECKING:
    from kiosk.portal.resources.common import Coded
    from kiosk.portal.resources.portal import Component, Status, StatusNotice

State = Literal["degraded", "down", "maintenance"]

USUALLY_FRESH: Final = 60.0
"""Seconds for which an answer holds where the portal does not say (contract §A.2 3)."""
LEAST_FRESH: Final = 30.0
MOST_FRESH: Final = 3600.0
"""Bounds of what a portal may ask for: no busy polling, and no silence for ever."""
LONGEST: Final = 300
"""Characters of an announcement that are shown: it stands above what the person came for."""
MOST: Final = 20
_SERIOUS: Final = frozenset({"warning", "maintenance", "critical", "error", "danger"})
_STATES: Final[dict[str, State]] = {"degraded": "degraded", "down": "down", "maintenance": "maintenance"}


class Trouble(msgspec.Struct, frozen=True):
    """A part of the portal (`payments`, `signIn`, …) that does not work as usual; `label` is the portal's name of it."""

    part: str
    state: State
    label: Text | None = None
    until: datetime | None = None


class Announcement(msgspec.Struct, frozen=True):
    """What the portal says to everybody. `parts` are those that it concerns; none means all of the portal."""

    text: Text
    serious: bool = False
    parts: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None

    def over(self, now: datetime) -> bool:
        """Whether its time has passed."""
        return self.until is not None and self.until <= now


class Standing(msgspec.Struct, frozen=True):
    """How the portal is; `fresh` is for how many seconds that holds, `language` that of its words."""

    language: str
    fresh: float = USUALLY_FRESH
    troubles: tuple[Trouble, ...] = ()
    announcements: tuple[Announcement, ...] = ()


def standing_of(status: Status, language: str) -> Standing:
    """What a portal says of itself, made safe to stand on a page; what cannot be understood is left out."""
    troubles = [each for part in status.components[:MOST] if (each := _trouble(part, language)) is not None]
    said = [told for notice in status.notices[:MOST] if (told := _announcement(notice, language)) is not None]
    fresh = min(max(status.fresh, LEAST_FRESH), MOST_FRESH)
    return Standing(language, fresh, tuple(troubles), tuple(dict.fromkeys(said)))


def _trouble(component: Component, language: str) -> Trouble | None:
    state = _STATES.get(_code(component.state))
    name = component.name if isinstance(component.name, str) else ""
    label = _words(component.label or ("" if name else component.name), language)
    if state is None or not (name or label):
        return None
    return Trouble(name, state, label, component.until)


def _announcement(notice: StatusNotice, language: str) -> Announcement | None:
    text = _words(notice.text, language)
    if text is None:
        return None
    return Announcement(text, _code(notice.severity) in _SERIOUS, frozenset(notice.components), notice.from_, notice.to)


def _code(value: Coded | str) -> str:
    return (value if isinstance(value, str) else value.code).lower()


def _words(value: dict[str, str] | str, language: str) -> Text | None:
    """One line of plain words, no longer than fits above a page; None where there are none."""
    found = Text(value, language) if isinstance(value, str) else pick(value, language)
    if found is None:
        return None
    words = " ".join(re.sub(r"[^\S ]|[\x00-\x1f\x7f]", " ", found.text).split())
    if len(words) > LONGEST:
        words = f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
    return Text(words, found.language) if words else None
