"""What can be done with a form while there is no line: open the kept one, lock the answers, take the code along (ACC-96)."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from kiosk.catalogue.forms import kept_form
from kiosk.catalogue.store import CatalogueStore
from kiosk.outcomes import Locked, LockedState, MayLock, NotLocked, Printed
from kiosk.portal.errors import AnswerLost
from kiosk.sealing.desk import Form, NoKey
from kiosk.sheets_out import SheetsOut
from translations import messages

if TYPE_CHECKING:
    from kiosk.own_locked import OwnLocked
    from kiosk.portal.resources.forms import FormDefinition
    from kiosk.sealing.office import SealingOffice

_log: Final = logging.getLogger(__name__)


class WithoutLine:
    """For one visit. `own` remembers at home what was locked here. `in_doubt` says of an attempt whether the portal may have received it. Called from worker threads."""

    def __init__(
        self,
        sealing: SealingOffice,
        catalogue: CatalogueStore,
        sheets: SheetsOut,
        in_doubt: Callable[[str], bool],
        own: OwnLocked | None = None,
    ) -> None:
        self._sealing, self._catalogue, self._sheets, self._in_doubt = sealing, catalogue, sheets, in_doubt
        self._own = own

    def form(self, service_id: str) -> FormDefinition | None:
        """The kept form of a service, where the answers could be locked; None where it is of no use now."""
        if not self._sealing.possible():
            return None
        try:
            return kept_form(self._catalogue, service_id)
        except sqlite3.Error as error:
            _log.error("no form could be read: %s", type(error).__name__)
            return None

    def may_lock(self, attempt: str) -> MayLock | None:
        """Whether the answers of an attempt may be locked; never those of one that may have arrived."""
        if self._in_doubt(attempt) or not self._sealing.possible():
            return None
        return MayLock(self._sealing.asks_birth_date())

    def lock(self, attempt: str, form: Form, birth_date: date | None) -> Locked | NotLocked:
        """Seal them; on the disk when this returns. Raises `AnswerLost` for an attempt that may have arrived: two of one
        would be two applications."""
        from kiosk.sealing.envelope import TooLarge

        if self._in_doubt(attempt):
            raise AnswerLost
        by_birth_date = self._sealing.asks_birth_date()
        if by_birth_date and birth_date is None:
            return NotLocked("nobody")
        try:
            slip = self._sealing.seal(form, birth_date)
        except NoKey:
            return NotLocked("no-key")
        except TooLarge:
            return NotLocked("too-long")
        except OSError as error:
            _log.error("nothing could be sealed: %s", type(error).__name__)
            return NotLocked("no-room")
        locked = Locked(slip.id, slip.code, slip.kept_until, by_birth_date)
        if self._own is not None:
            self._own.remember(locked)
        return locked

    def all_locked(self) -> tuple[LockedState, ...]:
        """What was locked on this computer and what became of it; nothing at a kiosk."""
        return self._own.all() if self._own is not None else ()

    def print_slip(self, locked: Locked, service_id: str, language: str) -> Printed:
        """The code on paper, or in the person's own folder at home."""
        from kiosk.applications.slip_sheet import SlipSheet, slip_sheet

        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "code")
        slip = SlipSheet(locked.code, service_id, locked.kept_until, locked.by_birth_date, self._sheets.on_paper)
        return self._sheets.out(lambda: slip_sheet(slip, self._catalogue, language), name)
