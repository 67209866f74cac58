"""The time line of an application: what has happened, where it is now, and what comes next; each with picture and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.after_applying.describing import OVER, UNSENT, is_late, status_text
from kiosk.page import Stage, StageState, Timeline
from kiosk.portal.resources.applications import Application, ApplicationEvent
from kiosk.text import Text

_BY_TYPE: Final = {
    "created": "pen-line",
    "submitted": "send",
    "resubmitted": "send",
    "reviewStarted": "search",
    "returned": "undo-2",
    "paymentAsked": "wallet",
    "paid": "receipt",
    "signatureAsked": "pen-line",
    "signed": "badge-check",
    "visitAsked": "map-pin",
    "uploadAsked": "files",
    "uploaded": "file-check",
    "approved": "circle-check",
    "rejected": "circle-x",
    "withdrawn": "x",
    "expired": "hourglass",
}
_BY_STATE: Final = {
    "draft": "pen-line",
    "submitted": "send",
    "awaitingPayment": "wallet",
    "inReview": "search",
    "returned": "undo-2",
    "approved": "circle-check",
    "rejected": "circle-x",
    "withdrawn": "x",
    "expired": "hourglass",
}
_OTHER: Final = "info"


def timeline(application: Application, events: Sequence[ApplicationEvent], desk: Desk, told_in: str) -> Timeline:
    """What has happened, the oldest first; the last event is where it is now. `told_in` is the language of the portal's words.

    Of what was sent, nobody wants to hear that it was a draft first.
    """
    counted = [each for each in events if each.status.code not in UNSENT or application.status.code in UNSENT]
    stages = [_stage(each, desk, told_in, now=each is counted[-1]) for each in counted]
    if application.status.code not in OVER | UNSENT:
        stages.append(_decision(application, desk))
    return Timeline(tuple(stages))


def _stage(event: ApplicationEvent, desk: Desk, told_in: str, *, now: bool) -> Stage:
    _ = desk.wording
    status = status_text(event.status.code, coded_text(event.status, told_in), desk)
    when = formatting.date_and_time(event.at, desk.language)
    picture = _BY_TYPE.get(event.type) or _BY_STATE.get(event.status.code, _OTHER)
    if now and event.status.code not in OVER:
        # Translators: the stage of a time line that an application is at
        title = _("Now, since {when}: {status}.", when=when, status=status)
    else:
        # Translators: a stage of a time line that is past
        title = _("{when}: {status}.", when=when, status=status)
    state = StageState.NOW if now else StageState.DONE
    return Stage(title, picture, state, Text(event.text, told_in) if event.text else None)


def _decision(application: Application, desk: Desk) -> Stage:
    """What is still to come."""
    _ = desk.wording
    if application.due_date:
        day = formatting.written_date(application.due_date, desk.language)
        title = _("Still to come, by {day}: the decision.", day=day)
        if is_late(application, desk):
            title = _("Still to come: the decision. It was due on {day}.", day=day)
    else:
        title = _("Still to come: the decision.")
    return Stage(title, "gavel", StageState.AHEAD)
