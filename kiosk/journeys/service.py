"""A service: what it is, what it costs, how long it takes, what to bring and where; applying only where that is possible."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.describing import (
    authority_fact,
    documents_fact,
    fee_fact,
    legal_fact,
    name_of,
    online,
    source_block,
    time_fact,
)
from kiosk.desk import Desk
from kiosk.journeys.acting import NotCovered
from kiosk.journeys.applying import Applying
from kiosk.journeys.bars import back
from kiosk.journeys.centres import Regions
from kiosk.journeys.events import Activated, Arrived, Event, Failed
from kiosk.journeys.free import AskedForMoney, free_notice, report_action
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.own_things.favourites import favourite_action, saving
from kiosk.journeys.printing import outcome_notice, outcome_said, print_action
from kiosk.journeys.problems import problem_page
from kiosk.journeys.requests import FetchForm, PrintPreparationSheet
from kiosk.journeys.whose import covers
from kiosk.outcomes import Printed
from kiosk.page import Action, Block, Buttons, Fact, Facts, Notice, Page, Paragraph, Subheading
from kiosk.portal.errors import NotFound
from kiosk.portal.resources.catalogue import PublicService
from kiosk.text import pick


@dataclass(frozen=True, slots=True)
class ServicePage:
    """The page of one service."""

    service: str
    printed: Printed | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="apply") if not covers(desk, "applications:write"):
                return opening(self, NotCovered())
            case Activated(action="apply"):
                return opening(self, Applying(self.service), FetchForm(self.service))
            case Activated(action="centres" | "book"):
                return opening(self, Regions(self.service))
            case Activated(action="favourite"):
                return saving(self, self.service, desk)
            case Activated(action="asked-for-money"):
                return opening(self, AskedForMoney(self.service))
            case Activated(action="print"):
                return stay(self, PrintPreparationSheet(self.service, desk.language))
            case Arrived(request=PrintPreparationSheet(), result=Printed() as printed):
                return stay(replace(self, printed=printed))
            case Failed(request=PrintPreparationSheet()):
                return stay(replace(self, printed=Printed()))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        service = desk.catalogue.service(self.service)
        if service is None:
            return problem_page(NotFound(), _, at_kiosk=desk.at_kiosk)
        possible = online(service)
        apply = Action("apply", _("Apply"), icon="arrow-right")
        centres = Action("centres", _("Service centres"), icon="map-pin")
        buttons = [] if service.channel_type == "online" else [Action("book", _("Book a visit"), icon="calendar-days")]
        if service.channel_type == "both":
            buttons.append(centres)
        if not possible:
            buttons.append(print_action(_("Print what to bring"), _("Save what to bring"), desk))
        buttons += [*favourite_action(desk), *report_action(service, desk)]
        return Page(
            id=f"service/{service.id}",
            heading=name_of(service, desk),
            blocks=(
                _channel_notice(service, desk),
                *free_notice(service, desk),
                *outcome_notice(self.printed, desk),
                Facts(facts(service, desk)),
                *_note(service, desk),
                *((Buttons(tuple(buttons)),) if buttons else ()),
                source_block(service, desk),
            ),
            main=apply if possible else centres,
            back=back(_),
            said=outcome_said(self.printed, desk),
        )


def _channel_notice(service: PublicService, desk: Desk) -> Notice:
    _ = desk.wording
    if not online(service):
        return Notice(
            _("Here you learn what to bring and where the centres are."), title=_("This service is given at a centre.")
        )
    if service.channel_type == "both":
        return Notice(_("You can also go to a service centre."), title=_("You can apply here."))
    return Notice(_("It is given online only."), title=_("You can apply here."))


def facts(service: PublicService, desk: Desk) -> tuple[Fact, ...]:
    """All that the register states about a service, and whom to ask where it states nothing."""
    _ = desk.wording
    bring = _("Bring") if not online(service) else _("Documents")
    rows = [
        fee_fact(service, desk),
        time_fact(service, desk),
        documents_fact(service, desk, bring),
        authority_fact(service, desk),
    ]
    legal = legal_fact(service, desk)
    return (*rows, legal) if legal is not None else tuple(rows)


def _note(service: PublicService, desk: Desk) -> tuple[Block, ...]:
    """The register's own note; it stays in its own language and is spoken in it (ACC-20)."""
    note = pick(service.description, desk.language)
    if note is None:
        return ()
    _ = desk.wording
    if note.language == desk.language:
        return Subheading(_("Good to know")), Paragraph(note)
    language = {"az": _("in Azerbaijani"), "en": _("in English"), "ru": _("in Russian")}.get(note.language)
    heading = _("Good to know ({language})", language=language) if language else _("Good to know")
    return Subheading(heading), Paragraph(note)
