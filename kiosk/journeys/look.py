"""Sound and look: text size, colours, voice, speed, captions. Each choice is applied at once and shown as chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Next, close, stay
from kiosk.page import CONTINUE, Action, Buttons, Choice, Option, Page
from kiosk.text import Text, Wording

RATES: Final = ("98", "130", "150", "188", "230", "280", "360")
"""Steps of the voice's speed in the engine's units; about 57 to 240 Azerbaijani words a minute (requirements D2)."""
SIZES_AT_HOME: Final = ("100", "125", "150", "200", "300", "400")
SIZES_AT_KIOSK: Final = ("1", "2", "3", "4")
VOLUMES: Final = ("10", "25", "50", "75", "100")


@dataclass(frozen=True, slots=True)
class SoundAndLook:
    """Two pages, one for the eye and one for the ear; the window applies what is chosen and tells the desk."""

    part: str = "look"
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="part", argument=part):
                return stay(SoundAndLook(part))
            case Activated(action="continue"):
                return close()
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        blocks = self._look(desk) if self.part == "look" else self._sound(desk)
        other = (
            Action("part", _("Voice and sound"), icon="volume-2", argument="sound")
            if self.part == "look"
            else Action("part", _("Text size and colours"), icon="eye", argument="look")
        )
        defaults = Action("defaults", _("Reset to the usual settings"), icon="rotate-ccw")
        return Page(
            f"sound-and-look/{self.part}",
            _("Sound and look"),
            (Buttons((other, defaults)), *blocks),
            main=Action(CONTINUE, _("Done"), icon="check"),
            back=back(_),
        )

    def _look(self, desk: Desk) -> tuple[Choice, ...]:
        _, chosen = desk.wording, desk.preferences
        sizes = SIZES_AT_KIOSK if desk.at_kiosk else SIZES_AT_HOME
        language = desk.language
        size_options = tuple(Option(s, _size_name(s, _) if desk.at_kiosk else Text(f"{s} %", language)) for s in sizes)
        return (
            Choice("size", size_options, (chosen.get("size", ""),), label=_("Text size")),
            Choice("palette", _palettes(_), (chosen.get("palette", ""),), label=_("Colours")),
            Choice("mirrored", _yes_no(_), (chosen.get("mirrored", ""),), label=_("Main action at the left")),
        )

    def _sound(self, desk: Desk) -> tuple[Choice, ...]:
        _, chosen, language = desk.wording, desk.preferences, desk.language
        rates = tuple(Option(rate, Text(str(step), language)) for step, rate in enumerate(RATES, start=1))
        volumes = tuple(Option(volume, Text(f"{volume} %", language)) for volume in VOLUMES)
        return (
            Choice("speech", _yes_no(_), (chosen.get("speech", ""),), label=_("Read aloud")),
            Choice(
                "rate", rates, (chosen.get("rate", ""),), label=_("Speed of the voice"), hint=_("1 is the slowest.")
            ),
            Choice("volume", volumes, (chosen.get("volume", ""),), label=_("Volume")),
            Choice("captions", _yes_no(_), (chosen.get("captions", ""),), label=_("Show what is spoken")),
            Choice("keyboard", _keyboards(_), (chosen.get("keyboard", ""),), label=_("Keyboard on the screen")),
        )


def _size_name(size: str, _: Wording) -> Text:
    return {"1": _("Small"), "2": _("Medium"), "3": _("Large"), "4": _("Very large")}[size]


def _palettes(_: Wording) -> tuple[Option, ...]:
    return (
        Option("light", _("Light")),
        Option("dark", _("Dark")),
        Option("yellow-on-black", _("Yellow on black")),
        Option("white-on-black", _("White on black")),
        Option("black-on-white", _("Black on white")),
        Option("low-glare", _("Low glare")),
    )


def _keyboards(_: Wording) -> tuple[Option, ...]:
    return (
        # Translators: answers to "Keyboard on the screen"
        Option("auto", _("When a finger touches a field")),
        Option("yes", _("With every field")),
        Option("no", _("Never")),
    )


def _yes_no(_: Wording) -> tuple[Option, ...]:
    return (Option("yes", _("Yes")), Option("no", _("No")))
