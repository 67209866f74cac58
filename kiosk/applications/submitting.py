"""Sending one application, once: whatever is lost on the way and however often it is tried, there is one at the portal.

Two keys live as long as the application: one creates the draft, one submits it (contract §A.1, §A.4 3). The portal gives
the stored answer to a repeated key, so a lost answer is simply asked for again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from kiosk.applications.answers import complete_patch, merged
from kiosk.applications.patience import patiently, wait
from kiosk.applications.receipts import Receipt, verify_receipt
from kiosk.portal.errors import Conflict, FieldError, NotFound, Rejected
from kiosk.portal.exchange import new_key
from kiosk.portal.personal import PersonalPortal
from kiosk.portal.resources.applications import Application, Submission
from kiosk.portal.signatures import Keys

T = TypeVar("T")
_OPEN: Final = frozenset({"draft", "returned"})


@dataclass(frozen=True, slots=True)
class _Body:
    """What a submission holds beside the answers."""

    declarations: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    signature_id: str = ""


class Submitting:
    """One application of one person. Keep it as long as the form is on the screen; `send` may be called again and again.

    `keys` fetches the portal's published keys, `pause` waits (seconds) while an equal request is still running.
    """

    def __init__(
        self,
        portal: PersonalPortal,
        keys: Callable[[], Keys],
        service_id: str,
        form_version: str,
        *,
        pause: Callable[[float], None] | None = None,
        make_key: Callable[[], str] = new_key,
    ) -> None:
        self._portal = portal
        self._keys = keys
        self._service_id = service_id
        self._form_version = form_version
        self._pause = pause or wait
        self._make_key = make_key
        self._lock = threading.Lock()
        self._create_key = make_key()
        self._submit_key = make_key()
        self._first: dict[str, Any] | None = None
        self._ever: dict[str, Any] = {}
        self._draft: Application | None = None
        self._asked: _Body | None = None
        self._asked_answers: Mapping[str, Any] = {}
        self._received: Mapping[str, Any] = {}
        self._receipt: Receipt | None = None

    def __repr__(self) -> str:
        return f"Submitting({self._service_id!r})"

    @property
    def application_id(self) -> str:
        """The draft's id once it is known."""
        return self._draft.id if self._draft else ""

    @property
    def in_doubt(self) -> bool:
        """Whether the portal was asked to receive it and has not answered: it may have it. Until it is asked again, nothing of
        the same answers may go another way (ACC-96)."""
        return self._asked is not None and self._receipt is None

    def prepare(self, answers: Mapping[str, Any]) -> str:
        """Create, complete and check, so that just these answers can be signed; returns the draft's id.

        Raises `Rejected` when the portal refuses an answer. What had been sent already needs no signature any more.
        """
        with self._lock:
            if self._receipt is None:
                self._checked(self._completed(dict(answers)))
            return self.application_id

    def send(
        self,
        answers: Mapping[str, Any],
        declarations: Sequence[str],
        *,
        attachments: Sequence[str] = (),
        signature_id: str = "",
    ) -> Receipt:
        """Create, complete, check and submit; returns the verified receipt, the same one when called again.

        Raises `Rejected` when the portal refuses an answer (correct it and call again), or what else went wrong (call
        again when there is a line). Nothing is ever submitted twice: the receipt says when it is for `earlier_answers`
        than these, because they had been submitted before the change.
        """
        with self._lock:
            if self._receipt is None:
                body = _Body(tuple(declarations), tuple(attachments), signature_id)
                self._receipt = self._sent(dict(answers), body)
            if self._received == dict(answers):
                return self._receipt
            return replace(self._receipt, earlier_answers=True)

    def _sent(self, answers: dict[str, Any], body: _Body) -> Receipt:
        if self._asked is not None and self._draft is not None:
            self._draft = self._portal.application(self._draft.id)
            if not _is_open(self._draft):  # the answer was lost, not the application
                self._received = self._asked_answers
                return self._submitted(self._draft, self._asked)
        draft = self._completed(answers)
        if not _is_open(draft):
            return self._settled(draft)
        self._checked(draft)
        if self._asked != body:  # a key stands for one body
            self._submit_key = self._make_key()
            self._asked = body
        self._received = self._asked_answers = answers
        return self._submitted(draft, body)

    def _checked(self, draft: Application) -> None:
        """Raises `Rejected` for what the portal's own rules have against the answers."""
        validation = self._portal.validate(draft.id)
        if not validation.valid:
            fields = tuple(FieldError(error.pointer, error.code, error.detail) for error in validation.errors)
            raise Rejected(code="invalid", fields=fields)

    def _completed(self, answers: dict[str, Any]) -> Application:
        """The draft with just these answers."""
        if self._draft is None:
            self._draft = self._created(answers)
            self._ever = merged(self._ever, self._first or {})
            if self._first == answers:
                return self._draft
        self._ever = merged(self._ever, answers)
        patch = complete_patch(answers, self._ever)
        try:
            self._draft = self._patched(self._draft, patch)
        except NotFound:  # the portal has thrown the draft away
            self._start_anew()
            self._draft = self._created(answers)
            self._ever = answers
        return self._draft

    def _created(self, answers: dict[str, Any]) -> Application:
        """The draft; while it is unknown whether the first attempt arrived, the very same is asked for again."""
        if self._first is None:
            self._first = answers
        first = self._first
        try:
            return self._patiently(
                lambda: self._portal.create_application(self._service_id, self._form_version, first, self._create_key)
            )
        except Rejected:
            self._start_anew()
            raise

    def _patched(self, draft: Application, patch: Mapping[str, Any]) -> Application:
        """The draft with the changes, or as it is when it has been sent meanwhile."""
        try:
            return self._portal.update_application(draft.id, patch, draft.etag)
        except Conflict:  # mostly our own change, whose answer was lost
            latest = self._portal.application(draft.id)
            return self._portal.update_application(draft.id, patch, latest.etag) if _is_open(latest) else latest

    def _submitted(self, draft: Application, body: _Body) -> Receipt:
        try:
            submission = self._patiently(lambda: self._submission(draft, body))
        except Rejected:
            self._asked = None  # nothing was submitted; the refusal is stored under this key
            self._submit_key = self._make_key()
            raise
        except Conflict:
            return self._settled(draft)
        return verify_receipt(submission, self._keys(), draft.id)

    def _settled(self, draft: Application) -> Receipt:
        """The application is further than we knew: sent already, or a newer draft, for which a new key stands."""
        latest = self._portal.application(draft.id)
        if not _is_open(latest):
            submission = self._portal.submission(latest.id)
        else:
            self._submit_key = self._make_key()
            submission = self._submission(latest, self._asked or _Body())
        self._received = latest.data
        return verify_receipt(submission, self._keys(), draft.id)

    def _submission(self, draft: Application, body: _Body) -> Submission:
        return self._portal.submit(
            draft.id,
            list(body.declarations),
            self._submit_key,
            draft.etag,
            attachments=body.attachments,
            signature_id=body.signature_id,
        )

    def _patiently(self, work: Callable[[], T]) -> T:
        return patiently(work, self._pause)

    def _start_anew(self) -> None:
        """Forget a draft that does not exist."""
        self._create_key = self._make_key()
        self._submit_key = self._make_key()
        self._first = None
        self._draft = None
        self._asked = None
        self._ever = {}


def _is_open(application: Application) -> bool:
    """Whether its answers can still be changed."""
    return application.status.code in _OPEN
