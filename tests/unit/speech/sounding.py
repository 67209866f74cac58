"""What a sound is like: how loud, and how high the voice in it is."""

from __future__ import annotations

import math
import statistics
from array import array

from accessibility.speech.timing import RATE_HZ

_EVERY = 4
_HZ = RATE_HZ / _EVERY
_FRAME = 220
_LOUD = 1500
_PERIODIC = 0.8


def decibels(samples: bytes | bytearray) -> float:
    """Root mean square, in dB below the loudest there can be."""
    values = array("h", bytes(samples))
    return 20 * math.log10(math.sqrt(sum(value * value for value in values) / len(values)) / 32767)


def highest(samples: bytes | bytearray) -> int:
    """The largest sample."""
    return max(abs(value) for value in array("h", bytes(samples)))


def pitch(samples: bytes | bytearray) -> float:
    """The median fundamental frequency of what is voiced, in Hz, by autocorrelation."""
    values = array("h", bytes(samples))[::_EVERY]
    found = []
    for start in range(0, len(values) - 2 * _FRAME, 2 * _FRAME):
        frame = values[start : start + 2 * _FRAME]
        power = sum(value * value for value in frame[:_FRAME])
        if power / _FRAME < _LOUD**2:
            continue
        alike = {lag: _alike(frame, lag, power) for lag in range(int(_HZ / 250), int(_HZ / 60))}
        best = max(alike, key=alike.__getitem__)
        if alike[best] > _PERIODIC:
            found.append(_HZ / best)
    return statistics.median(found)


def _alike(frame: array[int], lag: int, power: float) -> float:
    later = frame[lag : lag + _FRAME]
    product = sum(one * other for one, other in zip(frame[:_FRAME], later, strict=True))
    return product / (1 + math.sqrt(power * sum(value * value for value in later)))
