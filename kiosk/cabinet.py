"""What the office does in a person's cabinet: fetches, marks, answers. Called from worker threads only."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.outcomes import CabinetSummary, Printed
from kiosk.portal.errors import Conflict, NotFound
from translations import messages

if TYPE_CHECKING:
    from kiosk.portal.cabinet import Cabinet
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.public import PublicPortal
    from kiosk.portal.resources.documents import Document, Verification
    from kiosk.portal.resources.messages import Message


class CabinetOffice:
    """The cabinet of whoever is signed in. `personal` raises `Unauthorised` when nobody is; `public` is for everybody.

    `out` prints or saves a PDF under the beginning of a file's name.

    One key for each thing that must happen once (contract §A.1): it lives as long as the visit.
    """

    def __init__(
        self,
        personal: Callable[[], PersonalPortal],
        public: Callable[[], PublicPortal],
        out: Callable[[Callable[[], bytes], str], Printed],
        now: Callable[[], datetime],
    ) -> None:
        self._personal = personal
        self._public = public
        self._out = out
        self._now = now
        self._lock = threading.Lock()
        self._keys: dict[tuple[str, ...], str] = {}

    def close(self) -> None:
        """Forget what was answered."""
        with self._lock:
            self._keys.clear()

    @property
    def _cabinet(self) -> Cabinet:
        return self._personal().cabinet

    def summary(self) -> CabinetSummary:
        """What waits for the person."""
        return CabinetSummary(unread=len(self._cabinet.messages(unread=True)))

    def messages(self) -> tuple[Message, ...]:
        """The person's messages, newest first."""
        return tuple(sorted(self._cabinet.messages(), key=lambda each: each.at, reverse=True))

    def read_message(self, message_id: str) -> Message:
        """One message; from now on it has been read. One that changed meanwhile is marked the next time."""
        message = self._cabinet.message(message_id)
        if message.read_at is None:
            try:
                return self._cabinet.mark_read(message, self._now())
            except Conflict:
                return message
        return message

    def answer_message(self, message_id: str, text: str) -> Message:
        """Answer a question; the same text twice is one answer. `Conflict` when it was answered in other words before."""
        self._cabinet.answer(message_id, text, self._key("answer", message_id, text))
        return self._cabinet.message(message_id)

    def documents(self) -> tuple[Document, ...]:
        """The person's documents, newest first."""
        return tuple(sorted(self._cabinet.documents(), key=lambda each: each.issued_at, reverse=True))

    def document(self, document_id: str) -> Document:
        """One document; `NotFound` when the person has none of this id."""
        found = next((each for each in self._cabinet.documents() if each.id == document_id), None)
        if found is None:
            raise NotFound("no such document")
        return found

    def print_document(self, document: Document, language: str) -> Printed:
        """The file of a document on paper, or in the person's own folder at home, unchanged."""
        pdf = self._cabinet.document_file(document)
        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "document")
        return self._out(lambda: pdf, name)

    def verify_document(self, code: str) -> Verification:
        """Whether a document is genuine."""
        return self._public().verification(code)

    def _key(self, *what: str) -> str:
        from kiosk.portal.exchange import new_key

        with self._lock:
            return self._keys.setdefault(what, new_key())
