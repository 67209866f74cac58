"""`egov-kiosk run`: opens the window; at a kiosk starts the supervisor. With no portal set, a sandbox portal is started."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from ui.commands import UsageError

HELP: Final = "open the window (home), or run a kiosk (--mode kiosk)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the call; each overrides the settings file."""
    parser.add_argument("--mode", choices=("home", "kiosk"), help="where this program stands")
    parser.add_argument("--portal", metavar="URL", help="address of the portal; without one a sandbox is started")
    parser.add_argument("--language", choices=("az", "en", "ru"), help="language at the beginning")
    parser.add_argument("--settings", metavar="FILE", type=Path, help="settings file (TOML)")
    parser.add_argument("--speech", action="store_const", const=True, help="begin with the voice on")
    parser.add_argument(
        "--staff-screen",
        metavar="SCREEN",
        type=int,
        nargs="?",
        const=2,
        help="at a kiosk: show staff the step of a visit on this screen, counted from 1; without a number on the second",
    )


def run(arguments: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    from kiosk.settings import SettingsError, load

    options = {
        "mode": arguments.mode,
        "portal.url": arguments.portal,
        "language": arguments.language,
        "speech": arguments.speech,
        "kiosk.staff_screen": arguments.staff_screen,
    }
    try:
        settings = load(arguments.settings, options=options).settings
    except SettingsError as error:
        raise UsageError(f"egov-kiosk run: {error}") from None
    from accessibility.preferences import Preferences, refused

    wrong = refused(settings.preferences)
    if wrong:
        known = wrong[0] in Preferences().as_mapping()
        fault = "has a value that cannot be used" if known else "is not a preference"
        raise UsageError(f"egov-kiosk run: “preferences.{wrong[0]}” {fault}")
    if arguments.staff_screen and not settings.at_kiosk:
        raise UsageError("egov-kiosk run: --staff-screen needs --mode kiosk")
    if settings.at_kiosk:
        if sys.platform == "win32":
            raise UsageError("egov-kiosk run: --mode kiosk needs Linux")
        from kiosk.supervisor import supervise
        from ui.starting import StartingVoice

        with StartingVoice(settings.kiosk.calibration_db) as starting:
            return supervise(settings, starting.tell)
    from ui.probe import screen_expected

    if not screen_expected():
        raise UsageError("egov-kiosk run: there is no screen here; egov-kiosk tour works without one")
    from kiosk.warmup import load_undisturbed
    from ui.plain_imports import keep_plain_imports

    keep_plain_imports()
    load_undisturbed()
    from ui.home import run_at_home

    return run_at_home(settings)
