"""All figures of the performance table, one after the other; each group in processes of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from accessibility.speech.synthesis import Unavailable
from kiosk.sandbox.server import running
from ui.benchmarks import sounds
from ui.benchmarks.catalogues import make_cache
from ui.benchmarks.figure import Figure, measured, median_of, spread_of
from ui.commands.tour import JOURNEYS

_ROOT: Final = Path(__file__).parents[2]
_SECONDS: Final = 1200.0
_NO_PORTAL: Final = "http://127.0.0.1:9"
"""Nobody answers there: a portal's catalogue would replace the one that is measured."""
_SWITCHES: Final = ("language", "size", "palette")
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each thing is measured. The first two of `sizes`, in services, are started; all are typed into.

    `left_out` are sizes whose figures are named, but not measured. `tours` are the journeys beside `apply` whose bytes are
    counted, each once: they are the same each time.
    """

    starts: int
    keystrokes: int
    keys: int
    utterances: int
    restarts: int
    endurance: int
    scans: int
    switches: int
    changes: int
    journeys: int
    tours: tuple[str, ...]
    sizes: tuple[int, ...]
    left_out: tuple[int, ...] = ()


TOURS: Final = tuple(name for name in JOURNEYS if name not in ("apply", "browse", "languages", "settings", "sign-in"))
"""Those that ask a portal for something of their own, and are not measured otherwise."""
FULL: Final = Counts(10, 300, 1000, 1000, 20, 10_000, 200, 30, 40, 3, TOURS, (208, 10_000, 100_000))
QUICK: Final = Counts(3, 60, 40, 40, 3, 200, 20, 9, 8, 1, ("cabinet", "pay"), (208, 10_000), (100_000,))


class _Failed(Exception):
    """A figure could not be measured; the message says why."""


def measure_all(counts: Counts, tell: Tell = lambda _: None) -> list[Figure]:
    """Every figure, in the order of the table. `tell` hears what is being measured; nothing is raised for one that fails."""
    with TemporaryDirectory(prefix="benchmarks-") as folder:
        _compile()
        bench = _Bench(counts, Path(folder), tell)
        starts = bench.starts()
        with running() as portal:
            live = bench.window_and_journey(portal.url)
            wire = bench.wire(portal.url)
            scan = bench.scan(portal.url)
            endurance = bench.endurance(portal.url)
        return [*starts, *live, *wire, *bench.typing(), *bench.voice(), *scan, *endurance]


class _Bench:
    def __init__(self, counts: Counts, folder: Path, tell: Tell) -> None:
        self._counts = counts
        self._folder = folder
        self._tell = tell

    def starts(self) -> list[Figure]:
        """From a process's start until its first page has taken a key; the first start of each size warms up."""
        small, large = self._counts.sizes[:2]
        names = {f"start_{small}": "ms", f"start_{large}": "ms", "start_ratio": "×", "start_processor": "ms"}

        def measure() -> list[Figure]:
            taken: dict[int, list[float]] = {small: [], large: []}
            processor = []
            for number in range(self._counts.starts + 1):
                for size, values in taken.items():
                    self._prepare(size)
                    told = self._ask("start", repr(time.perf_counter()), _NO_PORTAL, services=size)
                    if number:
                        values.append(told["ms"])
                        processor.append(told["processor"])
            figures = [median_of(f"start_{size}", values) for size, values in taken.items()]
            ratio = float(figures[1].value or 0) / float(figures[0].value or 1)
            ratio_figure = measured("start_ratio", ratio, "×", self._counts.starts)
            return [*figures, ratio_figure, median_of("start_processor", processor)]

        return self._guarded("starting", names, measure)

    def window_and_journey(self, portal: str) -> list[Figure]:
        """Memory, switches, page changes, enlarged frames, key to sample; then the journey's stall, bytes and memory."""
        counts = self._counts

        def live() -> list[Figure]:
            told = self._ask("window", portal, *map(str, (counts.keys, counts.switches, counts.changes)))
            figures = _of_memory("pss_home", told["memory"], 1)
            for choice in _SWITCHES:
                figures += spread_of(f"{choice}_switch", told[choice])
            figures += spread_of("page_change", told["pages"])
            figures += spread_of("magnifier_frame", told["magnifier"])
            return figures + (spread_of("key_to_pcm", told["samples"]) if told["speaks"] else [])

        def journeys() -> list[Figure]:
            told = [self._ask("journey", portal) for _ in range(counts.journeys)]
            return [
                *_of_memory("pss_receipt", max(each["memory"] for each in told), len(told)),
                measured("longest_stall", max(each["stall"] for each in told), "ms", len(told)),
                measured("longest_stall_processor", max(each["stall_work"] for each in told), "ms", len(told)),
                median_of("apply_bytes", [each["wire_bytes"] for each in told], "B"),
                median_of("apply_requests", [each["requests"] for each in told], ""),
            ]

        spreads = [*(f"{choice}_switch" for choice in _SWITCHES), "page_change", "magnifier_frame", "key_to_pcm"]
        names = {"pss_home": "MB", "pss_home_alone": "MB", **_both(spreads)}
        stalls = {"longest_stall": "ms", "longest_stall_processor": "ms"}
        memory = {"pss_receipt": "MB", "pss_receipt_alone": "MB"}
        of_journeys = {**memory, **stalls, "apply_bytes": "B", "apply_requests": ""}
        return [
            *self._guarded("the window", names, live),
            *self._guarded("the journey “apply”", of_journeys, journeys),
        ]

    def wire(self, portal: str) -> list[Figure]:
        """What a sign-in and each journey take of the line, and the cabinet on a slow one."""

        def sign_in() -> list[Figure]:
            return _of_wire("sign_in", self._ask("sign-in", portal))

        def slow_cabinet() -> list[Figure]:
            return [median_of("cabinet_slow", self._ask("slow-cabinet", portal, str(self._counts.journeys))["ms"])]

        figures = self._guarded("a sign-in", _wire_of("sign_in"), sign_in)
        figures += self._guarded("the cabinet on a slow line", {"cabinet_slow": "ms"}, slow_cabinet)
        for name in self._counts.tours:
            own = name.replace("-", "_")
            figures += self._guarded(
                f"the journey “{name}”",
                _wire_of(own),
                lambda name=name, own=own: _of_wire(own, self._ask("tour", portal, name)),  # type: ignore[misc]
            )
        return figures

    def typing(self) -> list[Figure]:
        """From a key to its results on the screen, and the search alone, in catalogues of each size."""
        figures: list[Figure] = []
        for size in self._counts.sizes:
            names = _both([f"keystroke_{size}", f"search_{size}"])
            figures += self._guarded(f"typing among {size:,} services", names, lambda size=size: self._typing(size))  # type: ignore[misc]
        for size in self._counts.left_out:
            cause = f"left out: a catalogue of {size:,} services takes minutes to make"
            names = _both([f"keystroke_{size}", f"search_{size}"])
            figures += [Figure(name, None, unit, 0, cause) for name, unit in names.items()]
        return figures

    def _typing(self, size: int) -> list[Figure]:
        keystrokes = self._counts.keystrokes
        told = self._ask("typing", str(keystrokes), _NO_PORTAL, services=size)
        if told["services"] != size:
            raise _Failed(f"the catalogue held {told['services']:,} services, not {size:,}")
        alone = [measured(f"search_{size}_{key}", told["search"][key], "ms", keystrokes) for key in ("p50", "p95")]
        return [*spread_of(f"keystroke_{size}", told["shown"]), *alone]

    def voice(self) -> list[Figure]:
        """The voice alone."""
        counts = self._counts
        restarts = _both(["killed_to_speech", "hung_to_speech"])
        return [
            *self._guarded("the voice", _both(["voice_to_pcm"]), lambda: sounds.first_sample(counts.utterances)),
            *self._guarded("silence", _both(["stop_to_silence"]), lambda: sounds.silence(counts.utterances)),
            *self._guarded("restarts of the voice", restarts, lambda: sounds.restarts(counts.restarts)),
        ]

    def scan(self, portal: str) -> list[Figure]:
        """How far the steps of a scan are from their time."""

        def steps() -> list[Figure]:
            told = self._ask("scan", portal, str(self._counts.scans))
            return [measured(f"scan_off_{key}", told[key], "ms", told["steps"]) for key in ("p95", "worst")]

        return self._guarded("the scan", {"scan_off_p95": "ms", "scan_off_worst": "ms"}, steps)

    def endurance(self, portal: str) -> list[Figure]:
        """What many utterances add to memory."""
        count = self._counts.endurance

        def grown() -> list[Figure]:
            told = self._ask("endurance", portal, str(count))
            names = ("window", "voice") if told["speaks"] else ()
            return [measured(f"growth_{name}", told[name], "MB", count) for name in names]

        return self._guarded(f"{count:,} utterances", {"growth_window": "MB", "growth_voice": "MB"}, grown)

    def _guarded(self, what: str, names: dict[str, str], measure: Callable[[], list[Figure]]) -> list[Figure]:
        """The named figures in order; those that could not be measured say why."""
        self._tell(f"measuring {what}")
        cause = "nothing can speak here"  # the one reason for which a group leaves a figure out
        found: dict[str, Figure] = {}
        try:
            found = {figure.name: figure for figure in measure()}
        except (_Failed, Unavailable, OSError) as error:
            cause = str(error)
        return [found.get(name) or Figure(name, None, unit, 0, cause) for name, unit in names.items()]

    def _prepare(self, services: int) -> Path:
        """The cache folder of a user with so many services in the catalogue; made once."""
        cache = self._folder / f"cache-{services}"
        if not cache.exists():
            self._tell(f"making a catalogue of {services:,} services")
            make_cache(cache, services)
        return cache

    def _ask(self, what: str, *words: str, services: int = 0) -> dict[str, Any]:
        """Have one thing measured by a process with a catalogue of `services` (the smallest where it does not matter)."""
        cache = self._prepare(services or self._counts.sizes[0])
        try:
            asked = subprocess.run(  # noqa: S603  our own interpreter and module
                [sys.executable, "-m", "ui.benchmarks.process", what, *words],
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                check=False,
                env=_environment(self._folder, cache),
            )
        except subprocess.TimeoutExpired:
            raise _Failed(f"{what}: not finished after {_SECONDS:g} s") from None
        if asked.returncode:
            lines: Sequence[str] = asked.stderr.strip().splitlines() or [f"exit status {asked.returncode}"]
            raise _Failed(f"{what}: {lines[-1]}")
        told: dict[str, Any] = json.loads(asked.stdout.splitlines()[-1])
        return told


def _compile() -> None:
    """Compile the program's modules, as an installer does; without it each start would."""
    packages = [str(_ROOT / name) for name in ("accessibility", "kiosk", "translations", "ui")]
    subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "compileall", "-q", *packages], capture_output=True, check=False, timeout=_SECONDS
    )


def _environment(folder: Path, cache: Path) -> dict[str, str]:
    """A user without settings, whose catalogue is the prepared one, and no screen."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("EGOV_KIOSK_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    return {
        **kept,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CACHE_HOME": str(cache),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")])),
    }


def _both(names: Iterable[str]) -> dict[str, str]:
    """`NAME_p50` and `NAME_p95` in milliseconds."""
    return {f"{name}_{key}": "ms" for name in names for key in ("p50", "p95")}


def _wire_of(name: str) -> dict[str, str]:
    return {f"{name}_bytes": "B", f"{name}_requests": ""}


def _of_wire(name: str, told: dict[str, Any]) -> list[Figure]:
    bytes_ = measured(f"{name}_bytes", told["wire_bytes"], "B", 1)
    return [bytes_, measured(f"{name}_requests", told["requests"], "", 1)]


def _of_memory(name: str, memory: Sequence[float], runs: int) -> list[Figure]:
    return [measured(each, value, "MB", runs) for each, value in zip((name, f"{name}_alone"), memory, strict=True)]
