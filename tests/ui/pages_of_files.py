"""One example of each page on which files are attached, and documents are looked at, in states that the journeys come to."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from kiosk.desk import Desk
from kiosk.journeys.attaching.adding import Adding
from kiosk.journeys.attaching.attaching import Attaching
from kiosk.journeys.attaching.by_camera import WithCamera
from kiosk.journeys.attaching.by_phone import FromPhone
from kiosk.journeys.reading.reading import Reading
from kiosk.journeys.reading.to_phone import ToPhone
from kiosk.page import Page
from kiosk.portal import errors
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.documents import Document
from kiosk.portal.resources.uploads import DocumentLink
from kiosk.text import Text
from kiosk.uploading.content import JPEG, PDF, Flaw
from kiosk.uploading.folders import Place
from kiosk.uploading.results import Attachment, Folder, PhoneOffer, Photo, Refused, Row, Taken, Wanted
from kiosk.viewing.looking import PageShown, Why
from kiosk.viewing.office import Unshown
from kiosk.viewing.sources import OfDocument, OfUpload
from tests.ui.pages_of_cabinet import OWNER, signed_in

Make = Callable[[Desk], Page]

WHEN: Final = datetime(2026, 11, 18, 12, 30, tzinfo=UTC)
LONG_NAME: Final = "tibbi-arayis-2026-11-18-skan-edilmis-surucu-ucun-yekun-variant.pdf"
WANTED: Final = Wanted("med", Text("Tibbi arayış", "az"), belongs_to="applying/driving-licence-replace")
FILES: Final = (Attachment("4f2a", LONG_NAME, PDF, 250_000), Attachment("4f2b", "IMG_2041.jpg", JPEG, 2_621_440))
PLACES: Final = (
    Place("downloads", Path("/home/a/Downloads")),
    Place("documents", Path("/home/a/Documents")),
    Place("stick", Path("/media/a/KINGSTON")),
)
TEXT: Final = """Ədliyyə Nazirliyi
Məhkumluq haqqında arayış
Ad, soyad Sınaq Nümunəyev
Doğum tarixi 21.03.1985

Bu arayış onu təsdiq edir ki, yuxarıda adı göstərilən şəxsin məhkumluğu barədə
məlumat yoxdur."""


@cache
def sheet() -> bytes:
    """A picture of a page with lines of writing."""
    image = Image.new("RGB", (800, 1131), "white")
    pencil = ImageDraw.Draw(image)
    for line in range(24):
        pencil.rectangle((90, 120 + 36 * line, 700 - 37 * (line * 7 % 9), 132 + 36 * line), fill="black")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def document() -> Document:
    return Document(
        id="d0c1",
        type=Coded(code="certificate", label="Arayış"),
        title="Məhkumluq haqqında arayış",
        issuer=Coded(code="justice", label="Ədliyyə Nazirliyi"),
        issued_at=WHEN,
        media_type=PDF,
        size=48_000,
        sha256="0" * 64,
    )


def _attaching() -> Iterator[tuple[str, Make]]:
    yield "attach-none", Attaching(WANTED).page
    yield "attach-two", Attaching(WANTED, FILES, news="added").page
    yield "attach-places", Adding(WANTED, "places", PLACES).page
    yield "attach-places-none", Adding(WANTED, "places").page
    yield "attach-photo", WithCamera(WANTED).page
    seen = PageShown(1, 1, sheet(), 800, 1131, "")
    yield "attach-photo-taken", WithCamera(WANTED, "taken", Photo(Taken("t2", "photo.png", 90_000), seen)).page
    yield "attach-photo-none", WithCamera(WANTED, "none").page
    rows = tuple(Row(f"IMG_{2041 + number}.jpg", "", 2_621_440, WHEN - timedelta(days=number)) for number in range(8))
    folder = Folder("/home/a/Downloads", "Downloads", (Row("Skan", ""),), (Row(LONG_NAME, "", 250_000, WHEN), *rows))
    choosing = Adding(WANTED, "folder", PLACES, folder)
    yield "attach-folder", choosing.page
    yield "attach-folder-later", Adding(WANTED, "folder", PLACES, folder, first=6).page
    yield "attach-folder-empty", Adding(WANTED, "folder", PLACES, Folder("/a", "a")).page
    yield "attach-folder-gone", Adding(WANTED, "folder", PLACES, Folder("/a", "a", gone=True)).page
    taken = Taken("t1", LONG_NAME, 250_000)
    yield "attach-sending", Adding(WANTED, "sending", PLACES, taken=taken, sent=131_072).page
    for flaw in (Flaw.RENAMED, Flaw.TOO_LARGE, Flaw.VIRUS):
        yield f"attach-refused-{flaw}", Adding(WANTED, "refused", PLACES, refused=Refused(flaw)).page
    yield "attach-failed", Adding(WANTED, "failed", PLACES, taken=taken, error=errors.Offline()).page
    offer = PhoneOffer("l1", "https://portal.example.az/send?link=3f9c2a70d13f9c2a70d1", "47")
    yield "attach-phone", FromPhone(WANTED, "waiting", offer).page
    yield "attach-phone-interrupted", FromPhone(WANTED, "waiting", offer, interrupted=True).page
    yield "attach-phone-over", FromPhone(WANTED, "over").page


def _reading() -> Iterator[tuple[str, Make]]:
    issued = OfDocument(document())
    page = PageShown(2, 3, sheet(), 800, 1131, TEXT)
    yield "reading", signed_in(Reading(issued, 2, page, OWNER))
    silent = PageShown(1, 1, sheet(), 800, 1131, "")
    yield "reading-picture-only", signed_in(Reading(OfUpload("4f2b", JPEG), 1, silent, OWNER))
    for why in (Why.BROKEN, Why.LOCKED, Why.TOO_LARGE):
        yield f"reading-{why}", signed_in(Reading(issued, 1, Unshown(why), OWNER))
    link = DocumentLink(url="https://portal.example.az/l/3f9c2a70d13f9c2a70d1", expires_at=WHEN + timedelta(days=9))
    yield "to-phone", signed_in(ToPhone(document(), link, OWNER))
    over = DocumentLink(url="https://portal.example.az/l/3f9c2a70d13f9c2a70d1", expires_at=WHEN)
    yield "to-phone-over", signed_in(ToPhone(document(), over, OWNER))


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    yield from _attaching()
    yield from _reading()
