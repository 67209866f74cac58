"""How something leaves the program: on paper at a kiosk, in the person's own folder at home."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from kiosk.devices.printer import NoPrinter
from kiosk.formatting import AZERBAIJAN
from kiosk.outcomes import Printed

_log: Final = logging.getLogger(__name__)


class SheetsOut:
    """`save_to` is the folder for downloads at home, None at a kiosk; `print_sheet` prints a PDF and names the printer.

    An empty `Printed` says that something went nowhere.
    """

    def __init__(self, save_to: Path | None, print_sheet: Callable[[bytes], str], *, at_kiosk: bool) -> None:
        self._save_to = None if at_kiosk else save_to
        self._print_sheet = print_sheet

    @property
    def on_paper(self) -> bool:
        """Whether sheets are printed; else they are saved."""
        return self._save_to is None

    def out(self, make: Callable[[], bytes], name: str) -> Printed:
        """Make a PDF and print it, or save it under a name that begins so."""
        from kiosk.applications.receipt_pdf import PdfError

        try:
            pdf = make()
        except PdfError as error:
            _log.error("no sheet: %s", type(error).__name__)
            return Printed()
        if not self.on_paper:
            return self.keep(pdf, name)
        try:
            return Printed(printer=self._print_sheet(pdf))
        except NoPrinter:
            return Printed()

    def keep(self, content: bytes, name: str, ending: str = "pdf") -> Printed:
        """Save anything in the person's own folder at home."""
        if self._save_to is None:
            return Printed()
        file = _free_name(self._save_to, f"{name}-{datetime.now(AZERBAIJAN):%Y-%m-%d}", ending)
        try:
            self._save_to.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        except OSError:
            return Printed()
        return Printed(file=file.name)


def _free_name(folder: Path, stem: str, ending: str) -> Path:
    """A file name that does not exist yet and says nothing about the person."""
    candidates = (folder / f"{stem}{suffix}.{ending}" for suffix in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(file for file in candidates if not file.exists())
