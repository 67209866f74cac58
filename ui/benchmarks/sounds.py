"""Figures of the voice alone: how soon it speaks, falls silent, and speaks again after its process has died or hung."""

from __future__ import annotations

import signal

from accessibility.speech.measure import DEVICE_MS, Latency, measure_first_pcm, measure_restart, measure_stop
from ui.benchmarks.figure import Figure, measured


def first_sample(count: int) -> list[Figure]:
    """From a request to its first sample. Raises `Unavailable` where nothing can speak, as the others do."""
    return _figures("voice_to_pcm", measure_first_pcm(count))


def silence(count: int) -> list[Figure]:
    """From a request to silence; what the sound card may still hold is added."""
    return _figures("stop_to_silence", measure_stop(count), DEVICE_MS)


def restarts(count: int) -> list[Figure]:
    """From the death of the voice's process, and from its standing still, to the sentence said again."""
    return [
        *_figures("killed_to_speech", measure_restart(signal.SIGKILL, count)),
        *_figures("hung_to_speech", measure_restart(signal.SIGSTOP, count)),
    ]


def _figures(name: str, latency: Latency, more: float = 0.0) -> list[Figure]:
    values = {"p50": latency.p50_ms, "p95": latency.p95_ms}
    return [measured(f"{name}_{key}", value + more, "ms", latency.count) for key, value in values.items()]
