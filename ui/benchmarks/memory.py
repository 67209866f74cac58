"""How much memory processes take: proportional set size (PSS), in which shared pages are divided among their users."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def pss(processes: Iterable[int]) -> float:
    """PSS of all `processes` together, in megabytes (10⁶ bytes). Linux only: raises `OSError` elsewhere."""
    return sum(_pss(process) for process in processes)


def _pss(process: int) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise OSError("the system does not tell the proportional set size")
