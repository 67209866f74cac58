"""Answers of the Open311 facade in both formats of GeoReport v2: XML as the specification has it, JSON beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final
from xml.etree import ElementTree as ET

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.languages import language_of

Record = dict[str, Any]
MEDIA_TYPES: Final = {"xml": "text/xml; charset=utf-8", "json": "application/json; charset=utf-8"}


class Refused(Exception):
    """Ends a request with an error of GeoReport v2. `seconds` goes into Retry-After."""

    def __init__(self, status: int, description: str, seconds: int = 0) -> None:
        super().__init__(description)
        self.status, self.description, self.seconds = status, description, seconds


def format_of(request: Request) -> str:
    """`xml` or `json`, by the ending of the path. Raises `Refused` 404 for another."""
    asked = str(request.path_params.get("format", ""))
    if asked not in MEDIA_TYPES:
        raise Refused(404, "The format is xml or json.")
    return asked


def answer(
    request: Request, root: str, item: str, records: Sequence[Record], *, status: int = 200, seconds: int = 0
) -> Response:
    """A list of records: `root` and `item` are the names of the XML elements."""
    kind = str(request.path_params.get("format", "xml"))
    if kind == "json":
        body = json.dumps(records, ensure_ascii=False).encode()
    else:
        top = ET.Element(root)
        for record in records:
            _fill(ET.SubElement(top, item), record)
        body = _written(top)
    return _response(request, kind, body, status, seconds)


def single(request: Request, root: str, record: Record) -> Response:
    """One record that is no list: a service definition, the discovery."""
    kind = str(request.path_params.get("format", "xml"))
    if kind == "json":
        return _response(request, kind, json.dumps(record, ensure_ascii=False).encode(), 200)
    top = ET.Element(root)
    _fill(top, record)
    return _response(request, kind, _written(top), 200)


def refused(request: Request, error: Refused) -> Response:
    """The errors of GeoReport v2: a list, even of one."""
    record = {"code": error.status, "description": error.description}
    return answer(request, "errors", "error", [record], status=error.status, seconds=error.seconds)


def _response(request: Request, kind: str, body: bytes, status: int, seconds: int = 0) -> Response:
    headers = {"Cache-Control": "no-store", "Content-Language": language_of(request)}
    if seconds:
        headers["Retry-After"] = str(seconds)
    return Response(body, status, headers, media_type=MEDIA_TYPES.get(kind, MEDIA_TYPES["xml"]))


def _written(top: ET.Element) -> bytes:
    return bytes(ET.tostring(top, encoding="utf-8", xml_declaration=True))


_ITEMS: Final[Mapping[str, str]] = {
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
}


def _fill(element: ET.Element, record: Record) -> None:
    """XML cannot hold control characters, not even escaped (XML 1.0 §2.2): they are left out."""
    for name, value in record.items():
        inner = ET.SubElement(element, name)
        if isinstance(value, list):
            for each in value:
                one = ET.SubElement(inner, _ITEMS[name])
                if isinstance(each, dict):
                    _fill(one, each)
                else:
                    one.text = _legal(str(each))
        elif isinstance(value, bool):
            inner.text = str(value).lower()
        elif value is not None:
            inner.text = _legal(str(value))


def _legal(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() or sign in "\t\n\r\u00a0")
