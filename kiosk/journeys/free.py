"""Free is free: a service that costs nothing says so, and what to do when somebody asked for money all the same."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.describing import authority_of, name_of, organisation_name
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Next, opening
from kiosk.journeys.problems import problem_page
from kiosk.journeys.taking_part.appeal import Appealing
from kiosk.journeys.taking_part.letter import Letter
from kiosk.journeys.taking_part.requests import BeginAppeal
from kiosk.page import Action, Fact, Facts, Notice, NoticeKind, Page, Paragraph, Steps, Subheading
from kiosk.portal.errors import NotFound
from kiosk.portal.resources.catalogue import Organisation, PublicService
from kiosk.text import Text


def is_free(service: PublicService) -> bool:
    """Whether the register states that it costs nothing, in every variant; where it states nothing, this says nothing."""
    return (
        service.fee is not None
        and service.fee.free is True
        and not any(cost.has_value.amount for cost in service.fee.costs)
    )


def free_notice(service: PublicService, desk: Desk) -> tuple[Notice, ...]:
    """What a service that costs nothing says; nothing for any other."""
    if not is_free(service):
        return ()
    _ = desk.wording
    words = _("Nobody may ask you for money for it.")
    return (Notice(words, title=_("This service is free."), kind=NoticeKind.SUCCESS),)


def report_action(service: PublicService, desk: Desk) -> tuple[Action, ...]:
    """The way to what to do when somebody asked for money."""
    if not is_free(service):
        return ()
    return (Action("asked-for-money", desk.wording("Somebody asked for money"), icon="hand-coins"),)


@dataclass(frozen=True, slots=True)
class AskedForMoney:
    """What to do, and whom to tell: the body that gives the service, and the one above it, as the register names them."""

    service: str
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        service = desk.catalogue.service(self.service)
        match event:
            case Activated(action="complain") if service is not None:
                return opening(self, _complaint(service, desk), BeginAppeal(desk.language))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        service = desk.catalogue.service(self.service)
        if service is None or not is_free(service):
            return problem_page(NotFound(), _, at_kiosk=desk.at_kiosk)
        steps = (
            _("Do not pay. The service is free."),
            _("Write down who asked, where and when."),
            _("Tell the agency. You need not pay for that either."),
        )
        rows = tuple(_contact(each, desk) for each in _whom_to_tell(service, desk))
        told = (Subheading(_("Whom to tell")), Facts(rows)) if rows else (Paragraph(_not_known(desk)),)
        return Page(
            f"asked-for-money/{service.id}",
            _("Somebody asked for money"),
            (Paragraph(name_of(service, desk)), *free_notice(service, desk), Steps(steps), *told),
            main=Action("complain", _("Complain here"), icon="pen-line"),
            back=back(_),
        )


def _complaint(service: PublicService, desk: Desk) -> Appealing:
    """A complaint of which the portal knows already what it is about, and to whom it goes."""
    subject = desk.wording("Money was asked for a free service: {service}", service=name_of(service, desk))
    letter = Letter(kind="complaint", recipient=service.has_competent_authority, subject=subject.text)
    return Appealing(f"money/{service.id}", letter, ("kind", "recipient", "subject"))


def _whom_to_tell(service: PublicService, desk: Desk) -> list[Organisation]:
    """The responsible body and those above it, as far as the register knows a way to reach them."""
    found: list[Organisation] = []
    body = authority_of(service, desk)
    while body is not None and body not in found:
        found.append(body)
        body = desk.catalogue.organisation(body.parent) if body.parent else None
    return [each for each in found if each.hotline or each.website]


def _contact(body: Organisation, desk: Desk) -> Fact:
    _ = desk.wording
    values = [_("Phone {hotline}", hotline=body.hotline)] if body.hotline else []
    if body.website:
        values.append(Text(body.website, desk.language))
    return Fact(organisation_name(body, desk), tuple(values))


def _not_known(desk: Desk) -> Text:
    _ = desk.wording
    if desk.at_kiosk:
        return _("The register states no phone number for this. Ask a member of staff at a centre whom to tell.")
    return _("The register states no phone number for this. Any service centre can say whom to tell.")
