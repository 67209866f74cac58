"""The six palettes: colours named by their use.

Text has a contrast of at least 7:1, in the high contrast palettes at least 15:1; edges and rings at least 3:1
(ACC-47, ACC-49, ACC-56). `tests/ui/test_theme_tokens.py` holds the figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal

Use = Literal[
    "surface", "raised", "text", "muted", "border", "line", "accent", "brand", "on_brand", "brand_border", "brand_line",
    "action", "on_action", "action_border", "ink", "on_ink", "error", "success", "ring", "ring_outer", "pressed", "none",
]  # fmt: skip


class PaletteName(StrEnum):
    """The palettes as settings and the portal's R R R name them."""

    LIGHT = "light"
    DARK = "dark"
    YELLOW_ON_BLACK = "yellow-on-black"
    WHITE_ON_BLACK = "white-on-black"
    BLACK_ON_WHITE = "black-on-white"
    LOW_GLARE = "low-glare"


HIGH_CONTRAST: Final = (PaletteName.YELLOW_ON_BLACK, PaletteName.WHITE_ON_BLACK, PaletteName.BLACK_ON_WHITE)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`.

    `surface` is the page, `raised` a box or tile on it. `accent` draws pictures. `brand` is the top bar. `action` is the
    one main action. `ink` fills what is selected and the caption strip. The focus has two rings: `ring` inside,
    `ring_outer` around it. `line` parts rows, `border` is the edge of what can be operated.
    """

    surface: str
    raised: str
    text: str
    muted: str
    border: str
    line: str
    accent: str
    brand: str
    on_brand: str
    brand_border: str
    brand_line: str
    action: str
    on_action: str
    action_border: str
    ink: str
    on_ink: str
    error: str
    success: str
    ring: str
    ring_outer: str
    pressed: str

    def __getitem__(self, use: Use) -> str:
        colour: str = getattr(self, use)
        return colour


def _of_two(ground: str, figure: str, ring: str, ring_outer: str, raised: str | None = None) -> Palette:
    """A palette that knows one ground and one figure, and turns them round for what is selected."""
    return Palette(
        surface=ground, raised=raised or ground, text=figure, muted=figure, border=figure, line=figure, accent=figure,
        brand=ground, on_brand=figure, brand_border=figure, brand_line=figure,
        action=figure, on_action=ground, action_border=figure, ink=figure, on_ink=ground,
        error=figure, success=figure, ring=ring, ring_outer=ring_outer, pressed=raised or ground,
    )  # fmt: skip


PALETTES: Final[Mapping[PaletteName, Palette]] = MappingProxyType(
    {
        PaletteName.LIGHT: Palette(
            surface="#ffffff", raised="#eef3f6", text="#12202b", muted="#3a4854", border="#56656f", line="#56656f",
            accent="#0a4a66", brand="#0a4a66", on_brand="#ffffff", brand_border="#ffffff", brand_line="#56656f",
            action="#0b5d3b", on_action="#ffffff", action_border="#0b5d3b", ink="#12202b", on_ink="#ffffff",
            error="#971b1b", success="#0b5d3b", ring="#ffd400", ring_outer="#12202b", pressed="#d5e1e8",
        ),
        PaletteName.DARK: Palette(
            surface="#10181f", raised="#1a252e", text="#f4f7f9", muted="#c9d3da", border="#93a4b1", line="#93a4b1",
            accent="#8fd0ee", brand="#0a2a3a", on_brand="#ffffff", brand_border="#ffffff", brand_line="#93a4b1",
            action="#7fe0b0", on_action="#08130d", action_border="#7fe0b0", ink="#f4f7f9", on_ink="#10181f",
            error="#ffb3ad", success="#7fe0b0", ring="#000000", ring_outer="#ffd400", pressed="#2b3a46",
        ),
        PaletteName.YELLOW_ON_BLACK: _of_two("#000000", "#ffee00", "#000000", "#ffffff", "#000000"),
        PaletteName.WHITE_ON_BLACK: _of_two("#000000", "#ffffff", "#000000", "#ffd400", "#000000"),
        PaletteName.BLACK_ON_WHITE: _of_two("#ffffff", "#000000", "#ffd400", "#000000", "#ffffff"),
        PaletteName.LOW_GLARE: Palette(
            surface="#ece3cc", raised="#e1d6b9", text="#231b0e", muted="#3b301e", border="#665a3f", line="#665a3f",
            accent="#1f4348", brand="#3a3220", on_brand="#f1e9d5", brand_border="#f1e9d5", brand_line="#665a3f",
            action="#1e4a33", on_action="#f6efdd", action_border="#1e4a33", ink="#231b0e", on_ink="#f1e9d5",
            error="#7a1414", success="#1e4a33", ring="#ffd400", ring_outer="#231b0e", pressed="#d2c5a3",
        ),
    }
)  # fmt: skip
