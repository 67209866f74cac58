"""My data: where its parts lead, and what is said about it in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import ListAccesses, ListConsents, ListRecords
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.information import OneArticle
from kiosk.journeys.journey import Next, opening
from kiosk.journeys.own_things.accesses import Accesses
from kiosk.journeys.own_things.consents import Consents
from kiosk.journeys.own_things.disputing import Disputes
from kiosk.journeys.own_things.favourites import Favourites
from kiosk.journeys.own_things.plain_words import plain_words, to_plain_words
from kiosk.journeys.own_things.records import Records
from kiosk.journeys.own_things.reminders import Reminders
from kiosk.journeys.own_things.requests import ListDisputes, ListFavourites, ListReminders
from kiosk.journeys.whose import own_or_theirs
from kiosk.page import Action, Block, Buttons, Page, Subheading, Tiles
from kiosk.text import pick

IN_PLAIN_WORDS: Final = ("faq-kiosk-keeps", "faq-consent", "faq-wrong-data", "legal-personal-data")
"""Articles that say what is kept, who may see it, and what to do about mistakes."""
OWN_ONLY: Final = ("consents", "favourites")
"""What nobody does for somebody else, whatever the mandate says."""
OF_YOU: Final = ("records", "accesses")
"""What is explained in words that speak of "you"."""


@dataclass(frozen=True, slots=True)
class MyData:
    """Where the parts of one's data lead."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="records"):
                return opening(self, Records(), ListRecords(desk.language))
            case Activated(action="consents"):
                return opening(self, Consents(), ListConsents(desk.language))
            case Activated(action="accesses"):
                return opening(self, Accesses(), ListAccesses(desk.language))
            case Activated(action="favourites"):
                return opening(self, Favourites(), ListFavourites())
            case Activated(action="reminders"):
                return opening(self, Reminders(), ListReminders(desk.language))
            case Activated(action="disputes"):
                return opening(self, Disputes(), ListDisputes(desk.language))
            case Activated(action="article", argument=id):
                return opening(self, OneArticle(id))
        return plain_words(self, event)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        tiles: tuple[Action, ...] = (
            Action("records", _("What registers hold"), icon="id-card", description=_("Your data and its source")),
            Action(
                "consents", _("My consents"), icon="file-check", description=_("What you allowed, and taking it back")
            ),
            Action("accesses", _("Who has asked"), icon="eye", description=_("Who has looked at your data, and why")),
            Action("favourites", _("Favourites"), icon="heart", description=_("Services you want to find again")),
            Action("reminders", _("Reminders"), icon="bell", description=_("Before a document runs out")),
            Action("disputes", _("What I reported"), icon="circle-alert", description=_("Data that you say is wrong")),
        )
        if desk.person is not None and desk.person.acts_for is not None:
            tiles = tuple(
                replace(each, description=None) if each.id in OF_YOU else each
                for each in tiles
                if each.id not in OWN_ONLY
            )
        # Translators: "their" is of the person or the company that one acts for
        heading = own_or_theirs(desk, _("My data"), _("Their data"))
        return Page("my-data", heading, (Tiles(tiles), *_in_plain_words(desk)), back=back(_))


def _in_plain_words(desk: Desk) -> tuple[Block, ...]:
    """The notice and the terms, and what the catalogue says about one's data."""
    found = [each for name in IN_PLAIN_WORDS if (each := desk.catalogue.article(name)) is not None]
    actions = [
        Action("article", title, icon="book-open", argument=each.id)
        for each in found
        if (title := pick(each.title, desk.language)) is not None
    ]
    return Subheading(desk.wording("In plain words")), Buttons((*to_plain_words(desk), *actions))
