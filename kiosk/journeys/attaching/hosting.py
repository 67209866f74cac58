"""Attaching files inside another journey, so that what was attached stays with its other answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol, TypeVar

from kiosk.desk import Desk
from kiosk.journeys.attaching.attaching import Attached, Attaching
from kiosk.journeys.events import Event
from kiosk.journeys.journey import Journey, Next
from kiosk.uploading.results import Attachment


class Host(Journey, Protocol):
    """A journey with a field `attaching`; a dataclass."""

    @property
    def attaching(self) -> Attaching | None: ...

    def attached(self, key: str, files: tuple[Attachment, ...], desk: Desk) -> Next:
        """What follows when the person goes on from the files of the question `key`; `attaching` is None then."""


HostT = TypeVar("HostT", bound=Host)


def within(host: HostT, attaching: Attaching, event: Event, desk: Desk) -> Next | None:
    """What `attaching` makes of an event, as an answer of its host; None when it means nothing to it."""
    following = attaching.on(event, desk)
    if following is None:
        return None
    if following.closed and isinstance(following.result, Attached):
        return _with(host, None).attached(following.result.key, following.result.files, desk)
    state = following.state
    assert isinstance(state, Attaching)
    return replace(following, state=_with(host, state))


def _with(host: HostT, attaching: Attaching | None) -> HostT:
    changed: Any = replace(host, attaching=attaching)  # type: ignore[type-var]  # journeys are dataclasses
    found: HostT = changed
    return found
