"""The register's copy becomes the shipped catalogue: facts stay, suggestions and unverified numbers do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.portal.resources.catalogue import Concept, Location, Organisation, PublicService
from kiosk.sandbox.import_catalogue import TARGET, main, minor_units, opening_hours

SERVICE: dict[str, Any] = {
    "id": "copy",
    "name_az": "Surət",
    "name_az_status": "official",
    "name_en": "Copy",
    "name_en_status": "translated",
    "name_ru": "Копия",
    "name_ru_status": "translated",
    "agency": "office",
    "category": "papers",
    "life_events": ["loss"],
    "audience": ["citizen"],
    "channel": "centre",
    "fee": {
        "currency": "AZN",
        "free": False,
        "variants": [{"label_az": "Səhifə", "label_en": "Page", "label_ru": "Страница", "amount": 0.5}],
        "as_of": None,
        "note": "undated",
    },
    "legal_basis": "Law “A” art. 1; Law “B”",
    "legal_basis_status": "sourced",
    "sources": ["https://example.com/copy"],
    "processing_time": None,
    "processing_time_suggested": {"az": "dərhal", "en": "at once", "ru": "сразу"},
    "documents": None,
    "documents_suggested": ["id"],
    "note": "Bring the original.",
}
UNKNOWN = {**SERVICE, "id": "unknown", "fee": None, "legal_basis": None, "legal_basis_status": None, "note": None}
AGENCY = {
    "id": "office",
    "abbreviation": None,
    "name_az": "İdarə",
    "name_en": "Office",
    "name_ru": "Управление",
    "website": None,
    "hotline": None,
    "hotline_source": None,
    "hotline_unverified": "999",
    "role_en": "Copies",
    "role_az": "Surətlər",
    "parent": None,
}
UNIT = {"id": "baku", "type": "city", "name_az": "Bakı", "name_en": "Baku", "name_ru": "Баку"}
CENTRE = {
    "id": "one",
    "type": "asan",
    "name_az": "Bir",
    "name_en": "One",
    "name_ru": "Один",
    "city_az": "Bakı",
    "unit_id": "baku",
    "economic_region_id": "baku",
    "address_az": "Nümunə küçəsi 1",
    "postcode": "AZ1000",
    "hours": {"mon_thu": "09:00-18:00", "fri": None, "sat_sun": "closed", "source": "x"},
    "phone": None,
    "status": "planned/under construction in the 2024 dump",
    "source": "public file (stored index id 12): a dump",
}


@pytest.fixture
def imported(tmp_path: Path) -> dict[str, list[dict[str, Any]]]:
    groups = {"categories": [UNIT], "life_events": [UNIT], "audiences": [UNIT], "channels": [UNIT]}
    content: dict[str, Any] = {
        "services": {"document_types": {"id": UNIT}, "services": [SERVICE, UNKNOWN]},
        "agencies": {"agencies": [AGENCY]},
        "categories": groups,
        "centres": {"regions": [{**UNIT, "units": [UNIT]}], "centres": [CENTRE]},
    }
    for name, records in content.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(records), "utf-8")
    main(tmp_path, tmp_path / "out")
    return {path.stem: json.loads(path.read_text("utf-8")) for path in (tmp_path / "out").iterdir()}


def test_a_service_keeps_its_facts(imported: dict[str, list[dict[str, Any]]]) -> None:
    service = imported["services"][0]
    assert service["name"] == {"az": "Surət", "en": "Copy", "ru": "Копия"}
    assert service["fee"]["costs"][0]["hasValue"] == {"amount": 50, "currency": "AZN"}
    assert service["fee"]["note"] == {"en": "undated"}
    assert [act["title"]["en"] for act in service["hasLegalResource"]] == ["Law “A” art. 1", "Law “B”"]
    assert service["recordedAt"] == "2026-11-21"


def test_what_is_not_stated_is_not_there(imported: dict[str, list[dict[str, Any]]]) -> None:
    known, unknown = imported["services"]
    assert not {"processingTime", "requiredDocuments"} & set(known)
    assert not {"fee", "hasLegalResource", "description"} & set(unknown)
    assert "hotline" not in imported["organisations"][0]
    assert "999" not in json.dumps(imported)
    assert "dərhal" not in json.dumps(imported, ensure_ascii=False)


def test_a_centre_is_where_it_is(imported: dict[str, list[dict[str, Any]]]) -> None:
    [centre] = imported["locations"]
    assert centre["address"] == {"az": "Nümunə küçəsi 1, AZ1000"}
    assert centre["openingHours"] == ["Mo-Th 09:00-18:00", "Sa-Su off"]
    assert (centre["region"], centre["unit"], centre["status"]) == ("baku-region", "baku", "planned")
    assert centre["source"] == "public file: a dump"
    assert {region["id"]: region.get("broader") for region in imported["regions"]} == {
        "baku-region": None,
        "baku": "baku-region",
    }


@pytest.mark.parametrize(("amount", "minor"), [(0.5, 50), (2, 200), (19.99, 1999), (0, 0)])
def test_money_is_in_minor_units(amount: float, minor: int) -> None:
    assert minor_units(amount) == minor


def test_hours_that_are_not_stated_are_none() -> None:
    assert opening_hours(None) == []


@pytest.mark.parametrize(
    ("name", "count", "kind"),
    [
        ("services", 208, PublicService),
        ("organisations", 50, Organisation),
        ("locations", 59, Location),
        ("thematicAreas", 22, Concept),
        ("lifeEvents", 22, Concept),
        ("addressees", 5, Concept),
        ("channels", 3, Concept),
        ("regions", 88, Concept),
        ("documents", 68, Concept),
    ],
)
def test_the_shipped_catalogue_is_whole(name: str, count: int, kind: Any) -> None:
    text = (TARGET / f"{name}.json").read_bytes()
    records = msgspec.json.decode(text, type=list[kind])
    assert len({record.id for record in records}) == len(records) == count
    assert b"suggested" not in text
    assert b"unverified" not in text
    assert text.count(b"\n") == count + 2


def test_what_services_name_is_there() -> None:
    def ids(name: str) -> set[str]:
        return {record["id"] for record in json.loads((TARGET / f"{name}.json").read_text("utf-8"))}

    for service in json.loads((TARGET / "services.json").read_text("utf-8")):
        assert service["hasCompetentAuthority"] in ids("organisations")
        assert set(service["thematicArea"]) <= ids("thematicAreas")
        assert set(service["isGroupedBy"]) <= ids("lifeEvents")
        assert set(service["addressee"]) <= ids("addressees")
        assert {document["code"] for document in service.get("requiredDocuments", [])} <= ids("documents")
