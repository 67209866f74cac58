"""A list of a person's things: what all of them have in common, so that each says only what is its own (ACC-55, ACC-78).

The rows of a `FetchedList` open another journey; a `ChosenList` shows the chosen one itself.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Generic, Protocol, TypeVar

from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, Request, stay
from kiosk.journeys.listing import list_page, told_apart, turned
from kiosk.journeys.problems import problem_page
from kiosk.page import Action, Block, Notice, Page
from kiosk.portal.errors import NotFound, PortalError
from kiosk.text import Text


class Identified(Protocol):
    """One thing of a list; no other of them has its `id`."""

    @property
    def id(self) -> str: ...


ItemT = TypeVar("ItemT", bound=Identified)


@dataclass(frozen=True, slots=True)
class FetchedList(ABC, Generic[ItemT]):
    """Opened with what `load` gives. A row's action is `open`, its argument the thing's id."""

    place: ClassVar[str]
    """What the ids of its pages begin with."""

    found: tuple[ItemT, ...] | None = None
    owner: str = ""
    error: PortalError | None = None
    first: int = 0
    keep: str = ""

    @abstractmethod
    def load(self, desk: Desk) -> Request:
        """What brings it."""

    @abstractmethod
    def heading(self, desk: Desk) -> Text: ...

    @abstractmethod
    def waiting(self, desk: Desk) -> Text:
        """What is said until it is there."""

    @abstractmethod
    def row(self, item: ItemT, desk: Desk) -> Action: ...

    @abstractmethod
    def opened(self, item: str, desk: Desk) -> Next | None:
        """What follows when the row of the thing with this id is pressed."""

    def acted(self, event: Event, desk: Desk) -> Next | None:
        """What follows from an event that only this list knows; asked before all that lists have in common."""
        del event, desk
        return None

    def nothing(self, desk: Desk) -> Text | None:
        """Where there is nothing: how there comes to be something, instead of an empty list."""
        del desk
        return None

    def before(self, found: tuple[ItemT, ...], desk: Desk) -> Sequence[Block]:
        """What stands before the rows."""
        del found, desk
        return ()

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        if (following := self.acted(event, desk)) is not None:
            return following
        match event:
            case Activated(action="open", argument=item):
                return self.opened(item, desk)
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        return drawn(self, desk, self.heading(desk), self.waiting(desk), lambda found: self.shown(found, desk))

    def shown(self, found: tuple[ItemT, ...], desk: Desk) -> Page:
        """The rows, or how there come to be any."""
        _ = desk.wording
        if not found and (nothing := self.nothing(desk)) is not None:
            return Page(self.place, self.heading(desk), (Notice(nothing),), back=back(_))
        rows = told_apart([self.row(each, desk) for each in found], _)
        return list_page(self.place, self.heading(desk), rows, self.first, _, *self.before(found, desk))


@dataclass(frozen=True, slots=True)
class ChosenList(FetchedList[ItemT]):
    """`chosen` is what the thing that is shown is known by; empty while the list is."""

    chosen: str = ""

    @abstractmethod
    def one_page(self, item: ItemT, desk: Desk) -> Page:
        """The page of one thing."""

    def known_by(self, item: ItemT) -> str:
        """What a row's action gives as its argument."""
        return item.id

    @property
    def one(self) -> ItemT | None:
        """The thing that is shown."""
        return next((each for each in self.found or () if self.known_by(each) == self.chosen), None)

    def opened(self, item: str, desk: Desk) -> Next | None:
        del desk
        return stay(replace(self, chosen=item))

    def on(self, event: Event, desk: Desk) -> Next | None:
        following = FetchedList.on(self, event, desk)
        if following is None and self.chosen and isinstance(event, Activated) and event.action == "back":
            return stay(replace(self, chosen="", error=None))
        return following

    def shown(self, found: tuple[ItemT, ...], desk: Desk) -> Page:
        if not self.chosen or (not found and self.nothing(desk) is not None):
            return FetchedList.shown(self, found, desk)
        one = self.one
        if one is None:
            return problem_page(NotFound(), desk.wording, at_kiosk=desk.at_kiosk)
        return self.one_page(one, desk)
