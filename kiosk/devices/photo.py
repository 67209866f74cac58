"""A picture of a sheet of paper that lies before the camera: black and white, as large as the camera gives it, in memory only."""

from __future__ import annotations

import contextlib
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from typing import Final

from kiosk.devices.camera import Frame, NoCamera, frames

ASKED: Final = "width=1920,height=1080,pixelformat=YUYV"
"""What is asked for; a camera that has less gives the nearest that it has."""
SETTLING: Final = 8
"""Pictures that a camera needs to find the right brightness."""
SECONDS: Final = 12.0


def take_photo(pictures: Callable[[threading.Event], Iterator[Frame]] | None = None) -> bytes:
    """A picture as PNG. Raises `NoCamera` when there is none, or none that gives a picture in time."""
    stopped = threading.Event()
    coming = frames(stopped, asked=ASKED) if pictures is None else pictures(stopped)
    timer = threading.Timer(SECONDS, stopped.set)
    timer.daemon = True
    timer.start()
    last: Frame | None = None
    try:
        with contextlib.closing(coming):  # type: ignore[type-var]
            for number, frame in enumerate(coming, start=1):
                last = frame
                if number >= SETTLING:
                    break
    finally:
        timer.cancel()
        stopped.set()
    if last is None:
        raise NoCamera("no picture came")
    return png(last)


def png(frame: Frame) -> bytes:
    """The frame as a PNG in shades of grey (ISO/IEC 15948)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", frame.width, frame.height, 8, 0, 0, 0, 0)
    width = frame.width
    rows = b"".join(b"\0" + frame.luma[at : at + width] for at in range(0, width * frame.height, width))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b"")
