"""The menu before the page: made when the bars have folded and it is opened for the first time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from kiosk.page import Page
from ui.menu import CLOSE, menu_page
from ui.page_view import PageView
from ui.transcript_place import TRANSCRIPT

if TYPE_CHECKING:
    from ui.window import Window


class MenuPlace(QObject):
    """Opens and closes the menu of one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._view: PageView | None = None

    @property
    def view(self) -> PageView:
        """What shows it."""
        if self._view is None:
            self._view = PageView(self._window.context())
            self._view.activated.connect(self._chosen)
            self._window.stack.addWidget(self._view)
        return self._view

    @property
    def is_open(self) -> bool:
        """Whether it stands before the page."""
        return self._view is not None and self._window.stack.currentWidget() is self._view

    @property
    def page(self) -> Page | None:
        """The menu, while it stands before the page."""
        return self.view.body.page if self.is_open and self.view.body is not None else None

    def open(self) -> None:
        """Bring it before the page."""
        window = self._window
        welcome, said = bool(window.page and window.page.welcome), window.transcript.is_in_menu
        acting, context = not window.acting.isHidden(), window.context()
        page = menu_page(context.words, window.theme.look, welcome=welcome, transcript=said, acting=acting)
        self.view.show_page(page, replace(context, heading=page.heading))
        window.bring(self.view)
        self.view.focus_first()

    def close(self) -> None:
        """Back to the page; the focus is where the menu was opened."""
        self._window.bring(self._window.view)
        self._window.top.menu.setFocus(Qt.FocusReason.OtherFocusReason)

    def translate(self) -> None:
        """Its own words in another language."""
        if self._view is not None:
            self._view.translate(self._window.context())

    @Slot(str, str)
    def _chosen(self, action: str, argument: str) -> None:
        self.close()
        if action == TRANSCRIPT:
            self._window.transcript.open()
        elif action != CLOSE:
            self._window.act(action, argument)
