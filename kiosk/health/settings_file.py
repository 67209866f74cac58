"""The settings: where they are read from, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk.health.finding import Finding
from kiosk.settings import Loaded, SettingsError, settings_file
from kiosk.text import Wording

NAME: Final = "settings"


def settings_found(file: Path | None, loaded: Loaded | SettingsError, _: Wording) -> Finding:
    """What reading the settings gave; `file` is the one that the caller named, if any."""
    path = file or settings_file()
    if isinstance(loaded, SettingsError):
        return Finding(NAME, "problem", loaded.text(_), str(loaded), {"file": str(path), "key": loaded.key})
    values = {"file": str(path), "locked": sorted(loaded.locked)}
    if path.exists():
        return Finding(NAME, "ok", _("The settings in {file} can be used.", file=path), "", values)
    return Finding(NAME, "absent", _("There is no file {file}. The usual settings hold.", file=path), "", values)
