"""The parts of an office, each with one subject: loaded and opened with the first request that needs it, after the first page."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.catalogue.store import CatalogueStore
from kiosk.clients import Clients
from kiosk.devices.printer import print_pdf
from kiosk.key_store import KeyStore
from kiosk.rooms import Rooms
from kiosk.settings import Settings
from kiosk.visit import Visit

if TYPE_CHECKING:
    from kiosk.acting import ActingOffice
    from kiosk.appointments.office import AppointmentOffice
    from kiosk.cabinet import CabinetOffice
    from kiosk.casework import CaseOffice
    from kiosk.consulting import ConsultingOffice
    from kiosk.mobile import MobileReception
    from kiosk.own_things.office import OwnThingsOffice
    from kiosk.participation import ParticipationOffice
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.public import PublicPortal
    from kiosk.public_side import PublicSide, Where
    from kiosk.reception import Reception
    from kiosk.reporting import ReportingOffice
    from kiosk.sealing.office import SealingOffice
    from kiosk.sheets_out import SheetsOut
    from kiosk.signed_in import SignInOffice
    from kiosk.uploading.folders import Place
    from kiosk.uploading.office import UploadsOffice
    from kiosk.viewing.office import ViewingOffice
    from kiosk.viewing.sources import Source


def open_in_browser(address: str) -> bool:
    """Open an address in the browser of this computer; whether that could be done."""
    import webbrowser

    return webbrowser.open(address)


class OfficeRooms:
    """What `Office` is divided into; the arguments are told there. Used from worker threads."""

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
        open_browser: Callable[[str], bool] = open_in_browser,
        key_store: Callable[[], KeyStore | None] = lambda: None,
        places: Callable[[], tuple[Place, ...]] | None = None,
        remember_in: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings, self._catalogue, self._visit, self._clients = settings, catalogue, visit, clients
        self._kiosk_name = kiosk_name
        self._save_to, self._print_sheet = save_to, print_sheet
        self._open_browser, self._key_store = open_browser, key_store
        self._places, self._remember_in = places, remember_in
        self._clock, self._now = clock, now
        self._rooms = Rooms()

    @property
    def acting(self) -> ActingOffice:
        """For whom the person acts."""
        from kiosk.acting import ActingOffice

        return self._rooms.open(ActingOffice, lambda: ActingOffice(self._visit))

    @property
    def reception(self) -> Reception:
        """Where people sign in."""
        from kiosk.reception import Reception

        return self._rooms.open(Reception, self._make_reception, Reception.close)

    def _make_reception(self) -> Reception:
        from kiosk.reception import Reception

        made = Reception(
            self._settings,
            self._visit,
            self._where_to_sign_in,
            kiosk_name=self._kiosk_name,
            open_browser=self._open_browser,
            clock=self._clock,
            now=self._now,
            key_store=self._key_store,
        )
        made.signed_in.who = lambda: self.acting.identity
        return made

    @property
    def signed_in(self) -> SignInOffice:
        """The sign-in itself: kept, ended here or everywhere."""
        return self.reception.signed_in

    @property
    def mobile(self) -> MobileReception:
        """Signing in with mobile ID, at an enrolled kiosk."""
        from kiosk.mobile import MobileReception

        return self._rooms.open(
            MobileReception,
            lambda: MobileReception(
                self._settings,
                self._visit,
                self._where_to_sign_in,
                self.reception,
                kiosk_name=self._kiosk_name,
                clock=self._clock,
                now=self._now,
            ),
        )

    @property
    def cabinet(self) -> CabinetOffice:
        """What is one's own: messages, documents, charges."""
        from kiosk.cabinet import CabinetOffice

        return self._rooms.open(
            CabinetOffice,
            lambda: CabinetOffice(self._personal, self._portal, self._sheets.out, self._now),
            CabinetOffice.close,
        )

    @property
    def cases(self) -> CaseOffice:
        """Applications that were sent, and what has come of them."""
        from kiosk.casework import CaseOffice

        return self._rooms.open(CaseOffice, lambda: CaseOffice(self._personal, self._portal), CaseOffice.close)

    @property
    def participation(self) -> ParticipationOffice:
        """Appeals."""
        from kiosk.participation import ParticipationOffice

        return self._rooms.open(
            ParticipationOffice,
            lambda: ParticipationOffice(self._personal, self._portal, self._sheets.out),
            ParticipationOffice.close,
        )

    @property
    def consulting(self) -> ConsultingOffice:
        """Consultations."""
        from kiosk.consulting import ConsultingOffice

        return self._rooms.open(
            ConsultingOffice,
            lambda: ConsultingOffice(self._personal, self._portal, self._sheets.out),
            ConsultingOffice.close,
        )

    @property
    def reporting(self) -> ReportingOffice:
        """Reports about a place."""
        from kiosk.reporting import ReportingOffice

        return self._rooms.open(
            ReportingOffice,
            lambda: ReportingOffice(self._clients.new, lambda: self._side.where().configuration, self._now),
            ReportingOffice.close,
        )

    @property
    def uploads(self) -> UploadsOffice:
        """Files of the person's."""
        from kiosk.uploading.folders import places_of
        from kiosk.uploading.office import UploadsOffice

        return self._rooms.open(
            UploadsOffice,
            lambda: UploadsOffice(
                self._personal,
                self._owner,
                lambda: self._side.where().configuration.tus.url,
                self._places or partial(places_of, self._settings),
                self._remember_in,
                self._now,
            ),
            UploadsOffice.close,
        )

    @property
    def appointments(self) -> AppointmentOffice:
        """Visits to a centre, and its queue."""
        from kiosk.appointments.at_kiosk import KioskNumbers
        from kiosk.appointments.office import AppointmentOffice, Ways

        def make() -> AppointmentOffice:
            overrides = self._settings.portal.endpoints
            kiosk = KioskNumbers(self.mobile.own_key, self._clients.new, self._where_to_sign_in, overrides, self._now)
            ways = Ways(self._sheets.out, self._sheets.keep)
            return AppointmentOffice(self._personal, self._owner, self._portal, self._catalogue, ways, self._now, kiosk)

        return self._rooms.open(AppointmentOffice, make, AppointmentOffice.close)

    @property
    def things(self) -> OwnThingsOffice:
        """What the registers hold about the person."""
        from kiosk.own_things.office import OwnThingsOffice

        return self._rooms.open(
            OwnThingsOffice,
            lambda: OwnThingsOffice(self._personal, self.acting.own, self._sheets.keep, self._now),
            OwnThingsOffice.close,
        )

    @property
    def viewing(self) -> ViewingOffice:
        """Documents on the screen."""
        from kiosk.viewing.office import ViewingOffice

        return self._rooms.open(ViewingOffice, lambda: ViewingOffice(self._file_of, self._owner), ViewingOffice.close)

    def _file_of(self, source: Source) -> bytes:
        """What is looked at page by page."""
        from kiosk.viewing.sources import OfDocument

        if isinstance(source, OfDocument):
            return self._personal().cabinet.document_file(source.document)
        return self.uploads.content(source.upload)

    @property
    def sealing(self) -> SealingOffice:
        """Forms that are completed without a line, and claimed later."""
        from kiosk.sealing.office import SealingOffice

        return self._rooms.open(
            SealingOffice,
            lambda: SealingOffice(self._settings, self._visit, self._portal, lambda: self.acting.own(), self._now),
        )

    @property
    def _sheets(self) -> SheetsOut:
        """How something leaves the program."""
        from kiosk.sheets_out import SheetsOut

        at_kiosk = self._settings.at_kiosk
        return self._rooms.open(SheetsOut, lambda: SheetsOut(self._save_to, self._print_sheet, at_kiosk=at_kiosk))

    @property
    def _side(self) -> PublicSide:
        """The portal as anybody sees it."""
        from kiosk.public_side import PublicSide

        return self._rooms.open(PublicSide, lambda: PublicSide(self._settings, self._clients), PublicSide.close)

    def only_for(self, owner: str) -> AbstractContextManager[None]:
        """What is done inside, on this thread, is done for `owner` (`Person.id`) or not at all."""
        return self.acting.only_for(owner)

    def _portal(self) -> PublicPortal:
        return self._side.portal()

    def _where_to_sign_in(self) -> Where:
        return self._side.where_to_sign_in()

    def _owner(self) -> str:
        return self.acting.owner

    def _personal(self) -> PersonalPortal:
        return self.acting.portal()
