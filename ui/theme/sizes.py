"""Every length on the screen, in pixels, from the look: millimetres at a kiosk, 16 px times the zoom at home.

Kiosk: four bands of capital height 3.5–4.2, 4.8–5.6, 6.4–7.1 and 8.5–9.0 mm (ACC-28), targets of at least 20 mm, the
main action 25 mm, gaps of at least 3 mm (ACC-61). Home: targets of 44 px (ACC-60), text up to 400 % (ACC-48).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from ui.theme.look import Look

Kind = Literal[
    "title", "subheading", "body", "strong", "small", "step", "button", "main", "tile", "value", "display", "lead",
    "name", "bar", "strip", "key", "box", "field", "caption", "easy",
]  # fmt: skip
"""What a piece of text is for."""

CAP_HEIGHT: Final = 0.727
"""Inter: height of a capital letter, in em."""

WEIGHTS: Final[dict[Kind, int]] = {
    "title": 700, "subheading": 700, "strong": 600, "button": 600, "main": 600, "tile": 600, "value": 700,
    "display": 700, "name": 700, "bar": 600, "strip": 600, "key": 600, "box": 600, "easy": 600,
}  # fmt: skip

_BANDS_MM: Final = {1: (4.0, 3.65), 2: (5.41, 4.9), 3: (6.95, 6.5), 4: (8.9, 8.6)}
"""Capital height of running text and of the smallest text, in millimetres, for each size (ACC-28)."""

_GROWTH: Final[dict[Kind, tuple[float, float]]] = {
    "title": (50 / 30, 0.9), "subheading": (34 / 30, 0.9), "main": (34 / 30, 0.8), "tile": (34 / 30, 0.9),
    "value": (62 / 30, 0.65), "display": (92 / 30, 0.5), "lead": (44 / 30, 0.75), "name": (34 / 30, 0.5),
    "key": (36 / 30, 0.6), "box": (52 / 30, 0.6), "easy": (52 / 30, 0.7), "button": (1.0, 1.0), "field": (32 / 30, 0.95),
}  # fmt: skip
"""Ratio to running text at the usual size, and how much of its growth the kind follows: headings grow slower."""


@dataclass(frozen=True)
class Scale:
    """Lengths in pixels for one look. `text` gives the font size of a kind."""

    look: Look
    body: float
    smallest: float
    usual: float
    unit: float
    _texts: dict[Kind, int] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, look: Look) -> Scale:
        """The scale of a look; sizes out of range are brought back into it."""
        if look.is_kiosk:
            per_mm = 1 / look.mm_per_px
            body, small = (mm * per_mm / CAP_HEIGHT for mm in _BANDS_MM[min(4, max(1, look.size))])
            usual = _BANDS_MM[2][0] * per_mm / CAP_HEIGHT
            return cls(look, body, small, usual, per_mm * 0.248)
        zoom = min(400, max(100, look.zoom)) / 100
        return cls(look, 16 * zoom, 15 * zoom, 16, (0.54 + 0.22 * (zoom - 1)))

    def text(self, kind: Kind) -> int:
        """Font size in pixels."""
        if kind not in self._texts:
            self._texts[kind] = self._text(kind)
        return self._texts[kind]

    def _text(self, kind: Kind) -> int:
        if kind in ("small", "strip", "bar"):
            return self._bar() if kind == "bar" else round(self.smallest)
        ratio, share = _GROWTH.get(kind, (1.0, 1.0))
        if kind == "name" and self.look.is_kiosk:
            return round(min(self.body, self.usual) * ratio)
        return max(round(self.smallest), round(self.usual * ratio * (1 + (self.body / self.usual - 1) * share)))

    def _bar(self) -> int:
        """The bars are short on room: they follow the text only a part of the way, never below the usual size's smallest."""
        if not self.look.is_kiosk:
            return round(self.smallest)
        return round(min(self.smallest, _BANDS_MM[2][1] * 1.02 * self.unit / 0.248 / CAP_HEIGHT))

    def line(self, kind: Kind) -> int:
        """Distance of two lines of text."""
        loose = kind in ("body", "strong", "small", "step", "field", "caption", "lead")
        return round(self.text(kind) * (1.38 if loose else 1.22))

    def length(self, reference: float) -> int:
        """A length that is `reference` pixels on the reference kiosk (21.5″ full HD), never less than one pixel."""
        return max(1, round(reference * self.unit))

    @cached_property
    def margin(self) -> int:
        return self.length(40)

    @cached_property
    def gap(self) -> int:
        """Between things that can be touched: at least 3 mm at a kiosk (ACC-61)."""
        return max(8, self.length(22))

    @cached_property
    def pad(self) -> int:
        return self.length(28)

    @cached_property
    def radius(self) -> int:
        return max(6, self.length(13))

    @cached_property
    def edge(self) -> int:
        """Width of a border."""
        return max(2, self.length(3))

    @cached_property
    def target(self) -> int:
        """The least height and width of anything that can be touched (ACC-60, ACC-61)."""
        least = 91 * self.unit if self.look.is_kiosk else 44
        return round(max(least, self.text("button") * 1.9))

    @cached_property
    def main_target(self) -> int:
        least = 108 * self.unit if self.look.is_kiosk else 52
        return round(max(least, self.text("main") * 2.0))

    @cached_property
    def bar_target(self) -> int:
        """Targets in the top bar."""
        least = 83 * self.unit if self.look.is_kiosk else 44
        return round(max(least, self.text("bar") * 1.7))

    @cached_property
    def ring(self) -> int:
        """Width of each of the two rings: at least 4 px and 0.5 mm (ACC-56)."""
        return max(4, self.length(5.5))

    def icon(self, kind: Kind) -> int:
        """Side of the picture beside text of a kind; pictures scale with the text (ACC-28)."""
        if kind == "easy":
            return max(self.length(203), round(self.text(kind) * 1.6))
        ratio = {"tile": 1.85, "display": 1.65, "title": 1.2}.get(kind, 1.25)
        return round(self.text(kind) * ratio)

    @cached_property
    def folds(self) -> bool:
        """Whether the bars fold into one button whatever the room."""
        return not self.look.is_kiosk and self.look.zoom >= 300

    def measure(self, kind: Kind) -> int:
        """The widest line of text: about 66 characters."""
        return round(self.text(kind) * 31)

    @cached_property
    def qr(self) -> int:
        """Side of a QR code with its quiet zone: the code alone is more than 60 mm at a kiosk."""
        return round(105 / self.look.mm_per_px) if self.look.is_kiosk else 300
