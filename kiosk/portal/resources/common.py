"""What all resources share: coded values, money, pages of a list, tombstones."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Generic, TypeVar

import msgspec

T = TypeVar("T")

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A time with its offset (contract §A.1): without one nobody knows which moment is meant, and it compares with no other."""


class Resource(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A value that came from a portal: immutable, camelCase on the wire, unknown members ignored."""


class Personal(Resource, frozen=True, kw_only=True):
    """A resource about a person: its repr shows nothing of it, wherever that ends up."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(hidden)"


class Coded(Resource, frozen=True, kw_only=True):
    """A coded value with the server's own words for it: catalogue texts as a language map, others in one language."""

    code: str
    label: dict[str, str] | str = ""


class Money(Resource, frozen=True, kw_only=True):
    """An amount in minor units (qəpik)."""

    amount: int
    currency: str = "AZN"


class ListOf(Resource, Generic[T], frozen=True, kw_only=True):
    """One page of a list (contract §A.1): `next` is an opaque cursor, `revision` what `since` may ask for next time."""

    items: list[T]
    next: str | None = None
    revision: str = ""
