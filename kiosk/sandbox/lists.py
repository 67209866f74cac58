"""Lists of the contract (§A.1): {items, next, revision}, `limit`, opaque `cursor`, `since` with tombstones and 410."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from kiosk.sandbox.errors import ItemError, Problem
from kiosk.sandbox.etags import answer

Record = dict[str, Any]
LARGEST_PAGE: Final = 200
USUAL_PAGE: Final = 50


def is_limit(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 3 and 1 <= int(value) <= LARGEST_PAGE


def is_text(value: str) -> bool:
    return 0 < len(value) <= 200


def is_boolean(value: str) -> bool:
    return value in ("true", "false")


PAGING: Final[Mapping[str, Callable[[str], bool]]] = {"limit": is_limit, "cursor": is_text, "since": is_text}


@dataclass(frozen=True, slots=True)
class Change:
    """A record or its tombstone (`record` None), and the revision that it came with."""

    id: str
    revision: int
    record: Record | None


@dataclass(slots=True)
class History:
    """All records of one kind in a fixed order, with the changes made since the start.

    `epoch` names the data that the history began with: a revision of another epoch cannot be continued.
    """

    epoch: str
    records: dict[str, Change] = field(default_factory=dict)
    removed: dict[str, Change] = field(default_factory=dict)
    revision: int = 1
    oldest: int = 1

    def load(self, records: Iterable[Record]) -> None:
        """What was there at the start, all of the first revision."""
        for record in records:
            told = {**record, "revision": self.name_of(1)}
            self.records[record["id"]] = Change(record["id"], 1, told)

    def put(self, record: Record) -> None:
        """Adds or replaces a record, as a change of its own."""
        self.revision += 1
        self.removed.pop(record["id"], None)
        told = {**record, "revision": self.name_of(self.revision)}
        self.records[record["id"]] = Change(record["id"], self.revision, told)

    def remove(self, key: str) -> None:
        """Removes a record; a tombstone stays."""
        self.revision += 1
        del self.records[key]
        self.removed[key] = Change(key, self.revision, None)

    def forget(self) -> None:
        """Drops the tombstones: who has not asked since must fetch the list anew."""
        self.removed.clear()
        self.oldest = self.revision

    def name_of(self, revision: int) -> str:
        return f"{self.epoch}.{revision}"

    def since(self, name: str) -> int:
        """The number of a revision. Raises `Problem` 410 when its changes are not known here."""
        epoch, _, number = name.rpartition(".")
        if epoch != self.epoch or not (number.isascii() and number.isdigit() and len(number) < 10):
            raise Problem("resync-required")
        if not self.oldest <= int(number) <= self.revision:
            raise Problem("resync-required")
        return int(number)

    def current(self) -> list[Change]:
        return list(self.records.values())

    def changes(self, name: str) -> list[Change]:
        """What has changed after the revision `name`, the oldest change first."""
        number = self.since(name)
        changed = [change for change in (*self.records.values(), *self.removed.values()) if change.revision > number]
        return sorted(changed, key=lambda change: change.revision)


def _cursor(position: str, revision: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([position, revision]).encode()).decode().rstrip("=")


def _position(cursor: str) -> tuple[str, str]:
    wrong = Problem("resync-required", errors=[ItemError("badParameter", parameter="cursor")])
    try:
        content = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError as error:
        raise wrong from error
    match content:
        case [str(position), str(revision)]:
            return position, revision
    raise wrong


def _place(change: Change, *, by_revision: bool) -> str:
    """What a cursor remembers: in a list of changes the revision, for a record that changes again moves to the end."""
    return str(change.revision) if by_revision else change.id


def page(
    request: Request,
    parameters: Mapping[str, str],
    changes: Sequence[Change],
    revision: str,
    cache: str,
    show: Callable[[Record], Record] = lambda record: record,
) -> Response:
    """One page of a list. Raises `Problem` 410 for a cursor that cannot be continued: its record has gone, or it is none.

    The revision of the first page is given on all pages, so that what changed while paging is asked for afterwards.
    """
    by_revision = "since" in parameters
    begin = 0
    if "cursor" in parameters:
        position, revision = _position(parameters["cursor"])
        places = [_place(change, by_revision=by_revision) for change in changes]
        if position not in places:
            raise Problem("resync-required")
        begin = places.index(position) + 1
    size = int(parameters.get("limit", USUAL_PAGE))
    shown = changes[begin : begin + size]
    content: Record = {
        "items": [show(change.record) if change.record else {"id": change.id, "deleted": True} for change in shown],
        "revision": revision,
    }
    headers: dict[str, str] = {}
    if begin + size < len(changes):
        content["next"] = _cursor(_place(shown[-1], by_revision=by_revision), revision)
        following = urlencode({**parameters, "cursor": content["next"]})
        headers["Link"] = f'<{request.url.path}?{following}>; rel="next"'
    return answer(request, content, cache=cache, headers=headers)
