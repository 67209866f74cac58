"""Whether this kiosk is known to its portal by a key of its own, and whether nobody else can read that key."""

from __future__ import annotations

from typing import Final

from kiosk import enrolment
from kiosk.health.finding import Finding
from kiosk.settings import Settings
from kiosk.text import Wording

NAME: Final = "enrolment"


def enrolment_found(settings: Settings, _: Wording) -> Finding:
    """At home there is nothing to be enrolled."""
    if not settings.at_kiosk:
        return Finding(NAME, "absent", _("Only a kiosk is enrolled. Mobile ID is not offered here."))
    try:
        found = enrolment.load(settings)
    except enrolment.EnrolmentError as error:
        causes = {
            "open": _("{file} can be read by others. Remove it, and enrol this kiosk again.", file=error.path),
            "broken": _("{file} is damaged. Remove it, and enrol this kiosk again.", file=error.path),
            "unreadable": _("{file} cannot be read.", file=error.path),
        }
        return Finding(NAME, "problem", _("Mobile ID is not offered here."), str(causes[error.reason]))
    if found is None:
        cause = _("This kiosk is not enrolled at its portal: egov-kiosk enrol CODE does that.")
        return Finding(NAME, "absent", _("Mobile ID is not offered here."), str(cause))
    sentence = _("This kiosk is enrolled as {name}. Mobile ID is offered here.", name=found.device_id)
    return Finding(NAME, "ok", sentence, "", {"device": found.device_id, "ring": found.ring})
