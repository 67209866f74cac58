"""A visit's side of the screen of staff: tells the step, takes the visitor's call, and does what staff may do (ACC-97).

Loaded only at a kiosk where staff have a screen. Whatever staff do is seen and heard by the visitor.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Slot

from kiosk.assisting.onlooker import Onlooker
from kiosk.assisting.view import StaffView, Step, line_of
from kiosk.desk import Call
from kiosk.journeys.staff_call import CALL, TAKE_BACK, more_time, status_of, what_staff_see
from kiosk.page import Page
from kiosk.text import Text
from kiosk.window_process import VIEW, Told
from ui.visiting import VisitWindow


class Assisted(QObject):
    """Stands beside one `VisitWindow`; `say` sends a line to the supervisor."""

    def __init__(self, visit: VisitWindow, say: Callable[[bytes], None]) -> None:
        super().__init__(visit)
        self._visit, self._say = visit, say
        catalogue = visit.application.catalogue
        self._onlooker = Onlooker(lambda service: catalogue.service(service) is not None)
        self._said: StaffView | None = None
        self._welcomed = self._over = False
        self._coming: Call | None = None
        """What the next page will tell of the call, while somebody is at work on this one."""
        visit.window.activated.connect(self._activated)
        visit.presenter.page_shown.connect(self._look)
        visit.presenter.settings_changed.connect(self._settings_changed)
        visit.ending.connect(self._end)

    @property
    def call(self) -> Call:
        """How the call stands."""
        return self._visit.presenter.desk.call or Call.NONE

    def told(self, what: Told) -> None:
        """Staff have done something."""
        if self._over or self._onlooker.step is Step.NOBODY:
            return
        _ = self._visit.presenter.desk.wording
        match what:
            case Told.COMING:
                self._becomes(Call.COMING)
                self._tell(status_of(Call.COMING, _))
            case Told.HELPED:
                self._becomes(Call.NONE)
            case Told.MORE_TIME:
                if self._visit.idle is not None:
                    self._visit.idle.act()
                self._tell(more_time(_))
            case Told.FINISH if self._onlooker.step is not Step.SENDING:
                self._visit.end()

    @Slot(str, str)
    def _activated(self, action: str, _argument: str) -> None:
        if action in (CALL, TAKE_BACK) and not self._over:
            call = Call.CALLED if action == CALL else Call.NONE
            self._show(call)
            self._tell(status_of(call, self._visit.presenter.desk.wording))

    def _becomes(self, call: Call) -> None:
        """By an act of staff: laid on the page where nothing moves by it, else on the next one."""
        stays_in_place = self.call is not Call.NONE and call is not Call.NONE
        if stays_in_place or not self._visit.presenter.at_work:
            self._show(call)
        else:
            self._coming = call
            self._send(self._visit.presenter.page)

    def _show(self, call: Call) -> None:
        self._coming = None
        self._visit.presenter.call_changed(call)

    def _tell(self, words: Text) -> None:
        """Seen in the caption and heard, at normal priority: it cuts nothing that is being said."""
        self._visit.layer.announcer.say(words)

    @Slot(object)
    def _look(self, page: Page) -> None:
        if self._over:
            return
        if self._coming is not None and not self._visit.presenter.at_work:
            self._show(self._coming)  # which comes here again
            return
        if not page.attract and not self._welcomed:
            self._welcomed = True
            self._tell(what_staff_see(self._visit.presenter.desk.wording)[0])
        self._send(page)

    @Slot(object)
    def _settings_changed(self, _preferences: object) -> None:
        if not self._over:
            self._send(self._visit.presenter.page)

    def _send(self, page: Page) -> None:
        """Say the view, where it is not the same as before but for the time: no key that is pressed in a field is told."""
        desk = self._visit.presenter.desk
        view = self._onlooker.look(page, desk.preferences, self.call if self._coming is None else self._coming)
        timeless = msgspec.structs.replace(view, seconds=0)
        if timeless != self._said:
            self._said = timeless
            self._say(VIEW + line_of(view))

    @Slot()
    def _end(self) -> None:
        """Nobody is there any more."""
        self._over = True
        self._say(VIEW + line_of(StaffView()))
