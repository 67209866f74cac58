"""`egov-kiosk tour`: a whole journey with no screen, against a sandbox portal: pictures, transcript, sound, figures."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import Final

from ui.commands import UsageError

HELP: Final = "go through a whole journey with no screen and write down what was seen and heard"
JOURNEYS: Final = (
    "apply",
    "browse",
    "languages",
    "settings",
    "cabinet",
    "pay",
    "correct",
    "sign-in",
    "appointment",
    "represent",
    "appeal",
)

PERSONAS: Final = (
    "keyboard",
    "blind",
    "low-vision",
    "switch",
    "keypad",
    "tremor",
    "screen-reader",
    "deaf",
    "easy",
)
PALETTES: Final = ("light", "dark", "yellow-on-black", "white-on-black", "black-on-white", "low-glare")
ZOOMS: Final = (100, 125, 150, 200, 300, 400)
LEAST: Final = (640, 480)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to write, which journey, in which language, on which screen."""
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder for what the tour leaves")
    parser.add_argument("--journey", choices=JOURNEYS, default="apply")
    parser.add_argument("--as", dest="persona", choices=PERSONAS, default="keyboard", help="by whose means")
    parser.add_argument("--seed", type=int, metavar="N", help="shuffle what can be chosen, and put notices between")
    parser.add_argument("--language", choices=("az", "en", "ru"), default="az")
    parser.add_argument(
        "--size", metavar="WxH", default="", help="the window, in pixels (default 1280x800, at a kiosk 1920x1080)"
    )
    parser.add_argument("--palette", choices=PALETTES, help="palette at the beginning (default that of the person)")
    parser.add_argument(
        "--zoom",
        type=int,
        choices=ZOOMS,
        help="text size at the beginning at home, per cent (default that of the person)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Go through the journey; 1 when it could not be finished (tour.json says why)."""
    began = time.perf_counter()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    size = _size(arguments.size)
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"egov-kiosk tour: {arguments.out} cannot be written ({error.strerror})") from None
    from ui.tour.run import Wish, go

    wishes = {"palette": arguments.palette, "zoom_percent": arguments.zoom}
    wish = Wish(
        journey=arguments.journey,
        language=arguments.language,
        out=arguments.out,
        persona=arguments.persona,
        seed=arguments.seed,
        size=size,
        preferences={name: value for name, value in wishes.items() if value is not None},
    )
    told = go(wish, began)
    state = "ok" if told["ok"] else f"not finished: {told['error']}"
    print(f"{told['journey']} {told['language']}: {state}; {len(told['steps'])} steps; see {arguments.out}")
    return 0 if told["ok"] else 1


def _size(text: str) -> tuple[int, int] | None:
    """Width and height; None where nothing was asked for."""
    if not text:
        return None
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise UsageError(f"egov-kiosk tour: --size wants WIDTHxHEIGHT, for example 1280x800, not {text}")
    if int(width) < LEAST[0] or int(height) < LEAST[1]:
        raise UsageError(f"egov-kiosk tour: --size wants at least {LEAST[0]}x{LEAST[1]}, not {text}")
    return int(width), int(height)
