"""What pages have in common that look something up by what somebody writes: it is not there, it cannot be asked for, or is left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol, TypeVar

from kiosk.journeys.events import Activated, Event, Failed
from kiosk.journeys.journey import Journey, Next, Request, stay
from kiosk.portal.errors import NotFound, PortalError


class LookingUp(Journey, Protocol):
    """`asking` while the portal looks; `fault` is `unknown` when there is no such thing."""

    @property
    def fault(self) -> str: ...

    @property
    def asking(self) -> bool: ...

    @property
    def error(self) -> PortalError | None: ...


LookingUpT = TypeVar("LookingUpT", bound=LookingUp)


def looked_up(state: LookingUpT, event: Event, kind: type[Request]) -> Next | None:
    """What follows when a request of this `kind` fails, or nobody waits for it any more; else None."""
    match event:
        case Failed(request=asked, error=NotFound()) if isinstance(asked, kind):
            return stay(_with(state, asking=False, fault="unknown"))
        case Failed(request=asked, error=error) if isinstance(asked, kind):
            return stay(_with(state, asking=False, error=error))
        case Activated(action="back") if state.error is not None or state.asking:
            return stay(_with(state, asking=False, error=None))
    return None


def _with(state: LookingUpT, **members: Any) -> LookingUpT:
    return replace(state, **members)  # type: ignore[type-var]  # journeys are dataclasses
