"""What looking at a document asks the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.journeys.journey import AtOnce
from kiosk.portal.resources.documents import Document
from kiosk.portal.resources.uploads import DocumentLink
from kiosk.viewing.looking import PageShown
from kiosk.viewing.office import Unshown
from kiosk.viewing.sources import Source

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class ShowPage(AtOnce):
    """One page of a document → `PageShown`, or `Unshown` with why."""

    source: Source
    number: int
    language: str

    def perform(self, office: Office) -> PageShown | Unshown:
        return office.viewing.page(self.source, self.number)


@dataclass(frozen=True, slots=True)
class LinkDocument(AtOnce):
    """An address under which a phone can fetch a document for a short while → `DocumentLink`."""

    document: Document

    def perform(self, office: Office) -> DocumentLink:
        return office.cabinet.link_document(self.document)
