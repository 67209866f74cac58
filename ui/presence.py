"""Whether anybody is still at a kiosk: asked after a while, and whoever answers goes on where they were (ACC-51, ACC-52)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from kiosk.journeys.idle import StillHere
from kiosk.page import Page
from kiosk.settings import KioskSettings
from ui.blocks.base import TOKEN
from ui.idle import IdleWatch
from ui.presenter import Presenter
from ui.window import Window


class Presence(QObject):
    """Asks in one visit; `gone` is called when nobody has answered."""

    def __init__(self, window: Window, presenter: Presenter, settings: KioskSettings, gone: Callable[[], None]) -> None:
        super().__init__(presenter)
        self._window, self._presenter = window, presenter
        self._place: tuple[str, str] | None = None
        """Page and `TOKEN` of what had the focus when it was asked."""
        self.watch = IdleWatch(window, settings.idle_seconds, settings.alert_seconds, self)
        self.watch.warned.connect(self._ask)
        self.watch.extended.connect(self._somebody_is_here)
        self.watch.expired.connect(gone)

    @Slot()
    def _ask(self) -> None:
        focused = self._window.focusWidget()
        token = focused.property(TOKEN) if focused is not None else None
        self._place = (self._presenter.page.id, token) if token else None
        self._presenter.open(StillHere())
        self._window.bottom.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_place(self, page: Page) -> None:
        """Back from that question, the focus is where it was, so that the person goes on there (ACC-52)."""
        if self._place is None or page.id != self._place[0]:
            return
        token, self._place = self._place[1], None
        widgets = (each for each in self._window.findChildren(QWidget) if each.property(TOKEN) == token)
        same = next((each for each in widgets if each.isVisibleTo(self._window)), None)
        if same is not None:
            same.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _somebody_is_here(self) -> None:
        self._presenter.close_over(StillHere)
