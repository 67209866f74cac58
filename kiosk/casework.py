"""What the office does with applications beside making new ones: correct, sign, results, opinions. From worker threads only."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from kiosk.outcomes import Correction, Loaded, Sent
from kiosk.portal.errors import Cancelled, Conflict, Forbidden, NotFound
from kiosk.qr import qr_rows

if TYPE_CHECKING:
    from kiosk.applications.correcting import Correcting
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.public import PublicPortal
    from kiosk.portal.resources.applications import ApplicationEvent
    from kiosk.portal.resources.feedback import Feedback
    from kiosk.portal.resources.signatures import Signature

DECIDED: Final = frozenset({"approved", "rejected"})
"""States in which there may be a document that says so."""
CHANGED: Final = "changed-elsewhere"
"""The code of a `Conflict`: the application is not as the person has seen it (`applications/correcting.py`)."""
LEAST_INTERVAL: Final = 1.0
"""Seconds between two questions about a signature, whatever a portal allows."""


class CaseOffice:
    """The applications of whoever is signed in. `personal` raises `Unauthorised` when nobody is; `public` is for everybody.

    One key for each thing that must happen once (contract §A.1): it lives as long as the visit.
    """

    def __init__(self, personal: Callable[[], PersonalPortal], public: Callable[[], PublicPortal]) -> None:
        self._personal = personal
        self._public = public
        self._lock = threading.Lock()
        self._keys: dict[tuple[str, ...], str] = {}
        self._correcting: dict[str, tuple[PersonalPortal, Correcting]] = {}
        self._over = False

    def close(self) -> None:
        """Forget what was corrected and said."""
        with self._lock:
            self._over = True
            self._keys.clear()
            self._correcting.clear()

    def load(self, application_id: str) -> Loaded:
        """One application, what has happened to it, oldest first, and the documents that came of it."""
        personal = self._personal()
        application = personal.application(application_id)
        events = tuple(personal.events(application_id))
        documents = []
        if application.status.code in DECIDED:
            with suppress(Forbidden, NotFound):  # a portal that issues no documents, or not to this sign-in
                documents = [each for each in personal.cabinet.documents() if each.application_id == application_id]
        return Loaded(application, events, tuple(documents))

    def correction(self, application_id: str) -> Correction:
        """An application that was returned, with its own form and what is asked; from now on this is what was seen."""
        from kiosk.applications.correcting import Correcting
        from kiosk.forms import form

        form.prepare()
        personal, public = self._personal(), self._public()
        application = personal.application(application_id)
        events = personal.events(application_id)
        if application.form_id:
            definition = public.form_version(application.form_id, application.form_version)
        else:
            definition = public.form(application.service_id)
        with self._lock:
            if self._over:
                raise Cancelled("visit over")
            self._correcting[application_id] = personal, Correcting(personal, public.keys, application)
        asked = _last_asked(events)
        if asked is None or asked.action_required is None:
            return Correction(definition, application)
        return Correction(definition, application, tuple(asked.errors), asked.text, asked.action_required)

    def prepare_correction(self, application_id: str, values: Mapping[str, Any]) -> str:
        """Save and check the answers, so that they can be signed; returns the application's id."""
        return self._one(application_id).prepare(values)

    def send_correction(
        self,
        application_id: str,
        values: Mapping[str, Any],
        declarations: Sequence[str],
        attachments: Sequence[str],
        signature_id: str,
    ) -> Sent:
        """Send the corrected application; asking again is the same one."""
        receipt = self._one(application_id).send(
            values, declarations, attachments=attachments, signature_id=signature_id
        )
        qr_rows(receipt.portable)
        return Sent(receipt, receipt.portable)

    def delete_draft(self, application_id: str, etag: str) -> None:
        """Throw away a draft; `Conflict` when it was changed or sent meanwhile. One that is gone already is gone."""
        with suppress(NotFound):
            self._personal().delete_application(application_id, etag)
        with self._lock:
            self._correcting.pop(application_id, None)

    def ask_for_signature(self, application_id: str, credential: str, phone: str, turn: str) -> Signature:
        """Ask the person to sign. The same `turn` asks once, however often an answer was lost; another one asks anew."""
        key = self._key("sign", application_id, credential, phone, turn)
        return _paced(self._personal().casework.ask_for_signature(application_id, credential, phone, key))

    def signature(self, signature_id: str) -> Signature:
        """How it is with it."""
        return _paced(self._personal().casework.signature(signature_id))

    def rate(self, feedback: Feedback, *, named: bool) -> None:
        """Tell what somebody thinks; in the same words it is told once."""
        key = self._key(
            "rate", feedback.about, str(feedback.rating), feedback.text, feedback.accessibility_problem, str(named)
        )
        if named:
            self._personal().casework.feedback(feedback, key)
        else:
            self._public().feedback(feedback, key)

    def _one(self, application_id: str) -> Correcting:
        personal = self._personal()
        with self._lock:
            whose, correcting = self._correcting.get(application_id, (None, None))
        if correcting is None or whose is not personal:  # seen through another sign-in: it is to be looked at again
            raise Conflict(code=CHANGED)
        return correcting

    def _key(self, *what: str) -> str:
        from kiosk.portal.exchange import new_key

        with self._lock:
            return self._keys.setdefault(what, new_key())


def _last_asked(events: Sequence[ApplicationEvent]) -> ApplicationEvent | None:
    """The last event that asks for a correction."""
    found = [each for each in events if each.action_required is not None and each.action_required.kind == "correct"]
    return found[-1] if found else None


def _paced(signature: Signature) -> Signature:
    import msgspec

    return msgspec.structs.replace(signature, interval=max(LEAST_INTERVAL, signature.interval))
