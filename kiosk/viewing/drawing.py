"""The process that draws one page: python -m kiosk.viewing.drawing MEDIA_TYPE NUMBER, the file on standard input.

Pages are drawn by typst, whose readers of PDF and pictures are written in a language without memory faults and run no
scripts; the text is read by pypdf. The process has little memory and time, writes no file and opens no connection.
"""

from __future__ import annotations

import io
import os
import struct
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from kiosk.viewing.looking import Unshowable, Why, written

MEMORY: Final = 1536 << 20
CPU_SECONDS: Final = 15
LARGEST_FILE: Final = 64 << 20
"""Bytes of one file: the copy in memory counts as one."""
WIDTH: Final = 1600
"""Pixels of a drawn page: sharp in the column of a page on a large screen, and still when it is enlarged."""
MOST_PIXELS: Final = 8_000_000
MOST_UNPACKED: Final = 120_000_000
"""Pixels of a picture that is looked at: those of a good telephone."""
LONGEST_TEXT: Final = 20_000
PDF: Final = "application/pdf"
_FORMATS: Final = {PDF: "pdf", "image/jpeg": "jpg", "image/png": "png"}


def main() -> int:
    """Draw the page; what went wrong is part of the answer, in one word."""
    kind, number = sys.argv[1], int(sys.argv[2])
    _give_up()
    data = sys.stdin.buffer.read()
    try:
        answer = drawn(data, kind, number)
    except Unshowable as error:
        answer = written({"total": 0, "width": 0, "height": 0, "why": error.why.value})
    except MemoryError:
        answer = written({"total": 0, "width": 0, "height": 0, "why": Why.TOO_LARGE.value})
    sys.stdout.buffer.write(answer)
    return 0


def drawn(data: bytes, kind: str, number: int) -> bytes:
    """The answer for one page. Raises `Unshowable`."""
    if kind not in _FORMATS:
        raise Unshowable(Why.BROKEN)
    total, text, wide, high = _read_pdf(data, number) if kind == PDF else (1, "", 0.0, 0.0)
    png = _picture(data, kind, number, wide, high)
    width, height = struct.unpack_from(">II", png, 16)
    return written({"total": total, "width": width, "height": height, "text": text}, png)


def _read_pdf(data: bytes, number: int) -> tuple[int, str, float, float]:
    """How many pages there are, and of one of them its text and its size in points."""
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unshowable(Why.LOCKED)
        total = len(reader.pages)
        if not 1 <= number <= total:
            raise Unshowable(Why.NO_SUCH_PAGE if total else Why.BROKEN)
        page = reader.pages[number - 1]
        wide, high = float(page.cropbox.width), float(page.cropbox.height)
        return total, _text(page), wide, high
    except (FileNotDecryptedError, WrongPasswordError, DependencyError):
        raise Unshowable(Why.LOCKED) from None
    except (Unshowable, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - whatever a broken file makes of its reader, it is a broken file
        raise Unshowable(Why.BROKEN) from None


def _text(page: object) -> str:
    """The text of a page; a page whose text cannot be read can still be looked at."""
    try:
        return str(page.extract_text())[:LONGEST_TEXT]  # type: ignore[attr-defined]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - see above
        return ""


def _picture(data: bytes, kind: str, number: int, wide: float, high: float) -> bytes:
    """The page as PNG. A picture is fitted into the same width; a long page is drawn smaller rather than cut."""
    import typst

    with _readable(data) as (folder, name):
        page = f", page: {number}" if kind == PDF else f", width: {WIDTH}pt"
        source = (
            "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
            f'#image("/{name}", format: "{_FORMATS[kind]}"{page})'
        )
        wide, high = (wide, high) if kind == PDF else _size(data)
        if not (1 <= wide <= 20_000 and 1 <= high <= 20_000) or (kind != PDF and wide * high > MOST_UNPACKED):
            raise Unshowable(Why.TOO_LARGE)
        scale = WIDTH / wide
        scale *= min(1.0, (MOST_PIXELS / (wide * high * scale * scale)) ** 0.5)
        if kind != PDF:
            scale = scale * wide / WIDTH
        try:
            compile_: Any = typst.compile  # its types want a root of the kind of the source
            made = compile_(source.encode(), root=folder, format="png", ppi=72.0 * scale, ignore_system_fonts=True)
        except RuntimeError as error:  # its words may quote the file
            raise Unshowable(Why.LOCKED if "encrypted" in str(error) else Why.BROKEN) from None
    if not isinstance(made, bytes):
        raise Unshowable(Why.BROKEN)
    return made


def _size(data: bytes) -> tuple[float, float]:
    """Width and height of a PNG or JPEG, from its head: how large it becomes is known before it is unpacked."""
    if data.startswith(b"\x89PNG") and len(data) > 24:
        wide, high = struct.unpack_from(">II", data, 16)
        return float(wide), float(high)
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack_from(">HH", data, at + 5)
            return float(wide), float(high)
        at += 2 + length
    raise Unshowable(Why.BROKEN)


@contextmanager
def _readable(data: bytes) -> Iterator[tuple[str, str]]:
    """The file where typst can read it: in memory, and where the system has no such files in a folder of its own."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("page")
        with open(descriptor, "wb", closefd=True) as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
            file.flush()
            yield "/proc/self/fd", str(descriptor)
        return
    with tempfile.TemporaryDirectory(prefix="page-") as folder:
        name = "page"
        with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(data)
        yield folder, name


def _give_up() -> None:
    """Bound memory and time, and leave nothing behind; where there is no such thing, the time-out of the other side holds."""
    if sys.platform != "linux":
        return
    import resource

    from kiosk.confinement import leave_no_traces

    leave_no_traces()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))


if __name__ == "__main__":
    sys.exit(main())
