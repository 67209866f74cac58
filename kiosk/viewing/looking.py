"""One page of a PDF or a picture, to be seen and read aloud: drawn in a process that lives for one page and may do little.

The file is somebody else's, so nothing of it is trusted: it comes to the process through standard input, no part of it is
run, memory and time are bounded, and what comes back is a picture that the process made itself, and plain text.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

TIME_OUT: Final = 20.0
"""Seconds for one page, starting the process included."""
LARGEST: Final = 64 << 20
"""Bytes of a file that is looked at."""
PNG_SIGN: Final = b"\x89PNG\r\n\x1a\n"
_ROOT: Final = Path(__file__).parents[2]


class Why(StrEnum):
    """Why a page cannot be shown."""

    BROKEN = "broken"
    LOCKED = "locked"
    TOO_LARGE = "too-large"
    NO_SUCH_PAGE = "no-such-page"


class Unshowable(Exception):
    """The page cannot be shown; the text names no content."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class _Told(msgspec.Struct, frozen=True):
    """What the process says of the page, before its picture."""

    total: int
    width: int
    height: int
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page: its number of how many, its picture (PNG, width and height in pixels), and the text on it, if it has any."""

    number: int
    total: int
    png: bytes = field(repr=False)
    width: int
    height: int
    text: str = field(repr=False)


def page_shown(data: bytes, media_type: str, number: int) -> PageShown:
    """Page `number`, from 1, of a PDF; a picture has one. Raises `Unshowable`. Takes some 0.5 s: call it on a worker thread."""
    if len(data) > LARGEST:
        raise Unshowable(Why.TOO_LARGE)
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "kiosk.viewing.drawing", media_type, str(number)],
            input=data,
            capture_output=True,
            timeout=TIME_OUT,
            cwd=_ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unshowable(Why.TOO_LARGE) from None
    except OSError:
        raise Unshowable(Why.BROKEN) from None
    if done.returncode < 0:  # ended by a limit
        raise Unshowable(Why.TOO_LARGE)
    return _read(done.stdout, number)


def _read(answer: bytes, number: int) -> PageShown:
    """The process's answer: the length of what it says, what it says, the picture."""
    try:
        (length,) = struct.unpack_from("<I", answer)
        told = msgspec.json.decode(answer[4 : 4 + length], type=_Told)
    except (struct.error, msgspec.MsgspecError, UnicodeDecodeError):
        raise Unshowable(Why.BROKEN) from None
    if told.why:
        raise Unshowable(next((each for each in Why if each.value == told.why), Why.BROKEN))
    png = answer[4 + length :]
    if not png.startswith(PNG_SIGN):
        raise Unshowable(Why.BROKEN)
    return PageShown(number, told.total, png, told.width, told.height, told.text)


def written(told: dict[str, object], png: bytes = b"") -> bytes:
    """An answer as the process writes it."""
    head = json.dumps(told).encode()
    return struct.pack("<I", len(head)) + head + png
