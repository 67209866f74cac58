"""Files as people have them, good and bad, for the tests."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pypdf
from PIL import Image

from kiosk.sandbox.upload_store import EICAR


def pdf(pages: int = 1, *, extra: bytes = b"") -> bytes:
    """A PDF of blank pages; `extra` bytes stand after its end."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue() + extra


def large_pdf(size: int) -> bytes:
    return pdf(extra=b"\n%" + os.urandom(1000).hex().encode() * (size // 2000))


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (10, 80, 160)).save(out, kind)
    return out.getvalue()


def infected_pdf() -> bytes:
    return pdf(extra=EICAR)


def laid_out(folder: Path, **files: bytes) -> Path:
    """A folder with files; `_` before the last part of a name stands for its dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_bytes(data)
    return folder
