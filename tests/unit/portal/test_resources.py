"""Times on the wire have an offset (contract §A.1)."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from kiosk.portal.errors import BadReply
from kiosk.portal.exchange import Answer
from kiosk.portal.problems import decoded
from kiosk.portal.resources.applications import (
    Application,
    ApplicationEvent,
    PrefillSource,
    Submission,
)
from kiosk.portal.resources.portal import Component, StatusNotice

STATUS = {"code": "submitted", "label": "x"}
TIMED: list[tuple[type, dict[str, Any], str]] = [
    (Application, {"id": "a", "serviceId": "s", "status": STATUS}, "submittedAt"),
    (Application, {"id": "a", "serviceId": "s", "status": STATUS}, "updatedAt"),
    (Submission, {"id": "a", "status": STATUS, "reference": "r", "receipt": "x", "statement": {}}, "submittedAt"),
    (ApplicationEvent, {"id": "e", "type": "t", "status": STATUS}, "at"),
    (PrefillSource, {"register": "r"}, "at"),
    (Component, {"name": "n", "state": "down"}, "until"),
    (StatusNotice, {}, "from"),
    (StatusNotice, {}, "to"),
]


def read(kind: type, members: dict[str, Any]) -> object:
    return decoded(Answer(200, {"content-type": "application/json"}, msgspec.json.encode(members)), kind)


@pytest.mark.parametrize(("kind", "members", "name"), TIMED, ids=lambda value: getattr(value, "__name__", None))
def test_a_time_without_an_offset_is_none(kind: type, members: dict[str, Any], name: str) -> None:
    for good in ("2026-11-21T14:30:00+04:00", "2026-11-21T10:30:00Z"):
        assert read(kind, {**members, name: good})
    with pytest.raises(BadReply):
        read(kind, {**members, name: "2026-11-21T14:30:00"})
