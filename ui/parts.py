"""Which parts the window shows with a page: the bars full or folded, the strips, the keypad and where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kiosk.page import Page
from ui.blocks.base import put
from ui.room import Room

if TYPE_CHECKING:
    from ui.window import Window


class Parts:
    """Shows and hides the parts of one window, by the room that there is."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.room = Room(window)

    def choose(self, page: Page) -> None:
        """Show the parts that `page` has, in this room, at this size."""
        window = self._window
        if window.menu_place.is_open or window.transcript.is_open:
            page = replace(page, back=None, main=None)  # they are those of the page that cannot be seen
        focused = QApplication.focusWidget()
        window.acting.show_party(page.acts_for)
        window.headroom.setMinimumHeight(self.room.out_of_reach)
        window.headroom.setVisible(self.room.out_of_reach > 0)
        window.bottom.show_page(page, folded=window.theme.scale.folds)
        window.bottom.setVisible(not page.attract)
        entry = window.view.code_entry() if not page.attract else None
        keypad = (
            entry is not None and bool(entry.alphabet) and not window.menu_place.is_open and window.keyboard is None
        )
        if entry is not None:
            window.keypad.show_alphabet(entry.alphabet)
            window.keypad.inline = not self.room.holds_keypad
        folded = self._show_bars(page)
        if keypad and not window.keypad.inline and not self.room.holds_code_above_keypad:
            window.keypad.inline = True
            folded = self._show_bars(page)
        if entry is not None:
            self._place_keypad()
        window.keypad.setVisible(keypad)
        window.transcript.place(self.room.left_for_page)
        if window.menu_place.is_open and not folded:
            window.menu_place.close()
        if focused is not None and window.isAncestorOf(focused) and not focused.isVisibleTo(window):
            window.view_in_front().focus_first()

    def _show_bars(self, page: Page) -> bool:
        """The bars and strips above and below the page; whether they are folded."""
        window = self._window
        crowded = self.room.is_crowded
        low = not page.attract and self.room.is_low
        folded = self.room.folds or crowded or low
        window.acting.fold(folded)
        welcome = page.welcome and not folded and not page.attract and self.room.holds_welcome(page)
        welcome = welcome and window.keyboard is None
        window.top.show_parts(folded=folded, bare=page.attract, language=not welcome)
        window.welcome.setVisible(welcome)
        window.bottom.show_page(page, folded=crowded or low or window.theme.scale.folds)
        window.bottom.setVisible(not page.attract and not window.bottom.is_empty)
        # in a very low window the upper bar waits until the keyboard is put away
        window.top.setHidden(crowded and not self.room.has_upper_bar)
        return folded

    def _place_keypad(self) -> None:
        """Dock the keypad below the page; in the page, where it would take too much of the window."""
        window = self._window
        if window.keypad.inline and window.view.body is not None:
            window.column.removeWidget(window.keypad)
            window.view.body.set_extra(window.keypad)
        else:
            window.keypad.inline = False
            self.dock_keypad()
        window.keypad.restyle()

    def dock_keypad(self) -> None:
        """Below the page, where it is not there already."""
        window = self._window
        if window.column.indexOf(window.keypad) < 0:
            put(window.column, window.column.indexOf(window.middle) + 1, window.keypad)
