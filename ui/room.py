"""How much room the parts of the window have: measured for the page that stands there, at this size and in this window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.page import Page

if TYPE_CHECKING:
    from ui.window import Window

FIELD: Final = 260
FULL_BARS: Final = 380
UPPER_BAR: Final = 170
"""What a page needs at least, at the size of text of a home computer: beside a keyboard a field with its question; beside full bars,
whatever stands there; beside the upper bar, while there is a keyboard."""


class Room:
    """Measures one window. Shows and hides nothing."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @property
    def within_reach(self) -> int:
        """The height that the window's parts share: at a low layout, what a person in a wheelchair reaches (ACC-41)."""
        return self._window.height() - self.out_of_reach

    @property
    def out_of_reach(self) -> int:
        """The height above that."""
        return self._window.theme.look.out_of_reach(self._window.height())

    @property
    def folds(self) -> bool:
        """Whether the text is too large for full bars."""
        return self._window.theme.scale.folds or not self._window.top.fits(self._window.width())

    @property
    def is_crowded(self) -> bool:
        """Whether a keyboard leaves less room than a field with its question needs: then the bars fold."""
        return self._window.keyboard is not None and self.left_for_page < self._length(FIELD)

    @property
    def left_for_page(self) -> int:
        """The height that the bars and the keyboard leave."""
        window = self._window
        bars = [
            bar for bar in (window.bottom, window.keyboard, window.caption) if bar is not None and not bar.isHidden()
        ]
        width, left = window.width(), self.within_reach
        for bar in (window.top, *([] if window.acting.isHidden() else [window.acting]), *bars):
            wish = bar.heightForWidth(width) if bar.hasHeightForWidth() else bar.sizeHint().height()
            left -= max(wish, bar.minimumHeight())
        return left

    @property
    def has_upper_bar(self) -> bool:
        """Whether the upper bar has room above a keyboard that crowds the page."""
        return self.left_for_page >= self._length(UPPER_BAR)

    @property
    def is_low(self) -> bool:
        """Whether full bars would leave too little of a low window to the page, whatever the page and the caption hold:
        so the bars are the same from page to page, but for those with a keypad (ACC-63)."""
        window = self._window
        entry = window.view.code_entry()
        taken = window.top.sizeHint().height() + window.bottom.most(window.width())
        if not window.acting.isHidden():
            taken += window.acting.heightForWidth(window.width())
        if entry is not None and entry.alphabet and not window.keypad.inline:
            taken += window.keypad.heightForWidth(window.width())
        return self.within_reach - taken < self._length(FULL_BARS)

    def holds_welcome(self, page: Page) -> bool:
        """Whether the strip of the first page has room. A low layout has little, and the page goes before; so it does while
        somebody searches, for what was found."""
        window, high = self._window, self.within_reach
        searching = page.back is not None
        if (searching or high < window.height()) and window.welcome.heightForWidth(
            window.width()
        ) > high * window.welcome.MOST_OF_WINDOW:
            return False
        return window.welcome.fits(window.width(), high)

    @property
    def holds_keypad(self) -> bool:
        """Whether the keypad below the page leaves enough of the window."""
        window = self._window
        return window.keypad.heightForWidth(window.width()) <= self.within_reach * window.keypad.MOST_OF_WINDOW

    @property
    def holds_code_above_keypad(self) -> bool:
        """Whether the bars as they stand and a keypad below the page leave room for a code field, and for turning the page."""
        window = self._window
        left = self.left_for_page - window.keypad.heightForWidth(window.width())
        return left >= window.view.height_for_code()

    def _length(self, pixels: int) -> int:
        return self._window.theme.scale.length(pixels)
