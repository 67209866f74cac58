"""Files are drawn page by page, and whatever is in them, somebody else's file harms nothing and takes no longer than it may."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject

from kiosk.applications.sheets import profile_sheet
from kiosk.journeys.reading.text_layer import MOST, paragraphs
from kiosk.viewing import looking
from kiosk.viewing.looking import LARGEST, PNG_SIGN, Unshowable, Why, page_shown
from tests.journeys.files import locked_pdf, pdf, picture

PDF = "application/pdf"


def shown_or_why(data: bytes, kind: str = PDF, number: int = 1) -> Why | None:
    try:
        page_shown(data, kind, number)
    except Unshowable as error:
        return error.why
    return None


def sized(width: float, height: float) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(width, height)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb() -> bytes:
    """A small file that says of itself that it becomes a gigabyte."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 19_000, 19_000, 8, 2, 0, 0, 0)
    return PNG_SIGN + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(57_001))) + chunk(b"IEND", b"")


def endless() -> bytes:
    """A page whose drawing takes for ever."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(600, 800)
    stream = DecodedStreamObject()
    stream.set_data(b"0 0 600 800 re f " * 3_000_000)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_page_comes_as_a_picture_with_its_text() -> None:
    sheet = profile_sheet("PREF1:ABC", "015288", "az")
    page = page_shown(sheet, PDF, 1)
    assert page.png.startswith(PNG_SIGN)
    assert struct.unpack_from(">II", page.png, 16) == (page.width, page.height) == (1600, 2263)
    assert "015 288" in page.text


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_is_a_page_too(kind: str) -> None:
    page = page_shown(picture(kind, (300, 200)), f"image/{kind.lower()}", 1)
    assert (page.total, page.width, page.text) == (1, 1600, "")


@pytest.mark.parametrize(
    ("make", "kind", "why"),
    [
        (lambda: b"", PDF, Why.BROKEN),
        (lambda: b"%PDF-1.7 rubbish", PDF, Why.BROKEN),
        (lambda: pdf()[:300], PDF, Why.BROKEN),
        (picture, PDF, Why.BROKEN),
        (lambda: picture()[:40], "image/png", Why.BROKEN),
        (lambda: b"\xff\xd8\xff" + b"0" * 100, "image/jpeg", Why.BROKEN),
        (lambda: b"hello", "text/plain", Why.BROKEN),
        (locked_pdf, PDF, Why.LOCKED),
        (lambda: sized(1e6, 1e6), PDF, Why.TOO_LARGE),
        (bomb, "image/png", Why.TOO_LARGE),
    ],
    ids=["empty", "rubbish", "cut", "picture", "cut-picture", "no-jpeg", "text", "locked", "huge", "bomb"],
)
def test_what_cannot_be_shown_says_why(make: Callable[[], bytes], kind: str, why: Why) -> None:
    assert shown_or_why(make(), kind) is why


def test_a_page_that_is_not_there() -> None:
    assert shown_or_why(pdf(2), number=3) is Why.NO_SUCH_PAGE
    assert shown_or_why(pdf(2), number=0) is Why.NO_SUCH_PAGE


def test_a_long_page_is_drawn_smaller() -> None:
    page = page_shown(sized(100, 14_000), PDF, 1)
    assert page.width * page.height <= 8_100_000


def test_a_file_that_is_too_large_is_not_even_begun() -> None:
    assert shown_or_why(b"%PDF-" + b"0" * LARGEST) is Why.TOO_LARGE


def test_drawing_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "TIME_OUT", 0.6)
    assert shown_or_why(endless()) is Why.TOO_LARGE


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert shown_or_why(pdf()) is None
    assert list(tmp_path.iterdir()) == []


LONG = (
    "Bu arayış onu təsdiq edir ki, yuxarıda adı göstərilən şəxsin məhkumluğu barədə məlumat yoxdur və bu arayış onun xahişi"
    " ilə"
)


def test_lines_that_belong_together_are_read_together() -> None:
    text = (
        "Ədliyyə Nazirliyi\nArayış\n\nBu arayış onu təsdiq edir ki, yuxarıda adı göstərilən şəxsin məh-\n"
        "kumluğu barədə məlumat yoxdur və bu arayış onun xahişi ilə\nverilib.\n\x00\u202eson"
    )
    assert paragraphs(text) == (
        "Ədliyyə Nazirliyi",
        "Arayış",
        f"{LONG} verilib.",
        "son",
    )


def test_a_page_of_endless_text_is_bounded() -> None:
    assert len(paragraphs("Bir.\n" * 5000)) == MOST
    assert all(len(each) <= 1200 for each in paragraphs("söz " * 9000))
