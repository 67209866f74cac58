"""The printer: the system's print command, and the printer that receipts would go to."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Final

from kiosk.health.finding import Finding
from kiosk.text import Wording

NAME: Final = "printer"
_TIMEOUT: Final = 5.0


def printer_found(chosen: str, _: Wording) -> Finding:
    """`chosen` is the printer of the settings, empty for the system's default one."""
    if shutil.which("lp") is None:
        cause = _("The print command “lp” is not installed.")
        return Finding(NAME, "warning", _("Nothing can be printed here."), str(cause), {"printer": None})
    try:
        known = printers()
        default = default_printer()
    except (OSError, subprocess.SubprocessError) as error:
        cause = _("The print system does not answer ({reason}).", reason=type(error).__name__)
        return Finding(NAME, "warning", _("Nothing can be printed here."), str(cause), {"printer": None})
    values: dict[str, object] = {"printer": chosen or default or None, "known": known}
    if chosen and chosen not in known:
        cause = _("The settings name the printer “{name}”, which the system does not know.", name=chosen)
        return Finding(NAME, "warning", _("Nothing can be printed here."), str(cause), values)
    if chosen or default:
        return Finding(NAME, "ok", _("Receipts are printed on {name}.", name=chosen or default), "", values)
    cause = _("The system has no default printer.")
    return Finding(NAME, "warning", _("Nothing can be printed here."), str(cause), values)


def printers() -> list[str]:
    """The printers that the system knows. Raises `OSError`, `subprocess.SubprocessError`."""
    return [line.split()[0] for line in _lpstat("-e").splitlines() if line.strip()]


def default_printer() -> str:
    """The name of the default printer, empty when there is none. Raises as `printers`."""
    _, found, name = _lpstat("-d").partition("system default destination: ")
    return name.strip() if found else ""


def _lpstat(option: str) -> str:
    command = shutil.which("lpstat")
    if command is None:
        raise FileNotFoundError("lpstat")
    asked = subprocess.run(  # noqa: S603
        [command, option],
        capture_output=True,
        text=True,
        timeout=_TIMEOUT,
        check=False,  # it fails where there is no printer at all, which is an answer
        env={**os.environ, "LC_ALL": "C"},
    )
    return asked.stdout
