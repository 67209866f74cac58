"""The command line: `egov-kiosk [run|tour|search|say|sandbox|enrol|doctor|bench] …`; one module a command, imported when used."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, Protocol, cast

COMMANDS: Final = ("run", "tour", "search", "say", "sandbox", "enrol", "doctor", "bench")
DEFAULT: Final = "run"

USAGE_ERROR: Final = 2
"""Exit status for wrong options, unreadable settings, an occupied port: one clear line on standard error."""


class Command(Protocol):
    """What a module of this package offers."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


class UsageError(Exception):
    """Something about the call is wrong; the text is one clear line for the person at the terminal."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]  # argparse says NoReturn; UsageError it is
        raise UsageError(f"{self.prog}: {message}. See: {self.prog} --help")


def load(name: str) -> Command:
    """The module of one command."""
    return cast("Command", import_module(f"ui.commands.{name}"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in {"-h", "--help"}:
        _overview()
        return 0
    named = bool(words) and not words[0].startswith("-")
    name = words[0] if named else DEFAULT
    try:
        if name not in COMMANDS:
            raise UsageError(f"egov-kiosk: no such command: {name}. Commands: {', '.join(COMMANDS)}")
        command = load(name)
        parser = _Parser(prog=f"egov-kiosk {name}", description=command.HELP)
        command.add_arguments(parser)
        return command.run(parser.parse_args(words[1:] if named else words))
    except UsageError as error:
        print(error, file=sys.stderr)
        return USAGE_ERROR
    except BrokenPipeError:
        return 0


def _overview() -> None:
    print("usage: egov-kiosk [COMMAND] [OPTIONS]\n\nThe accessible client of electronic government.\n")
    for name in COMMANDS:
        print(f"  {name:<9} {load(name).HELP}")
    print("\negov-kiosk COMMAND --help tells the options of each. With no command the window opens.")
