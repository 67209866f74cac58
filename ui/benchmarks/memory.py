"""How much memory processes take: proportional set size (PSS), and what it would be with nothing else running.

PSS divides a shared page among all who use it, so other Qt programs on the machine make it smaller. `alone` counts each
page of these processes once, whoever else has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

_KILOBYTE = 1024 / 1e6


def pss(processes: Iterable[int]) -> float:
    """PSS of all `processes` together, in megabytes (10⁶ bytes). Linux only: raises `OSError` elsewhere."""
    return sum(_pss(process) for process in processes)


def alone(processes: Iterable[int]) -> float:
    """What `pss` would be if no other process shared their pages, in megabytes. Linux only: raises `OSError` elsewhere.

    Of a piece of a file that several of them use, the largest part that one of them shares counts.
    """
    own = 0
    shared: dict[str, int] = {}
    for process in processes:
        private, of_files = parts(Path(f"/proc/{process}/smaps").read_text("utf-8", "replace"))
        own += private
        for piece, size in of_files.items():
            shared[piece] = max(shared.get(piece, 0), size)
    return (own + sum(shared.values())) * _KILOBYTE


def parts(maps: str) -> tuple[int, Counter[str]]:
    """Private kilobytes, and shared ones by piece of file, of what `/proc/PID/smaps` tells."""
    private, shared, piece = 0, Counter[str](), ""
    for line in maps.splitlines():
        words = line.split()
        if not words[0].endswith(":"):
            # from-to, rights, offset, device, inode, name
            piece = " ".join(words[2:])
        elif words[0].startswith("Private_") and words[0] != "Private_Hugetlb:":
            private += int(words[1])
        elif words[0] in {"Shared_Clean:", "Shared_Dirty:"}:
            shared[piece] += int(words[1])
    return private, shared


def _pss(process: int) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * _KILOBYTE
    raise OSError("the system does not tell the proportional set size")
