"""A file that a person has sent to a portal: what came of it (addition to contract §A.2: GET /v1/uploads/{id}, upload links)."""

from __future__ import annotations

from kiosk.portal.resources.common import Coded, Moment, Personal


class UploadState(Personal, frozen=True, kw_only=True):
    """One upload. `state` is receiving, checking, accepted, refused or a word this program does not know.

    `reason` says why a file was refused: virus, renamed, type, damaged. `media_type` is what the portal found it to be.
    `sha256` of the content, in hexadecimal.
    """

    id: str
    state: Coded
    reason: Coded | None = None
    filename: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""


class UploadLink(Personal, frozen=True, kw_only=True):
    """A page on which a phone can send one file into this visit. `upload` is there when the file is."""

    id: str
    url: str = ""
    match: str = ""
    expires_at: Moment
    state: Coded
    upload: UploadState | None = None


class DocumentLink(Personal, frozen=True, kw_only=True):
    """An address under which one document can be fetched for a short while, without signing in."""

    url: str
    expires_at: Moment
