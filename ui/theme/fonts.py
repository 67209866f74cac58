"""Inter, from the program's own resources: three weights, with ə, ı, İ, ğ, ₼ and Cyrillic."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase

RESOURCES: Final = Path(__file__).parents[2] / "resources"
FAMILY: Final = "Inter"
_FILES: Final = ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


def load_fonts() -> None:
    """Make Inter known to Qt, once. Needs a QGuiApplication.

    Raises OSError when a font of the program is missing or broken.
    """
    if FAMILY in QFontDatabase.families():
        return
    for name in _FILES:
        path = RESOURCES / "fonts" / name
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise OSError(f"not a font: {path}")
