"""The first page and the search: six groups, the search field, and what one types is found while typing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kiosk.describing import service_action
from kiosk.desk import Desk
from kiosk.journeys.bars import to_sign_language
from kiosk.journeys.events import Activated, Changed, Event
from kiosk.journeys.groups import groups
from kiosk.journeys.journey import Journey, Next, opening, stay
from kiosk.journeys.whose import own_or_theirs
from kiosk.page import (
    BACK,
    Action,
    Block,
    Buttons,
    Field,
    FieldKind,
    Listing,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
    Tiles,
)
from kiosk.text import LANGUAGES, Text, Wording

QUERY: Final = "query"
RESULTS: Final = 6


@dataclass(frozen=True, slots=True)
class Home:
    """The first page; while words stand in the search field it shows what they find, `pages` times six of it."""

    query: str = ""
    pages: int = 1
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="query", value=value):
                return stay(Home(value))
            case Activated(action="back"):
                return stay(Home()) if self.query else None
            case Activated(action="more-results"):
                return stay(replace(self, pages=self.pages + 1))
            case Activated(action=action, argument=argument):
                return _leading(self, action, argument, desk)
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        search = Field(
            QUERY,
            self.query,
            kind=FieldKind.SEARCH,
            # Translators: stands in the search field and holds an example of what people type
            placeholder=_("Search: for example, “lost my identity card”"),
            required=False,
        )
        searching = bool(self.query.strip())
        found = self._results(desk) if searching else self._welcome(desk)
        return Page(
            id="home",
            heading=_("What would you like to do?"),
            blocks=(search, *found),
            focus=QUERY,
            welcome=True,
            back=Action(BACK, _("Clear the search"), icon="x") if self.query else None,
            said=(_found(found, _),) if searching else _ended(desk),
        )

    def _results(self, desk: Desk) -> tuple[Block, ...]:
        _ = desk.wording
        most = RESULTS * self.pages
        hits = desk.search(self.query, desk.language, most + 1)
        actions = tuple(
            service_action(service, desk)
            for hit in hits[:most]
            if (service := desk.catalogue.service(hit.id)) is not None
        )
        nothing = _("Nothing was found. Try other words, or choose a topic.")
        blocks: list[Block] = [Listing(actions, nothing, key="results", total=len(actions))]
        if not actions:
            blocks.append(Buttons((_themes(desk),)))
        elif len(hits) > most:
            blocks.append(Buttons((Action("more-results", _("Show more services"), icon="arrow-down"),)))
        return tuple(blocks)

    def _welcome(self, desk: Desk) -> tuple[Block, ...]:
        _ = desk.wording
        applications = own_or_theirs(desk, _("My applications"), _("Their applications"))
        cabinet = own_or_theirs(desk, _("My cabinet"), _("Their cabinet"))
        ways = (
            _themes(desk),
            Action("my-applications", applications, icon="folder"),
            Action("cabinet", cabinet, icon="user"),
            Action("book", _("Book a visit"), icon="calendar-days"),
            Action("take-part", _("Complaints and proposals"), icon="megaphone"),
            *to_sign_language(desk),
        )
        return (
            *(Notice(words, kind=NoticeKind.WARNING) for words in _ended(desk)),
            _tiles(_),
            Buttons(ways),
        )


def _ended(desk: Desk) -> tuple[Text, ...]:
    """That a sign-in which was kept on this computer does not hold any more."""
    if not desk.ended:
        return ()
    return (desk.wording("Your sign-in on this computer has ended. Sign in again when you need it."),)


def _leading(below: Journey, action: str, argument: str, desk: Desk) -> Next | None:
    """Where the actions of the first page lead. It is shown before that is loaded (DESIGN §1)."""
    match action:
        case "service":
            from kiosk.journeys.service import ServicePage

            return opening(below, ServicePage(argument))
        case "group":
            from kiosk.journeys.browse import Services

            return opening(below, Services("group", argument))
        case "themes":
            from kiosk.journeys.browse import Index

            return opening(below, Index("thematic_area"))
        case "cabinet":
            from kiosk.journeys.cabinet import my_cabinet

            return my_cabinet(below, desk)
        case "my-applications":
            from kiosk.journeys.my_applications import my_applications

            return my_applications(below, desk)
        case "take-part":
            from kiosk.journeys.taking_part.menu import TakePart

            return opening(below, TakePart())
        case "book":
            from kiosk.journeys.appointments.beginning import ToACentre

            return opening(below, ToACentre())
    return None


def _found(blocks: tuple[Block, ...], _: Wording) -> Text:
    """How much was found, told without moving the focus (ACC-69)."""
    count = next((len(block.actions) for block in blocks if isinstance(block, Listing)), 0)
    if count == 0:
        return _("Nothing was found.")
    if any(isinstance(block, Buttons) for block in blocks):
        return _("The first {count} are shown.", count=count)
    return _.plural("{count} service found.", "{count} services found.", count)


def _themes(desk: Desk) -> Action:
    count = len(desk.catalogue.concepts("thematicAreas"))
    return Action("themes", desk.wording("All topics ({count})", count=count), icon="layout-grid")


def _tiles(_: Wording) -> Tiles:
    return Tiles(
        tuple(
            Action("group", each.name, icon=each.icon, argument=each.id, description=each.explanation)
            for each in groups(_)
        )
    )


@dataclass(frozen=True, slots=True)
class Attract:
    """The page before a visit: any key or touch begins."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        return opening(self, Home()) if isinstance(event, Activated) else None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        others = tuple(desk.wordings[each]("Touch the screen to start") for each in LANGUAGES if each != desk.language)
        return Page(
            id="attract",
            heading=_("Touch the screen to start"),
            blocks=(
                *(Paragraph(other) for other in others),
                Notice(_("To use it by voice: put on the headphones or press any key")),
            ),
            main=Action("start", _("Start"), icon="hand"),
            icon="hand",
            attract=True,
        )
