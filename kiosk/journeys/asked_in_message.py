"""What a message asks to be done: the button that leads there (contract §A.2 35). Answering is the message's own."""

from __future__ import annotations

from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.after_applying.one import OneApplication
from kiosk.journeys.after_applying.required import DO, doing_action, paying_for, visited
from kiosk.journeys.centres import Regions
from kiosk.journeys.journey import Journey, Next, opening
from kiosk.journeys.my_applications import my_applications
from kiosk.journeys.requests import LoadApplication
from kiosk.journeys.whose import own_or_theirs
from kiosk.page import Action
from kiosk.portal.resources.messages import Message

_OF_APPLICATION: Final = ("correct", "sign", "upload")
"""What is done to an application."""


def asked_in(message: Message, desk: Desk) -> Action | None:
    """The button; None where nothing is asked, an answer is, or something that this program does not know."""
    action = message.action_required
    if action is None:
        return None
    if action.kind in _OF_APPLICATION and not _application(message):
        whose = own_or_theirs(desk, desk.wording("My applications"), desk.wording("Their applications"))
        return Action(DO, whose, icon="folder")
    return doing_action(action, "", "", desk)


def opened_from(below: Journey, message: Message, desk: Desk) -> Next | None:
    """Open what does it, on top of `below`; of an application first what is asked now, because it may be done already."""
    action = message.action_required
    if action is None:
        return None
    application = _application(message)
    match action.kind:
        case "correct" | "sign" | "upload" if application:
            opened = OneApplication(application, at_once=action.kind)
            return opening(below, opened, LoadApplication(application, desk.language))
        case "correct" | "sign" | "upload":
            return my_applications(below, desk)
        case "pay":
            return paying_for(below, action, desk)
        case "visit":
            return opening(below, Regions(visited(action, "", desk)))
    return None


def _application(message: Message) -> str:
    """Which application it is about; what is to be signed may be named as such."""
    action = message.action_required
    if message.application_id or action is None:
        return message.application_id
    return action.ref if action.kind == "sign" else ""
