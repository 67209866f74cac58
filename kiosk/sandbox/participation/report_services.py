"""What can be reported about a place at the sandbox portal, and whether a report answers what is asked."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from kiosk.sandbox.participation.open311_answers import Refused

Record = dict[str, Any]
SERVICES: Final[tuple[Record, ...]] = tuple(
    json.loads(Path(__file__).with_name("report_services.json").read_text("utf-8"))
)
LONGEST: Final = 4000


def service_of(code: str) -> Record:
    """The service of a code. Raises `Refused` 404."""
    found = next((each for each in SERVICES if each["service_code"] == code), None)
    if found is None:
        raise Refused(404, "There is no such service_code.")
    return found


def checked(values: dict[str, list[str]]) -> Record:
    """The service that a report is for. Raises `Refused` 400 for what is missing or wrong, 404 for an unknown service."""

    def first(name: str) -> str:
        return values.get(name, [""])[0].strip()

    if not first("service_code"):
        raise Refused(400, "service_code was not provided.")
    service = service_of(first("service_code"))
    if not first("address_string") and not first("address_id") and not (first("lat") and first("long")):
        raise Refused(400, "lat and long, or address_string, were not provided.")
    if any(len(each) > LONGEST for entries in values.values() for each in entries):
        raise Refused(400, "A value is too long.")
    for attribute in service["attributes"]:
        answers = [each for each in given(values, attribute["code"]) if each.strip()]
        if attribute["required"] and not answers:
            raise Refused(400, f"attribute[{attribute['code']}] was not provided.")
        codes = {each["key"] for each in attribute.get("values", ())}
        if codes and not set(answers) <= codes:
            raise Refused(400, f"attribute[{attribute['code']}] is none of its values.")
        if attribute["datatype"] == "number" and not all(each.replace(".", "", 1).isdigit() for each in answers):
            raise Refused(400, f"attribute[{attribute['code']}] is no number.")
        if attribute["datatype"] == "datetime" and not all(_is_time(each) for each in answers):
            raise Refused(400, f"attribute[{attribute['code']}] is no time.")
    return service


def given(values: dict[str, list[str]], code: str) -> list[str]:
    """The answers to one attribute, however many there are."""
    return [*values.get(f"attribute[{code}]", ()), *values.get(f"attribute[{code}][]", ())]


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text.upper()).tzinfo is not None
    except ValueError:
        return False
