"""The processes that are measured: `python -m ui.benchmarks.process WHAT …` prints one JSON object.

A process for each, because what was loaded or learnt for one figure must not help or burden another.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from ui.plain_imports import keep_plain_imports

if TYPE_CHECKING:
    from ui.benchmarks.live import Live

LANGUAGES: Final = ("en", "ru", "az")
SIZES: Final = ("150", "200", "100")
PALETTES: Final = ("dark", "yellow-on-black", "light")
WARM: Final = 1000
"""Utterances after which the memory is looked at for the first time."""
PAGES: Final = (("group", "documents"), ("group", "work"), ("themes", ""), ("service", "criminal-record"))


def start(begun: str, portal: str) -> dict[str, Any]:
    """The program itself, until its first page is painted and has taken a key.

    `begun` is when its process was started, by `time.perf_counter`, whose zero all processes share on Linux.
    """
    from ui.application import qt_application
    from ui.benchmarks.started import Started
    from ui.commands import main

    qt_application()
    watch = Started()
    main(["run", "--portal", portal])
    return {"ms": (watch.at - float(begun)) * 1000, "processor": watch.processor * 1000}


def typing(keystrokes: str, portal: str) -> dict[str, Any]:
    """Letters into the search field of a live window, and the same into the search alone."""
    from kiosk.catalogue.measure import measure, typed

    wanted = int(keystrokes)

    def measured(live: Live) -> dict[str, Any]:
        shown = []
        for words in typed(wanted):
            if len(words) == 1:
                live.clear_query()
            shown.append(live.type_on(words))
        figures = measure(live.application.search, wanted)
        services = len(live.application.catalogue.services())
        return {"services": services, "shown": shown, "search": {"p50": figures.p50, "p95": figures.p95}}

    return _with_window(portal, measured)


def window(portal: str, keys: str, switches: str, changes: str) -> dict[str, Any]:
    """Memory at home, first samples, switches, page changes and enlarged frames of a live window."""
    from ui.benchmarks.magnifying import frames

    def measured(live: Live) -> dict[str, Any]:
        live.wait_for_voice()
        told: dict[str, Any] = {"memory": live.memory(), "speaks": live.speaks}
        if live.speaks:
            told["samples"] = [live.first_sample() for _ in range(int(keys))]
        for choice, values in (("language", LANGUAGES), ("size", SIZES), ("palette", PALETTES)):
            told[choice] = [live.act(choice, values[number % len(values)]) for number in range(int(switches))]
        told["pages"] = []
        for number in range(int(changes)):
            told["pages"] += [live.act(*PAGES[number % len(PAGES)]), live.go_back()]
        told["magnifier"] = frames(live, int(switches))
        return told

    return _with_window(portal, measured)


def journey(portal: str) -> dict[str, Any]:
    """The journey `apply` in a live window."""

    def measured(live: Live) -> dict[str, Any]:
        from dataclasses import asdict

        from ui.benchmarks.journey import take_journey

        with TemporaryDirectory(prefix="journey-") as folder:
            return asdict(take_journey(live, portal, Path(folder)))

    return _with_window(portal, measured)


def endurance(portal: str, utterances: str) -> dict[str, Any]:
    """What so many utterances, each asked for by a Tab, add to the memory of the voice and of the window, in megabytes.

    Before the first look all that is loaded or learnt once has been: as many utterances again, up to a thousand.
    """

    def measured(live: Live) -> dict[str, Any]:
        live.wait_for_voice()
        if not live.speaks:
            return {"speaks": False}
        count = int(utterances)
        for _ in range(min(count, WARM)):
            live.next_sample()
        before = live.memories()
        for _ in range(count):
            live.next_sample()
        window, voice = (after - begun for after, begun in zip(live.memories(), before, strict=True))
        return {"speaks": True, "window": window, "voice": voice}

    return _with_window(portal, measured)


def scan(portal: str, steps: str) -> dict[str, Any]:
    """How evenly the ring for one switch goes over the first page, in milliseconds off its time."""

    def measured(live: Live) -> dict[str, Any]:
        from accessibility.scanning_measure import measure_jitter

        live.visit.presenter.activate("speech", "no")  # a voice that reads is waited for
        found = measure_jitter(live.visit.layer.scanner, live.visit.presenter.preferences, steps=int(steps))
        return {"steps": found.steps, "p95": found.p95, "worst": found.worst}

    return _with_window(portal, measured)


def sign_in(portal: str) -> dict[str, Any]:
    """What a sign-in takes of the line."""
    from ui.benchmarks import wire

    return wire.sign_in(portal)


def slow_cabinet(portal: str, times: str) -> dict[str, Any]:
    """How soon the cabinet is there on a slow line."""
    from ui.benchmarks import wire

    return wire.slow_cabinet(portal, times)


def tour(portal: str, journey: str) -> dict[str, Any]:
    """What a journey takes of the line."""
    from ui.benchmarks import wire

    return wire.tour(portal, journey)


def _leave_out_tools() -> None:
    """Do without what only a developer's environment has: httpx would load a terminal's whole palette for its own command."""
    for name in ("pygments", "rich"):
        sys.modules[name] = None  # type: ignore[assignment]  # which is how Python says that there is none


def _with_window(portal: str, measured: Callable[[Live], dict[str, Any]]) -> dict[str, Any]:
    from ui.benchmarks.live import Live

    with TemporaryDirectory(prefix="downloads-") as folder:
        live = Live(portal, Path(folder))
        try:
            return measured(live)
        finally:
            live.close()


MEASURED: Final[Mapping[str, Callable[..., dict[str, Any]]]] = {
    "start": start,
    "typing": typing,
    "window": window,
    "journey": journey,
    "endurance": endurance,
    "scan": scan,
    "sign-in": sign_in,
    "slow-cabinet": slow_cabinet,
    "tour": tour,
}


def main(words: list[str]) -> int:
    """Measure, and print what was found."""
    _leave_out_tools()
    keep_plain_imports()
    try:
        told = MEASURED[words[0]](*words[1:])
    except Exception as error:  # noqa: BLE001  whoever waits for figures gets the cause instead, whatever it is
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
