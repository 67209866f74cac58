"""What a visit begins with, made of the settings: sound and look, and the desk that its first page is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from accessibility.preferences import Preferences, from_mapping
from kiosk.desk import Call, Desk
from kiosk.devices import camera
from ui.application import Application
from ui.personal_settings import for_desk
from ui.theme.look import Look, Profile
from ui.theme.tokens import PaletteName

if TYPE_CHECKING:
    from kiosk.signs import Clip


def starting_preferences(application: Application) -> Preferences:
    """Sound and look at the beginning of a visit (ACC-92); at a kiosk the voice is on."""
    settings = application.settings
    default = Preferences(
        language=settings.language,
        speech=settings.speech or settings.at_kiosk,
        speech_beside_reader=settings.speech,
        captions=settings.at_kiosk,
    )
    return from_mapping(settings.preferences, default)


def look_of(preferences: Preferences, application: Application) -> Look:
    """Preferences as the theme knows them."""
    return Look(
        palette=PaletteName(preferences.palette),
        size=preferences.text_step + 1,
        zoom=preferences.zoom_percent,
        mirrored=preferences.mirrored,
        profile=Profile.KIOSK if application.settings.at_kiosk else Profile.HOME,
        mm_per_px=application.settings.kiosk.mm_per_px,
        low=preferences.low_layout,
        bottom_mm=application.settings.kiosk.screen_bottom_mm,
    )


def first_desk(application: Application, preferences: Preferences) -> Desk:
    """The desk before anybody has signed in."""
    settings = application.settings
    return Desk(
        language=settings.language,
        wordings=application.wordings,
        catalogue=application.catalogue,
        search=application.search,
        kiosk_name=application.kiosk_name,
        at_kiosk=settings.at_kiosk,
        now=application.now,
        preferences=for_desk(preferences, at_kiosk=settings.at_kiosk),
        signs=_clips(settings.signs),
        relay=settings.relay if settings.relay.phone else None,
        idle_seconds=settings.kiosk.idle_seconds if settings.at_kiosk else 0,
        camera=camera.is_there(),
        terminal=settings.kiosk.terminal if settings.at_kiosk else "",
        call=Call.NONE if settings.at_kiosk and settings.kiosk.staff_screen else None,
    )


def _clips(folder: str) -> Mapping[str, Clip]:
    """The clips in sign language, where a folder for them is set."""
    if not folder:
        return {}
    from kiosk.signs import find

    return find(Path(folder)).clips
