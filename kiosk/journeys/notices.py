"""The portal's notices on the pages that they concern: what does not work now, and what is going to happen.

One place for all pages, so that no journey need think of it. A notice stands first on the page; it is told once in a visit,
and after that it is read only by who goes to it. Nothing is taken away because of a notice: it only says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.page import Field, FieldKind, Notice, NoticeKind, Page
from kiosk.standing import Announcement, Standing, Trouble
from kiosk.text import Text

if TYPE_CHECKING:
    from kiosk.office import Office

MOST: Final = 2
"""Notices on one page: more would hide what the person came for."""

CONCERNS: Final[dict[str, tuple[str, ...]]] = {
    "home": (),
    "before": ("applications", "signIn"),
    "declare": ("applications",),
    "sign-in": ("signIn",),
    "cabinet": ("signIn", "messages", "applications", "documents", "payments", "records"),
    "my-applications": ("applications",),
    "application": ("applications",),
    "messages": ("messages",),
    "message": ("messages",),
    "documents": ("documents",),
    "document": ("documents",),
    "check-document": ("documents",),
    "charges": ("payments",),
    "charge": ("payments",),
    "paying": ("payments",),
    "pay-by-number": ("payments",),
    "payment-receipt": ("payments",),
    "my-data": ("records",),
    "records": ("records",),
    "accesses": ("records",),
    "consents": ("consents", "records"),
    "appointments": ("appointments",),
    "appointment": ("appointments",),
    "booking": ("appointments",),
    "moving": ("appointments",),
    "queue": ("appointments",),
    "take-part": ("appeals", "participation"),
    "appeals": ("appeals",),
    "appeal": ("appeals",),
    "consultations": ("participation",),
    "consultation": ("participation",),
    "contribute": ("participation",),
    "vote": ("participation",),
    "report": ("participation",),
    "acting": ("signIn",),
    "mobile-id": ("signIn",),
    "my-sign-in": ("signIn",),
    "signing": ("applications",),
    "correcting": ("applications",),
    "attach": ("applications",),
}
"""Which parts of the portal the pages need, by the first part of their name."""

BEGINNINGS: Final = frozenset(
    {"home", "before", "cabinet", "charge", "pay-by-number", "declare", "appointments", "booking", "take-part"}
)
"""Pages on which something begins: here also what concerns all of the portal is said."""


@dataclass(frozen=True, slots=True)
class LoadStanding:
    """How the portal is → `Standing`. Asked for by the window, not by a journey."""

    language: str
    after: float = 0.0

    def perform(self, office: Office) -> Standing:
        return office.standing(self.language)


class Notices:
    """What of it a person has been told in this visit. `on` is asked again for each state of a page."""

    def __init__(self) -> None:
        self._page = ""
        self._telling: set[str] = set()
        self._told: set[str] = set()

    def on(self, page: Page, desk: Desk) -> Page:
        """`page` with what concerns it."""
        if page.id != self._page:
            self._page = page.id
            self._told |= self._telling
            self._telling = set()
        found = list(concerning(page, desk))[:MOST]
        if not found:
            return page
        self._telling |= {each.text.text for each in found} - self._told
        blocks = tuple(replace(each, heard=each.text.text in self._told) for each in found)
        said = tuple(each.text for each in blocks if not each.heard)
        return replace(page, blocks=(*blocks, *page.blocks), said=(*page.said, *said))


def concerning(page: Page, desk: Desk) -> Iterator[Notice]:
    """What the portal says that whoever stands on this page should know."""
    standing, name = desk.standing, page.id.partition("/")[0]
    if standing is None or page.busy or page.attract or name not in (*CONCERNS, "information") or _searching(page):
        return
    now, parts = desk.now(), CONCERNS.get(name, ())
    for trouble in standing.troubles:
        if trouble.part in parts and not (trouble.until is not None and trouble.until <= now):
            yield Notice(_troubled(trouble, desk), kind=NoticeKind.WARNING)
    for said in standing.announcements:
        if not said.over(now) and _is_said_on(name, parts, said):
            kind = NoticeKind.WARNING if said.serious else NoticeKind.INFORMATION
            yield from (Notice(text, kind=kind) for text in _announced(said, now, desk))


def _is_said_on(name: str, parts: tuple[str, ...], said: Announcement) -> bool:
    if name == "information":
        return not said.parts
    if not said.serious:
        return False
    return name in BEGINNINGS if not said.parts else bool(said.parts.intersection(parts))


def _searching(page: Page) -> bool:
    """While somebody searches, nothing comes between the field and what is found."""
    return any(isinstance(each, Field) and each.kind is FieldKind.SEARCH and each.value for each in page.blocks)


def _announced(said: Announcement, now: datetime, desk: Desk) -> tuple[Text, ...]:
    """The portal's words with their time; in two where they are in two languages (ACC-20)."""
    _, text = desk.wording, said.text
    when = _when(said, now, desk)
    if when is None:
        return (text,)
    if text.language != desk.language:
        return text, when
    # Translators: a notice of the portal and its time, for example: "The portal is closed. From 22:00 to 23:00."
    return (_("{notice} {time}.", notice=_ended(text.text), time=when),)


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _when(said: Announcement, now: datetime, desk: Desk) -> Text | None:
    _, language = desk.wording, desk.language
    coming = said.since is not None and said.since > now
    since = formatting.date_and_time(said.since, language) if said.since is not None and coming else ""
    until = formatting.date_and_time(said.until, language) if said.until is not None else ""
    if since and until:
        return _("From {since} to {until}", since=since, until=until)
    if since:
        return _("From {since}", since=since)
    return _("Until {until}", until=until) if until else None


def _troubled(trouble: Trouble, desk: Desk) -> Text:
    _ = desk.wording
    part = _name_of(trouble, desk)
    if trouble.state == "degraded":
        return _("{part}: this is slow now. Please be patient.", part=part)
    if trouble.until is not None:
        until = formatting.date_and_time(trouble.until, desk.language)
        return _("{part}: this does not work now. It will work again from {until}.", part=part, until=until)
    return _("{part}: this does not work now. Please try again later.", part=part)


def _name_of(trouble: Trouble, desk: Desk) -> Text:
    _ = desk.wording
    known = {
        "signIn": _("Signing in"),
        "applications": _("Applications"),
        "messages": _("Messages"),
        "documents": _("Documents"),
        "payments": _("Payments"),
        "records": _("Data of the registers"),
        "appointments": _("Appointments"),
        "appeals": _("Appeals"),
        "participation": _("Taking part"),
    }
    return known.get(trouble.part) or trouble.label or _("A part of the portal")
