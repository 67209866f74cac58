"""The protocol tus 1.0.0: what a server offers, creating an upload, asking how far it is, sending a piece, ending it.

Each method is one question; `uploads.py` puts them together. Survives what servers do (contract §C.3): an absolute
Location with the wrong scheme, or a relative one; missing OPTIONS; uploads that expire.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

from kiosk.portal.errors import BadReply, Insecure, Rejected
from kiosk.portal.exchange import Answer, Request
from kiosk.portal.problems import error_of, retry_after

VERSION: Final = "1.0.0"
CHUNK: Final = "application/offset+octet-stream"
_SLOWEST: Final = 2048.0
"""Bytes a second below which a line counts as none."""
_PATIENCE: Final = 15.0
"""Seconds that a server may take beside the time of the line."""
_LOCKED_WAIT: Final = 1.0

Exchange = Callable[[Request], Answer]
"""One question as the person; answers of any status come back, except those about the sign-in."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server can do beside the core protocol. `most` is the largest file in bytes, if it says."""

    extensions: frozenset[str] = frozenset()
    algorithms: frozenset[str] = frozenset()
    most: int | None = None

    @property
    def checks(self) -> bool:
        """Whether it holds each piece against its SHA-256."""
        return "checksum" in self.extensions and "sha256" in self.algorithms


@dataclass(frozen=True, slots=True)
class Place:
    """Where an upload is at the server, and until when; None when the server does not say."""

    url: str = field(repr=False)
    expires: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether it is worth asking for."""
        return self.expires is None or at < self.expires


class Gone(Exception):
    """The server does not have this upload any more (404, 410): begin anew."""


class Elsewhere(Exception):
    """The server is at another offset than we think (409), or the piece came damaged (460): ask where it is."""


class Locked(Exception):
    """Another request, mostly our own that was cut, still holds the upload (423); `seconds` is how long to wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__("locked")
        self.seconds = seconds


class Tus:
    """A server of the protocol at `endpoint`. What is refused for good raises the family in `portal/errors.py`."""

    def __init__(self, exchange: Exchange, endpoint: str) -> None:
        self._exchange = exchange
        self.endpoint = endpoint

    def offer(self) -> Offer:
        """What it can do (OPTIONS). A server that does not answer this is taken to create and nothing more."""
        answer = self._exchange(Request("OPTIONS", self.endpoint, harmless=True))
        if answer.status in (404, 405, 501):
            return Offer(frozenset({"creation"}))
        if answer.status >= 400:
            raise error_of(answer)
        versions = _words(answer.headers, "tus-version")
        if versions and VERSION not in versions:
            raise BadReply("another version of tus")
        most = answer.headers.get("tus-max-size", "").strip()
        return Offer(
            _words(answer.headers, "tus-extension"),
            _words(answer.headers, "tus-checksum-algorithm"),
            int(most) if most.isascii() and most.isdigit() else None,
        )

    def create(self, size: int, metadata: Mapping[str, str]) -> Place:
        """A new upload of `size` bytes. A repeated request could make two, so a broken line is not asked again."""
        headers = {"Tus-Resumable": VERSION, "Upload-Length": str(size), "Upload-Metadata": encoded(metadata)}
        answer = self._exchange(Request("POST", self.endpoint, headers=headers, body=b"", content_type=CHUNK))
        if answer.status == 413:
            raise Rejected(code="too-large")
        if answer.status >= 400:
            raise error_of(answer)
        return Place(located(self.endpoint, answer.headers.get("location", "")), _expiry(answer.headers))

    def offset(self, place: Place, size: int) -> tuple[int, Place]:
        """How many bytes are there (HEAD), and the place with its newest expiry. Raises `Gone`, `Locked`."""
        answer = self._exchange(Request("HEAD", place.url, headers={"Tus-Resumable": VERSION}))
        _raise_for(answer)
        length = answer.headers.get("upload-length", "")
        if length and length != str(size):
            raise Gone  # another file stands there
        return _offset(answer.headers, size), Place(place.url, _expiry(answer.headers) or place.expires)

    def send(self, place: Place, offset: int, data: bytes, *, checked: bool) -> tuple[int, Place]:
        """Send a piece (PATCH); the new offset. Raises `Gone`, `Elsewhere`, `Locked`."""
        headers = {"Tus-Resumable": VERSION, "Upload-Offset": str(offset)}
        if checked:
            digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
            headers["Upload-Checksum"] = f"sha256 {digest}"
        patience = _PATIENCE + len(data) / _SLOWEST
        request = Request(
            "PATCH",
            place.url,
            headers=headers,
            body=data,
            content_type=CHUNK,
            deadline=2 * patience,
            silence=patience,
            packed=False,
        )
        answer = self._exchange(request)
        _raise_for(answer)
        reached = _offset(answer.headers, offset + len(data))
        if reached <= offset:
            raise Elsewhere
        return reached, Place(place.url, _expiry(answer.headers) or place.expires)

    def terminate(self, place: Place) -> None:
        """Have the server throw it away (DELETE); one that is not there is no error."""
        answer = self._exchange(Request("DELETE", place.url, headers={"Tus-Resumable": VERSION}))
        if answer.status >= 400 and answer.status not in (404, 405, 410):
            raise error_of(answer)


def located(endpoint: str, location: str) -> str:
    """The address of an upload from the answer's Location, relative or absolute.

    A server behind a proxy names its own scheme and port; ours are kept. Raises `Insecure` for another host: the
    person's token goes nowhere else.
    """
    if not location:
        raise BadReply("an upload without an address")
    try:
        there, here = urlsplit(urljoin(endpoint, location)), urlsplit(endpoint)
        elsewhere = there.hostname != here.hostname
    except ValueError:
        raise BadReply("not an address") from None
    if elsewhere:
        raise Insecure("an upload elsewhere")
    return urlunsplit((here.scheme, here.netloc, there.path, there.query, ""))


def encoded(metadata: Mapping[str, str]) -> str:
    """Upload-Metadata: keys with their values in Base64."""
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}".strip() for key, value in metadata.items())


def _raise_for(answer: Answer) -> None:
    match answer.status:
        case 404 | 410:
            raise Gone
        case 409 | 460:
            raise Elsewhere
        case 423:
            raise Locked(retry_after(answer.headers) or _LOCKED_WAIT)
        case 413:
            raise Rejected(code="too-large")
        case status if status >= 400:
            raise error_of(answer)


def _offset(headers: Mapping[str, str], most: int) -> int:
    value = headers.get("upload-offset", "").strip()
    if not (value.isascii() and value.isdigit()) or int(value) > most:
        raise BadReply("an upload without an offset")
    return int(value)


def _words(headers: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(word.strip().lower() for word in headers.get(name, "").split(",") if word.strip())


def _expiry(headers: Mapping[str, str]) -> datetime | None:
    """Upload-Expires; None when absent or odd."""
    try:
        at = parsedate_to_datetime(headers.get("upload-expires", ""))
    except ValueError:
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
