"""Starts Orca by itself for a test, with the system's own Python: no speech server, no Braille, no sound, no other Orca minded.

`python3 orca_alone.py FOLDER LOG`: settings are kept in FOLDER, and all that Orca says is written to LOG.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any, Final

WISHES: Final[dict[str, object]] = {
    "enableBraille": False,
    "enableBrailleMonitor": False,
    "enableSound": False,
    "enableSpeech": True,
    "enableKeyEcho": False,
    "enablePositionSpeaking": True,
    # what cannot be found is not started: then Orca only writes down what it would say
    "speechServerFactory": "none",
    "speechFactoryModules": [],
}


def main(folder: str, log: str) -> int:
    """Run until it is told to end."""
    debug: Any = importlib.import_module("orca.debug")
    debug.debugLevel = debug.LEVEL_INFO
    debug.eventDebugLevel = debug.LEVEL_OFF
    with Path(log).open("w", encoding="utf-8", buffering=1) as debug.debugFile:
        return speak(folder)


def speak(folder: str) -> int:
    settings: Any = importlib.import_module("orca.settings")
    for name, value in WISHES.items():
        setattr(settings, name, value)
    orca: Any = importlib.import_module("orca.orca")
    manager = orca.getSettingsManager()
    manager.activate(folder, dict(WISHES))
    return int(orca.main())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
