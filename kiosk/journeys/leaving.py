"""Leaving with answers that were not sent: asked once, because they would be lost (ACC-71)."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Event
from kiosk.journeys.journey import Next
from kiosk.page import FINISH, Action, Notice, NoticeKind, Page


@dataclass(frozen=True, slots=True)
class Leaving:
    """Stands over the page; "Finish" once more ends the visit, Back goes on with it.

    `code` says that nothing but the code of locked answers would be lost.
    """

    code: bool = False
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.code:
            return Page(
                "leaving/code",
                _("Have you kept your code?"),
                (
                    Notice(
                        _("It is not shown again. Without it nobody can find your answers."), kind=NoticeKind.WARNING
                    ),
                ),
                main=Action(FINISH, _("Yes, finish now"), icon="check"),
                back=back(_),
            )
        return Page(
            "leaving",
            _("Finish without sending?"),
            (Notice(_("Your answers have not been sent. They will be gone."), kind=NoticeKind.WARNING),),
            main=Action(FINISH, _("Finish without sending"), icon="x"),
            back=back(_),
        )
