"""What all pages have in common that show something personal fetched from the portal: waiting, failing, signing in again.

What was fetched for one person is never drawn for another: it is kept with its owner, and shown to nobody else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from kiosk.desk import Desk, Person
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Journey, Next, Request, stay
from kiosk.journeys.problems import problem_page
from kiosk.journeys.signing_in import signing_in
from kiosk.page import Page, Paragraph
from kiosk.portal.errors import PortalError, Unauthorised
from kiosk.text import Text


class Fetching(Journey, Protocol):
    """A page that shows what `load` brings; `owner` is the portal's id of whose it is."""

    @property
    def found(self) -> Any: ...

    @property
    def owner(self) -> str: ...

    @property
    def error(self) -> PortalError | None: ...

    def load(self, desk: Desk) -> Request:
        """What brings it."""


FetchingT = TypeVar("FetchingT", bound=Fetching)


def fetched(state: FetchingT, event: Event, desk: Desk) -> Next | None:
    """What follows when it arrives or fails, is asked for again, or somebody comes back to the page; else None."""
    request = state.load(desk)
    kind = type(request)
    match event:
        case Arrived(request=asked, result=result) if isinstance(asked, kind):
            return stay(_with(state, found=result, owner=_owner(desk), error=None))
        case Failed(request=asked, error=error) if isinstance(asked, kind):
            return stay(_with(state, error=error))
        case Activated(action="retry") if isinstance(state.error, Unauthorised):
            return signing_in(state, state.error)
        case Resumed(result=Person()) | Activated(action="retry"):
            return stay(_with(state, error=None), request)
        case Resumed() if desk.person is not None and state.error is None:
            return stay(state, request)
    return None


def drawn(state: FetchingT, desk: Desk, heading: Text, waiting: Text, draw: Callable[[Any], Page]) -> Page:
    """The failure, the waiting, or what `draw` makes of what came for whoever is signed in."""
    if state.error is not None:
        return problem_page(state.error, desk.wording, at_kiosk=desk.at_kiosk)
    if state.found is None or state.owner != _owner(desk):
        identity = f"{type(state).__name__.lower()}/loading"
        return Page(identity, heading, (Paragraph(waiting),), busy=True, back=back(desk.wording))
    return draw(state.found)


def _owner(desk: Desk) -> str:
    return desk.person.id if desk.person is not None else ""


def _with(state: FetchingT, **members: Any) -> FetchingT:
    return replace(state, **members)  # type: ignore[type-var]  # journeys are dataclasses
