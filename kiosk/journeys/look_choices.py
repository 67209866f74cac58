"""The questions of "Sound and look", part by part: what a person may choose, in plain words, at most seven on a page (ACC-78).

The key of a choice and the values of its options are the names that the window knows (`ui/personal_settings.py`); what is
chosen stands in `Desk.preferences` under the same key.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kiosk.desk import Desk
from kiosk.page import Choice, Option
from kiosk.text import Text, Wording

RATES: Final = ("98", "130", "150", "188", "230", "280", "360")
"""Steps of the voice's speed in the engine's units; about 57 to 240 Azerbaijani words a minute (requirements D2)."""
SIZES_AT_HOME: Final = ("100", "125", "150", "200", "300", "400")
SIZES_AT_KIOSK: Final = ("1", "2", "3", "4")
VOLUMES: Final = ("10", "25", "50", "75", "100")
ENLARGED: Final = ("150", "200", "300", "400", "600")
"""How many per cent the magnifier shows things at."""

Columns = tuple[tuple[Choice, ...], tuple[Choice, ...]]
"""What stands in the first column, and in the second one where there is room for it. A question never changes its column."""


def look(desk: Desk) -> Columns:
    """What is seen: size, colours, magnifier, and where things stand."""
    _, language = desk.wording, desk.language
    sizes = SIZES_AT_KIOSK if desk.at_kiosk else SIZES_AT_HOME
    size_options = tuple(Option(s, _size_name(s, _) if desk.at_kiosk else Text(f"{s} %", language)) for s in sizes)
    magnifier = (
        # Translators: answers to "Magnifier"
        Option("off", _("No magnifier")),
        Option("lens", _("A lens that goes along with me")),
        Option("full", _("The whole screen larger")),
    )
    found = [_one(desk, "magnifier", magnifier, _("Magnifier"))]
    if desk.preferences.get("magnifier", "off") != "off":
        # Translators: how many times larger the magnifier shows things; {number} is 2 or 1.5
        larger = tuple(Option(each, _("{number} times", number=f"{int(each) / 100:g}")) for each in ENLARGED)
        found.append(_one(desk, "magnification", larger, _("How much larger")))
    found.append(_one(desk, "mirrored", _yes_no(_), _("Main action at the left")))
    if desk.at_kiosk:
        hint = _("For who sits, or cannot reach the top of the screen.")
        found.append(_one(desk, "low", _yes_no(_), _("Everything lower on the screen"), hint))
    first = _one(desk, "size", size_options, _("Text size")), _one(desk, "palette", _palettes(_), _("Colours"))
    return first, tuple(found)


def sound(desk: Desk) -> Columns:
    """What is heard."""
    _, language = desk.wording, desk.language
    rates = tuple(Option(rate, Text(str(step), language)) for step, rate in enumerate(RATES, start=1))
    volumes = tuple(Option(volume, Text(f"{volume} %", language)) for volume in VOLUMES)
    amount = (
        # Translators: answers to "How much is said"
        Option("brief", _("Only the most important")),
        Option("normal", _("The usual")),
        Option("full", _("Everything")),
    )
    echo = (
        # Translators: answers to "When I write, say"
        Option("letters", _("Each letter")),
        Option("words", _("Each word")),
    )
    first = (
        _one(desk, "speech", _yes_no(_), _("Read aloud")),
        _one(desk, "rate", rates, _("Speed of the voice"), _("1 is the slowest.")),
        _one(desk, "captions", _yes_no(_), _("Show what is spoken")),
    )
    found = [
        _one(desk, "volume", volumes, _("Volume")),
        _one(desk, "verbosity", amount, _("How much is said")),
        # Translators: the answers are "Each letter" and "Each word"
        _several(desk, "echo", echo, _("When I write, say")),
    ]
    if desk.preferences.get("speech") == "yes":
        hint = _(
            "Nobody can read along. You hear everything. To see the screen again, press F11 or tap it three times."
        )
        found.append(_one(desk, "curtain", _yes_no(_), _("Dark screen"), hint))
    return first, tuple(found)


def hands(desk: Desk) -> Columns:
    """How fingers act: the keyboard on the screen, a finger that slips, keys that are pressed without meaning it."""
    _ = desk.wording
    sizes = (
        # Translators: answers to "Size of the keys on the screen"
        Option("0", _("Small keys")),
        Option("1", _("Usual keys")),
        Option("2", _("Large keys")),
    )
    slip = (
        # Translators: answers to "When my finger slips"
        Option("2", _("It must stay still")),
        Option("6", _("It may slip a little")),
        Option("15", _("It may slip a lot")),
    )
    bounce = (
        # Translators: answers to "When I press twice without meaning it"
        Option("0", _("Each press counts")),
        Option("300", _("Leave out a press that comes at once again")),
        Option("600", _("Leave out a press within half a second")),
    )
    slow = (
        # Translators: answers to "How long I hold a key"
        Option("0", _("A short press is enough")),
        Option("300", _("A little longer")),
        Option("1000", _("One second")),
    )
    explore = _("The first touch says what is there. Touch it again to choose it.")
    return (
        (
            _one(desk, "keyboard", _keyboards(_), _("Keyboard on the screen")),
            _one(desk, "keyboard_size", sizes, _("Size of the keys on the screen")),
            _one(desk, "explore", _yes_no(_), _("Hear first, then choose"), explore),
        ),
        (
            _one(desk, "slip", slip, _("When my finger slips")),
            _one(desk, "bounce", bounce, _("When I press twice without meaning it")),
            _one(desk, "slow", slow, _("How long I hold a key")),
        ),
    )


def switches(desk: Desk) -> Columns:
    """Acting without touching: switches, and a pointer that rests."""
    _ = desk.wording
    scanning = (
        # Translators: answers to "Switches"; a switch is a large button for people who cannot use a keyboard
        Option("off", _("No switch")),
        Option("auto", _("One switch")),
        Option("step", _("Two switches")),
    )
    hint = _("A frame goes from one thing to the next. The switch chooses what is in it.")
    found = [_one(desk, "scanning", scanning, _("Switches"), hint)]
    if desk.preferences.get("scanning") == "auto":
        speeds = (
            # Translators: answers to "How fast the frame goes on"
            Option("3000", _("Slow")),
            Option("1500", _("Usual")),
            Option("800", _("Fast")),
        )
        found.append(_one(desk, "scan_speed", speeds, _("How fast the frame goes on")))
    hint = _("Hold the pointer still on a button: it is pressed.")
    resting = [_one(desk, "dwell", _yes_no(_), _("Choose without a click"), hint)]
    if desk.preferences.get("dwell") == "yes":
        times = (
            # Translators: answers to "How long the pointer rests"
            Option("600", _("Half a second")),
            Option("1000", _("One second")),
            Option("2000", _("Two seconds")),
        )
        resting.append(_one(desk, "dwell_time", times, _("How long the pointer rests")))
    return tuple(found), tuple(resting)


def helps(desk: Desk) -> Columns:
    """What makes a page easier to follow; each can be ticked by itself."""
    _ = desk.wording
    found = [
        Option("easy", _("Simple pages"), _("Few words, large pictures, one thing at a time."), icon="layout-grid"),
        Option("highlight", _("Mark each word while it is spoken"), icon="type"),
        Option(
            "transcript", _("Keep what was said in writing"), _("You can read it again at any time."), "scroll-text"
        ),
    ]
    if desk.signs:
        found.append(Option("sign_language", _("Show sign language on important pages"), icon="hand"))
    return (_several(desk, "helps", found, _("What else helps you?")),), ()


def _one(desk: Desk, key: str, options: tuple[Option, ...], label: Text, hint: Text | None = None) -> Choice:
    return Choice(key, options, (desk.preferences.get(key, ""),), label=label, hint=hint)


def _several(desk: Desk, key: str, options: Sequence[Option], label: Text) -> Choice:
    return Choice(key, tuple(options), tuple(desk.preferences.get(key, "").split()), multiple=True, label=label)


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
