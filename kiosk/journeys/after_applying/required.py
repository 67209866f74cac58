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
from kiosk.journeys.cabinet_requests import LoadCharge
from kiosk.journeys.centres import Regions
from kiosk.journeys.charges import OneCharge
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


def asked_action(asked: Asked, desk: Desk) -> Action | None:
    """The button that does it; None for a kind that this program does not know, or that says nothing to do it with."""
    _, argument = desk.wording, asked.event.id
    match asked.action.kind:
        case "correct":
            return Action(DO, _("Correct the application"), icon="pen-line", argument=argument)
        case "pay" if asked.action.ref:
            return Action(DO, _("Look and pay"), icon="wallet", argument=argument)
        case "sign":
            return Action(DO, _("Sign the application"), icon="badge-check", argument=argument)
        case "visit":
            return Action(DO, _("Find a centre"), icon="map-pin", argument=argument)
        case "upload":
            return Action(DO, _("Send the document"), icon="files", argument=argument)
    return None


def opened_for(below: Journey, asked: Asked, application: Application, desk: Desk) -> Next | None:
    """Open what does it, on top of `below`."""
    owner = desk.person.id if desk.person is not None else ""
    match asked.action.kind:
        case "correct":
            return correcting(below, application.id, application.service_id, desk)
        case "pay":
            return opening(below, OneCharge(asked.action.ref), LoadCharge(asked.action.ref, desk.language))
        case "sign":
            return opening(below, Signing(application.id, application.service_id, owner))
        case "visit":
            return opening(below, Regions(application.service_id))
        case "upload":
            label = desk.wording("Document for the application")
            key = asked.action.ref or "document"
            wanted = Wanted(key, label, belongs_to=application.id, application=application.id)
            return opening(below, Attaching(wanted))
    return None
