"""Paper: a PDF to the printer through the system's print command. This program writes no file of the sheet (ACC-93).

The print server does: CUPS keeps what it is given in its spool until it is printed, and afterwards for as long as its
`PreserveJobFiles` says, which is a day by default. A kiosk sets that to `No` (`packaging/kiosk/README.md`).
"""

from __future__ import annotations

import shutil
import subprocess
from typing import Final

_TIMEOUT: Final = 10.0


class NoPrinter(Exception):
    """There is no print command, no printer, or it refused."""


def print_pdf(pdf: bytes, printer: str = "") -> str:
    """Print `pdf` (bytes of a PDF) on `printer`, or on the default one; returns the printer's name, or raises `NoPrinter`."""
    command = shutil.which("lp")
    if command is None:
        raise NoPrinter("no print command")
    call = [command, "-s", *(["-d", printer] if printer else [])]
    try:
        subprocess.run(call, input=pdf, capture_output=True, timeout=_TIMEOUT, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError) as error:
        raise NoPrinter(type(error).__name__) from None
    return printer or "default"
