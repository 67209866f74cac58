"""The register in memory: services, authorities, groups, places, articles, and the forms that belong to services."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, Final

from kiosk.sandbox.lists import History

Record = dict[str, Any]

CATALOGUE: Final = Path(__file__).parents[2] / "resources" / "catalogue"
FORMS: Final = Path(__file__).parent / "forms"
KINDS: Final = (
    "organisations",
    "lifeEvents",
    "businessEvents",
    "thematicAreas",
    "addressees",
    "channels",
    "legalResources",
    "regions",
    "documents",
)
GENERAL_FORM: Final = "general"


def _read(path: Path) -> list[Record]:
    """A file of records; none when it is not there."""
    if not path.exists():
        return []
    content = json.loads(path.read_text("utf-8"))
    return list(content["items"] if isinstance(content, dict) else content)


def _slug(title: str) -> str:
    readable = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40].rstrip("-")
    return f"{readable}-{hashlib.sha256(title.encode()).hexdigest()[:6]}"


def legal_resources(services: list[Record]) -> list[Record]:
    """The acts that services rest on, each once."""
    titles = {act["title"]["en"]: act["title"] for service in services for act in service.get("hasLegalResource", [])}
    return [{"id": _slug(key), "name": title} for key, title in sorted(titles.items())]


class Forms:
    """The forms: each version for ever, and which one serves a service now."""

    def __init__(self, folder: Path = FORMS) -> None:
        definitions = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
        self.versions: dict[tuple[str, str], Record] = {}
        self.of_service: dict[str, Record] = {}
        self.general: Record | None = None
        for definition in definitions:
            services = definition.pop("services", [])
            self.versions[definition["formId"], definition["version"]] = definition
            self.of_service.update(dict.fromkeys(services, definition))
            if definition["formId"] == GENERAL_FORM:
                self.general = definition

    def form_for(self, service: Record) -> Record | None:
        """The form that applies for a service; None when it is given at a centre only."""
        if service["channelType"] == "centre":
            return None
        return self.of_service.get(service["id"], self.general)


class Register:
    """Everything public. A change made while the portal runs gets a revision, so that `since` has something to tell."""

    def __init__(self, folder: Path = CATALOGUE, forms: Forms | None = None) -> None:
        self.forms = forms or Forms()
        services = _read(folder / "services.json")
        for service in services:
            form = self.forms.form_for(service)
            if form is not None:
                service["form"] = {"ref": form["formId"], "version": form["version"]}
        content = {"services": services, "locations": _read(folder / "locations.json")}
        content["articles"] = _read(folder / "articles.json")
        content |= {kind: _read(folder / f"{kind}.json") for kind in KINDS}
        content["legalResources"] = legal_resources(services)
        self.histories: dict[str, History] = {}
        for kind, records in content.items():
            epoch = hashlib.sha256(json.dumps(records, sort_keys=True).encode()).hexdigest()[:10]
            self.histories[kind] = History(epoch)
            self.histories[kind].load(records)

    def service(self, key: str) -> Record | None:
        """A service by its id."""
        return self.record("services", key)

    def record(self, kind: str, key: str) -> Record | None:
        """A record of a kind by its id."""
        change = self.histories[kind].records.get(key)
        return None if change is None else change.record
