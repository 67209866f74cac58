"""How one person wants to see the program, and on what screen: the only input of a theme."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ui.theme.tokens import PaletteName

REFERENCE_MM_PER_PX: Final = 0.248
"""A 21.5″ full HD screen. Qt's own figure is not to be trusted (requirements, PIX/MM)."""


class Profile(StrEnum):
    """Where the program stands."""

    KIOSK = "kiosk"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Look:
    """Palette and sizes. At a kiosk `size` is one of the four bands 1–4 of ACC-28; at home `zoom` is 100–400 per cent.

    `mirrored` puts the main action at the left, for the left hand.
    """

    palette: PaletteName = PaletteName.LIGHT
    size: int = 2
    zoom: int = 100
    mirrored: bool = False
    profile: Profile = Profile.KIOSK
    mm_per_px: float = REFERENCE_MM_PER_PX

    @property
    def is_kiosk(self) -> bool:
        return self.profile is Profile.KIOSK

    @property
    def text_size(self) -> int:
        """The figure that `SIZE` actions carry: the band at a kiosk, per cent at home."""
        return self.size if self.is_kiosk else self.zoom


KIOSK_SIZES: Final = (1, 2, 3)
HOME_SIZES: Final = (100, 200, 400)
"""What the three letters A A A of the welcome strip choose. Settings offer the steps between and the fourth band."""


def three_sizes(look: Look) -> tuple[int, int, int]:
    """The sizes behind A A A on this screen."""
    return KIOSK_SIZES if look.is_kiosk else HOME_SIZES
