"""Sound and look: what is seen and heard, how hands act, what else helps. Each choice holds at once and is shown as chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kiosk.desk import Desk
from kiosk.journeys import look_choices
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Next, close, opening, stay
from kiosk.journeys.look_choices import Columns
from kiosk.journeys.profile import BringSettings, TakeSettings
from kiosk.page import CONTINUE, Action, Buttons, Choice, Page, Tiles
from kiosk.text import Text

PARTS: Final[dict[str, Callable[[Desk], Columns]]] = {
    "look": look_choices.look,
    "sound": look_choices.sound,
    "hands": look_choices.hands,
    "switches": look_choices.switches,
    "helps": look_choices.helps,
}
MINE: Final = "mine"
"""The part that takes the settings along, or brings them."""


@dataclass(frozen=True, slots=True)
class SoundAndLook:
    """A few pages with the same row of buttons, one for each part; the window applies what is chosen and tells the desk.

    The ids begin with `sound-and-look`: the easy mode leaves such pages whole.
    """

    part: str = "look"
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="part", argument=part):
                return stay(SoundAndLook(part))
            case Activated(action="take"):
                return opening(self, TakeSettings())
            case Activated(action="bring"):
                return opening(self, BringSettings())
            case Activated(action="continue"):
                return close()
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        first, second = PARTS[self.part](desk) if self.part in PARTS else (self._mine(desk), ())
        questions = [block.label for block in first if isinstance(block, Choice) and block.label is not None]
        label = next(label for name, label, _icon in self._names(desk) if name == self.part)
        defaults = Buttons((Action("defaults", _("Reset to the usual settings"), icon="rotate-ccw"),))
        return Page(
            f"sound-and-look/{self.part}",
            _("Sound and look"),
            (self._parts(desk), *first),
            # on every part, so that the row of parts is equally wide and no button of it moves under a finger
            aside=(*second, defaults),
            # six tabs and each answer of each question are too much to hear: its own name and the first question will do.
            # The focus stays on the heading, so that nothing scrolls and the tabs keep their places
            brief=bool(questions),
            said=(label, *questions[:1]),
            main=Action(CONTINUE, _("Done"), icon="check"),
            back=back(_),
        )

    def _parts(self, desk: Desk) -> Buttons:
        """The same row on every part, so that each is always one step away (ACC-63)."""
        return Buttons(
            tuple(
                Action("part", label, icon, name, selected=name == self.part) for name, label, icon in self._names(desk)
            )
        )

    @staticmethod
    def _names(desk: Desk) -> tuple[tuple[str, Text, str], ...]:
        """The parts: what each is called in code and on the screen, and its picture."""
        _ = desk.wording
        return (
            ("look", _("Text and colours"), "eye"),
            ("sound", _("Voice"), "volume-2"),
            ("hands", _("Touch and keys"), "hand"),
            ("switches", _("Switches"), "accessibility"),
            ("helps", _("More help"), "hand-helping"),
            (MINE, _("My settings"), "qr-code"),
        )

    def _mine(self, desk: Desk) -> tuple[Tiles]:
        _ = desk.wording
        take = Action(
            "take",
            _("Take my settings with me"),
            icon="qr-code",
            description=_("As a code for your next visit, here or at home."),
        )
        bring = Action(
            "bring",
            _("Bring my settings"),
            icon="download",
            description=_("Write the six digits, or show the code."),
        )
        return (Tiles((take, bring)),)
