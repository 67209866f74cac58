"""What a journey is: a frozen state with two pure methods, and the few things that it may ask to happen next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kiosk.desk import Desk
from kiosk.journeys.events import Event
from kiosk.page import Page

if TYPE_CHECKING:
    from kiosk.office import Office


class Request(Protocol):
    """Work that needs a thread: a frozen value, so that a journey can ask for it and a test compare it.

    `after` is how many seconds to wait before it is done. `perform` runs on a worker thread and raises `PortalError`.
    """

    @property
    def after(self) -> float: ...

    def perform(self, office: Office) -> object: ...


class AtOnce:
    """A request that is done as soon as it is asked for: all but those that ask again after a while."""

    __slots__ = ()

    @property
    def after(self) -> float:
        return 0.0


class Journey(Protocol):
    """A frozen state. `keep` names it while it survives being left (a begun form); empty when it does not."""

    @property
    def keep(self) -> str: ...

    def on(self, event: Event, desk: Desk) -> Next | None:
        """What follows from `event`; None when it means nothing here (then Back ends the journey). Pure."""

    def page(self, desk: Desk) -> Page:
        """What stands on the screen in this state."""


@runtime_checkable
class Losable(Protocol):
    """A journey that can tell whether it holds answers which would be lost with it."""

    @property
    def begun(self) -> bool: ...

    @property
    def holding(self) -> bool:
        """Whether nobody may leave it now, because an answer that must be seen is on its way."""


@runtime_checkable
class Coded(Protocol):
    """A journey that may end with a code to be taken along."""

    @property
    def leaves_code(self) -> bool | None:
        """Whether leaving it would lose that code; None while there is none."""


@runtime_checkable
class Calling(Protocol):
    """A journey that somebody waits for to call them."""

    @property
    def calls(self) -> bool:
        """Whether what stands there now must be heard and seen at once: help and settings that lie over it make room."""


@dataclass(frozen=True, slots=True)
class Next:
    """The answer to an event: the state to go on with, work to do, a journey to open on top, or the end of this one.

    `anew` ends all journeys but the first and keeps nothing of them, because what follows is somebody else's.
    """

    state: Journey | None = None
    request: Request | None = None
    opened: Journey | None = None
    closed: bool = False
    result: object = None
    home: bool = False
    anew: bool = False


def stay(state: Journey, request: Request | None = None) -> Next:
    """Go on with `state`, and do `request` meanwhile."""
    return Next(state=state, request=request)


def opening(state: Journey, journey: Journey, request: Request | None = None) -> Next:
    """Open `journey` on top of `state`; `request` is the opened journey's first work."""
    return Next(state=state, opened=journey, request=request)


def close(result: object = None) -> Next:
    """End this journey; the one below is `Resumed` with `result`."""
    return Next(closed=True, result=result)


def anew(journey: Journey, request: Request | None = None) -> Next:
    """Begin again with `journey` on top of the first page: nothing of what was open is kept."""
    return Next(opened=journey, request=request, anew=True)


def home() -> Next:
    """End all journeys but the first."""
    return Next(home=True)
