"""Writes a picture of a page with its 256 commonest colours: `python docs/screens/reduce.py FROM TO`. Half the bytes, same look."""

from __future__ import annotations

import sys
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

COLOURS = 256


def reduce(source: str, target: str) -> None:
    """Raises `OSError` when the one cannot be read or the other not be written."""
    picture = QImage(source).convertToFormat(QImage.Format.Format_RGB32)
    if picture.isNull():
        raise OSError(f"{source} is no picture")
    pixels = memoryview(picture.constBits()).cast("I")
    table = [colour for colour, _ in Counter(pixels).most_common(COLOURS)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    if not picture.convertToFormat(QImage.Format.Format_Indexed8, table, flags).save(target, "PNG", 0):
        raise OSError(f"{target} cannot be written")


if __name__ == "__main__":
    reduce(sys.argv[1], sys.argv[2])
