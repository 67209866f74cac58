"""Documents that the state has issued to a person, and whether one is genuine (contract §A.2 27–29)."""

from __future__ import annotations

from kiosk.portal.resources.common import Coded, Moment, Personal, Resource


class Document(Personal, frozen=True, kw_only=True):
    """A document of the person's. `size` in bytes; `sha256` of the file, in hexadecimal; `language` that it is
    written in, where the portal says so."""

    id: str
    type: Coded
    title: str
    issuer: Coded
    issued_at: Moment
    valid_to: str = ""
    revoked_at: Moment | None = None
    media_type: str
    size: int
    sha256: str
    verification_code: str = ""
    application_id: str = ""
    language: str = ""


class Verification(Resource, frozen=True, kw_only=True):
    """What the portal knows of a document by its code; nothing of whom it is about."""

    valid: bool
    title: str
    issuer: Coded
    issued_at: Moment
    valid_to: str = ""
    revoked_at: Moment | None = None
