"""Who goes on a tour: for each kind of person their settings, and how they find out what to do and do it.

A person uses only what such a person has: `tour --as blind` decides each key from what was heard, `--as switch` has one
switch, and so on. The journeys are the same for all; who perceives differently goes their own way through them.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kiosk.settings import Mode

if TYPE_CHECKING:
    from accessibility.speech.recording import RecordingVoice
    from ui.tour.driver import Driver
    from ui.tour.journeys import Tour
    from ui.visiting import VisitWindow

KEYBOARD: Final = "keyboard"
"""Somebody who sees, and uses a keyboard: the tours of the four journeys."""
AT_HOME: Final = (1280, 800)
AT_KIOSK: Final = (1920, 1080)
"""Usual windows, in pixels."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of person. `module` holds their `driver(visit, voice)` and, where they go their own way, `journeys`.

    `preferences` are those with which they come, where the tour does not wish otherwise; `mode` is where they are, `size`
    how large the window is there, in pixels. `speech` is whether our voice speaks to them, `reader` whether a screen reader
    of their own does. For who waits on purpose, time is `simulated`.
    """

    module: str
    preferences: Mapping[str, bool | int | str] = field(default_factory=dict)
    mode: Mode = "home"
    size: tuple[int, int] = AT_HOME
    speech: bool = True
    reader: bool = False
    simulated: bool = False

    def driver(self, visit: VisitWindow, voice: RecordingVoice) -> Driver:
        """Their hands and senses on a visit."""
        made: Driver = importlib.import_module(self.module).driver(visit, voice)
        return made

    def journey(self, name: str) -> Callable[[Tour], None] | None:
        """Their own way through a journey; None where they cannot go it."""
        own: Mapping[str, Callable[[Tour], None]] = getattr(importlib.import_module(self.module), "journeys", {})
        return own.get(name)


KINDS: Final[Mapping[str, Kind]] = {
    KEYBOARD: Kind("ui.tour.keyboard_person"),
    "blind": Kind("ui.tour.blind_person", {"curtain": True, "verbosity": "normal"}),
    "low-vision": Kind(
        "ui.tour.low_vision_person", {"palette": "yellow-on-black", "zoom_percent": 400, "magnifier": "lens"}
    ),
    "switch": Kind(
        "ui.tour.switch_person",
        {"scanning": "auto", "scan_ms": 500, "scan_loops": 10, "keypad": "switch"},
        simulated=True,
    ),
    "keypad": Kind("ui.tour.keypad_person", {"keypad": "tactile"}, "kiosk", AT_KIOSK, simulated=True),
    "tremor": Kind("ui.tour.tremor_person", {"bounce_ms": 400}, "kiosk", AT_KIOSK, simulated=True),
    "deaf": Kind("ui.tour.deaf_person", {"captions": True, "sign_language": True}),
    "screen-reader": Kind("ui.tour.screen_reader_person", speech=False, reader=True),
    "easy": Kind("ui.tour.easy_person", {"easy": True}),
}
"""By the name that `tour --as` takes."""
