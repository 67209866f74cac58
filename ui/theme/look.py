"""How one person wants to see the program, and on what screen: the only input of a theme."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ui.theme.tokens import PaletteName

REFERENCE_MM_PER_PX: Final = 0.248
"""A 21.5″ full HD screen. Qt's own figure is not to be trusted (requirements, PIX/MM)."""

REACH_MM: Final = 1220
"""The highest that a person in a wheelchair reaches (ADA 308, EN 301 549 8.3)."""


class Profile(StrEnum):
    """Where the program stands."""

    KIOSK = "kiosk"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Look:
    """Palette and sizes. At a kiosk `size` is one of the four bands 1–4 of ACC-28; at home `zoom` is 100–400 per cent.

    `mirrored` puts the main action at the left, for the left hand. `low` keeps all that can be touched within reach, on a
    screen whose lower edge is `bottom_mm` above the floor.
    """

    palette: PaletteName = PaletteName.LIGHT
    size: int = 2
    zoom: int = 100
    mirrored: bool = False
    profile: Profile = Profile.KIOSK
    mm_per_px: float = REFERENCE_MM_PER_PX
    low: bool = False
    bottom_mm: float = 800

    @property
    def is_kiosk(self) -> bool:
        return self.profile is Profile.KIOSK

    @property
    def text_size(self) -> int:
        """The figure that `SIZE` actions carry: the band at a kiosk, per cent at home."""
        return self.size if self.is_kiosk else self.zoom

    def out_of_reach(self, height: int) -> int:
        """How many of the `height` pixels of a full screen, from its upper edge, nobody need reach: those more than 1220 mm
        above the floor (ACC-41). At least 45 per cent stay, however high a screen hangs."""
        if not (self.low and self.is_kiosk):
            return 0
        beyond = (self.bottom_mm - REACH_MM) / self.mm_per_px + height
        return min(max(0, math.ceil(beyond)), round(height * 0.55))


KIOSK_SIZES: Final = (1, 2, 3)
HOME_SIZES: Final = (100, 200, 400)
"""What the three letters A A A of the welcome strip choose. Settings offer the steps between and the fourth band."""


def three_sizes(look: Look) -> tuple[int, int, int]:
    """The sizes behind A A A on this screen."""
    return KIOSK_SIZES if look.is_kiosk else HOME_SIZES
