"""QR codes as rows of modules: reckoned once, by the worker that fetches what they hold, and drawn from memory."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=2)
def qr_rows(data: str) -> tuple[bytes, ...]:
    """The modules of a code (ISO/IEC 18004, error correction M), a byte each, 1 for dark; none when no code holds so much.

    Takes up to 80 ms for a receipt: a worker that fetches what a page will show as a code calls it beforehand. What is
    remembered is personal, and goes with the process of the visit.
    """
    import segno

    try:
        matrix = segno.make(data, error="m", micro=False).matrix
    except segno.DataOverflowError:
        return ()
    return tuple(bytes(row) for row in matrix)
