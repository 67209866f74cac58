"""How loud each step of volume is, in decibels, and samples made so loud (ACC-16 to ACC-18).

The steps are those of VxSuite: 20 dB SPL at 0 and 100 dB SPL at 100, 8 dB from one to the next, where the voice as it is made is
heard at `AS_MADE_DB_SPL`. A kiosk's speaker and amplifier differ from that: `calibration_db` is `AS_MADE_DB_SPL` less what a
sound level meter shows at the person's head (dBA, voice as made), and is added to every step. A kiosk reaches the highest
steps undistorted when its voice as made is heard at 90 dB SPL and more (`calibration_db` of -15 and less).
"""

from __future__ import annotations

import array
import math
from typing import Final

from accessibility.speech.interface import DEFAULT_VOLUME

VOLUMES: Final = tuple(range(0, 101, 10))
"""The eleven steps. The lowest can still be heard: silence is another setting (ACC-15)."""
QUIETEST_DB_SPL: Final = 20.0
RANGE_DB: Final = 80.0
AS_MADE_DB_SPL: Final = 75.0
_FULL: Final = 32767
_KNEE: Final = 0.6
"""From here on amplified samples are bent towards the loudest there can be, so that they do not crackle."""


def sound_pressure(volume: int) -> float:
    """The dB SPL that a step, 0 to 100, aims at."""
    return QUIETEST_DB_SPL + RANGE_DB * min(max(volume, 0), 100) / 100


def gain(volume: int, calibration_db: float = 0.0) -> float:
    """What a step does to the voice as it is made, in dB; above zero it amplifies."""
    return sound_pressure(volume) - AS_MADE_DB_SPL + calibration_db


class Loudness:
    """Makes samples as loud as a step. Setting it takes some milliseconds, applying it none to speak of."""

    def __init__(self) -> None:
        self._gain = gain(DEFAULT_VOLUME)
        self._table = _table(self._gain)

    def set(self, volume: int, calibration_db: float = 0.0) -> None:
        """From now on `volume`, 0 to 100."""
        wanted = gain(volume, calibration_db)
        if wanted != self._gain:
            self._gain, self._table = wanted, _table(wanted)

    def apply(self, samples: bytes | bytearray) -> bytes:
        """Signed 16-bit samples, as loud as was set last."""
        table = self._table
        return array.array("h", [table[sample] for sample in array.array("h", samples)]).tobytes()


def _table(decibels: float) -> array.array[int]:
    """What becomes of each sample; negative ones are found from the end, as Python counts."""
    factor = 10 ** (decibels / 20)
    table = array.array("h", bytes(2 * (_FULL + 1) * 2))
    for sample in range(1, _FULL + 1):
        level = sample * factor / _FULL
        table[sample] = louder = round((_bend(level) if factor > 1 else level) * _FULL)
        table[-sample] = -louder
    table[_FULL + 1] = table[-_FULL]
    return table


def _bend(level: float) -> float:
    return level if level <= _KNEE else _KNEE + (1 - _KNEE) * math.tanh((level - _KNEE) / (1 - _KNEE))
