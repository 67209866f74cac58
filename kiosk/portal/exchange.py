"""What is asked of a portal and what it answered, before and after the wire; loads no HTTP library."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

T = TypeVar("T")

SAFE_TO_REPEAT: Final = frozenset({"GET", "HEAD", "PUT", "DELETE"})
MERGE_PATCH: Final = "application/merge-patch+json"


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a portal.

    `path` is relative to the portal, or a whole URL (an issuer's endpoint). `body` is anything msgspec can encode,
    `form` is sent form-encoded (OAuth). `key` is the bare Idempotency-Key, `etag` goes into If-Match. `harmless` says
    of a POST that it changes nothing. `deadline` is in seconds for the whole exchange, repeats included, `silence` how long
    the other end may say nothing. A body that is not `packed` goes as it is, whatever the portal takes.
    `proven` says that a proof of possession goes with it (RFC 9449 §5), as with every token that is bound to a key.
    The repr shows neither body, query nor headers: they may be personal.
    """

    method: str
    path: str
    body: object = field(default=None, repr=False)
    form: Mapping[str, str] | None = field(default=None, repr=False)
    query: Mapping[str, str] = field(default_factory=dict, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    content_type: str = "application/json"
    accept: str = "application/json, application/problem+json"
    key: str = ""
    etag: str = ""
    harmless: bool = False
    deadline: float | None = None
    silence: float | None = None
    packed: bool = True
    proven: bool = False

    @property
    def repeatable(self) -> bool:
        """Whether sending it twice has the effect of sending it once: RFC 9110 §9.2.2, by its Idempotency-Key, or because
        If-Match lets a change happen once (RFC 5789 §2).
        """
        return self.method in SAFE_TO_REPEAT or bool(self.key) or self.harmless or bool(self.etag)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole and decompressed; header names are in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_json(self) -> bool:
        return self.media_type == "application/json" or self.media_type.endswith("+json")


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """A good answer, decoded. `replayed` means that the portal had already done it (Idempotency-Replayed)."""

    value: T = field(repr=False)
    status: int
    etag: str = ""
    language: str = ""
    replayed: bool = False


def new_key() -> str:
    """A fresh Idempotency-Key."""
    return str(uuid.uuid4())


def structured_string(value: str) -> str:
    """`value` as a structured-field string (RFC 8941 §3.3.3), the form that Idempotency-Key wants."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
