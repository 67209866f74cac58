"""What can be looked at page by page: a document that the state has issued, a file that was attached."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kiosk.portal.resources.documents import Document

PDF: Final = "application/pdf"


@dataclass(frozen=True, slots=True)
class OfDocument:
    """A document of the person's cabinet."""

    document: Document = field(repr=False)

    @property
    def key(self) -> str:
        return f"document/{self.document.id}"

    @property
    def media_type(self) -> str:
        return self.document.media_type


@dataclass(frozen=True, slots=True)
class OfUpload:
    """A file that the person has attached, by the portal's id."""

    upload: str
    media_type: str = PDF

    @property
    def key(self) -> str:
        return f"upload/{self.upload}"


Source = OfDocument | OfUpload
