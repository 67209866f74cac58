"""The screen and the fonts, told of what a window system answered (`ui/probe.py`): this package knows no Qt."""

from __future__ import annotations

from typing import Final

import msgspec

from kiosk.health.finding import Finding
from kiosk.text import Wording

SCREEN: Final = "screen"
FONTS: Final = "fonts"


class ScreenSeen(msgspec.Struct, frozen=True, kw_only=True):
    """What Qt sees: its platform, the screen in its own pixels, the scale from these to the screen's dots."""

    platform: str
    width: int
    height: int
    scale: float
    millimetres: tuple[float, float] = (0.0, 0.0)


class FontsSeen(msgspec.Struct, frozen=True, kw_only=True):
    """The family that was loaded, and the characters that some weight of it lacks."""

    family: str
    missing: str = ""


def screen_found(seen: ScreenSeen | str | None, _: Wording) -> Finding:
    """`seen` None: the session has no screen. Words: it says that it has one, and this is why it cannot be used."""
    if isinstance(seen, str):
        return Finding(SCREEN, "problem", _("The screen cannot be used."), seen, {"platform": None})
    none = _("There is no screen. The command “tour” works without one.")
    if seen is None:
        cause = _("Neither DISPLAY nor WAYLAND_DISPLAY is set.")
        return Finding(SCREEN, "absent", none, str(cause), {"platform": None})
    values: dict[str, object] = msgspec.to_builtins(seen)
    if seen.platform in {"offscreen", "minimal"}:
        return Finding(SCREEN, "absent", none, f"QT_QPA_PLATFORM={seen.platform}", values)
    text = _(
        "The screen has {width} × {height} pixels ({platform}).",
        width=round(seen.width * seen.scale),
        height=round(seen.height * seen.scale),
        platform=seen.platform,
    )
    return Finding(SCREEN, "ok", text, "", values)


def fonts_found(seen: FontsSeen | str, _: Wording) -> Finding:
    """`seen` is why they could not be loaded when it is words."""
    if isinstance(seen, str):
        return Finding(FONTS, "problem", _("The program’s fonts cannot be loaded."), seen, {"family": None})
    values: dict[str, object] = msgspec.to_builtins(seen)
    if seen.missing:
        return Finding(FONTS, "problem", _("The program’s fonts lack letters."), " ".join(seen.missing), values)
    return Finding(FONTS, "ok", _("The font {family} has all the letters.", family=seen.family), "", values)
