"""What the bars open over any page, and leave again without changing it; loaded when it is opened."""

from __future__ import annotations

from typing import Final

from kiosk.journeys.journey import Journey
from kiosk.page import HELP, LANGUAGE, LOOK, SIGN_LANGUAGE, STAFF

OVERLAYS: Final = frozenset({HELP, STAFF, LANGUAGE, LOOK, SIGN_LANGUAGE})
"""Ids of the actions that open one."""


def overlay(action: str, below: Journey) -> Journey:
    """The journey that an action of `OVERLAYS` opens over `below`."""
    if action == LOOK:
        from kiosk.journeys.look import SoundAndLook

        return SoundAndLook()
    if action == SIGN_LANGUAGE:
        from kiosk.journeys.sign_language import SignLanguage

        return SignLanguage()
    from kiosk.journeys.help import ChooseLanguage, Help, Staff

    if action == HELP:
        return Help(below)
    return Staff() if action == STAFF else ChooseLanguage()
