"""Where requests are done: the portal's public and personal side of one visit. Called from worker threads only."""

from __future__ import annotations

import logging
import threading
import time
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.acting import ActingOffice
from kiosk.appointments.at_kiosk import KioskNumbers
from kiosk.appointments.office import AppointmentOffice, Ways
from kiosk.cabinet import CabinetOffice
from kiosk.casework import CaseOffice
from kiosk.catalogue.store import CatalogueStore
from kiosk.clients import Clients
from kiosk.consulting import ConsultingOffice
from kiosk.devices.printer import print_pdf
from kiosk.key_store import KeyStore
from kiosk.mobile import MobileReception
from kiosk.outcomes import Begun, Loaded, Printed, Seen, Sent
from kiosk.own_things.office import OwnThingsOffice
from kiosk.participation import ParticipationOffice
from kiosk.portal.errors import AnswerLost, Cancelled, Offline, TimedOut
from kiosk.public_side import PublicSide
from kiosk.qr import qr_rows
from kiosk.reception import Reception
from kiosk.reporting import ReportingOffice
from kiosk.settings import Settings
from kiosk.sheets_out import SheetsOut
from kiosk.uploading.folders import Place, places_of
from kiosk.uploading.office import UploadsOffice
from kiosk.viewing.office import ViewingOffice
from kiosk.viewing.sources import OfDocument, Source
from kiosk.visit import Visit
from translations import messages

if TYPE_CHECKING:  # loaded with the first request, after the first page
    from kiosk.applications.submitting import Submitting
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.resources.applications import Application, Prefill
    from kiosk.sealing.office import SealingOffice
    from kiosk.standing import Standing
    from kiosk.without_line import WithoutLine

_log: Final = logging.getLogger(__name__)
CODE_SECONDS: Final = 20.0
"""How long a camera looks for a code."""


class Office:
    """Does what journeys ask for. One for each visit: what it holds of a person hangs on the visit and ends with it.

    `kiosk_name` is shown here and on the person's phone. `save_to` is the folder for downloads at home. `print_sheet`
    prints a PDF and names the printer, `open_browser` opens an address at home, `key_store` finds the
    system's safe for a sign-in there. `places` are where files can be chosen from,
    `remember_in` the file at home that tells where unfinished uploads are. `clock` (seconds) paces the questions of
    a sign-in, and `now` is what its proof is held against.
    """

    def __init__(
        self,
        settings: Settings,
        catalogue: CatalogueStore,
        visit: Visit,
        clients: Clients,
        *,
        kiosk_name: str = "",
        save_to: Path | None = None,
        print_sheet: Callable[[bytes], str] = print_pdf,
        open_browser: Callable[[str], bool] = webbrowser.open,
        key_store: Callable[[], KeyStore | None] = lambda: None,
        places: Callable[[], tuple[Place, ...]] | None = None,
        remember_in: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._catalogue = catalogue
        self._side = PublicSide(settings, clients)
        self._portal = self._side.portal
        self._sheets = SheetsOut(save_to, print_sheet, at_kiosk=settings.at_kiosk)
        out, keep = self._sheets.out, self._sheets.keep
        self.reception = Reception(
            settings,
            visit,
            self._side.where_to_sign_in,
            kiosk_name=kiosk_name,
            open_browser=open_browser,
            clock=clock,
            now=now,
            key_store=key_store,
        )
        self.signed_in = self.reception.signed_in
        self.acting = ActingOffice(visit)
        self.signed_in.who = lambda: self.acting.identity
        self.mobile = MobileReception(
            settings, visit, self._side.where_to_sign_in, self.reception, kiosk_name=kiosk_name, clock=clock, now=now
        )
        self.cabinet = CabinetOffice(self._personal, self._portal, out, now)
        self.cases = CaseOffice(self._personal, self._portal)
        self.participation = ParticipationOffice(self._personal, self._portal, out)
        self.consulting = ConsultingOffice(self._personal, self._portal, out)
        self.reporting = ReportingOffice(clients.new, lambda: self._side.where().configuration, now)
        self.uploads = UploadsOffice(
            self._personal,
            lambda: self.acting.owner,
            self._upload_endpoint,
            places or partial(places_of, settings),
            remember_in,
            now,
        )
        kiosk = KioskNumbers(
            self.mobile.own_key, clients.new, self._side.where_to_sign_in, settings.portal.endpoints, now
        )
        self.appointments = AppointmentOffice(
            self.acting.portal, lambda: self.acting.owner, self._portal, catalogue, Ways(out, keep), now, kiosk
        )
        self.things = OwnThingsOffice(self._personal, self.acting.own, keep, now)
        self.viewing = ViewingOffice(self._file_of, lambda: self.acting.owner)
        self._settings, self._visit, self._now = settings, visit, now
        self._lock = threading.Lock()  # of the fields below: nobody waits for the network with it
        self._over = False
        self._submitting: dict[tuple[str, str], Submitting] = {}
        self._withdrawal_keys: dict[str, str] = {}
        self._looking = threading.Event()

    def close(self) -> None:
        """Close the public client, so that what is in flight ends; the person's own is closed by the visit."""
        with self._lock:
            self._over = True
            self._looking.set()
            self._submitting.clear()
        self.cabinet.close()
        self.things.close()
        self.cases.close()
        self.participation.close()
        self.consulting.close()
        self.reporting.close()
        self.uploads.close()
        self.viewing.close()
        self.appointments.close()
        self.reception.close()
        self._side.close()

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
        with self._lock:
            return any(each.in_doubt for (name, _owner), each in self._submitting.items() if name == attempt)

    def _attempt(self, attempt: str, service_id: str, form_version: str) -> Submitting:
        from kiosk.applications.submitting import Submitting

        key, personal, portal = (attempt, self.acting.owner), self._personal(), self._portal()
        with self._lock:
            if key not in self._submitting:
                self._submitting[key] = Submitting(personal, portal.keys, service_id, form_version)
            return self._submitting[key]

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

        submission = self._personal().submission(application_id)
        receipt = verify_receipt(submission, self._portal().keys(), application_id)
        qr_rows(receipt.portable)
        return Sent(receipt, receipt.portable)

    def withdraw(self, application_id: str) -> Loaded:
        """Take an application back; asking twice takes it back once."""
        from kiosk.portal.exchange import new_key

        with self._lock:
            key = self._withdrawal_keys.setdefault(application_id, new_key())
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

        with self._lock:
            if self._over:
                raise Cancelled("visit over")
            self._looking.set()  # of two, the newer one has the camera
            stopped = self._looking = threading.Event()
        try:
            return Seen(look_for_code(CODE_SECONDS, stopped, lambda: frames(stopped)))
        except NoCamera as error:
            _log.error("no camera: %s", error)
            return Seen(failed=True)

    def stop_looking(self) -> None:
        """Nobody is before the camera any more."""
        with self._lock:
            self._looking.set()

    @cached_property
    def sealing(self) -> SealingOffice:
        """Forms that are completed without a line, and claimed later."""
        from kiosk.sealing.office import SealingOffice

        return SealingOffice(self._settings, self._visit, self._portal, self.acting.own, self._now)

    @cached_property
    def without_line(self) -> WithoutLine:
        """What is done about a form while there is no line."""
        from kiosk.own_locked import NAME, OwnLocked
        from kiosk.sealing.places import store_of
        from kiosk.without_line import WithoutLine

        own = None
        if not self._settings.at_kiosk:
            own = OwnLocked(store_of(self._settings).folder / NAME, self.sealing.state, self._now)
        return WithoutLine(self.sealing, self._catalogue, self._sheets, self._in_doubt, own)

    def _file_of(self, source: Source) -> bytes:
        """What is looked at page by page."""
        if isinstance(source, OfDocument):
            return self._personal().cabinet.document_file(source.document)
        return self.uploads.content(source.upload)

    def only_for(self, owner: str) -> AbstractContextManager[None]:
        """What is done inside, on this thread, is done for `owner` (`Person.id`) or not at all."""
        return self.acting.only_for(owner)

    def _upload_endpoint(self) -> str:
        return self._side.where().configuration.tus.url

    def _personal(self) -> PersonalPortal:
        return self.acting.portal()
