"""A figure: what was measured, in which unit, how often, and what it should be at most. Tables of them."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

AIMS: Final = {
    "start_208": 500.0,
    "start_10000": 500.0,
    "pss_home": 120.0,
    "pss_home_alone": 120.0,
    "pss_receipt": 160.0,
    "pss_receipt_alone": 160.0,
    "keystroke_100000_p95": 16.0,
    "search_100000_p95": 16.0,
    "key_to_pcm_p95": 40.0,
    "voice_to_pcm_p95": 40.0,
    "stop_to_silence_p95": 30.0,
    "killed_to_speech_p95": 1000.0,
    "hung_to_speech_p95": 1000.0,
    "scan_off_p95": 20.0,
    "growth_window": 2.0,
    "growth_voice": 2.0,
    "language_switch_p95": 150.0,
    "size_switch_p95": 150.0,
    "palette_switch_p95": 150.0,
    "magnifier_frame_p95": 16.0,
    "longest_stall": 50.0,
    "sign_in_bytes": 15_000.0,
    "cabinet_slow": 1000.0,
}
"""What is aimed at, at most, by the figure's name and in its unit; a figure that is not here has no aim."""
_DIGITS: Final = {"ms": 1, "MB": 1, "×": 2, "B": 0, "": 0}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. `value` is None where it could not be measured, and `cause` says why.

    `runs` is how many single measurements it is made of. `unit` is ms, MB (10⁶ bytes), B, × or empty for a count.
    """

    name: str
    value: float | None
    unit: str
    runs: int
    cause: str = ""

    @property
    def aim(self) -> float | None:
        return AIMS.get(self.name)

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None when there is none, or nothing was measured."""
        return None if self.aim is None or self.value is None else self.value <= self.aim

    def told(self) -> dict[str, object]:
        """As JSON."""
        told: dict[str, object] = {"value": self.value, "unit": self.unit, "aim": self.aim, "met": self.met}
        told["runs"] = self.runs
        return {**told, "cause": self.cause} if self.cause else told


def measured(name: str, value: float, unit: str, runs: int) -> Figure:
    """A figure, rounded as its unit deserves."""
    return Figure(name, round(value, _DIGITS[unit]), unit, runs)


def median_of(name: str, taken: Sequence[float], unit: str = "ms") -> Figure:
    return measured(name, at(sorted(taken), 0.5), unit, len(taken))


def spread_of(name: str, taken: Sequence[float], unit: str = "ms") -> list[Figure]:
    """The median and the 95th percentile of what was taken, as `NAME_p50` and `NAME_p95`."""
    ordered = sorted(taken)
    shares = {"p50": 0.5, "p95": 0.95}
    return [measured(f"{name}_{key}", at(ordered, share), unit, len(taken)) for key, share in shares.items()]


def at(ordered: Sequence[float], share: float) -> float:
    """The value below which `share` of the ordered values lie (nearest rank)."""
    return ordered[min(len(ordered) - 1, max(0, -(-round(share * 100) * len(ordered) // 100) - 1))]


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table, which is aligned and can be read on a terminal."""
    rows = [("figure", "value", "aim", "met", "runs")]
    for each in figures:
        value = "not measured" if each.value is None else f"{each.value:,g} {each.unit}".strip()
        aim = "" if each.aim is None else f"≤ {each.aim:g} {each.unit}"
        rows.append((each.name, value, aim, {True: "yes", False: "no", None: ""}[each.met], str(each.runs)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def machine() -> str:
    """This machine in a line: processor, cores, memory, system, Python, and how busy it is."""
    parts = [
        _processor(),
        f"{os.cpu_count()} cores",
        _memory(),
        platform.platform(),
        f"Python {platform.python_version()}",
    ]
    if hasattr(os, "getloadavg"):
        parts.append(f"load {os.getloadavg()[0]:.1f}")
    return ", ".join(part for part in parts if part)


def _processor() -> str:
    return _line_of("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()


def _memory() -> str:
    kilobytes = _line_of("/proc/meminfo", "MemTotal").partition(" ")[0]
    return f"{int(kilobytes) / 1e6:.0f} GB" if kilobytes else ""


def _line_of(file: str, key: str) -> str:
    try:
        lines = Path(file).read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")
