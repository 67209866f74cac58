"""Sending an application again that was returned for correction: once, and never over what somebody changed meanwhile.

Unlike a draft that is being made here, an application that was returned may be open on another device too. So a change
is only made to the state that the person has seen (If-Match, RFC 9110 §13); when it is another one, they are asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from kiosk.applications.answers import complete_patch
from kiosk.applications.patience import patiently, wait
from kiosk.applications.receipts import Receipt, verify_receipt
from kiosk.portal.errors import Conflict, FieldError, Rejected
from kiosk.portal.exchange import new_key
from kiosk.portal.personal import PersonalPortal
from kiosk.portal.resources.applications import Application
from kiosk.portal.signatures import Keys

CHANGED: Final = "changed-elsewhere"
"""The code of a `Conflict`: the application is open, with other answers than the person has seen."""
SENT: Final = "already-submitted"
"""The code of a `Conflict`: it was sent, or ended, somewhere else."""
_OPEN: Final = frozenset({"draft", "returned"})

_Body = tuple[Mapping[str, Any], tuple[str, ...], tuple[str, ...], str]


class Correcting:
    """One application that was returned, as the person has seen it. `keys` fetches the portal's published keys, `pause`
    waits (seconds) while an equal request is still running.

    Keep it as long as the correction is on the screen; what was seen anew takes a new one.
    """

    def __init__(
        self,
        portal: PersonalPortal,
        keys: Callable[[], Keys],
        application: Application,
        *,
        pause: Callable[[float], None] = wait,
        make_key: Callable[[], str] = new_key,
    ) -> None:
        self._portal = portal
        self._keys = keys
        self._application = application
        self._pause = pause
        self._make_key = make_key
        self._lock = threading.Lock()
        self._key = make_key()
        self._asked: _Body | None = None
        self._receipt: Receipt | None = None

    def __repr__(self) -> str:
        return f"Correcting({self._application.id!r})"

    def prepare(self, answers: Mapping[str, Any]) -> str:
        """Save and check, so that just these answers can be signed; returns the application's id.

        Raises `Rejected` for what the portal has against them, `Conflict` with the code `CHANGED` or `SENT`.
        """
        with self._lock:
            self._saved(dict(answers))
            self._checked()
            return self._application.id

    def send(
        self,
        answers: Mapping[str, Any],
        declarations: Sequence[str],
        *,
        attachments: Sequence[str] = (),
        signature_id: str = "",
    ) -> Receipt:
        """Save, check and submit; returns the verified receipt, the same one when called again. Raises like `prepare`."""
        with self._lock:
            if self._receipt is None:
                body = (dict(answers), tuple(declarations), tuple(attachments), signature_id)
                self._receipt = self._sent(body)
            return self._receipt

    def _sent(self, body: _Body) -> Receipt:
        answers, declarations, attachments, signature_id = body
        if self._asked != body:  # else the answer was lost: the same key brings it again, and nothing is saved before
            self._saved(dict(answers))
            self._checked()
            self._key = self._make_key()
            self._asked = body
        application = self._application
        try:
            submission = patiently(
                lambda: self._portal.submit(
                    application.id,
                    list(declarations),
                    self._key,
                    application.etag,
                    attachments=attachments,
                    signature_id=signature_id,
                ),
                self._pause,
            )
        except Rejected:
            self._asked = None
            raise
        except Conflict as conflict:
            if conflict.retry_after is not None:
                raise
            self._asked = None
            latest = self._portal.application(application.id)
            raise Conflict(code=_why(latest)) from None
        return verify_receipt(submission, self._keys(), application.id)

    def _saved(self, answers: dict[str, Any]) -> None:
        """The application with just these answers."""
        seen = self._application
        if seen.data == answers:
            return
        patch = complete_patch(answers, seen.data)
        try:
            self._application = self._portal.update_application(seen.id, patch, seen.etag)
        except Conflict:
            latest = self._portal.application(seen.id)
            if latest.status.code not in _OPEN or latest.data != answers:
                raise Conflict(code=_why(latest)) from None
            self._application = latest  # our own change, whose answer was lost

    def _checked(self) -> None:
        validation = self._portal.validate(self._application.id)
        if not validation.valid:
            fields = tuple(FieldError(error.pointer, error.code, error.detail) for error in validation.errors)
            raise Rejected(code="invalid", fields=fields)


def _why(latest: Application) -> str:
    return CHANGED if latest.status.code in _OPEN else SENT
