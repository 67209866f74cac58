"""The window of staff: one page made of views, drawn with the blocks and the theme of the house, with no field on it (ACC-97)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessibility.announcer import Output
from accessibility.install import install
from accessibility.outline import follow
from accessibility.preferences import Preferences
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.silent import SilentVoice
from kiosk.assisting.counter import Counter
from kiosk.assisting.screen import LET_BE, USUAL_SIZE, StaffScreen
from kiosk.assisting.view import StaffView
from kiosk.page import Page
from kiosk.text import Language, Text, Wording
from translations import messages
from ui.blocks.context import Context
from ui.focus_ring import FocusRing
from ui.page_view import PageView
from ui.theme.look import Look, Profile
from ui.theme.theme import Theme
from ui.theme.tokens import PaletteName

TICK_MS: Final = 10_000
"""Between looks at how long somebody has been at a step; the page tells minutes."""

ServiceName = Callable[[str, str], Text | None]
"""Id of a service, language → the register's name of it; None where the catalogue does not hold it."""


class StaffWindow(QWidget):
    """Shows the newest view. `acted` is a line for the supervisor: an act, and the number of the visit that it is meant for.

    It speaks only through the screen reader of staff: a voice of its own would be heard by the visitor beside it. `clock` gives seconds.
    """

    acted = Signal(str)

    def __init__(
        self, counter: Counter, service_name: ServiceName, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._service_name, self._clock = service_name, clock
        self._words: dict[Language, Wording] = {}
        first = counter.language
        self.screen_ = StaffScreen(counter.kiosk, language=first)
        self._mm_per_px = counter.mm_per_px
        self._came = clock()
        self._heading: Text | None = None
        self.theme = Theme(self._look())
        self.view = PageView(self._context(Text("", first)))
        self.view.activated.connect(self._activated)
        self.view.rearranged.connect(self._order_tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.ring = FocusRing(self.theme, self)
        self.theme.dress(self)
        self.layer = install(
            self, queue=SpeechQueue(SilentVoice()), language=first, output=Output.SCREEN_READER, fingers=True
        )
        self.layer.apply(Preferences(language=first))
        self.layer.panic.panicked.connect(self._usual)
        if not counter.own_display:  # the keys are the visitor's, whatever is touched here
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._draw()

    def see(self, view: StaffView) -> None:
        """Another view has come."""
        self._came = self._clock()
        self._become(self.screen_.seeing(view))

    @Slot()
    def tick(self) -> None:
        """Time has passed at the same step."""
        seconds = self.screen_.view.seconds + self._clock() - self._came
        self._become(replace(self.screen_, minutes=int(seconds // 60)))

    @Slot(str, str)
    def _activated(self, action: str, argument: str) -> None:
        screen, act = self.screen_.on(action, argument)
        if act is not None:
            self.acted.emit(f"{act} {screen.view.visit}")
        self._become(screen)

    @Slot()
    def _usual(self) -> None:
        """Lost in the settings: the usual ones are back."""
        self._become(replace(self.screen_, palette="light", size=USUAL_SIZE))

    def _become(self, screen: StaffScreen) -> None:
        if screen == self.screen_:
            return
        before, self.screen_ = self.screen_, screen
        if (screen.palette, screen.size) != (before.palette, before.size):
            self.theme.set_look(self._look())
            self.theme.dress(self)
        if screen.language != before.language:
            self.layer.announcer.configure(language=screen.language)
        self._draw()

    def _draw(self) -> None:
        page = self.page()
        before, self._heading = self._heading, page.heading
        new = self.view.body is None or self.view.body.page.id != page.id
        context = self._context(page.heading)
        self.view.translate(context)
        self.view.show_page(page, context)
        self._order_tab()
        self.setWindowTitle(page.heading.text)
        if before is not None and before != page.heading and not new:
            self.layer.announcer.say(page.heading)  # a call for help is news, wherever the focus is

    def page(self) -> Page:
        """What stands there now."""
        return self.screen_.page(self._wording(self.screen_.language), self._service_name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the visit alone; the paging keys turn the page."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self._activated(LET_BE, "")
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.view.page_by(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _order_tab(self) -> None:
        """Tab goes as the reading goes (ACC-44)."""
        follow(self)

    def _wording(self, language: Language) -> Wording:
        if language not in self._words:
            self._words[language] = Wording(messages("kiosk", language), language)
        return self._words[language]

    def _context(self, heading: Text) -> Context:
        language = self.screen_.language
        return Context(self.theme, language, messages("ui", language), heading)

    def _look(self) -> Look:
        screen = self.screen_
        return Look(PaletteName(screen.palette), zoom=screen.size, profile=Profile.HOME, mm_per_px=self._mm_per_px)
