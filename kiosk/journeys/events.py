"""What can happen to a journey: a person's act, an answer, a failure, time passing."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.portal.errors import PortalError


@dataclass(frozen=True, slots=True)
class Activated:
    """An action of the page, or of the bars, was chosen."""

    action: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A field or a choice holds another value; nothing is decided yet."""

    key: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A request was answered; `request` is the one that asked."""

    request: object
    result: object


@dataclass(frozen=True, slots=True)
class Failed:
    """A request failed with one of the family in `portal/errors.py`."""

    request: object
    error: PortalError


@dataclass(frozen=True, slots=True)
class Resumed:
    """The journey that was opened on top of this one has ended; `result` is what it came back with, or None."""

    result: object = None


Event = Activated | Changed | Arrived | Failed | Resumed
