"""Where a visit stands: the journeys that are open, one above the other, and what each event makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from kiosk.desk import Desk, Person, SignedOut
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.home import Home
from kiosk.journeys.journey import Calling, Coded, Journey, Losable, Next, Request
from kiosk.journeys.notices import Notices
from kiosk.journeys.overlays import OVERLAYS, overlay
from kiosk.journeys.whose import represented
from kiosk.page import ACT_FOR_MYSELF, BACK, FINISH, HOME, Page
from kiosk.portal.errors import Cancelled, PortalError

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that a journey made; `ticket` says which one, so that an answer to one that was left is dropped."""

    ticket: int
    request: Request
    owner: str = ""
    """Whose things were at hand when it was asked (`Person.id`)."""

    def perform(self, office: Office) -> object:
        """Do it, on a worker thread; `Cancelled` when somebody else's things are at hand by then."""
        with office.only_for(self.owner):
            return self.request.perform(office)


@dataclass(frozen=True, slots=True)
class _Frame:
    """`overlay` says that the bars have opened it."""

    ticket: int
    journey: Journey
    overlay: bool = False


class Conductor:
    """The stack of open journeys. Knows no thread and no widget: events in, page and requests out.

    `first` are the journeys that are open at the start, lowest first; the last of them is where `home` leads.
    """

    def __init__(self, desk: Desk, first: Sequence[Journey] = (Home(),)) -> None:
        self.desk = desk
        self.finished = False
        self._tickets = count(1)
        self._frames = [self._frame(journey) for journey in first]
        self._kept: dict[str, Journey] = {}
        self._owner = ""
        """The portal's id of who signed in last."""
        self._page: tuple[Journey, Desk, Page] | None = None
        self._notices = Notices()

    @property
    def page(self) -> Page:
        """What stands on the screen now; made once for each state."""
        made, journey = self._page, self._top.journey
        if made is None or made[0] is not journey or made[1] is not self.desk:
            made = self._page = (journey, self.desk, self._drawn(journey))
        return made[2]

    def _drawn(self, journey: Journey) -> Page:
        """The journey's page, with what every page tells."""
        page = self._notices.on(represented(journey.page(self.desk), self.desk), self.desk)
        if self.desk.call is None:
            return page
        from kiosk.journeys.staff_call import with_call  # only where staff have a screen of their own

        return with_call(page, self.desk)

    @property
    def _acting(self) -> bool:
        return self.desk.person is not None and self.desk.person.acts_for is not None

    @property
    def begun(self) -> bool:
        """Whether answers are kept that would be lost at the end of the visit."""
        return bool(self._kept) or any(map(self._is_begun, self._frames))

    @staticmethod
    def _is_begun(frame: _Frame) -> bool:
        return isinstance(frame.journey, Losable) and frame.journey.begun

    @property
    def _top(self) -> _Frame:
        return self._frames[-1]

    def handle(self, event: Event) -> tuple[Asked, ...]:
        """Let the open journey answer; returns what it asks for."""
        if isinstance(event, Activated):
            if event.action == FINISH:
                return self._finish()
            if event.action in OVERLAYS:
                return self._overlay(event.action)
            if event.action == ACT_FOR_MYSELF:
                return self._act_for_myself()
        following = self._top.journey.on(event, self.desk)
        if following is None:
            if event == Activated(BACK) and len(self._frames) > 1:
                following = Next(closed=True)
            elif event == Activated(HOME):
                following = Next(home=True)
            else:
                return ()
        return self._follow(following)

    def open(self, journey: Journey) -> tuple[Asked, ...]:
        """Open a journey on top of whatever is there."""
        self._frames.append(self._frame(journey))
        return ()

    def close_over(self, kind: type[Journey]) -> tuple[Asked, ...]:
        """Close the topmost journey if it is of `kind`."""
        if isinstance(self._top.journey, kind):
            self._frames.pop()
        return ()

    def deliver(self, asked: Asked, result: object) -> tuple[Asked, ...]:
        """The answer to a request; dropped when the journey that asked is no longer open, and when it came for somebody
        whose things are not at hand any more."""
        if asked.owner not in ("", self._owner_now) and not isinstance(result, Person | SignedOut):
            return ()
        return self._late(asked, Arrived(asked.request, result))

    def fail(self, asked: Asked, error: PortalError) -> tuple[Asked, ...]:
        """A request failed; dropped like `deliver`, and when the person left."""
        if isinstance(error, Cancelled) or asked.owner not in ("", self._owner_now):
            return ()
        return self._late(asked, Failed(asked.request, error))

    def change_desk(self, desk: Desk) -> None:
        """Another language, person or preference; the page is the same one in the new words.

        What one person began and left is not kept for the next.
        """
        if desk.person is not None:
            if self._owner not in ("", desk.person.id):
                self._kept.clear()
            self._owner = desk.person.id
        self.desk = desk

    def forget(self) -> None:
        """Drop what was begun: somebody has signed out, and whoever comes next may be somebody else."""
        self._kept.clear()
        self._frames = [each for each in self._frames if not self._is_begun(each)]

    def _finish(self) -> tuple[Asked, ...]:
        """End the visit; where answers would be lost, ask first; while one is being sent, show that."""
        if self._hold():
            return ()
        if not self.begun:
            self.finished = True
            return ()
        from kiosk.journeys.leaving import Leaving

        if not isinstance(self._top.journey, Leaving):
            code = any(isinstance(each.journey, Coded) and each.journey.leaves_code for each in self._frames)
            self._frames.append(self._frame(Leaving(code=code)))
        else:
            self.finished = True
        return ()

    def _act_for_myself(self) -> tuple[Asked, ...]:
        """End acting for somebody; where answers would be lost, ask first."""
        if self._hold() or not self._acting:
            return ()
        from kiosk.journeys.acting import EndingActing
        from kiosk.journeys.acting_requests import ActForOneself

        if isinstance(self._top.journey, EndingActing):
            return ()
        self._frames.append(self._frame(EndingActing(asking=self.begun)))
        return () if self.begun else (self._asked(self._top.ticket, ActForOneself(self.desk.language)),)

    def _overlay(self, action: str) -> tuple[Asked, ...]:
        opened = overlay(action, self._frames[-2 if self._top.overlay else -1].journey)
        if self._top.overlay or type(self._top.journey) is type(opened):
            self._frames.pop()
        self._frames.append(replace(self._frame(opened), overlay=True))
        return ()

    def _late(self, asked: Asked, event: Event) -> tuple[Asked, ...]:
        for index, frame in enumerate(self._frames):
            if frame.ticket == asked.ticket:
                if index == len(self._frames) - 1:
                    return self.handle(event)
                return self._beneath(index, event)
        return ()

    def _beneath(self, index: int, event: Event) -> tuple[Asked, ...]:
        """An answer for a journey that lies under an overlay: it changes its state, and what is open above it
        only where it calls somebody."""
        frame = self._frames[index]
        following = frame.journey.on(event, self.desk)
        if following is None:
            return ()
        if following.anew:
            return self._begin_anew(index, following)
        if following.state is not None:
            self._frames[index] = replace(frame, journey=following.state)
            self._let_call(index, following.state)
        if following.closed:
            self._frames.pop(index)
            below = self._frames[index - 1]
            resumed = below.journey.on(Resumed(following.result), self.desk)
            if resumed is not None and resumed.state is not None:
                self._frames[index - 1] = replace(below, journey=resumed.state)
                if resumed.request is not None:
                    return (self._asked(below.ticket, resumed.request),)
        if following.request is not None and following.opened is None and not following.closed:
            return (self._asked(frame.ticket, following.request),)
        return ()

    def _asked(self, ticket: int, request: Request) -> Asked:
        return Asked(ticket, request, self._owner_now)

    @property
    def _owner_now(self) -> str:
        return self.desk.person.id if self.desk.person is not None else ""

    def _let_call(self, index: int, journey: Journey) -> None:
        """Who is called is called, whatever of the bars they have opened meanwhile."""
        above = self._frames[index + 1 :]
        if isinstance(journey, Calling) and journey.calls and all(each.overlay for each in above):
            del self._frames[index + 1 :]

    def _follow(self, following: Next) -> tuple[Asked, ...]:
        if following.anew:
            return self._begin_anew(len(self._frames) - 1, following)
        if following.home:
            return self._go_home()
        if following.closed:
            self._keep(self._frames.pop().journey)
            return self.handle(Resumed(following.result))
        if following.state is not None:
            self._frames[-1] = replace(self._top, journey=following.state)
        request = following.request
        if following.opened is not None:
            kept = self._kept.pop(following.opened.keep, None)
            self._frames.append(self._frame(kept or following.opened))
            if kept is not None:
                return ()  # it has what it would ask for
        return (self._asked(self._top.ticket, request),) if request is not None else ()

    def _hold(self) -> bool:
        """Lay open a journey that nobody may leave now, if there is one."""
        for index, frame in enumerate(self._frames):
            if isinstance(frame.journey, Losable) and frame.journey.holding:
                del self._frames[index + 1 :]
                return True
        return False

    def _begin_anew(self, index: int, following: Next) -> tuple[Asked, ...]:
        """In place of all journeys up to the one at `index`, but for the first ones; what lies over that stays."""
        assert following.opened is not None
        self._kept.clear()
        opened = self._frame(following.opened)
        home = next(place for place, frame in enumerate(self._frames) if isinstance(frame.journey, Home))
        self._frames[home : index + 1] = [self._frame(Home()), opened]
        return (self._asked(opened.ticket, following.request),) if following.request is not None else ()

    def _go_home(self) -> tuple[Asked, ...]:
        if self._hold():
            return ()
        while len(self._frames) > 1 and not isinstance(self._top.journey, Home):
            self._keep(self._frames.pop().journey)
        if isinstance(self._top.journey, Home):
            self._frames[-1] = self._frame(Home())
        return ()

    def _keep(self, journey: Journey) -> None:
        if journey.keep and isinstance(journey, Losable) and journey.begun:
            self._kept[journey.keep] = journey

    def _frame(self, journey: Journey) -> _Frame:
        return _Frame(next(self._tickets), journey)
