"""What a file is, by what is in it and not by its name; and whether it may be attached."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Final

PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
USUAL_TYPES: Final = (PDF, JPEG, PNG)
USUAL_SIZE: Final = 10 << 20
LARGEST: Final = 32 << 20
"""Bytes of a file that this program takes at all: it is held in memory until it has been sent."""
ENDINGS: Final = {".pdf": PDF, ".jpg": JPEG, ".jpeg": JPEG, ".png": PNG}
_SIGNS: Final = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))


class Flaw(StrEnum):
    """Why a file cannot be attached; the portal may find the same, and more."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TYPE = "type"
    RENAMED = "renamed"
    UNREADABLE = "unreadable"
    VANISHED = "vanished"
    VIRUS = "virus"
    DAMAGED = "damaged"
    REFUSED = "refused"


class Unfit(Exception):
    """The file cannot be attached; `limit` in bytes where it is too large."""

    def __init__(self, flaw: Flaw, limit: int = 0) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Content:
    """A file that has been read: its name, what it is, and its SHA-256 in hexadecimal. The repr shows nothing of it."""

    name: str = field(repr=False)
    media_type: str
    data: bytes = field(repr=False)
    sha256: str = field(repr=False)


def media_type_of(data: bytes) -> str:
    """The media type that the first bytes tell; empty for one that is not known here."""
    return next((kind for sign, kind in _SIGNS if data.startswith(sign)), "")


def shown_name(name: str) -> str:
    """A file's name as it can be shown and sent: what cannot be printed, or would turn the writing round, is a mark."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)


def stated_type(name: str) -> str:
    """The media type that a name promises; empty when it promises none that is known here."""
    return ENDINGS.get(PurePath(name).suffix.lower(), "")


def read_content(path: Path, types: Sequence[str] = USUAL_TYPES, most: int = USUAL_SIZE) -> Content:
    """A file, held against what may be attached: kinds of content, bytes at most. Raises `Unfit`.

    A picture or a document that only has the ending of another permitted kind is taken for what it is.
    """
    most = min(most, LARGEST)
    try:
        if not path.is_file():  # neither a folder nor a device, which may never end
            raise Unfit(Flaw.UNREADABLE if path.exists() else Flaw.VANISHED)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise Unfit(Flaw.VANISHED) from None
    except OSError:
        raise Unfit(Flaw.UNREADABLE) from None
    if not data:
        raise Unfit(Flaw.EMPTY)
    if len(data) > most:
        raise Unfit(Flaw.TOO_LARGE, most)
    kind = media_type_of(data)
    if kind not in types:
        raise Unfit(Flaw.RENAMED if not kind and stated_type(path.name) in types else Flaw.TYPE)
    return Content(shown_name(path.name), kind, data, hashlib.sha256(data).hexdigest())
