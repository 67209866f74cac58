"""What Qt sees here, asked in a process of its own: where there is no screen Qt ends the process that asks.

`python -m ui.probe screen|fonts` prints one JSON object (`kiosk/health/display.py`), or a line that says why not.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from kiosk.health.display import FontsSeen, ScreenSeen

_ROOT: Final = Path(__file__).parents[1]
_SECONDS: Final = 20.0
_NEEDED: Final = "ƏəĞğİıŞşÇçÖöÜüЖяЁё₼№"
_WEIGHTS: Final = (400, 600, 700)
SeenT = TypeVar("SeenT", ScreenSeen, FontsSeen)


def screen_expected(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether this session says that it has a screen."""
    named = any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or sys.platform in {"win32", "darwin"}


def look_at_screen() -> ScreenSeen | str | None:
    """The screen; why it cannot be used; None where the session has none."""
    if not screen_expected():
        return None
    return _ask("screen", ScreenSeen, {})


def look_at_fonts() -> FontsSeen | str:
    """The fonts, loaded with no screen, or why they cannot be."""
    return _ask("fonts", FontsSeen, {"QT_QPA_PLATFORM": "offscreen"})


def _ask(what: str, into: type[SeenT], environment: Mapping[str, str]) -> SeenT | str:
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    try:
        asked = subprocess.run(  # noqa: S603  this module itself
            [sys.executable, "-m", "ui.probe", what],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, **environment, "PYTHONPATH": path},
        )
        return msgspec.json.decode(asked.stdout, type=into)
    except subprocess.TimeoutExpired:
        return f"Qt: {_SECONDS:g} s"
    except msgspec.DecodeError:
        return _first_line(asked.stderr) or f"Qt: {asked.returncode}"


def _first_line(text: str) -> str:
    """The first line that says something; Qt puts what went wrong first and advice after it."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:200]


def _screen() -> ScreenSeen:
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(["egov-kiosk"])
    screen = application.primaryScreen()
    size, physical = screen.size(), screen.physicalSize()
    return ScreenSeen(
        platform=application.platformName(),
        width=size.width(),
        height=size.height(),
        scale=screen.devicePixelRatio(),
        millimetres=(round(physical.width(), 1), round(physical.height(), 1)),
    )


def _fonts() -> FontsSeen:
    from PySide6.QtGui import QFont, QGuiApplication, QRawFont

    from ui.theme.fonts import FAMILY, load_fonts

    application = QGuiApplication(["egov-kiosk"])
    load_fonts()
    fonts = [QRawFont.fromFont(QFont(FAMILY, 16, weight)) for weight in _WEIGHTS]
    missing = [each for each in _NEEDED if not all(font.supportsCharacter(ord(each)) for font in fonts)]
    del application
    return FontsSeen(family=fonts[0].familyName(), missing="".join(missing))


def main() -> int:
    """Answer what was asked; 1 and one line when it cannot be told."""
    try:
        seen = _screen() if sys.argv[1:] == ["screen"] else _fonts()
    except (ImportError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(msgspec.json.encode(seen).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
