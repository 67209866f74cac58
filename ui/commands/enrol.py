"""`egov-kiosk enrol CODE`: makes a key on this kiosk and makes the kiosk known to its portal, with a code of its administrator."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ui.commands import UsageError

if TYPE_CHECKING:
    from kiosk.settings import Settings

HELP: Final = "make this kiosk known to its portal, with a code of its administrator"
ASK: Final = "-"
FAILED: Final = 1

_WHY: Final = {
    "enrolment-code-unknown": "the portal does not know this code; get a new one from the administrator",
    "enrolment-code-used": "this code has been used; each code is for one kiosk, get a new one",
    "enrolment-code-expired": "the time of this code is over; get a new one",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The code, and whose kiosk this is."""
    parser.add_argument("code", metavar="CODE", help=f"the administrator's code; {ASK} reads it from standard input")
    parser.add_argument("--portal", metavar="URL", help="address of the portal, where the settings do not state it")
    parser.add_argument("--site", default="", help="what people read on their phones (default the kiosk's name)")
    parser.add_argument("--model", default="", help="what machine this is (default its system and processor)")
    parser.add_argument("--settings", metavar="FILE", type=Path, help="settings file (TOML)")


def run(arguments: argparse.Namespace) -> int:
    """Enrol; 1 when the portal refuses or cannot be asked. Raises `UsageError` for a call that cannot work."""
    from kiosk.settings import SettingsError, load

    try:
        settings = load(arguments.settings, options={"mode": "kiosk", "portal.url": arguments.portal}).settings
    except SettingsError as error:
        raise UsageError(f"egov-kiosk enrol: {error}") from None
    if not settings.portal.url:
        raise UsageError("egov-kiosk enrol: no portal is set; name it with --portal URL")
    code = sys.stdin.readline().strip() if arguments.code == ASK else arguments.code.strip()
    if not code:
        raise UsageError("egov-kiosk enrol: the code is empty")
    return _enrol(settings, code, arguments)


def _enrol(settings: Settings, code: str, arguments: argparse.Namespace) -> int:
    from kiosk.enrolling import enrol
    from kiosk.enrolment import EnrolmentError, state_folder
    from kiosk.portal.errors import PortalError, Rejected

    try:
        made = enrol(settings, code, arguments.site, arguments.model)
    except Rejected as error:
        return _failed(_WHY.get(error.code) or error.detail or "the portal refused")
    except PortalError as error:
        return _failed(
            f"{settings.portal.url} could not be asked ({type(error).__name__}); try again with the same code"
        )
    except EnrolmentError as error:
        return _failed(f"{error.path} cannot be used ({error.reason}); remove it and try again")
    except OSError as error:
        return _failed(f"nothing can be kept in {state_folder(settings)} ({error.strerror}); the code was not used up")
    print(f"This kiosk is enrolled at {made.portal} as {made.device_id}. Mobile ID is offered from the next visit on.")
    return 0


def _failed(why: str) -> int:
    print(f"egov-kiosk enrol: {why}", file=sys.stderr)
    return FAILED
