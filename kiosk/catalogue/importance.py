"""How much used a service is, from `resources/search/importance.toml`: it orders what is equally well meant."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.catalogue.database import MOST_IMPORTANT, SEARCH_RESOURCES
from kiosk.portal.resources.catalogue import PublicService


@dataclass(frozen=True, slots=True)
class Importance:
    """0 to 100 for themes and for single services; `otherwise` where the table says nothing."""

    otherwise: int = 30
    themes: dict[str, int] = field(default_factory=dict)
    services: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path = SEARCH_RESOURCES / "importance.toml") -> Importance:
        """Reads the table. Raises `OSError`, `tomllib.TOMLDecodeError` or `ValueError`."""
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        importance = cls(table["otherwise"], table.get("themes", {}), table.get("services", {}))
        values = [importance.otherwise, *importance.themes.values(), *importance.services.values()]
        if not all(isinstance(value, int) and 0 <= value <= MOST_IMPORTANT for value in values):
            raise ValueError(f"{path.name}: importance is a whole number from 0 to {MOST_IMPORTANT}")
        return importance

    def of(self, service: PublicService) -> int:
        """The importance of `service`: its own, else the highest of its themes."""
        if service.id in self.services:
            return self.services[service.id]
        return max((self.themes.get(theme, self.otherwise) for theme in service.thematic_area), default=self.otherwise)
