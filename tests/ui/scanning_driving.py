"""Somebody with a switch before the demo program, for the tests of scanning."""

from __future__ import annotations

from accessibility.preferences import Preferences, Scanning
from accessibility.scanning_ring import ScanRing
from tests.ui.demo_window import DemoWindow
from tests.ui.way_in_driving import Hands, select

SPACE, ENTER = 65, 36
BEGAN = "The ring goes on by itself. Press when it is around what you want."
TOP = [
    "Street and house",
    "How do you want it?",
    "I have read the rules",
    "Towns",
    "Back to the list to Send the application",
]
STEP = 1.5


def demo(hands: Hands) -> DemoWindow:
    assert isinstance(hands.window, DemoWindow)
    return hands.window


def scan(hands: Hands, mode: Scanning = Scanning.AUTO, **more: object) -> None:
    hands.ways.apply(Preferences(language="en", speech=True, scanning=mode, **more))  # type: ignore[arg-type]


def until(hands: Hands, name: str) -> None:
    """Wait until the ring is around something that is called so."""
    for _ in range(200):
        if hands.captions and hands.captions[-1] == name:
            hands.said()
            return
        hands.timers.pass_(0.1)
    raise AssertionError(f"{name} is not offered: {hands.captions}")


def choose(hands: Hands, *names: str) -> None:
    for name in names:
        until(hands, name)
        select(hands)


def rings(hands: Hands) -> list[ScanRing]:
    return [ring for ring in hands.window.findChildren(ScanRing) if not ring.isHidden()]
