"""When each picture of an animated WebP begins, as the file itself states it (WebP Container Specification, chunk ANMF).

A player's own clock is late whenever a picture takes long to unpack; what is shown with a picture has to go by the file.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

_HEAD: Final = struct.Struct("<4sI")
_ANIMATION_FRAME: Final = b"ANMF"
_DURATION_AT: Final = 12
_FRAME_HEAD: Final = 16


def frame_starts(file: Path) -> tuple[int, ...]:
    """The first millisecond of each picture; empty where the file is not animated or ends too early. Raises `OSError`."""
    starts, at = [], 0
    with file.open("rb") as opened:
        opened.seek(12)  # RIFF, its size, WEBP
        while len(head := opened.read(_HEAD.size)) == _HEAD.size:
            name, size = _HEAD.unpack(head)
            taken = 0
            if name == _ANIMATION_FRAME:
                frame = opened.read(_FRAME_HEAD)
                if len(frame) < _FRAME_HEAD:
                    break
                taken = _FRAME_HEAD
                starts.append(at)
                at += int.from_bytes(frame[_DURATION_AT : _DURATION_AT + 3], "little")
            opened.seek(size + size % 2 - taken, 1)
    return tuple(starts)
