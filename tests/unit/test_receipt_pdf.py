"""Paper that a screen reader can read: tagged PDF/UA-1 with language, title, table headers and text that can be copied."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest

from kiosk.applications.receipt_pdf import PdfError, preparation_pdf, receipt_pdf
from kiosk.applications.receipts import Receipt
from kiosk.applications.sheet_content import Place, PreparationSheet, ReceiptSheet
from kiosk.portal.resources.common import Coded
from kiosk.text import LANGUAGES, Language, Text

SERVICE = {"az": "Məhkumluq haqqında arayış", "en": "Criminal record certificate", "ru": "Справка о судимости"}
NEXT = {"az": "Cavabı ağ kağızda gözləyin: ƏIİĞÖÜÇŞəığ", "en": "Wait for the answer.", "ru": "Ждите ответа: ёъщ №5"}


def receipt_sheet(language: Language) -> ReceiptSheet:
    statement = {"id": "a1", "reference": "AZ 2026 000 123", "serviceId": "s1"}
    receipt = Receipt(
        reference="AZ 2026 000 123",
        application_id="a1",
        service_id="s1",
        submitted_at=datetime.fromisoformat("2026-11-21T14:30:00+04:00"),
        status=Coded(code="submitted", label="Göndərildi"),
        due_date="2026-12-05",
        jws="e30..c2ln",
        statement=statement,
    )
    official = Text(SERVICE["az"], "az")
    return ReceiptSheet(
        language, receipt, Text(SERVICE[language], language), official, next_step=Text(NEXT[language], language)
    )


def roles(node: Any, found: set[str] | None = None) -> set[str]:
    """All structure types below a node of the structure tree."""
    found = set() if found is None else found
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            roles(each, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.add(str(node["/S"]))
        if "/K" in node:
            roles(node["/K"], found)
    return found


def flat(reader: Any) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def held_against_the_standard(reader: Any, language: str) -> None:
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data().replace(b" ", b"")
    assert {"/H1", "/Table", "/TH", "/TD", "/P"} <= roles(root["/StructTreeRoot"])
    assert reader.metadata
    assert reader.metadata.title


@pytest.mark.acc(34)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receipt_is_accessible_and_complete(language: Language) -> None:
    reader: Any = pypdf.PdfReader(io.BytesIO(receipt_pdf(receipt_sheet(language))))
    held_against_the_standard(reader, language)
    text = flat(reader)
    for expected in ("AZ 2026 000 123", SERVICE[language], SERVICE["az"], NEXT[language], "Göndərildi", "14:30"):
        assert expected in text
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("Inter" in font for font in fonts)
    assert len(reader.pages) == 1
    [(name, [proof])] = reader.attachments.items()
    assert (name, proof) == (
        "receipt.txt",
        b'{"id":"a1","reference":"AZ 2026 000 123","serviceId":"s1"}\ne30..c2ln',
    )


@pytest.mark.acc(34)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_preparation_sheet_is_accessible_and_complete(language: Language) -> None:
    sheet = PreparationSheet(
        language,
        Text(SERVICE[language], language),
        fee=(Text("30 ₼", language),),
        time=(Text("Not stated in the register", "en"),),
        where=(Text("ASAN xidmət", "az"),),
        source=Text("dxr.az, 2025", language),
        bring=(Text("Şəxsiyyət vəsiqəsi", "az"), Text("Two photographs", "en")),
        places=(Place(Text("1 saylı “ASAN xidmət” mərkəzi", "az"), (Text("Bakı, Məhəmməd Əmin 1", "az"),)),),
    )
    reader: Any = pypdf.PdfReader(io.BytesIO(preparation_pdf(sheet)))
    held_against_the_standard(reader, language)
    assert {"/H2", "/L", "/LI"} <= roles(reader.trailer["/Root"]["/StructTreeRoot"])
    text = flat(reader)
    for expected in ("30 ₼", "Şəxsiyyət vəsiqəsi", "Two photographs", "Bakı, Məhəmməd Əmin 1", "dxr.az, 2025"):
        assert expected in text


def test_what_typst_would_take_for_markup_stays_text() -> None:
    sheet = PreparationSheet(
        "en", Text('#panic("x") *b* _i_ $1$ `c` @ref', "en"), (Text("f", "en"),), (), Text("s", "en")
    )
    reader: Any = pypdf.PdfReader(io.BytesIO(preparation_pdf(sheet)))
    assert '#panic("x") *b* _i_ $1$ `c` @ref' in flat(reader)


def test_no_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    receipt_pdf(receipt_sheet("az"))
    assert not list(tmp_path.rglob("*"))


def test_a_sheet_that_cannot_be_made_says_so_without_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nonexistent/python")
    with pytest.raises(PdfError) as caught:
        receipt_pdf(receipt_sheet("az"))
    assert "AZ 2026" not in str(caught.value)
