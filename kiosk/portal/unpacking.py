"""An answer's body, decompressed within bounds: no small answer may fill the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Final

from kiosk.portal.errors import BadReply

_PLAIN: Final = ("", "identity")
_PACKED: Final = ("gzip", "x-gzip", "deflate")
_EITHER: Final = 32 + zlib.MAX_WBITS
"""zlib or gzip, as the data says itself."""


def unpacked(parts: Iterable[bytes], coding: str, limit: int) -> bytes:
    """The whole body. `limit`, in bytes, bounds what arrives and what it becomes; raises `BadReply`."""
    coding = coding.strip().lower()
    if coding not in _PLAIN + _PACKED:
        raise BadReply("unknown content encoding")
    inflate = zlib.decompressobj(_EITHER) if coding in _PACKED else None
    body = bytearray()
    arrived = 0
    for part in parts:
        arrived += len(part)
        try:
            body += inflate.decompress(part, limit - len(body) + 1) if inflate else part
        except zlib.error:
            raise BadReply("broken compression") from None
        if max(arrived, len(body)) > limit:
            raise BadReply("too large")
    if inflate and arrived and not inflate.eof:
        raise BadReply("compressed answer cut off")
    return bytes(body)
