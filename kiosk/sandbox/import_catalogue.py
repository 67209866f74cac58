"""Turns the register's copy (services, agencies, categories, centres) into the catalogue in the form of the contract.

`python -m kiosk.sandbox.import_catalogue DIR` writes `resources/catalogue/*.json`, one record a line so that a change
reads as a change. What the register does not state stays out: editorial suggestions and unverified telephone numbers
are dropped, an empty value is no value.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

Record = dict[str, Any]

RECORDED_AT: Final = "2026-11-21"
"""The date of the register's copy, shown beside each source."""

TARGET: Final = Path(__file__).parents[2] / "resources" / "catalogue"
_INDEX_NOTE: Final = re.compile(r" \(stored index id \d+\)")


def language_map(record: Record, stem: str) -> dict[str, str]:
    """`name_az`, `name_en`, `name_ru` as one language map, without the languages that are not stated."""
    return {tag: record[f"{stem}_{tag}"] for tag in ("az", "en", "ru") if record.get(f"{stem}_{tag}")}


def stated(**members: Any) -> Record:
    """The members that say something: None, empty texts, lists and maps are left out."""
    return {key: value for key, value in members.items() if value is not None and value not in ("", [], {})}


def minor_units(amount: float) -> int:
    """An amount as the register writes it (2.5) in minor units (250)."""
    return int(Decimal(str(amount)) * 100)


def fee(service: Record) -> Record | None:
    """What the register states about the fee, or None."""
    told = service["fee"]
    if told is None:
        return None
    costs = [
        {
            "identifier": f"{service['id']}-{number}",
            "label": language_map(variant, "label"),
            "hasValue": {"amount": minor_units(variant["amount"]), "currency": told["currency"]},
        }
        for number, variant in enumerate(told["variants"], 1)
    ]
    note = {"en": told["note"]} if told["note"] else None
    return stated(free=told["free"], costs=costs, asOf=told["as_of"], note=note)


def service_in(documents: Record) -> Callable[[Record], Record]:
    """How to convert one service, given the register's document types."""

    def convert(service: Record) -> Record:
        sourced = service["legal_basis_status"] == "sourced"
        acts = (service["legal_basis"] or "").split("; ") if service["legal_basis"] else []
        needed = service["documents"]
        return stated(
            id=service["id"],
            name=language_map(service, "name"),
            nameStatus={tag: service[f"name_{tag}_status"] for tag in ("az", "en", "ru")},
            description={"en": service["note"]} if service["note"] else None,
            hasCompetentAuthority=service["agency"],
            channelType=service["channel"],
            thematicArea=[service["category"]],
            isGroupedBy=service["life_events"],
            addressee=service["audience"],
            fee=fee(service),
            processingTime=service["processing_time"],
            requiredDocuments=needed
            and [{"code": key, "label": language_map(documents[key], "name")} for key in needed],
            hasLegalResource=[{"title": {"en": act}, "sourced": sourced} for act in acts],
            sources=[{"url": url} for url in service["sources"]],
            recordedAt=RECORDED_AT,
        )

    return convert


def organisation(agency: Record) -> Record:
    """One competent authority; a hotline only where a source confirms it."""
    return stated(
        id=agency["id"],
        name=language_map(agency, "name"),
        abbreviation=agency["abbreviation"],
        website=agency["website"],
        hotline=agency["hotline"] if agency["hotline_source"] else None,
        role=language_map(agency, "role"),
        parent=agency["parent"],
    )


def concept(record: Record) -> Record:
    """A thematic area, life event, addressee or channel."""
    return {"id": record["id"], "name": language_map(record, "name")}


def region_id(region: str) -> str:
    """The id of an economic region: some regions and their main city share one in the register."""
    return f"{region}-region"


def regions(records: Iterable[Record]) -> list[Record]:
    """Economic regions, each followed by its cities and districts."""
    found: list[Record] = []
    for region in records:
        found.append({"id": region_id(region["id"]), "name": language_map(region, "name")})
        found += [{**concept(unit), "broader": region_id(region["id"])} for unit in region["units"]]
    return found


def opening_hours(told: Record | None) -> list[str]:
    """Hours in the notation of the `opening_hours` tag of OpenStreetMap; a day that is not stated is not there."""
    if told is None:
        return []
    days = (("mon_thu", "Mo-Th"), ("fri", "Fr"), ("sat_sun", "Sa-Su"))
    return [f"{tag} {told[key].replace('closed', 'off')}" for key, tag in days if told[key]]


def location_in(units: dict[str, Record]) -> Callable[[Record], Record]:
    """How to convert one service centre, given the cities and districts."""

    def convert(centre: Record) -> Record:
        address = centre["address_az"] or ""
        if address and centre["postcode"] and centre["postcode"] not in address:
            address = f"{address}, {centre['postcode']}"
        return stated(
            id=centre["id"],
            name=language_map(centre, "name"),
            type=centre["type"],
            address={"az": address} if address else None,
            city={**language_map(units[centre["unit_id"]], "name"), "az": centre["city_az"]},
            region=region_id(centre["economic_region_id"]),
            unit=centre["unit_id"],
            openingHours=opening_hours(centre["hours"]),
            phone=centre["phone"],
            status="planned" if centre["status"].startswith("planned") else "active",
            source=_INDEX_NOTE.sub("", centre["source"]),
            recordedAt=RECORDED_AT,
        )

    return convert


def convert(folder: Path) -> dict[str, list[Record]]:
    """Everything that the folder of the register's copy holds, by the name of the file to write."""

    def read(name: str) -> Record:
        content: Record = json.loads((folder / f"{name}.json").read_text("utf-8"))
        return content

    services, agencies, groups, centres = (read(name) for name in ("services", "agencies", "categories", "centres"))
    units = {unit["id"]: unit for region in centres["regions"] for unit in region["units"]}
    return {
        "services": [*map(service_in(services["document_types"]), services["services"])],
        "organisations": [*map(organisation, agencies["agencies"])],
        "thematicAreas": [*map(concept, groups["categories"])],
        "lifeEvents": [*map(concept, groups["life_events"])],
        "addressees": [*map(concept, groups["audiences"])],
        "channels": [*map(concept, groups["channels"])],
        "regions": regions(centres["regions"]),
        "locations": [*map(location_in(units), centres["centres"])],
        "documents": [
            {"id": key, "name": language_map(kind, "name")} for key, kind in services["document_types"].items()
        ],
    }


def one_a_line(records: Iterable[Record]) -> str:
    """JSON with one record a line."""
    lines = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def main(folder: Path, target: Path = TARGET) -> None:
    """Converts `folder` into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for name, records in convert(folder).items():
        (target / f"{name}.json").write_text(one_a_line(records), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give the folder that holds services.json, agencies.json, categories.json and centres.json.")
    main(Path(sys.argv[1]))
