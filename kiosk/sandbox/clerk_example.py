"""An application that was sent and comes back for correction, ready to be tried: nobody has to fill a form in first."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from kiosk.sandbox.application_store import Applications
from kiosk.sandbox.casework import Casework
from kiosk.sandbox.portal import Portal
from kiosk.sandbox.submitting import registered
from kiosk.sandbox.wording import Words

SERVICE: Final = "criminal-record"
ASKED: Final[Mapping[str, Words]] = {
    "birthPlace": {
        "az": "Doğulduğunuz rayonu da yazın. Yalnız kəndin adı azdır.",
        "en": "Write the district of your birth as well. The village alone is not enough.",
        "ru": "Укажите и район рождения. Одного названия села мало.",
    }
}
"""What the authority asks for, by answer."""
_ANSWERS: Final[Mapping[str, Any]] = {
    "purpose": "work",
    "employerSearch": "taxNumber",
    "employerTaxNumber": "1234567891",
    "birthPlace": "Laza",
    "nameChanged": False,
    "phone": "+994500000001",
}


def sent_example(portal: Portal, person: str) -> sqlite3.Row:
    """An application of this person, received by the portal just now."""
    applications = Applications(portal, person)
    whose = portal.people[person]
    service = portal.register.service(SERVICE)
    assert service is not None
    form = portal.register.forms.form_for(service)
    assert form is not None
    held = {name: value for name, value in whose.held.items() if name in form["prefillKeys"] and name not in _ANSWERS}
    data = {**_ANSWERS, **{name: value for name, value in held.items() if portal.checker.accepts(form, name, value)}}
    row = applications.create(SERVICE, form, "", data)
    row = applications.change(row["id"], **registered(portal, whose, row, form["declarations"]))
    applications.note(row["id"], "submitted", "submitted")
    return row


def returned_example(portal: Portal, person: str) -> sqlite3.Row:
    """The same, and the authority has given it back."""
    row = sent_example(portal, person)
    applications = Applications(portal, person)
    Casework(applications, row).give_back(ASKED)
    return applications.find(row["id"])
