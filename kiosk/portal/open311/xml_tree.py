"""XML from servers of others, read without entities: a document type declaration ends the reading.

Nothing is ever fetched or expanded, whatever the document says (billion laughs, external entities); how deep and how large
it may be is bounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from kiosk.portal.errors import BadReply

DEEPEST: Final = 20
MOST: Final = 50_000
"""Elements of one document."""


@dataclass(slots=True)
class Element:
    """An element without its attributes: GeoReport v2 has none."""

    name: str
    text: str = ""
    children: list[Element] = field(default_factory=list)


def parse(body: bytes) -> Element:
    """The top element. Raises `BadReply` for what is no XML, holds a document type, or is too deep or too large."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.EntityDeclHandler = _no_document_type
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise BadReply("malformed XML") from None
    if reader.top is None:
        raise BadReply("XML without an element")
    return reader.top


def _no_document_type(*_declared: object) -> None:
    raise BadReply("XML with a document type")


class _Reader:
    """Builds the tree."""

    def __init__(self) -> None:
        self.top: Element | None = None
        self._open: list[Element] = []
        self._count = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= DEEPEST or self._count > MOST:
            raise BadReply("XML that is too deep or too large")
        element = Element(name.rpartition(":")[2])
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.top = element
        self._open.append(element)

    def end(self, _name: str) -> None:
        element = self._open.pop()
        element.text = element.text.strip()

    def characters(self, text: str) -> None:
        self._open[-1].text += text
