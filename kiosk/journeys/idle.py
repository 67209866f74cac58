"""Is anybody still here? Asked by sight and sound before a visit is ended; any act answers (ACC-51, ACC-52)."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.desk import Desk
from kiosk.journeys.events import Activated, Changed, Event
from kiosk.journeys.journey import Next, close
from kiosk.page import Action, Notice, NoticeKind, Page


@dataclass(frozen=True, slots=True)
class StillHere:
    """Stands over the page on which nothing has happened for a while. It does not tell how long the window waits: a number
    would soon be untrue, and one that counts down presses people."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        return close() if isinstance(event, Activated | Changed) else None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        warning = _("Press any key or touch the screen to stay. Otherwise your visit ends soon.")
        return Page(
            "still-here",
            _("Are you still here?"),
            (Notice(warning, kind=NoticeKind.WARNING),),
            main=Action("continue", _("I am still here"), icon="check"),
            said=(warning,),
        )
