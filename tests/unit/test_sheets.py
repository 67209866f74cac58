"""Sheets from the real register: what it states is there, and what it does not state is said to be not stated."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pypdf
import pytest

from kiosk import formatting
from kiosk.applications.receipts import Receipt
from kiosk.applications.sheets import preparation_sheet, receipt_sheet
from kiosk.catalogue.first import open_first
from kiosk.catalogue.store import CatalogueStore
from kiosk.portal.errors import NotFound
from kiosk.portal.resources.common import Coded
from kiosk.text import LANGUAGES, Language, Wording, pick
from translations import messages


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CatalogueStore]:
    store = open_first(tmp_path_factory.mktemp("catalogue"))
    yield store
    store.close()


def words(pdf: bytes) -> str:
    reader: Any = pypdf.PdfReader(io.BytesIO(pdf))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receipt_names_the_service_in_both_languages(catalogue: CatalogueStore, language: Language) -> None:
    receipt = Receipt(
        reference="AZ 2026 000 123",
        application_id="a1",
        service_id="criminal-record",
        submitted_at=datetime.fromisoformat("2026-11-21T14:30:00+04:00"),
        status=Coded(code="submitted", label="x"),
    )
    text = words(receipt_sheet(receipt, catalogue, language))
    service = catalogue.service("criminal-record")
    assert service is not None
    for name in (service.name[language], service.name["az"]):
        assert spaced(name) in text
    assert "AZ 2026 000 123" in text
    assert formatting.date_and_time(receipt.submitted_at, language).replace("\u202f", " ").split(",")[0] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_preparation_sheet_says_what_is_stated_and_what_is_not(catalogue: CatalogueStore, language: Language) -> None:
    given = next(
        service
        for service in catalogue.services()
        if service.channel_type == "centre" and service.fee and service.fee.costs and service.required_documents
    )
    text = words(preparation_sheet(given.id, catalogue, language))
    assert spaced((pick(given.name, language) or pytest.fail("no name")).text) in text
    for document in given.required_documents or []:
        assert isinstance(document.label, dict)
        assert spaced((pick(document.label, language) or pytest.fail("no label")).text) in text
    assert given.fee
    assert formatting.money(given.fee.costs[0].has_value.amount, language).text.replace("\xa0", " ") in text
    silent = next(
        service
        for service in catalogue.services()
        if service.channel_type == "centre" and service.fee is None and service.required_documents is None
    )
    unstated = Wording(messages("kiosk", language), language)("Not stated in the register").text
    assert words(preparation_sheet(silent.id, catalogue, language)).count(unstated) >= 2


def test_an_unknown_service_has_no_sheet(catalogue: CatalogueStore) -> None:
    with pytest.raises(NotFound):
        preparation_sheet("no-such-service", catalogue, "az")
