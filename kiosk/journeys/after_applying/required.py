"""What an authority asks of the person: in words, until when, and the button that does it (contract §A.2 24)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.after_applying.correcting import correcting
from kiosk.journeys.after_applying.describing import day_of, days_left, due_text
from kiosk.journeys.after_applying.signing import Signing
from kiosk.journeys.attaching.attaching import Attaching
from kiosk.journeys.cabinet_requests import ListCharges, LoadCharge
from kiosk.journeys.centres import Regions
from kiosk.journeys.charges import Charges, OneCharge
from kiosk.journeys.journey import Journey, Next, opening
from kiosk.page import Action, Block, Bullets, Notice, NoticeKind, Paragraph
from kiosk.portal.resources.applications import ActionRequired, Application, ApplicationEvent
from kiosk.text import Text
from kiosk.uploading.results import Wanted

DO: Final = "do-required"
"""The id of the button; its argument is the event's id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked, and the event that asks it."""

    event: ApplicationEvent
    action: ActionRequired


def asked_now(events: Sequence[ApplicationEvent]) -> tuple[Asked, ...]:
    """What is still asked, each kind once: by the last events, as long as nothing else has happened since."""
    found: dict[str, Asked] = {}
    for event in reversed(events):
        if event.action_required is None or event.status.code != events[-1].status.code:
            break
        found.setdefault(event.action_required.kind, Asked(event, event.action_required))
    return tuple(reversed(found.values()))


def asked_blocks(asked: Asked, desk: Desk, told_in: str) -> tuple[Block, ...]:
    """What is asked and until when, and the authority's own words."""
    _ = desk.wording
    due = due_text(asked.action.due_date, desk)
    title = {
        "correct": _("The agency asks you to correct your application."),
        "pay": _("There is something to pay."),
        "sign": _("The agency asks you to sign the application."),
        "visit": _("Come to a service centre."),
        "upload": _("The agency asks for a document."),
    }.get(asked.action.kind, _("Something is asked of you."))
    day = day_of(asked.action.due_date)
    late = day is not None and days_left(day, desk) < 0
    kind = NoticeKind.PROBLEM if late else NoticeKind.WARNING
    blocks: list[Block] = [Notice(due, title=title, kind=kind) if due is not None else Notice(title, kind=kind)]
    if asked.event.text:
        blocks.append(Paragraph(Text(asked.event.text, told_in)))
    words = [Text(each.detail, told_in) for each in asked.event.errors if each.detail]
    if words:
        blocks.append(Bullets(tuple(words)))
    return tuple(blocks)


def asked_action(asked: Asked, application: Application, desk: Desk) -> Action | None:
    """The button that does it; None for a kind that this program does not know."""
    return doing_action(asked.action, application.service_id, asked.event.id, desk)


def doing_action(action: ActionRequired, service: str, argument: str, desk: Desk) -> Action | None:
    """The button for what is asked, about `service` where it names no other; None for a kind that is not known here."""
    _ = desk.wording
    match action.kind:
        case "correct":
            return Action(DO, _("Correct the application"), icon="pen-line", argument=argument)
        case "pay" if action.ref:
            return Action(DO, _("Look and pay"), icon="wallet", argument=argument)
        case "pay":
            return Action(DO, _("Payments"), icon="wallet", argument=argument)
        case "sign":
            return Action(DO, _("Sign the application"), icon="badge-check", argument=argument)
        case "visit" if _is_given_at_centres(visited(action, service, desk), desk):
            return Action(DO, _("Book a visit"), icon="calendar-days", argument=argument)
        case "visit":
            return Action(DO, _("Find a centre"), icon="map-pin", argument=argument)
        case "upload":
            return Action(DO, _("Send the document"), icon="files", argument=argument)
    return None


def visited(action: ActionRequired, otherwise: str, desk: Desk) -> str:
    """The service that one is asked to come for: the one that is named, where the register knows it."""
    return action.ref if desk.catalogue.service(action.ref) is not None else otherwise


def _is_given_at_centres(service_id: str, desk: Desk) -> bool:
    """Whether a visit for it can be booked at centres; at which of them, the portal says there."""
    service = desk.catalogue.service(service_id)
    return service is not None and service.channel_type != "online"


def paying_for(below: Journey, action: ActionRequired, desk: Desk) -> Next:
    """Open the charge that is named, or all of them where none is."""
    if action.ref:
        return opening(below, OneCharge(action.ref), LoadCharge(action.ref, desk.language))
    return opening(below, Charges(), ListCharges(desk.language))


def opened_for(below: Journey, asked: Asked, application: Application, desk: Desk) -> Next | None:
    """Open what does it, on top of `below`."""
    owner = desk.person.id if desk.person is not None else ""
    match asked.action.kind:
        case "correct":
            return correcting(below, application.id, application.service_id, desk)
        case "pay":
            return paying_for(below, asked.action, desk)
        case "sign":
            return opening(below, Signing(application.id, application.service_id, owner))
        case "visit":
            return opening(below, Regions(visited(asked.action, application.service_id, desk)))
        case "upload":
            label = desk.wording("Document for the application")
            key = asked.action.ref or "document"
            wanted = Wanted(key, label, belongs_to=application.id, application=application.id)
            return opening(below, Attaching(wanted))
    return None
