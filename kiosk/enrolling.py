"""Making this kiosk known to its portal: a key is made here, its public half goes there, once (contract §A.2 44)."""

from __future__ import annotations

import platform
from contextlib import closing
from typing import Final

from kiosk import enrolment
from kiosk.clients import Clients
from kiosk.enrolment import Enrolment
from kiosk.settings import Settings

UNFINISHED: Final = "unfinished"
"""The name of an enrolment whose answer has not come yet: its key is kept, so that asking again is asking for the same."""


def enrol(settings: Settings, code: str, site: str = "", model: str = "") -> Enrolment:
    """Enrol this kiosk with the code of its administrator, and keep what came of it.

    `site` is what people read on their phones (else the kiosk's name), `model` what the machine is (else its kind of
    processor and system). The key is kept before it is sent: when the answer is lost on the way, the same code with the
    same key brings it again. Raises the family in `portal/errors.py`, and `OSError` when nothing can be kept here.
    """
    from kiosk.portal.client_key import new_key, public_half
    from kiosk.portal.device import enrol as ask
    from kiosk.portal.public import PublicPortal

    url = settings.portal.url
    kept = enrolment.load(settings, UNFINISHED)
    jwk = kept.jwk if kept is not None else new_key()
    if kept is None:
        begun = Enrolment(portal=url, device_id="", client_id="", jwk=jwk)
        enrolment.save(settings, begun, UNFINISHED)
    with closing(Clients(settings).new()) as http:
        portal = PublicPortal(http, settings.portal.issuer, settings.portal.endpoints)
        portal.configuration()
        known = ask(
            http,
            code,
            public_half(jwk),
            model or f"{platform.system()} {platform.machine()}",
            site or settings.kiosk.name or platform.node(),
            portal.api,
        )
    made = Enrolment(portal=url, device_id=known.device_id, client_id=known.client_id, jwk=jwk, ring=known.ring)
    enrolment.save(settings, made)
    enrolment.forget(settings, UNFINISHED)
    return made
