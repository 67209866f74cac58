"""Every endpoint of the sandbox portal, as the contract and its own routes have them, with something to send to each."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from starlette.applications import Starlette
from starlette.routing import Route

CONTRACT: Final[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "kiosk" / "portal" / "openapi.yaml").read_text("utf-8")
)
METHODS: Final = ("get", "post", "put", "patch", "delete")
SCREENS: Final = ("/d", "/sign", "/m", "/pay", "/send", "/clerk", "/enrolment")
"""Pages that stand for other screens than this program's: a phone, an office, a terminal. All else is the portal's interface."""
_PARAMETER: Final = re.compile(r"\{[^}]+\}")


@dataclass(frozen=True)
class Endpoint:
    """A method on a path, with its part of the contract; empty where the contract does not tell of it."""

    method: str
    path: str
    told: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def keys(self) -> list[str]:
        """The path up to each parameter: what an example is known by."""
        return [self.path[: found.end()] for found in _PARAMETER.finditer(self.path)]

    @property
    def is_screen(self) -> bool:
        """Whether a person looks at it elsewhere."""
        return any(self.path == screen or self.path.startswith(f"{screen}/") for screen in SCREENS)

    def address(self, examples: Mapping[str, str]) -> str:
        """The path with its parameters filled in. Raises KeyError where no example is known."""
        filled = self.path
        for key in self.keys:
            name = _PARAMETER.findall(key)[-1]
            filled = filled.replace(name, examples[key], 1)
        return filled

    def request(self) -> dict[str, Any]:
        """Headers, query and body that are well formed."""
        headers = {"Accept-Language": "en"}
        query: dict[str, str] = {}
        for each in self.told.get("parameters", []):
            parameter = resolved(each)
            if parameter["in"] == "header" and parameter.get("required"):
                headers[parameter["name"]] = _header(parameter["name"])
            elif parameter["in"] == "query" and parameter.get("required"):
                query[parameter["name"]] = str(parameter.get("example") or example(parameter["schema"]))
        asked: dict[str, Any] = {"headers": headers, "params": query}
        for kind, media in resolved(self.told.get("requestBody", {})).get("content", {}).items():
            body = media.get("example") or example(media.get("schema", {}))
            asked["data" if kind == "application/x-www-form-urlencoded" else "json"] = body
            if kind.endswith("merge-patch+json"):
                headers["Content-Type"] = kind
            break
        return asked


def _header(name: str) -> str:
    return f'"{uuid.uuid4()}"' if name == "Idempotency-Key" else '"1"'


def resolved(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reference leads to."""
    while "$ref" in part:
        found: Any = CONTRACT
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        part = found
    return part


def example(schema: Mapping[str, Any]) -> Any:
    """A small value that a schema allows."""
    schema = resolved(schema)
    if "example" in schema:
        return schema["example"]
    if "enum" in schema:
        return schema["enum"][0]
    for several in ("oneOf", "anyOf"):
        if several in schema:
            return example(schema[several][0])
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = kind[0]
    if kind == "object" or "properties" in schema:
        return {name: example(schema["properties"][name]) for name in schema.get("required", [])}
    if kind == "array":
        return [example(schema["items"])] * schema.get("minItems", 0)
    if kind == "integer":
        return schema.get("minimum", 1)
    return {"boolean": True, "number": 1.0}.get(str(kind), "x" * max(1, schema.get("minLength", 1)))


def endpoints(app: Starlette) -> Iterator[Endpoint]:
    """All of the contract, and what the portal serves beside."""
    told = {
        (method.upper(), path): Endpoint(
            method.upper(),
            path,
            {
                **operations[method],
                "parameters": [*operations.get("parameters", []), *operations[method].get("parameters", [])],
            },
        )
        for path, operations in CONTRACT["paths"].items()
        for method in METHODS
        if method in operations
    }
    yield from told.values()
    for route in app.routes:
        assert isinstance(route, Route)
        for method in sorted(route.methods or ()):
            if method.lower() in METHODS and (method, route.path) not in told:
                yield Endpoint(method, route.path, {})
