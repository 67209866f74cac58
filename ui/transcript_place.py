"""Where the transcript stands: beside or below the page, and where the text is so large that there is no room, on a page of
its own that the menu opens (B2-42)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from kiosk.page import Action
from kiosk.text import Wording
from ui.blocks.base import put, take_out
from ui.blocks.push import Push
from ui.blocks.styles import PLAIN
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.window import Window

TRANSCRIPT: Final = "transcript"


def transcript_action(words: Wording) -> Action:
    """The way to it from the menu."""
    _ = words
    # Translators: button that opens a list of what the voice has said
    return Action(TRANSCRIPT, _("What was said"), "message-square")


class TranscriptPage(QWidget):
    """The transcript alone, with a way back above it."""

    def __init__(self, theme: Theme, words: Wording) -> None:
        super().__init__()
        _ = words
        self._theme = theme
        self.back = Push(theme, PLAIN, _("Back"), icon="arrow-left")
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.restyle()

    def restyle(self) -> None:
        scale = self._theme.scale
        self.column.setContentsMargins(scale.margin, scale.gap, scale.margin, scale.gap)
        self.column.setSpacing(scale.gap)


class TranscriptPlace(QObject):
    """Finds the place of the transcript in one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.pane: QWidget | None = None
        self.page: TranscriptPage | None = None
        self._alone = False

    @property
    def is_open(self) -> bool:
        """Whether it stands before the page."""
        return self.page is not None and self._window.stack.currentWidget() is self.page

    @property
    def is_in_menu(self) -> bool:
        """Whether the menu leads to it, since there is no room beside the page."""
        return self._alone

    def show(self, pane: QWidget | None) -> None:
        """Show it from now on, or take it away."""
        if pane is self.pane:
            return
        if self.pane is not None:
            if self.is_open:
                self.close()
            self._window.middle.hold(None)
            take_out(self.pane)
            self.pane.hide()
            self.pane.setParent(None)
        self.pane, self._alone = pane, False
        self.dress()

    def dress(self) -> None:
        """It has the window's letters and colours by itself, but for the scroll bar. A style sheet on all of it would part it
        from them."""
        found = self.pane.findChild(QListView) if self.pane is not None else None
        if found is not None:
            self._window.theme.dress_plain(found.verticalScrollBar())

    def place(self, height: int) -> None:
        """Choose the place, for a middle as high as this."""
        window = self._window
        if self.pane is None or window.page is None:
            return
        if window.page.attract:  # nobody is here yet
            window.middle.hold(None)
            self.pane.hide()
            return
        self._alone = window.top.folded and not window.middle.has_room(window.width(), height)
        if self._alone:
            window.middle.hold(None)
            column = self._own_page().column
            if column.indexOf(self.pane) < 0:
                put(column, 1, self.pane, 1)
            self.pane.setMinimumSize(0, 0)
            self.pane.setMaximumSize(16_777_215, 16_777_215)
            self.pane.show()
            return
        if self.is_open:
            self.close()
        window.middle.hold(self.pane)
        window.middle.arrange(window.width(), height)

    def _own_page(self) -> TranscriptPage:
        if self.page is None:
            window = self._window
            self.page = TranscriptPage(window.theme, Wording(window.messages, window.language))
            self.page.back.clicked.connect(self.close)
            window.stack.addWidget(self.page)
        return self.page

    def open(self) -> None:
        """Bring it before the page."""
        if self.pane is None or not self._alone:
            return
        page = self._own_page()
        page.back.set_words(Wording(self._window.messages, self._window.language)("Back"))
        self._window.bring(page)
        self.focus()

    def focus(self) -> None:
        """Go to the newest line."""
        found = self.pane.findChild(QListView) if self.pane is not None else None
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close(self) -> None:
        """Back to the page."""
        self._window.bring(self._window.view)
        self._window.view.focus_first()
