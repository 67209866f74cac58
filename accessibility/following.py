"""Follows the focus of one window: says what it comes to, and listens to what a person does there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from accessibility.echoing import Echo
from accessibility.lifetime import is_whole
from accessibility.outline import item_at
from accessibility.watching import Watch

if TYPE_CHECKING:
    from accessibility.announcer import Announcer
    from accessibility.items import Item


class Following(QObject):
    """`wanted` says whether anybody hears or reads what would be said. What is `known` is about to be said with the page."""

    def __init__(self, window: QWidget, announcer: Announcer, wanted: Callable[[], bool]) -> None:
        super().__init__(announcer)
        self._window, self._announcer, self._wanted = window, announcer, wanted
        self._watch: Watch | None = None
        self.known: QWidget | None = None
        self.waits = False
        """A page is coming, and will be told of as a whole."""
        self.echo = Echo(announcer, self.focused)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def focused(self) -> Item | None:
        """What has the focus."""
        return item_at(self._window, self._window.focusWidget()) if self._wanted() else None

    @Slot("QWidget*", "QWidget*")
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not is_whole(self):
            return
        if self._watch is not None and shiboken6.isValid(self._watch):  # it goes with the widget that it watches
            self._watch.end()
        self._watch = None
        if new is None or not (new is self._window or self._window.isAncestorOf(new)):
            return
        self._watch = Watch(new, self.echo)
        self._announcer.composer.heard_field = None
        if self.waits:
            return
        if new is not self.known:
            self.known = None
            item = item_at(self._window, new) if self._wanted() else None
            if item is not None:
                self._announcer.say_item(item)
