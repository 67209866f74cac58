"""What a screen reader costs: the same pages with Orca on and off, turn by turn, in one window of one process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.text import Language
from tests.peers.atspi_walk import open_host
from tests.peers.desktop import desktop, until
from tests.peers.orca_person import Orca
from tests.ui.sweep import Setting

PAGES: Final = ("home", "service-both", "question-text", "question-choice", "apply-check", "confirmation", "sound")
ROUNDS: Final = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """One page, drawn and said, with nobody listening and with Orca. `…_ms` are milliseconds, the least of as many tries:
    what else the machine does only adds to them. `…_work_ms` are those of them that the window's thread worked."""

    page: str
    off_ms: float
    on_ms: float
    off_work_ms: float
    on_work_ms: float

    @property
    def ratio(self) -> float:
        """How much longer with Orca; 1.0 is as long."""
        return self.on_ms / self.off_ms

    @property
    def work_ratio(self) -> float:
        """How much more work with Orca; 1.0 is as much."""
        return self.on_work_ms / self.off_work_ms


def reader_cost(
    folder: Path, *, pages: Sequence[str] = PAGES, rounds: int = ROUNDS, language: Language = "az"
) -> list[Cost]:
    """Measure each page. Needs Xvfb, a bus and Orca; `folder` takes their files."""
    tries: dict[tuple[str, bool], list[tuple[float, float]]] = {}
    with desktop(folder) as made:
        host, _ = open_host(made, Setting("home", 100, language=language, window=(1280, 1024)))
        Orca(made)
        for turn in range(rounds + 1):
            for enabled in (False, True):
                made.set_screen_reader(enabled)
                made.set_listened_to(enabled)
                until(lambda enabled=enabled: host.ask("active") is enabled, f"reader {enabled}")  # type: ignore[misc]
                for page in pages:
                    took = host.ask("time", name=page)
                    if turn:  # the first turn loads what all later ones have
                        tries.setdefault((page, enabled), []).append(took)
    return [_cost(page, tries[page, False], tries[page, True]) for page in pages]


def _cost(page: str, off: list[tuple[float, float]], on: list[tuple[float, float]]) -> Cost:
    least = [min(took for took, _ in tries) for tries in (off, on)]
    work = [min(worked for _, worked in tries) for tries in (off, on)]
    return Cost(page, least[0], least[1], work[0], work[1])
