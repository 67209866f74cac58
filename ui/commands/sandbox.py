"""`egov-kiosk sandbox`: a whole portal on this computer, for a first look, practice and tests."""

from __future__ import annotations

import argparse
import signal
import sqlite3
from pathlib import Path
from typing import Final

from ui.commands import UsageError

HELP: Final = "serve a practice portal on this computer"
PORT: Final = 8765
_HIGHEST_PORT: Final = 65535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command understands."""
    parser.add_argument(
        "--port", type=_port, default=PORT, metavar="N", help=f"where it listens ({PORT}); 0 takes any free port"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep what it is told in this folder (else in memory)")
    parser.add_argument(
        "--scenario",
        metavar="NAME",
        help="misbehave: slow, flaky, down, hostile or notices, or NAME:DETAIL (flaky:5, hostile:html, notices:payments)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl+C or SIGTERM; both end well. Raises `UsageError` for what cannot be served."""
    from kiosk.sandbox.scenarios import NAMES, UnknownScenario
    from kiosk.sandbox.server import PortOccupied, serve

    # uvicorn ends in good order and then hands the signal on: let both be the same news here
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(arguments.port, arguments.data, arguments.scenario, _say_where)
    except KeyboardInterrupt:
        return 0
    except PortOccupied as error:
        raise UsageError(f"egov-kiosk sandbox: {error}; choose another with --port N") from None
    except UnknownScenario as error:
        raise UsageError(f"egov-kiosk sandbox: no such scenario: {error}. Scenarios: {', '.join(NAMES)}") from None
    except (OSError, sqlite3.Error) as error:
        where = f"--data {arguments.data}" if arguments.data is not None else "it cannot be served"
        raise UsageError(f"egov-kiosk sandbox: {where}: {_reason(error)}") from None
    return 0


def _say_where(url: str) -> None:
    # one line, at once: programs that start this one wait for it
    print(
        f"The sandbox portal is at {url}. To confirm a sign-in, open {url}/d in a browser, type the code from the "
        f"screen and choose a person. With mobile ID, open {url}/m; a code that enrols a kiosk is made at {url}/enrolment. "
        f"To sign an application, open {url}/sign; to be the authority, and return or approve one, {url}/clerk. "
        "Ctrl+C ends it.",
        flush=True,
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= _HIGHEST_PORT):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to {_HIGHEST_PORT}")
    return int(text)


def _reason(error: OSError | sqlite3.Error) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
