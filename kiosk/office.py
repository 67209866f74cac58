"""Where requests are done: the portal's public and personal side of one visit. Called from worker threads only."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from kiosk.office_rooms import OfficeRooms
from kiosk.portal.cancelling import current
from kiosk.portal.errors import AnswerLost, Cancelled, Offline, TimedOut
from translations import messages

if TYPE_CHECKING:  # loaded with the first request, after the first page
    from kiosk.applications.submitting import Submitting
    from kiosk.outcomes import Begun, Loaded, Printed, Seen, Sent
    from kiosk.portal.resources.applications import Application, Prefill
    from kiosk.standing import Standing
    from kiosk.without_line import WithoutLine

_log: Final = logging.getLogger(__name__)
CODE_SECONDS: Final = 20.0
"""How long a camera looks for a code."""


class _AtWork:
    """What was begun in this visit and may be asked for again: applications on their way, and the camera."""

    def __init__(self) -> None:
        self.lock = threading.Lock()  # of the fields below: nobody waits for the network with it
        self.over = False
        self.submitting: dict[tuple[str, str], Submitting] = {}
        self.withdrawal_keys: dict[str, str] = {}
        self.looking = threading.Event()

    def close(self) -> None:
        """Nothing is gone on with."""
        with self.lock:
            self.over = True
            self.looking.set()
            self.submitting.clear()


class Office(OfficeRooms):
    """Does what journeys ask for. One for each visit: what it holds of a person hangs on the visit and ends with it.

    `kiosk_name` is shown here and on the person's phone. `save_to` is the folder for downloads at home. `print_sheet`
    prints a PDF and names the printer, `open_browser` opens an address at home, `key_store` finds the
    system's safe for a sign-in there. `places` are where files can be chosen from,
    `remember_in` the file at home that tells where unfinished uploads are. `clock` (seconds) paces the questions of
    a sign-in, and `now` is what its proof is held against.
    """

    def close(self) -> None:
        """Close the public client, so that what is in flight ends; the person's own is closed by the visit."""
        self._rooms.close()

    def standing(self, language: str) -> Standing:
        """How the portal is; nothing where it says that it does not tell."""
        from kiosk.standing import MOST_FRESH, Standing, standing_of

        portal = self._portal()
        tells = self._side.where().configuration.capabilities
        if tells and "status" not in tells:
            return Standing(language, MOST_FRESH)
        return standing_of(portal.status(), language)

    def begin(self, service_id: str) -> Begun:
        """The form that applies for a service today, and a name for the application that is made with it.

        Without a line the form that is kept here, if its answers can be locked.
        """
        from kiosk.forms import form
        from kiosk.outcomes import Begun
        from kiosk.portal.exchange import new_key

        form.prepare()
        try:
            return Begun(self._portal().form(service_id), new_key())
        except (Offline, TimedOut):
            kept, attempt = self.without_line.form(service_id), new_key()
            may_lock = self.without_line.may_lock(attempt) if kept is not None else None
            if kept is None or may_lock is None:
                raise
            return Begun(kept, attempt, may_lock)

    def prefill(self, service_id: str) -> Prefill:
        """What the registers hold about the signed-in person, for this form."""
        return self._personal().prefill(service_id)

    def prepare(self, attempt: str, service_id: str, form_version: str, values: Mapping[str, Any]) -> str:
        """Save and check what `send` would send, so that it can be signed; returns the application's id."""
        return self._attempt(attempt, service_id, form_version).prepare(values)

    def send(
        self,
        attempt: str,
        service_id: str,
        form_version: str,
        values: Mapping[str, Any],
        declarations: Sequence[str],
        *,
        attachments: Sequence[str] = (),
        signature_id: str = "",
    ) -> Sent:
        """Send an application; the same one however often a person asks for it under the name of one attempt.

        When somebody else has signed in meanwhile, or is acted for, what they send is an application of their own. Raises
        `AnswerLost` where the line broke when it may have arrived.
        """
        from kiosk.outcomes import Sent
        from kiosk.qr import qr_rows

        submitting = self._attempt(attempt, service_id, form_version)
        try:
            receipt = submitting.send(values, declarations, attachments=attachments, signature_id=signature_id)
        except (Offline, TimedOut):
            if submitting.in_doubt:
                raise AnswerLost from None
            raise
        qr_rows(receipt.portable)
        return Sent(receipt, receipt.portable, receipt.earlier_answers)

    def _in_doubt(self, attempt: str) -> bool:
        at_work = self._at_work
        with at_work.lock:
            return any(each.in_doubt for (name, _owner), each in at_work.submitting.items() if name == attempt)

    def _attempt(self, attempt: str, service_id: str, form_version: str) -> Submitting:
        from kiosk.applications.submitting import Submitting

        key, personal, portal = (attempt, self.acting.owner), self._personal(), self._portal()
        at_work = self._at_work
        with at_work.lock:
            if key not in at_work.submitting:
                at_work.submitting[key] = Submitting(personal, portal.keys, service_id, form_version)
            return at_work.submitting[key]

    def applications(self) -> tuple[Application, ...]:
        """The person's applications, newest first."""
        found = self._personal().applications()
        dated = [each for each in found if each.updated_at is not None]
        dated.sort(key=lambda each: each.updated_at or each.submitted_at, reverse=True)  # type: ignore[arg-type,return-value]
        return (*dated, *(each for each in found if each.updated_at is None))

    def application(self, application_id: str) -> Loaded:
        """One application, its events, oldest first, and what has come of it."""
        return self.cases.load(application_id)

    def receipt(self, application_id: str) -> Sent:
        """The receipt of an application that was sent before; only what the portal has signed (contract §A.2 25)."""
        from kiosk.applications.receipts import verify_receipt
        from kiosk.outcomes import Sent
        from kiosk.qr import qr_rows

        submission = self._personal().submission(application_id)
        receipt = verify_receipt(submission, self._portal().keys(), application_id)
        qr_rows(receipt.portable)
        return Sent(receipt, receipt.portable)

    def withdraw(self, application_id: str) -> Loaded:
        """Take an application back; asking twice takes it back once."""
        from kiosk.portal.exchange import new_key

        at_work = self._at_work
        with at_work.lock:
            key = at_work.withdrawal_keys.setdefault(application_id, new_key())
        self._personal().withdraw(application_id, key)
        return self.application(application_id)

    def print_receipt(self, sent: Sent, language: str) -> Printed:
        """The receipt on paper, or in the person's own folder at home."""
        from kiosk.applications.sheets import receipt_sheet

        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "receipt")
        return self._sheets.out(
            lambda: receipt_sheet(sent.receipt, self._catalogue, language, on_paper=self._sheets.on_paper), name
        )

    def print_preparation_sheet(self, service_id: str, language: str) -> Printed:
        """What to bring and where, on paper or in a file."""
        from kiosk.applications.sheets import preparation_sheet

        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "what-to-bring")
        return self._sheets.out(lambda: preparation_sheet(service_id, self._catalogue, language), name)

    def print_profile(self, text: str, digits: str, language: str) -> Printed:
        """A person's settings on paper or in a file: `text` for the code, and the six digits."""
        from kiosk.applications.sheets import profile_sheet

        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "my-settings")
        return self._sheets.out(lambda: profile_sheet(text, digits, language), name)

    def look_for_code(self) -> Seen:
        """The first code that is held before the camera. No picture is kept."""
        from kiosk.devices.camera import NoCamera, frames, look_for_code
        from kiosk.outcomes import Seen

        at_work = self._at_work
        with at_work.lock:
            if at_work.over:
                raise Cancelled("visit over")
            at_work.looking.set()  # of two, the newer one has the camera
            stopped = at_work.looking = threading.Event()
        if (asked := current()) is not None:
            asked.check()  # whoever left just before has stopped an earlier one
        try:
            return Seen(look_for_code(CODE_SECONDS, stopped, lambda: frames(stopped)))
        except NoCamera as error:
            _log.error("no camera: %s", error)
            return Seen(failed=True)

    def stop_looking(self) -> None:
        """Nobody is before the camera any more."""
        at_work = self._at_work
        with at_work.lock:
            at_work.looking.set()

    @property
    def without_line(self) -> WithoutLine:
        """What is done about a form while there is no line."""
        from kiosk.without_line import WithoutLine

        return self._rooms.open(WithoutLine, self._make_without_line)

    def _make_without_line(self) -> WithoutLine:
        from kiosk.own_locked import NAME, OwnLocked
        from kiosk.sealing.places import store_of
        from kiosk.without_line import WithoutLine

        own = None
        if not self._settings.at_kiosk:
            sealing, path = self.sealing, store_of(self._settings).folder / NAME
            own = OwnLocked(path, sealing.here, sealing.state, self._now)
        return WithoutLine(self.sealing, self._catalogue, self._sheets, self._in_doubt, own)

    @property
    def _at_work(self) -> _AtWork:
        return self._rooms.open(_AtWork, _AtWork, _AtWork.close)
