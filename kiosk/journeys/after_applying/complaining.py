"""Complaining about an answer that is late, or about a decision: what it is about and whom it goes to is known already."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.journeys.after_applying.describing import is_late
from kiosk.journeys.journey import Journey, Next, opening
from kiosk.journeys.taking_part.appeal import Appealing
from kiosk.journeys.taking_part.letter import Letter
from kiosk.journeys.taking_part.requests import BeginAppeal
from kiosk.page import Action
from kiosk.portal.resources.applications import Application

REFUSED = "rejected"


def complaint_action(application: Application, desk: Desk) -> tuple[Action, ...]:
    """The button, where there is something to complain about, and somebody to complain to."""
    _ = desk.wording
    if desk.catalogue.service(application.service_id) is None or not application.reference:
        return ()
    if application.status.code == REFUSED:
        return (Action("complain", _("Complain about the decision"), icon="scale"),)
    if is_late(application, desk):
        return (Action("complain", _("Complain that it is late"), icon="scale"),)
    return ()


def complaining(below: Journey, application: Application, desk: Desk) -> Next | None:
    """Open the complaint on top of `below`."""
    service = desk.catalogue.service(application.service_id)
    if service is None:
        return None
    _, number = desk.wording, application.reference
    if application.status.code == REFUSED:
        subject = _("The decision on application {number}", number=number)
    else:
        subject = _("The answer to application {number} is late", number=number)
    letter = Letter(kind="complaint", recipient=service.has_competent_authority, subject=subject.text)
    appealing = Appealing(f"application/{application.id}", letter, ("kind", "recipient", "subject"))
    return opening(below, appealing, BeginAppeal(desk.language))
