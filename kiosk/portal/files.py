"""A person's files at a portal: what came of an upload, its content, a page for their phone, a short-lived link to a document.

Additions to contract §A.2: GET /v1/uploads/{id}, GET /v1/uploads/{id}/content, POST and GET /v1/upload-links,
POST /v1/documents/{id}/links.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kiosk.portal.addresses import is_safe_address
from kiosk.portal.cabinet import Ask, Fetch
from kiosk.portal.errors import Insecure
from kiosk.portal.exchange import new_key
from kiosk.portal.public import part
from kiosk.portal.resources.uploads import DocumentLink, UploadLink, UploadState

_ANY: Final = "application/pdf, image/*"


class Files:
    """All methods raise the family in `portal/errors.py`."""

    def __init__(self, ask: Ask, fetch: Fetch) -> None:
        self._ask = ask
        self._fetch = fetch

    def upload(self, upload_id: str) -> UploadState:
        """What came of an upload; the portal may still be looking into it."""
        return self._ask("GET", f"/uploads/{part(upload_id)}", UploadState).value

    def upload_content(self, upload_id: str) -> bytes:
        """The file that was sent."""
        return self._fetch(f"/uploads/{part(upload_id)}/content", _ANY).body

    def offer_upload(self, document: str, purpose: str, types: Sequence[str], most_bytes: int) -> UploadLink:
        """A page on which a phone can send one file. `Insecure` when it is none that can prove whose it is."""
        body = {"document": document, "purpose": purpose, "types": list(types), "maxSize": most_bytes}
        link = self._ask("POST", "/upload-links", UploadLink, body=body, key=new_key()).value
        if not is_safe_address(link.url):
            raise Insecure("a page for files that is not safe")
        return link

    def upload_link(self, link_id: str) -> UploadLink:
        """What has come of that page."""
        return self._ask("GET", f"/upload-links/{part(link_id)}", UploadLink).value

    def link_document(self, document_id: str) -> DocumentLink:
        """An address under which a phone can fetch a document for a short while."""
        path = f"/documents/{part(document_id)}/links"
        link = self._ask("POST", path, DocumentLink, body={}, key=new_key()).value
        if not is_safe_address(link.url):
            raise Insecure("an address of a document that is not safe")
        return link
